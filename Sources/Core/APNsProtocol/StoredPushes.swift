/// What APNs keeps for a phone that is offline: at most one push per topic, the newest.
///
/// One per topic is what Apple's engineers say ("one per apns-topic" [A]); that the newest always wins is our choice
/// where Apple calls it non-deterministic [I]. The collapse id plays no part: it merges what the user sees, not what is
/// stored.
public struct StoredPushes<Push> {
    /// What became of a push that could not be delivered at once.
    public enum Outcome {
        case stored
        /// Stored; the older push of the same topic is gone.
        case replaced(Push)
        /// Expiration 0 or past: one attempt was all it gets.
        case notStored
    }

    fileprivate struct Entry {
        var topic: String
        var push: Push
        var expires: Int64
    }

    /// In order of arrival.
    private var entries: [Entry] = []

    public init() {}

    public var count: Int { entries.count }
    public var isEmpty: Bool { entries.isEmpty }

    /// Keeps `push` for the moment the phone is back.
    /// - Parameter now: unix seconds.
    public mutating func store(
        _ push: Push, topic: String, expiration: PushExpiration, at now: Int64
    ) -> Outcome {
        let longest = now.addingReportingOverflow(PushExpiration.longestStorage)
        let limit = longest.overflow ? Int64.max : longest.partialValue
        let expires: Int64
        switch expiration {
        case .onlyNow: return .notStored
        case .absent: expires = limit
        case .until(let seconds):
            guard seconds > now else { return .notStored }
            expires = min(seconds, limit)
        }
        let older = entries.firstIndex { $0.topic == topic }.map { entries.remove(at: $0).push }
        entries.append(Entry(topic: topic, push: push, expires: expires))
        return older.map(Outcome.replaced) ?? .stored
    }

    /// Takes out everything: what is still valid, in order of arrival, and what expired meanwhile.
    /// - Parameter now: unix seconds; a push is valid up to and including the second before its expiration.
    public mutating func takeAll(at now: Int64) -> (valid: [Push], expired: [Push]) {
        defer { entries = [] }
        return (entries.filter { $0.expires > now }.map(\.push), entries.filter { $0.expires <= now }.map(\.push))
    }

    /// Removes and returns what has expired by now.
    public mutating func removeExpired(at now: Int64) -> [Push] {
        let expired = entries.filter { $0.expires <= now }
        entries.removeAll { $0.expires <= now }
        return expired.map(\.push)
    }

    /// Forgets what is stored for a topic, as when the app is removed.
    public mutating func remove(topic: String) -> Push? {
        entries.firstIndex { $0.topic == topic }.map { entries.remove(at: $0).push }
    }
}

extension StoredPushes.Entry: Equatable where Push: Equatable {}
extension StoredPushes.Entry: Hashable where Push: Hashable {}
extension StoredPushes.Entry: Sendable where Push: Sendable {}
extension StoredPushes: Equatable where Push: Equatable {}
extension StoredPushes: Hashable where Push: Hashable {}
extension StoredPushes: Sendable where Push: Sendable {}
extension StoredPushes.Outcome: Equatable where Push: Equatable {}
extension StoredPushes.Outcome: Sendable where Push: Sendable {}
