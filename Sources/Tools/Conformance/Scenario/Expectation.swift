public import CallVocabulary

/// One thing that must, or must not, be found in a run: `call.reported within 7 s of push.delivered [C2.1]`.
public struct Expectation: Hashable, Sendable {
    /// Only if this happened is the rest asked.
    public var condition: EventPattern?
    public var event: EventPattern
    public var count: Count?
    public var timing: Timing?
    /// The rule that is broken if it does not hold.
    public var rule: Rule
    /// As it stands in the file.
    public var text: String
    /// Where it stands.
    public var line: Int

    /// How often.
    public enum Count: Hashable, Sendable {
        case exactly(Int)
        case atMost(Int)
        case atLeast(Int)
    }

    /// When, measured from another event.
    public enum Timing: Hashable, Sendable {
        /// Earlier in the story than the first of these; if there is none, at all.
        case before(EventPattern)
        /// Later in the story than the first of these.
        case after(EventPattern)
        /// At most so long after the first of these.
        case within(Duration, of: EventPattern)
        /// From the first to the second time after the first of these.
        case between(Duration, Duration, after: EventPattern)
    }
}

/// Which events of a run are meant: `app.killed of second by C2.1 saying "0xbaadca11"`.
public struct EventPattern: Hashable, Sendable {
    /// The timeline's stable word.
    public var kind: String
    /// Of this push.
    public var push: String?
    /// With this rule.
    public var rule: Rule?
    /// With these words in its text.
    public var words: String?

    /// Every event of a kind.
    public init(_ kind: String, push: String? = nil, rule: Rule? = nil, words: String? = nil) {
        self.kind = kind
        self.push = push
        self.rule = rule
        self.words = words
    }
}

extension EventPattern: CustomStringConvertible {
    public var description: String {
        kind + (push.map { " of \($0)" } ?? "") + (rule.map { " by \($0)" } ?? "")
            + (words.map { " saying \"\($0)\"" } ?? "")
    }
}
