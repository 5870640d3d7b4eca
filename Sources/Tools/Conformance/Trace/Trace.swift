public import CallVocabulary

/// One line of a run's story, as the judge and the reports need it.
public struct TraceEvent: Hashable, Sendable {
    /// The phone's clock, from the scenario's first step.
    public var at: Duration
    public var lane: TimelineEvent.Lane
    /// The timeline's stable word.
    public var kind: String
    /// One sentence for people.
    public var text: String
    public var rule: Rule?
    /// The phone's number of the push.
    public var push: PushID?
    /// The call's UUID, as its app named it.
    public var call: String?
    /// More for programs: a JSON object.
    public var details: String?

    public init(at: Duration, lane: TimelineEvent.Lane, kind: String, text: String, rule: Rule? = nil) {
        self.at = at
        self.lane = lane
        self.kind = kind
        self.text = text
        self.rule = rule
    }
}

/// The story of one run, from its first step on.
public struct Trace: Hashable, Sendable {
    public var events: [TraceEvent] = []
    /// The phone's numbers of the pushes, by their labels in the scenario.
    public var pushes: [String: PushID] = [:]

    public init() {}

    /// The events that are meant, in order, with their places in the story.
    func matches(_ pattern: EventPattern) -> [(index: Int, event: TraceEvent)] {
        events.enumerated().filter { matches($0.element, pattern) }.map { ($0.offset, $0.element) }
    }

    func first(_ pattern: EventPattern) -> (index: Int, event: TraceEvent)? {
        events.firstIndex { matches($0, pattern) }.map { ($0, events[$0]) }
    }

    func contains(_ pattern: EventPattern) -> Bool { first(pattern) != nil }

    /// Whether a push was handed to the app and its delegate has not come back: what it does next, a crash perhaps, is
    /// part of the story, also where nothing is owed.
    var hasPushInDelegate: Bool {
        var open: Set<PushID> = []
        for event in events {
            switch event.kind {
            case "push.delivered": event.push.map { _ = open.insert($0) }
            case "delegate.returned", "check1.failed", "push.noDelegate", "push.noRegistry":
                event.push.map { _ = open.remove($0) }
            case "process.exited", "app.ended", "device.rebooted": open = []
            default: break
            }
        }
        return !open.isEmpty
    }

    func matches(_ event: TraceEvent, _ pattern: EventPattern) -> Bool {
        guard event.kind == pattern.kind else { return false }
        if let label = pattern.push {
            guard let push = pushes[label], event.push == push else { return false }
        }
        if let rule = pattern.rule, event.rule != rule { return false }
        if let words = pattern.words, !event.text.contains(words) { return false }
        return true
    }
}
