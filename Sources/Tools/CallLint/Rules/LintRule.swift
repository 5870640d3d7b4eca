public import CallPaths
public import CallVocabulary

/// One obligation, one file: what it asks, why, and code that breaks and keeps it.
public protocol LintRule: Sendable {
    static var description: RuleDescription { get }
    init()
    /// Everything that the rule has to say about the program.
    func findings(in program: Program) -> [Finding]
    /// The same, for a rule that has to see other sources than those that are judged, or wants what others want as well.
    func findings(in context: RuleContext) -> [Finding]
}

extension LintRule {
    public func findings(in context: RuleContext) -> [Finding] { findings(in: context.program) }
}

/// What a rule says of itself. The examples are the documentation and the tests.
public struct RuleDescription: Sendable {
    /// Kebab case, as suppressions and `--rule` name it.
    public var name: String
    public var rule: Rule
    public var severity: Finding.Severity
    /// One line.
    public var summary: String
    /// Why it matters, in a paragraph.
    public var rationale: String
    /// What to do instead, in one sentence.
    public var mend: String
    /// Code with `1️⃣` before each place that is found.
    public var triggering: [LintExample]
    /// Near misses: nothing is found.
    public var nonTriggering: [LintExample]

    public init(
        name: String, rule: Rule, severity: Finding.Severity, summary: String, rationale: String, mend: String
    ) {
        self.name = name
        self.rule = rule
        self.severity = severity
        self.summary = summary
        self.rationale = rationale
        self.mend = mend
        triggering = []
        nonTriggering = []
    }
}

/// A piece of code that a rule is shown and tried by.
public struct LintExample: Sendable {
    /// What it shows, in a few words.
    public var title: String
    public var code: String
    public var isObjectiveC: Bool

    public init(_ title: String, _ code: String, isObjectiveC: Bool = false) {
        self.title = title
        self.code = code
        self.isObjectiveC = isObjectiveC
    }
}
