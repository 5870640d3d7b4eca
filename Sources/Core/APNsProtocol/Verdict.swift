/// What becomes of a request.
public enum Verdict: Hashable, Sendable {
    case accepted(Acceptance)
    case rejected(Rejection)
}

/// A push that passed every check.
public struct Acceptance: Hashable, Sendable {
    public var topic: String
    /// The topic without its suffix.
    public var bundle: String
    public var environment: APNsEnvironment
    public var pushType: PushType
    /// 10, 5 or 1.
    public var priority: Int
    /// `apns-expiration` as sent, unix seconds; nil if absent.
    public var expiration: Int64?
    public var collapseID: String?
}

/// Why a push was refused.
public struct Rejection: Error, Hashable, Sendable {
    public var reason: Reason
    /// What is wrong and how to mend it, in one sentence.
    public var explanation: String
    /// Only with 410: milliseconds since 1970 from which on the token was invalid.
    public var timestamp: Int64?

    public var status: Int { reason.status }

    public init(_ reason: Reason, explanation: String? = nil, timestamp: Int64? = nil) {
        self.reason = reason
        self.explanation = explanation ?? reason.explanation
        self.timestamp = timestamp
    }

    init(fault: ProviderTokenFault) {
        self.init(.invalidProviderToken, explanation: fault.explanation)
    }
}
