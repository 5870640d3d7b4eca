public import CallVocabulary

/// What the rule book answers when it is asked.
public enum Explanation: Hashable, Sendable {
    /// The best answer.
    case found(Article)
    /// Nothing fits; these are worth asking instead.
    case nothingFound(suggestions: [String])
}

/// One answer of the rule book: a rule, a question, a mistake, a code, a word, or a list of them.
public struct Article: Hashable, Sendable {
    /// What is explained.
    public enum Kind: String, Hashable, Sendable {
        case questions, question, rule, part, mistake, code, word
    }

    /// A thing to look up next: what to type, and what it is about.
    public struct Reference: Hashable, Sendable {
        /// What to type: `Q4`, `C2.1`, `mustReport`.
        public let key: String
        /// What it is about.
        public let title: String
    }

    /// What is explained.
    public let kind: Kind
    /// One line.
    public let title: String
    /// The answer. Facts that Apple does not state carry their tag.
    public let paragraphs: [String]
    /// The rules it rests on, with tags, settings and sources.
    public let rules: [RuleEntry]
    /// The public pages most worth reading; empty if those of ``rules`` say it all.
    public let sources: [Source]
    /// What to look up next.
    public let related: [Reference]
    /// What to choose from, where nothing was asked yet.
    public let choices: [Reference]

    init(
        kind: Kind,
        title: String,
        paragraphs: [String] = [],
        rules: [RuleEntry] = [],
        sources: [Source] = [],
        related: [Reference] = []
    ) {
        self.kind = kind
        self.title = title
        self.paragraphs = paragraphs
        self.rules = rules
        self.sources = sources
        self.related = related
        self.choices = kind == .questions ? RuleBook.questions.map(Reference.init) : []
    }
}

extension Evidence {
    /// The tag alone: `[A]`.
    public var tag: String { "[\(rawValue)]" }
}

extension [Evidence] {
    /// The tags as the rule book prints them, `[A/O]`; `[-]` where it gives none.
    public var tag: String { isEmpty ? "[-]" : "[" + map(\.rawValue).joined(separator: "/") + "]" }
}

extension Rule {
    /// How sure it is, by the rule book.
    public var evidence: [Evidence] { RuleBook.entry(for: self).evidence }

    /// With how sure it is: `C1.1 [A]`.
    public var marked: String { "\(number) \(evidence.tag)" }
}
