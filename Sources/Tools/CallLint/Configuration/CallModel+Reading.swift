import CallPaths
import YAMLFile
import Yams

extension CallModel {
    /// One entry of a list of models: `{call: AcmeVoice.handlePush, does: reports}`.
    init(_ mapping: YAMLMapping) throws(FileFault) {
        var mapping = mapping
        let example = "call: AcmeVoice.handlePush"
        let call = try mapping.wantedText("call", example: example)
        guard let effect: Effect = try mapping.choice("does") else {
            let known = Effect.allCases.map(\.rawValue).joined(separator: ", ")
            throw mapping.fault(nil, "“does” is missing: one of \(known)")
        }
        var methods: [String] = []
        for node in try mapping.list("methods") {
            guard let name = node.string else { throw mapping.fault(node, "expected a method's name") }
            methods.append(name)
        }
        let otherwise: Effect = try mapping.choice("otherwise") ?? .unknown
        guard let model = CallModel(call: call, does: effect, methods: methods, otherwise: otherwise) else {
            throw mapping.fault(nil, "“\(call)” is no call: for example \(example)")
        }
        try mapping.end(known: ["call", "does", "methods", "otherwise"])
        self = model
    }

    /// The built-in ones, from their text.
    static let builtIn: [CallModel] = {
        do {
            var file = try YAMLMapping(text: PopularSDKs.text, file: "PopularSDKs")
            var models: [CallModel] = []
            for node in try file.list("calls") {
                models.append(try CallModel(YAMLMapping(node, file: file.file, what: "a model")))
            }
            return models
        } catch {
            // The text is ours, and a test reads it.
            preconditionFailure("\(error)")
        }
    }()
}
