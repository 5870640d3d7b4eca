public import CallVocabulary

/// A thing that people get wrong, by the rule book's numbers M1–M15.
public struct MistakeEntry: Hashable, Sendable {
    /// Its permanent number.
    public let mistake: Mistake
    /// The mistake in a few words.
    public let title: String
    /// What such code does.
    public let whatItIs: String
    /// Why the app dies, or rings for nobody.
    public let whyItKills: String
    /// What to write instead.
    public let mend: String
    /// In how many public threads it was found, of about 60.
    public let publicThreads: Int
    /// The rules it breaks or misreads.
    public let rules: [Rule]
    /// Public pages that show it.
    public let sources: [Source]

    init(
        _ mistake: Mistake,
        _ title: String,
        _ prose: (is: String, kills: String, mend: String),
        threads publicThreads: Int,
        rules: [Rule],
        sources: [Source] = []
    ) {
        self.mistake = mistake
        self.title = title
        self.whatItIs = prose.is
        self.whyItKills = prose.kills
        self.mend = prose.mend
        self.publicThreads = publicThreads
        self.rules = rules
        self.sources = sources
    }
}

extension RuleBook {
    /// What people get wrong, in the rule book's order.
    public static let mistakes: [MistakeEntry] = Mistake.allCases.compactMap { mistake in
        (mistakesInTheHandler + mistakesAroundIt).first { $0.mistake == mistake }
    }

    /// The entry of a mistake.
    public static func entry(for mistake: Mistake) -> MistakeEntry {
        guard let entry = mistakes.first(where: { $0.mistake == mistake }) else {
            preconditionFailure("mistake \(mistake.rawValue) is not in the rule book")
        }
        return entry
    }

    /// The right pattern, which makes most of the mistakes impossible.
    public static let rightPattern = """
        In the delegate, synchronously, after a parse that cannot fail: report first. What must not ring is reported \
        and ended at once or, from iOS 26.4, obeys `mustReport`.
        """
}
