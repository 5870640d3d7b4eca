import CallVocabulary

/// An explanation as plain nested values, ready for any encoder: what `ringtime explain --json` prints.
public struct ExplanationRecord: Encodable, Hashable, Sendable {
    /// An evidence tag.
    public struct EvidenceRecord: Encodable, Hashable, Sendable {
        /// `A`, `O`, `T` or `I`.
        public let tag: String
        /// The tag in words.
        public let meaning: String
    }

    /// A public page.
    public struct SourceRecord: Encodable, Hashable, Sendable {
        /// Its short permanent name, `T817976`.
        public let id: String
        /// What the page is.
        public let title: String
        /// Its https address.
        public let url: String
    }

    /// A number or switch that a profile may change.
    public struct SettingRecord: Encodable, Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its default, with the unit.
        public let defaultValue: String
        /// How sure the default is.
        public let evidence: [EvidenceRecord]
    }

    /// A rule, whole.
    public struct RuleRecord: Encodable, Hashable, Sendable {
        /// Its permanent number, `C2.1`.
        public let number: String
        /// Its tags; empty where the rule book gives none.
        public let evidence: [EvidenceRecord]
        /// What it says, with inline tags.
        public let statement: String
        /// Its settings.
        public let settings: [SettingRecord]
        /// Where it was said; empty where no public source is known.
        public let sources: [SourceRecord]
    }

    /// A thing to look up next.
    public struct ReferenceRecord: Encodable, Hashable, Sendable {
        /// What to type.
        public let key: String
        /// What it is about.
        public let title: String
    }

    /// `rule`, `question` …, as in ``Article/Kind``; `nothing` if nothing was found.
    public let kind: String
    /// One line.
    public let title: String
    /// The answer, a paragraph each.
    public let answer: [String]
    /// The rules it rests on.
    public let rules: [RuleRecord]
    /// The pages most worth reading; empty if those of the rules say it all.
    public let sources: [SourceRecord]
    /// What to look up next.
    public let related: [ReferenceRecord]
    /// The questions, where nothing was asked.
    public let choices: [ReferenceRecord]
    /// What to ask instead, if nothing was found.
    public let suggestions: [String]
}

extension Explanation {
    /// The explanation as plain nested values.
    public var record: ExplanationRecord {
        switch self {
        case .found(let article):
            ExplanationRecord(
                kind: article.kind.rawValue,
                title: article.title,
                answer: article.paragraphs,
                rules: article.rules.map(ExplanationRecord.RuleRecord.init),
                sources: article.sources.map(ExplanationRecord.SourceRecord.init),
                related: article.related.map { .init(key: $0.key, title: $0.title) },
                choices: article.choices.map { .init(key: $0.key, title: $0.title) },
                suggestions: []
            )
        case .nothingFound(let suggestions):
            ExplanationRecord(
                kind: "nothing",
                title: "Nothing in the rule book fits",
                answer: [],
                rules: [],
                sources: [],
                related: [],
                choices: [],
                suggestions: suggestions
            )
        }
    }
}

extension ExplanationRecord.EvidenceRecord {
    init(_ evidence: Evidence) { self.init(tag: evidence.rawValue, meaning: evidence.word) }
}

extension ExplanationRecord.SourceRecord {
    init(_ source: Source) { self.init(id: source.id, title: source.title, url: source.url) }
}

extension ExplanationRecord.RuleRecord {
    /// A rule as plain nested values, for others who show one: crash reports, the timeline.
    public init(_ entry: RuleEntry) {
        self.init(
            number: entry.rule.number,
            evidence: entry.evidence.map(ExplanationRecord.EvidenceRecord.init),
            statement: entry.statement,
            settings: entry.settings.map { setting in
                ExplanationRecord.SettingRecord(
                    name: setting.name,
                    defaultValue: setting.defaultValue,
                    evidence: setting.evidence.map(ExplanationRecord.EvidenceRecord.init)
                )
            },
            sources: entry.sources.map(ExplanationRecord.SourceRecord.init)
        )
    }
}
