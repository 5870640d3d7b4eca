/// What a command asks of the phone: `POST /v1/<verb>` with a JSON object.
public struct ControlRequest: Hashable, Sendable {
    /// Lower-case letters, digits and hyphens, at most 64.
    public var verb: String
    /// What the verb wants to know, by name.
    public var arguments: [String: JSONValue]

    /// A request, without arguments unless given.
    public init(verb: String, arguments: [String: JSONValue] = [:]) {
        self.verb = verb
        self.arguments = arguments
    }
}

/// What the phone answers.
public struct ControlResponse: Hashable, Codable, Sendable {
    /// What the command exits with; 0 means done.
    public var exitCode: Int32
    /// For programs.
    public var result: JSONValue
    /// For people.
    public var text: String?

    /// An answer; done, with nothing to say, unless said otherwise.
    public init(exitCode: Int32 = 0, result: JSONValue = .null, text: String? = nil) {
        self.exitCode = exitCode
        self.result = result
        self.text = text
    }
}

/// A long poll: `GET /v1/timeline?since=SEQ&wait=SECONDS`.
public struct TimelineRequest: Hashable, Sendable {
    /// Records after this sequence number are wanted.
    public var since: Int64
    /// How long to wait for the first; at most ``waitLimit``.
    public var wait: Duration

    /// The longest wait that is granted.
    public static let waitLimit = Duration.seconds(60)

    /// A poll that does not wait unless told to.
    public init(since: Int64, wait: Duration = .zero) {
        self.since = since
        self.wait = wait
    }
}

/// What does the work. The server knows nothing of phones.
public struct ControlHandlers: Sendable {
    /// Carries out a request.
    public var call: @Sendable (ControlRequest) async -> ControlResponse
    /// Answers as soon as there is a record after `since`, else, with none, after `wait`.
    public var timeline: @Sendable (TimelineRequest) async -> ControlResponse

    /// The work of a server.
    public init(
        call: @escaping @Sendable (ControlRequest) async -> ControlResponse,
        timeline: @escaping @Sendable (TimelineRequest) async -> ControlResponse
    ) {
        self.call = call
        self.timeline = timeline
    }
}
