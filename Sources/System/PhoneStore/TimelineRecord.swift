public import CallVocabulary

/// One stored line of the phone's story: a timeline event and what it concerned.
public struct TimelineRecord: Hashable, Sendable {
    /// Grows by one a record and is never used twice; zero before it is stored.
    public var sequence: Int64 = 0
    /// Wall time in milliseconds since 1970.
    public var wallMilliseconds: Int64
    /// When, who, what, and by which rule.
    public var event: TimelineEvent
    /// The app it concerns.
    public var bundle: String?
    /// The push it concerns.
    public var push: PushID?
    /// The call's UUID, as its app named it.
    public var call: String?
    /// More for programs: a JSON object.
    public var details: String?

    /// The most UTF-8 bytes of ``TimelineEvent/text`` that are kept; the rest is cut and an ellipsis put in its place.
    public static let textLimit = 4096
    /// The most UTF-8 bytes of ``details``; a longer object is replaced by one that says how long it was.
    public static let detailsLimit = 65_536

    /// A record that is not yet stored.
    public init(
        wallMilliseconds: Int64, event: TimelineEvent, bundle: String? = nil, push: PushID? = nil, call: String? = nil,
        details: String? = nil
    ) {
        self.wallMilliseconds = wallMilliseconds
        self.event = event
        self.bundle = bundle
        self.push = push
        self.call = call
        self.details = details
    }

    /// Itself within the limits: what an app writes must not fill the disk.
    var bounded: TimelineRecord {
        var record = self
        record.event.text = Self.cut(event.text, to: Self.textLimit)
        if let details, details.utf8.count > Self.detailsLimit {
            record.details = #"{"leftOutBytes":\#(details.utf8.count)}"#
        }
        record.call = call.map { Self.cut($0, to: 256) }
        return record
    }

    private static func cut(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        return String(decoding: text.utf8.prefix(limit - 6), as: UTF8.self) + "…"
    }
}
