import CallVocabulary

// The rule book as pages of the documentation. The pages are never edited: they are this text.

extension RuleBook {
    private static let howToRegenerate = """
        <!-- Generated from the RuleBook module: RINGTIME_REGENERATE=1 swift test --filter RuleBookTests -->
        """

    private static let legend =
        Evidence.allCases.map { "\($0.tag) \($0.word)" }.joined(separator: " · ") + " · [-] no tag"

    /// `Documentation/RuleBook.md`: every rule, mistake and code.
    public static var page: String {
        var lines = [
            howToRegenerate, "", "# The rule book", "",
            "The incoming-call path of iOS, as Ringtime implements it. Every rule has a permanent number and says how "
                + "sure it is: " + legend + ". A tag inside a statement belongs to that fact alone.",
            "Statements are in our own words. What Apple has not fixed is a setting with a default.", "",
        ]
        for part in parts {
            lines += ["## \(part.letter). \(part.title)", ""]
            lines += part.entries.flatMap(lines(of:))
            lines.append("")
        }
        lines += ["## M. What people get wrong", "", rightPattern, ""]
        lines += mistakes.flatMap(lines(of:))
        lines += ["", "## Codes and console lines", ""]
        lines += codes.map { "- **\($0.heading)** \($0.evidence.tag): \($0.meaning)" + links($0.sources) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `Documentation/Questions.md`: the twenty questions with their answers.
    public static var questionsPage: String {
        var lines = [
            howToRegenerate, "", "# Twenty questions about the incoming call", "",
            "Answers rest on the [rule book](RuleBook.md). " + legend + ".", "",
        ]
        for question in questions {
            lines += ["## \(question.number). \(question.text)", "", question.answer, ""]
            let rules = question.rules.map { "\($0.number) \(entry(for: $0).evidence.tag)" }
            lines += ["Rules: " + rules.joined(separator: ", ") + "." + links(question.sources), ""]
        }
        return lines.dropLast().joined(separator: "\n") + "\n"
    }

    private static func lines(of entry: RuleEntry) -> [String] {
        var lines = ["- **\(entry.rule.number) \(entry.evidence.tag)** \(entry.statement)"]
        if !entry.settings.isEmpty {
            let settings = entry.settings.map { "\($0.name) = \($0.defaultValue) \($0.evidence.tag)" }
            lines.append("  Settings: " + settings.joined(separator: "; ") + ".")
        }
        lines.append("  " + (entry.sources.isEmpty ? "(\(entry.sourceNote))" : links(entry.sources).dropFirst()))
        return lines
    }

    private static func lines(of entry: MistakeEntry) -> [String] {
        [
            "- **\(entry.mistake.rawValue), \(entry.title)** (\(entry.publicThreads) of about 60 public threads): "
                + entry.whatItIs,
            "  Why it kills: \(entry.whyItKills) Mend: \(entry.mend)" + links(entry.sources),
        ]
    }

    /// Links, with the addresses in angle brackets because some hold parentheses.
    private static func links(_ sources: [Source]) -> String {
        guard !sources.isEmpty else { return "" }
        return " Sources: " + sources.map { "[\($0.title)](<\($0.url)>)" }.joined(separator: ", ") + "."
    }
}
