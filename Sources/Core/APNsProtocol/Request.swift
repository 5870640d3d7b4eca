/// One header field as it came, in its place in the list: a dictionary would hide duplicates.
public struct HeaderField: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// Header list, method and path of one request.
public struct RequestHead: Hashable, Sendable {
    public var method: String
    public var path: String
    /// `:authority`, else `host`; some clients send only the latter [O].
    public var authority: String?
    /// All regular fields, in order, duplicates included.
    public var fields: [HeaderField]

    public init(method: String, path: String, authority: String? = nil, fields: [HeaderField]) {
        self.method = method
        self.path = path
        self.authority = authority
        self.fields = fields
    }

    /// The first value of a field.
    public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Where the path leads.
    public var target: RequestTarget { RequestTarget(path: path) }

    /// The environment the host name stands for; nil for a local name.
    public var environment: APNsEnvironment? { authority.flatMap(APNsEnvironment.init(authority:)) }
}

/// What `:path` asks for.
public enum RequestTarget: Hashable, Sendable {
    /// `/3/device/<token>`; the token as it was written.
    case device(String)
    /// `/3/device` or `/3/device/`.
    case noDevice
    case elsewhere

    init(path: String) {
        let prefix = "/3/device"
        if path == prefix || path == prefix + "/" {
            self = .noDevice
        } else if path.hasPrefix(prefix + "/") {
            let token = path.dropFirst(prefix.count + 1)
            self = token.contains("/") ? .elsewhere : .device(String(token))
        } else {
            self = .elsewhere
        }
    }
}

/// What is known of the body without keeping it.
public struct BodyFacts: Hashable, Sendable {
    /// Bytes received; beyond the largest limit it need not be exact.
    public var size: Int
    /// Whether it is one well-formed JSON object. Only looked at within the size limit.
    public var isJSONObject: Bool

    public init(size: Int, isJSONObject: Bool) {
        self.size = size
        self.isJSONObject = isJSONObject
    }
}

/// What the registry says of the device token in the path.
public enum DeviceFacts: Hashable, Sendable {
    case unknown
    case known(topic: String, environment: APNsEnvironment, state: DeviceTokenState)
}

/// Whether a device token can still be pushed to.
public enum DeviceTokenState: Hashable, Sendable {
    case active
    /// N2; milliseconds since 1970 when the token became invalid.
    case unregistered(since: Int64)
    /// Milliseconds since 1970.
    case expired(since: Int64)
}

/// Everything the judge looks at, for one request.
public struct RequestFacts: Hashable, Sendable {
    public var head: RequestHead
    public var body: BodyFacts
    public var credential: ProviderCredential
    public var device: DeviceFacts
    /// Whether this device token got too many pushes lately; the limit is the gateway's setting (Apple's is secret).
    public var isTooFrequent = false
    /// A failure to answer instead of judging, made on request.
    public var fault: Reason?

    public init(head: RequestHead, body: BodyFacts, credential: ProviderCredential, device: DeviceFacts) {
        self.head = head
        self.body = body
        self.credential = credential
        self.device = device
    }
}
