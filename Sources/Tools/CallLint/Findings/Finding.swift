public import CallFlow
public import CallVocabulary

/// One thing that a rule has to say about one place.
public struct Finding: Sendable {
    /// How bad it is: an error is a path that iOS kills for.
    public enum Severity: String, CaseIterable, Comparable, Sendable {
        case note, warning, error

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }

        public static func < (one: Severity, other: Severity) -> Bool {
            one.rank < other.rank
        }
    }

    /// One station of the path that leads to the finding, in the order in which it runs.
    public struct Step: Hashable, Sendable {
        public var location: SourceLocation
        /// `guard fails here`, `returns here without a report`
        public var message: String

        public init(at location: SourceLocation, _ message: String) {
            self.location = location
            self.message = message
        }
    }

    /// A change of the text: the bytes from `start` to `end` become `replacement`.
    public struct Edit: Hashable, Sendable {
        public var start: SourceLocation
        /// In bytes from the start of the file, exclusive.
        public var end: Int
        public var replacement: String

        public init(from start: SourceLocation, to end: Int, replacement: String) {
            self.start = start
            self.end = end
            self.replacement = replacement
        }
    }

    /// The rule's name: `report-before-return`.
    public var name: String
    public var rule: Rule
    /// Why the path exists, where that has a number of its own: a mistake such as `M1`, or a word such as `unknown`.
    public var cause: String?
    public var severity: Severity
    public var location: SourceLocation
    /// One sentence: what is wrong here.
    public var message: String
    /// One sentence: what to do instead.
    public var mend: String
    public var steps: [Step]
    /// Only where the change cannot alter anything else.
    public var edits: [Edit]

    public init(
        _ description: RuleDescription, severity: Severity? = nil, cause: String? = nil, at location: SourceLocation,
        message: String, steps: [Step] = []
    ) {
        name = description.name
        rule = description.rule
        self.cause = cause
        self.severity = severity ?? description.severity
        self.location = location
        self.message = message
        mend = description.mend
        self.steps = steps
        edits = []
    }
}
