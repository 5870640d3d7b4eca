public import APNsProtocol

/// A push the gateway has accepted, on its way to the phone.
public struct AcceptedPush: Hashable, Sendable {
    /// As the provider gave it, else made here.
    public var apnsID: String
    /// Lower-case hexadecimal text.
    public var token: String
    public var topic: String
    public var bundle: String
    public var environment: APNsEnvironment
    public var pushType: PushType
    /// The body, unread but for being one JSON object.
    public var payload: [UInt8]
    /// 10, 5 or 1.
    public var priority: Int
    /// Unix seconds on the phone's clock; 0 for "one attempt, never stored"; nil if the provider gave none.
    public var expiration: Int64?
    public var collapseID: String?
    /// Unix seconds on the phone's clock.
    public var acceptedAt: Double
}

/// One request and what became of it, for the timeline.
public struct PushDecision: Hashable, Sendable {
    /// What became of it.
    public enum Outcome: Hashable, Sendable {
        case accepted
        case rejected(Rejection)
    }

    public var apnsID: String
    /// The device token as it was written in the path, if there was one.
    public var token: String?
    public var topic: String?
    public var pushType: String?
    public var outcome: Outcome
    /// Unix seconds on the phone's clock.
    public var decidedAt: Double
}
