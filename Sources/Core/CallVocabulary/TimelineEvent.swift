/// One line of the phone's story: when, who, what, and by which rule.
public struct TimelineEvent: Hashable, Sendable {
    /// Whose doing it was: the lanes in which a timeline is drawn.
    public enum Lane: String, CaseIterable, Hashable, Sendable {
        case provider, gateway, phone, app, user
    }

    /// The phone's monotonic clock.
    public var at: Instant
    public var lane: Lane
    /// A stable word for programs: `push.arrived`, `check2.failed`.
    public var kind: String
    /// One sentence for people.
    public var text: String
    /// The rule by which it happened, where there is one.
    public var rule: Rule?

    public init(at: Instant, lane: Lane, kind: String, text: String, rule: Rule? = nil) {
        self.at = at
        self.lane = lane
        self.kind = kind
        self.text = text
        self.rule = rule
    }
}
