import Foundation

/// Makes the bytes of each push of one run: the app's own payloads with fresh UUIDs.
struct PayloadPress {
    private let configuration: AppConfiguration
    /// The variant that stands for `push every malformed` in this run.
    private let malformed: MalformedPayload?
    /// The UUIDs that each label's push was given, by those of the configuration.
    private var calls: [String: [String: String]] = [:]
    private let fresh: () -> String

    /// - Parameter fresh: makes a UUID; in a model it may count.
    init(
        _ configuration: AppConfiguration, malformed: MalformedPayload? = nil,
        fresh: @escaping () -> String = { UUID().uuidString }
    ) {
        self.configuration = configuration
        self.malformed = malformed
        self.fresh = fresh
    }

    /// JSON.
    mutating func payload(for push: PushAction) -> [UInt8] {
        guard let value = template(for: push.payload) else { return Array("{}".utf8) }
        var known = push.sameCallAs.flatMap { calls[$0] } ?? [:]
        let fresh = fresh
        let pressed = value.replacingUUIDs { original in
            if let uuid = known[original] { return uuid }
            let uuid = fresh()
            known[original] = uuid
            return uuid
        }
        calls[push.label] = known
        return Array(pressed.json.utf8)
    }

    private func template(for choice: PayloadChoice) -> PayloadValue? {
        switch choice {
        case .own(let kind): configuration.payloads[kind]
        case .unreadable: .unreadable
        case .everyMalformed: malformed?.value
        case .filled(let bytes): configuration.payloads[.call]?.filled(to: bytes)
        case .alert:
            .object([.init(key: "aps", value: .object([.init(key: "alert", value: .string("Hello"))]))])
        }
    }
}
