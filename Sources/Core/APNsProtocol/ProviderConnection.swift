/// What one connection remembers of the provider tokens used on it ([A], "Establishing a token-based connection").
public struct ProviderConnection: Hashable, Sendable {
    /// The rules' numbers.
    public struct Limits: Hashable, Sendable {
        /// A token older than this is stale ([A]: one hour), in seconds.
        public var tokenLifetime: Int64 = 3_600
        /// How far `iat` may lie in the future [I], in seconds: clocks differ.
        public var clockTolerance: Int64 = 300
        /// A new token may come once in this time ([A]: 20 minutes), in seconds.
        public var updateInterval: Int64 = 1_200

        public init() {}
    }

    private var first: ProviderToken?
    private var current: String?
    private var updatedAt: Int64 = 0

    public init() {}

    /// Whether a valid token was seen: until then Apple allows one stream ([A]).
    public var isTrusted: Bool { first != nil }

    /// The connection after a request with this token, or why the token may not be used.
    ///
    /// The first token counts as new, so a second one is refused until 20 minutes later. A refused token changes
    /// nothing: the one before it goes on working [I].
    /// - Parameters:
    ///   - environment: of the host or else of the device token; nil if neither says.
    ///   - now: unix seconds of the provider's time.
    func admitting(
        _ token: ProviderToken, environment: APNsEnvironment?, limits: Limits, at now: Int64
    ) throws(Rejection) -> ProviderConnection {
        let age = now.subtractingReportingOverflow(token.issuedAt)
        guard !age.overflow, age.partialValue >= -limits.clockTolerance else {
            let ahead = token.issuedAt.subtractingReportingOverflow(now)
            throw Rejection(fault: .issuedInFuture(seconds: ahead.overflow ? .max : ahead.partialValue))
        }
        guard age.partialValue <= limits.tokenLifetime else { throw Rejection(.expiredProviderToken) }
        try checkRelation(of: token)
        if let environment, let scope = token.scope.environment, scope != environment {
            throw Rejection(.badEnvironmentKeyIDInToken)
        }
        var next = self
        next.first = first ?? token
        guard token.text != current else { return next }
        if current != nil, now < updatedAt.addingSaturated(limits.updateInterval) {
            throw Rejection(.tooManyProviderTokenUpdates)
        }
        next.current = token.text
        next.updatedAt = now
        return next
    }

    /// The first push binds the connection: one team; a team key and a topic key do not mix; a topic key stays alone.
    private func checkRelation(of token: ProviderToken) throws(Rejection) {
        guard let first, first.keyID != token.keyID else { return }
        guard first.teamID == token.teamID else { throw Rejection(.forbidden) }
        guard first.scope.bundles == nil, token.scope.bundles == nil else { throw Rejection(.unrelatedKeyIDInToken) }
        if let bound = first.scope.environment, let other = token.scope.environment, bound != other {
            throw Rejection(.badEnvironmentKeyIDInToken)
        }
    }
}

extension Int64 {
    fileprivate func addingSaturated(_ other: Int64) -> Int64 {
        let sum = addingReportingOverflow(other)
        return sum.overflow ? .max : sum.partialValue
    }
}
