public import CallVocabulary

/// What became of one run of a scenario.
public enum Verdict: Hashable, Sendable {
    case passed
    /// The gravest finding first: it gives the rule.
    case failed([Finding])
    /// It could not be tried, for this reason.
    case skipped(String)
    /// Ringtime, or the machine, could not do its work.
    case broken(String)

    /// The rule by which it failed.
    public var rule: Rule? {
        if case .failed(let findings) = self { findings.first?.rule } else { nil }
    }

    /// In one word.
    public var word: String {
        switch self {
        case .passed: "passed"
        case .failed: "failed"
        case .skipped: "skipped"
        case .broken: "broken"
        }
    }
}

/// Something that is not as it has to be.
public struct Finding: Hashable, Sendable {
    /// Of what sort it is.
    public enum Sort: String, Hashable, Sendable {
        /// The app was ended, crashed, or got an entry into the ledger.
        case breach
        /// What must come did not.
        case missing
        /// What must not come did.
        case forbidden
        /// It came, and too little of the limit was left.
        case margin
        /// The phone itself did not keep a rule.
        case phone
    }

    public var sort: Sort
    public var rule: Rule
    /// One sentence.
    public var text: String
    /// When it showed; nil for what never came.
    public var at: Duration?

    public init(_ sort: Sort, _ rule: Rule, _ text: String, at: Duration? = nil) {
        self.sort = sort
        self.rule = rule
        self.text = text
        self.at = at
    }
}

/// How much of a limit was used.
public struct LimitUse: Hashable, Sendable {
    /// The rule that sets the limit.
    public var rule: Rule
    /// What was measured: `report`, `launch`.
    public var name: String
    public var used: Duration
    public var limit: Duration

    /// 1: all of it.
    public var share: Double { used / limit }
}
