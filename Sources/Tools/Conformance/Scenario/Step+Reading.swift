import YAMLFile
import Yams

extension Step {
    private static let keys =
        Actor.allCases.map(\.rawValue) + [
            "on", "after", "times", "every", "as", "call", "age", "expires in",
        ]

    init(_ mapping: YAMLMapping, pushes: inout Int) throws(FileFault) {
        var mapping = mapping
        let actors = Actor.allCases.filter { mapping.keys.contains($0.rawValue) }
        guard actors.count == 1, let actor = actors.first else {
            throw mapping.fault(nil, "expected one of provider, user, system, network in a step: who does something")
        }
        let node = mapping.take(actor.rawValue)
        let words = node?.string ?? ""
        switch actor {
        case .provider:
            pushes += 1
            action = .push(try PushAction(words, node, number: pushes, &mapping))
        case .user: action = .user(try Self.choice(words, node, mapping))
        case .system: action = .phone(try SystemAction(words, node, mapping))
        case .network: action = .network(try Self.choice(words, node, mapping))
        }
        line = node.map(mapping.line(of:)) ?? mapping.line
        on = try mapping.pattern("on")
        after = try mapping.duration("after") ?? .zero
        times = try mapping.integer("times", in: 1...1_000) ?? 1
        every = try mapping.duration("every") ?? .zero
        try mapping.end(known: Self.keys)
    }

    private static func choice<Choice: RawRepresentable & CaseIterable>(
        _ words: String, _ node: Node?, _ mapping: YAMLMapping
    ) throws(FileFault) -> Choice where Choice.RawValue == String {
        if let choice = Choice(rawValue: words) { return choice }
        let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw mapping.fault(node, "expected one of \(known) in place of “\(words)”")
    }
}

extension PushAction {
    fileprivate init(_ words: String, _ node: Node?, number: Int, _ mapping: inout YAMLMapping) throws(FileFault) {
        guard let payload = PayloadChoice(words) else {
            throw mapping.fault(
                node,
                "expected push call, push cancel, push missed, push chat, push unreadable, push every malformed, "
                    + "push N bytes or push alert in place of “\(words)”")
        }
        self.payload = payload
        label = try mapping.text("as") ?? "push \(number)"
        sameCallAs = try mapping.text("call")
        age = try mapping.duration("age") ?? .zero
        expiresIn = try mapping.duration("expires in")
    }
}

extension PayloadChoice {
    fileprivate init?(_ words: String) {
        let parts = words.split(separator: " ").map(String.init)
        guard parts.first == "push" else { return nil }
        switch Array(parts.dropFirst()) {
        case ["unreadable"]: self = .unreadable
        case ["every", "malformed"]: self = .everyMalformed
        case ["alert"]: self = .alert
        case let rest where rest.count == 2 && rest[1] == "bytes":
            guard let count = Int(rest[0].filter { $0 != "," }), (2...1 << 20).contains(count) else { return nil }
            self = .filled(bytes: count)
        case let rest where rest.count == 1:
            guard let kind = PayloadKind(rawValue: rest[0]) else { return nil }
            self = .own(kind)
        default: return nil
        }
    }
}

extension SystemAction {
    private static let known = [
        "wait", "memory-pressure", "kill app", "reboot", "restart daemon", "advance DURATION",
    ]

    fileprivate init(_ words: String, _ node: Node?, _ mapping: YAMLMapping) throws(FileFault) {
        switch words {
        case "wait": self = .wait
        case "memory-pressure": self = .memoryPressure
        case "kill app": self = .killApp
        case "reboot": self = .reboot
        case "restart daemon": self = .restartDaemon
        default:
            guard words.hasPrefix("advance ") else {
                throw mapping.fault(
                    node, "expected one of \(Self.known.joined(separator: ", ")) in place of “\(words)”")
            }
            do { self = .advance(try SentenceReader.duration(String(words.dropFirst(8)))) } catch {
                throw mapping.fault(node, "expected \(error.expected) after “advance”")
            }
        }
    }
}
