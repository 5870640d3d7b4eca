public import CallVocabulary

/// One rule of the rule book: what it says, how sure that is, and where it was said.
public struct RuleEntry: Hashable, Sendable {
    /// Its permanent number.
    public let rule: Rule
    /// The tags behind its number, in the rule book's order; empty where the rule book gives none.
    ///
    /// Single facts that are surer or less sure carry their tag inside ``statement``.
    public let evidence: [Evidence]
    /// The whole rule, in our own words, with inline tags.
    public let statement: String
    /// Where it was said in public. Empty where no public source is known to us.
    public let sources: [Source]
    /// The numbers and switches of the rule that a profile may change.
    public let settings: [Setting]

    init(
        _ rule: Rule,
        _ evidence: [Evidence],
        _ statement: String,
        sources: [Source] = [],
        settings: [Setting] = []
    ) {
        self.rule = rule
        self.evidence = evidence
        self.statement = statement
        self.sources = sources
        self.settings = settings
    }
}

/// A public page on which a fact was stated or observed.
public struct Source: Hashable, Sendable {
    /// A short permanent name: `T817976` for thread 817976 of Apple's developer forums.
    public let id: String
    /// What the page is, in a few words.
    public let title: String
    /// Its address, always https.
    public let url: String
}

/// A number or switch that a profile may change.
public struct Setting: Hashable, Sendable {
    /// The rule book's own name where it has one (`suspend.afterCall`), else a few plain words.
    public let name: String
    /// The default, with its unit.
    public let defaultValue: String
    /// How sure the default is.
    public let evidence: [Evidence]

    init(_ name: String, default defaultValue: String, _ evidence: [Evidence]) {
        self.name = name
        self.defaultValue = defaultValue
        self.evidence = evidence
    }
}
