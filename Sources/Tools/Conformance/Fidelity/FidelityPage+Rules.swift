import CallVocabulary
import RuleBook

// The body of the page: one section a part, one paragraph a rule.

extension FidelityPage {
    var rules: [String] {
        RuleBook.parts.flatMap { part in
            ["## \(Self.heading(of: part))", ""] + part.entries.flatMap(lines)
        }
    }

    private func lines(of entry: RuleEntry) -> [String] {
        var lines = [
            "### \(entry.rule.number)", "", Self.opening(of: entry.statement), "",
            "- **How sure:** \(Self.words(for: entry.evidence)). \(Self.sources(of: entry))",
            "- **Scenarios:** \(scenarios(for: entry.rule))",
        ]
        if let check = OnDevice.entry(for: entry.rule) {
            lines.append("- **On a device:** \(check.sight.rawValue)")
            lines += check.sentences.map { "  - " + $0 }
        }
        return lines + [""]
    }

    private static func words(for evidence: [Evidence]) -> String {
        guard !evidence.isEmpty else { return "no tag of its own [-]" }
        return evidence.map { "\($0.word) [\($0.rawValue)]" }.joined(separator: ", ")
    }

    /// Addresses in angle brackets, because some hold parentheses.
    private static func sources(of entry: RuleEntry) -> String {
        guard !entry.sources.isEmpty else { return "No public source is known to us." }
        return "Said in " + entry.sources.map(link).joined(separator: "; ") + "."
    }

    static func link(to source: Source) -> String { "[\(source.title)](<\(source.url)>)" }

    private func scenarios(for rule: Rule) -> String {
        let names = standing(for: rule)
        guard names.isEmpty else {
            return names.map { "[\($0)](../Scenarios/\($0).yaml)" }.joined(separator: ", ")
        }
        return "none; " + (NotJudged.reasons[rule] ?? "")
    }

    /// A statement's first sentence; if that is a short one, the next as well.
    ///
    /// A sentence ends at a full stop outside of code, brackets and quotation marks.
    static func opening(of statement: String) -> String {
        var depth = 0
        var isCode = false
        var isQuoted = false
        for index in statement.indices {
            switch statement[index] {
            case "`": isCode.toggle()
            case "\"" where !isCode: isQuoted.toggle()
            case "(" where !isCode: depth += 1
            case ")" where !isCode: depth -= 1
            case "." where !isCode && !isQuoted && depth == 0:
                let next = statement.index(after: index)
                let isLong = statement.distance(from: statement.startIndex, to: index) >= 60
                if isLong, next == statement.endIndex || statement[next] == " " { return String(statement[...index]) }
            default: break
            }
        }
        return statement
    }
}
