/// A device token: one per topic and environment (rule N1).
public struct StoredToken: Hashable, Sendable {
    /// Whether a push to the token is accepted.
    public enum State: String, CaseIterable, Hashable, Sendable {
        case active
        /// A push to it gets 410 `Unregistered` with the time since when (rule N2).
        case unregistered
    }

    /// Lower-case hexadecimal digits; the key.
    public var token: String
    /// `<bundle>.voip`, or the bundle for alerts.
    public var topic: String
    /// The bundle that it was given to.
    public var bundle: String
    /// `development` or `production`.
    public var environment: String
    /// Whether a push to it is accepted.
    public var state: State = .active
    /// Wall time since when ``state`` holds, in milliseconds since 1970.
    public var sinceMilliseconds: Int64 = 0

    /// A token; active since the beginning unless said otherwise.
    public init(
        token: String, topic: String, bundle: String, environment: String, state: State = .active,
        sinceMilliseconds: Int64 = 0
    ) {
        self.token = token
        self.topic = topic
        self.bundle = bundle
        self.environment = environment
        self.state = state
        self.sinceMilliseconds = sinceMilliseconds
    }
}
