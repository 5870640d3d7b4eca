public import APNsProtocol
internal import Synchronization

/// The device tokens of the phone, in memory: no push ever waits for a database.
///
/// Every change goes to `writeThrough` first, under the registry's lock and in order; what it throws leaves the
/// registry as it was. It must not call back into the registry.
public final class TokenRegistry: Sendable {
    /// One token and what it is for.
    public struct Entry: Hashable, Sendable {
        /// Lower-case hexadecimal text.
        public var token: String
        public var topic: String
        public var environment: APNsEnvironment
        public var state: DeviceTokenState

        public init(token: String, topic: String, environment: APNsEnvironment, state: DeviceTokenState = .active) {
            self.token = token.lowercased()
            self.topic = topic
            self.environment = environment
            self.state = state
        }
    }

    private let entries: Mutex<[String: Entry]>
    private let writeThrough: @Sendable (Entry) throws -> Void

    /// - Parameter entries: what the store holds, read once at the start.
    public init(entries: [Entry] = [], writeThrough: @escaping @Sendable (Entry) throws -> Void = { _ in }) {
        self.entries = Mutex(Dictionary(entries.map { ($0.token, $0) }) { $1 })
        self.writeThrough = writeThrough
    }

    /// Registers a token, or changes what is known of it.
    public func register(_ entry: Entry) throws {
        try entries.withLock { entries in
            try writeThrough(entry)
            entries[entry.token] = entry
        }
    }

    /// The active token of a topic in an environment: the one it has, or a new one (rule N1).
    public func issue(topic: String, environment: APNsEnvironment) throws -> Entry {
        try entries.withLock { entries in
            let active = entries.values.filter {
                $0.topic == topic && $0.environment == environment && $0.state == .active
            }
            if let known = active.min(by: { $0.token < $1.token }) { return known }
            let entry = Entry(token: Self.makeToken(), topic: topic, environment: environment)
            try writeThrough(entry)
            entries[entry.token] = entry
            return entry
        }
    }

    /// From now on pushes to the token get 410 `Unregistered` (rule N2).
    /// - Parameter time: milliseconds since 1970, repeated in the answer. A token already invalid keeps its time.
    /// - Returns: false if there is no such active token.
    @discardableResult
    public func invalidate(_ token: String, at time: Int64) throws -> Bool {
        try end(token, as: .unregistered(since: time))
    }

    /// From now on pushes to the token get 410 `ExpiredToken`.
    /// - Parameter time: milliseconds since 1970.
    @discardableResult
    public func expire(_ token: String, at time: Int64) throws -> Bool {
        try end(token, as: .expired(since: time))
    }

    /// What is known of a token; nil for one never given out.
    public func lookup(_ token: String) -> Entry? {
        entries.withLock { $0[token] ?? $0[token.lowercased()] }
    }

    /// All tokens, valid or not, ordered by topic, then by token.
    public var all: [Entry] {
        entries.withLock { Array($0.values) }.sorted { ($0.topic, $0.token) < ($1.topic, $1.token) }
    }

    /// 32 random bytes in hexadecimal. Apple warns that the size may change; today's tokens have this one [O].
    public static func makeToken() -> String {
        let digits = Array("0123456789abcdef")
        return String((0..<64).map { _ in digits[Int.random(in: 0..<16)] })
    }

    private func end(_ token: String, as state: DeviceTokenState) throws -> Bool {
        try entries.withLock { entries in
            guard var entry = entries[token.lowercased()], entry.state == .active else { return false }
            entry.state = state
            try writeThrough(entry)
            entries[entry.token] = entry
            return true
        }
    }
}
