public import CallVocabulary

/// The `ringtime` object of a report: what Apple's members leave unsaid.
public struct Explanation: Hashable, Sendable {
    /// The rule that was broken; nil when no rule of the call path was (R4: own crashes are not to be blamed on it).
    public var rule: Rule?
    /// How sure that rule is.
    public var evidence: Evidence?
    /// The rule by which this report is written as it is: R1, R2, R3.
    public var form: Rule?
    /// One sentence for a person.
    public var verdict: String
    /// Likely mistakes, where there is a hint.
    public var mistakes: [MistakeHint]
    /// What happened when, oldest first.
    public var timeline: [Moment]
    /// Whether the threads are the process's own.
    public var threadsCaptured: Bool
    /// Why not, or which threads did not answer.
    public var threadsNote: String?
    /// False for a process that was adopted after a restart of the daemon: nobody can ask the kernel any more.
    public var exitStatusKnown: Bool
    /// What the phone's console said (R1, L3).
    public var console: [String]

    /// A likely mistake (M1–M15) and why it comes to mind.
    public struct MistakeHint: Hashable, Sendable {
        /// Its number.
        public var mistake: Mistake
        /// What points to it.
        public var hint: String

        /// Puts the two together.
        public init(mistake: Mistake, hint: String) {
            self.mistake = mistake
            self.hint = hint
        }
    }

    /// One line of the timeline, on the phone's monotonic clock.
    public struct Moment: Hashable, Sendable {
        /// In the file: seconds with six decimals.
        public var at: Instant
        /// A few words.
        public var what: String

        /// Puts the two together.
        public init(at: Instant, what: String) {
            self.at = at
            self.what = what
        }
    }
}

/// What the daemon knows of a death besides the process's own facts.
public struct DeathStory: Hashable, Sendable {
    /// Likely mistakes, where there is a hint.
    public var mistakes: [Explanation.MistakeHint] = []
    /// What happened when, oldest first.
    public var timeline: [Explanation.Moment] = []
    /// False for an adopted process.
    public var exitStatusKnown = true
    /// The files that were locked, absolute paths (W3).
    public var lockedFiles: [String] = []
    /// In place of the sentence that the rule brings along.
    public var verdict: String?

    /// Nothing known but the death.
    public init() {}
}
