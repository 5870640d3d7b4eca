/// A push that the gateway keeps for a phone that is offline.
public struct StoredPush: Hashable, Sendable {
    /// The `apns-id`; the key.
    public var id: String
    /// The device token it was sent to.
    public var token: String
    /// `apns-topic`.
    public var topic: String
    /// The `apns-push-type`: `voip`, `alert` ….
    public var type: String
    /// The body, unread.
    public var payload: [UInt8]
    /// The remaining headers' values.
    public var terms: Terms

    /// How long and in what order a push is kept.
    public struct Terms: Hashable, Sendable {
        /// `apns-expiration`: seconds since 1970; zero means deliver at once or not at all.
        public var expirationSeconds: Int64
        /// `apns-priority`: 10, 5 or 1.
        public var priority: Int
        /// `apns-collapse-id`.
        public var collapseID: String?
        /// Wall time of the gateway's acceptance, in milliseconds since 1970.
        public var acceptedAtMilliseconds: Int64

        /// The terms of a push without headers.
        public init(
            expirationSeconds: Int64 = 0, priority: Int = 10, collapseID: String? = nil,
            acceptedAtMilliseconds: Int64 = 0
        ) {
            self.expirationSeconds = expirationSeconds
            self.priority = priority
            self.collapseID = collapseID
            self.acceptedAtMilliseconds = acceptedAtMilliseconds
        }
    }

    /// A push as it was accepted.
    public init(
        id: String, token: String, topic: String, type: String = "voip", payload: [UInt8], terms: Terms = Terms()
    ) {
        self.id = id
        self.token = token
        self.topic = topic
        self.type = type
        self.payload = payload
        self.terms = terms
    }
}
