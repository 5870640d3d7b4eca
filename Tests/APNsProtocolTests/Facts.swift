import APNsProtocol

/// A request in which everything is right; each test breaks one thing.
struct Sample {
    static let now: Int64 = 1_800_000_000
    static let token = String(repeating: "ab", count: 32)

    var method = "POST"
    var path = "/3/device/\(token)"
    var authority: String? = "localhost:2197"
    var fields = [
        HeaderField("authorization", "bearer x"), HeaderField("apns-topic", "org.example.Parley.voip"),
        HeaderField("apns-push-type", "voip"), HeaderField("apns-id", "eabeae54-14a8-11e5-b60b-1697f925ec7b"),
        HeaderField("apns-priority", "10"), HeaderField("apns-expiration", "0"),
        HeaderField("apns-collapse-id", "call"),
    ]
    var body = BodyFacts(size: 20, isJSONObject: true)
    var credential = ProviderCredential.verified(
        ProviderToken(text: "x", keyID: "KEY1234567", teamID: "TEAM123456", issuedAt: now - 60))
    var device = DeviceFacts.known(topic: "org.example.Parley.voip", environment: .production, state: .active)
    var isTooFrequent = false
    var fault: Reason?

    init(_ change: (inout Sample) -> Void = { _ in }) { change(&self) }

    mutating func set(_ name: String, _ value: String?) {
        fields.removeAll { $0.name == name }
        if let value { fields.append(HeaderField(name, value)) }
    }

    /// For another topic and type, with a device token that fits.
    mutating func use(topic: String, type: String?) {
        set("apns-topic", topic)
        set("apns-push-type", type)
        device = .known(topic: topic, environment: .production, state: .active)
    }

    var facts: RequestFacts {
        var facts = RequestFacts(
            head: RequestHead(method: method, path: path, authority: authority, fields: fields), body: body,
            credential: credential, device: device)
        facts.isTooFrequent = isTooFrequent
        facts.fault = fault
        return facts
    }

    func verdict(on connection: ProviderConnection = .init()) -> Verdict {
        PushJudge().judge(facts, on: connection, at: Self.now).verdict
    }

    var rejection: Rejection? {
        if case .rejected(let rejection) = verdict() { return rejection }
        return nil
    }

    var acceptance: Acceptance? {
        if case .accepted(let acceptance) = verdict() { return acceptance }
        return nil
    }
}

extension ProviderToken {
    static func sample(
        _ text: String, key: String = "KEY1234567", team: String = "TEAM123456", issuedAt: Int64 = Sample.now,
        environment: APNsEnvironment? = nil, bundles: [String]? = nil
    ) -> ProviderToken {
        ProviderToken(
            text: text, keyID: key, teamID: team, issuedAt: issuedAt,
            scope: ProviderKeyScope(environment: environment, bundles: bundles))
    }
}
