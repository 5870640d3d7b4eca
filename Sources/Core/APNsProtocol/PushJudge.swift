/// The provider API's rules, applied to the facts of one request.
///
/// Apple documents the reasons but not the order of the checks; this order is ours [I]: method, path, duplicate
/// headers, apns-id, provider token, topic, push type, priority, expiration, collapse id, payload, device token, rate.
/// Whoever breaks one rule gets that rule's reason whatever the order.
public struct PushJudge: Hashable, Sendable {
    public var limits: ProviderConnection.Limits

    /// The longest collapse id in bytes ([A]).
    public static let longestCollapseID = 64

    public init(limits: ProviderConnection.Limits = .init()) {
        self.limits = limits
    }

    /// The verdict, and what the connection remembers afterwards.
    /// - Parameter now: unix seconds of the provider's time.
    public func judge(
        _ facts: RequestFacts, on connection: ProviderConnection, at now: Int64
    ) -> (verdict: Verdict, connection: ProviderConnection) {
        var next = connection
        do throws(Rejection) {
            if let fault = facts.fault { throw Rejection(fault) }
            try checkHead(facts.head)
            next = try checkCredential(facts, on: connection, at: now)
            let acceptance = try checkPush(facts)
            return (.accepted(acceptance), next)
        } catch {
            return (.rejected(error), next)
        }
    }

    private func checkHead(_ head: RequestHead) throws(Rejection) {
        guard head.method == "POST" else {
            throw Rejection(.methodNotAllowed, explanation: "'\(shortened(head.method))' is not allowed: use POST.")
        }
        switch head.target {
        case .device: break
        case .noDevice: throw Rejection(.missingDeviceToken)
        case .elsewhere: throw Rejection(.badPath)
        }
        var seen: Set<String> = []
        for field in head.fields where field.name.hasPrefix("apns-") || field.name == "authorization" {
            guard seen.insert(field.name).inserted else {
                let name = shortened(field.name)
                throw Rejection(.duplicateHeaders, explanation: "The header '\(name)' occurs twice: send it once.")
            }
        }
        if let id = head["apns-id"], !id.isUUID { throw Rejection(.badMessageID) }
    }

    private func checkCredential(
        _ facts: RequestFacts, on connection: ProviderConnection, at now: Int64
    ) throws(Rejection) -> ProviderConnection {
        switch facts.credential {
        case .absent: throw Rejection(.missingProviderToken)
        case .unusable(let fault): throw Rejection(fault: fault)
        case .verified(let token):
            return try connection.admitting(token, environment: facts.environment, limits: limits, at: now)
        }
    }

    private func checkPush(_ facts: RequestFacts) throws(Rejection) -> Acceptance {
        let topic = try topic(of: facts)
        let type = try pushType(of: facts.head, topic: topic)
        let priority = try priority(of: facts.head, type: type)
        let expiration = try expiration(of: facts.head)
        let collapseID = facts.head["apns-collapse-id"]
        if let size = collapseID?.utf8.count, size > Self.longestCollapseID {
            throw Rejection(
                .badCollapseID,
                explanation: "apns-collapse-id has \(size) bytes: 64 at most; shorten it, or send its hash.")
        }
        try checkBody(facts.body, type: type)
        let environment = try checkDevice(facts, topic: topic, type: type)
        if facts.isTooFrequent { throw Rejection(.tooManyRequests) }
        return Acceptance(
            topic: topic, bundle: PushType.bundle(ofTopic: topic), environment: environment, pushType: type,
            priority: priority, expiration: expiration, collapseID: collapseID)
    }
}

extension RequestFacts {
    /// Of the host name, else of the device token.
    fileprivate var environment: APNsEnvironment? {
        if let environment = head.environment { return environment }
        if case .known(_, let environment, _) = device { return environment }
        return nil
    }
}

extension String {
    /// 8-4-4-4-12 hexadecimal digits, either case: Apple documents lower case, clients send both [O].
    fileprivate var isUUID: Bool {
        let groups = utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard groups.map(\.count) == [8, 4, 4, 4, 12] else { return false }
        return groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isHexDigit: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
    }

    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
