import CallVocabulary
import RuleBook

/// An answer's parts, in the order of reading, for every form but JSON.
struct Sections {
    struct Section {
        var title: String
        var lines: [String]
        /// The words are the rule book's, with its marks for stress and code; else some of them are a report's.
        var isOurs = false
    }

    let headline: String
    /// `high confidence · C2.1 [A]`.
    let note: String
    let subject: String
    let source: String
    let paragraph: String
    let parts: [Section]

    init(_ kind: Answer.Kind, _ advice: Advice) {
        let (diagnosis, count) = (kind.example, kind.count)
        headline = diagnosis.headline
        let rule = diagnosis.ruleEntry.map { "\($0.rule.number)\($0.tags)" }
        note = [kind.sureness, rule].compactMap { $0 }.joined(separator: " · ")
        subject = diagnosis.subjectLine
        source = diagnosis.source + (count > 1 ? " and \(count - 1) more of this sort" : "")
        paragraph = diagnosis.paragraph
        var parts = [
            Section(title: "For it", lines: diagnosis.evidence.map(Self.line)),
            Section(title: "Against it", lines: diagnosis.against.map(Self.line)),
        ]
        if let entry = diagnosis.ruleEntry {
            let sources = entry.sources.map { "\($0.title): \($0.url)" }
            parts.append(
                Section(
                    title: "The rule", lines: ["\(entry.rule.number)\(entry.tags): \(entry.statement)"] + sources,
                    isOurs: true))
        }
        let moments = diagnosis.timeline.prefix(30).map { "\(Self.seconds($0.seconds))  \($0.lane): \($0.what)" }
        parts.append(Section(title: "Timeline", lines: Array(moments)))
        let causes = diagnosis.causes.map { cause in
            "\(cause.mistake.rawValue), \(RuleBook.entry(for: cause.mistake).title): \(cause.why)"
        }
        parts.append(Section(title: "Causes that fit", lines: causes))
        let isOurs = advice.sources == nil && advice.findings.isEmpty
        parts += advice.parts(diagnosis).map { Section(title: $0.title, lines: $0.points, isOurs: isOurs) }
        self.parts = parts.filter { !$0.lines.isEmpty }
    }

    private static func line(_ clue: Clue) -> String {
        let quote = clue.quote.isEmpty ? "" : ": “\(clue.quote)”"
        return "\(clue.statement) (\(clue.place))\(quote)"
    }

    static func seconds(_ value: Double) -> String {
        let hundredths = Int((max(0, min(value, 9_999_999)) * 100).rounded())
        let fraction = hundredths % 100
        return "+\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) s"
    }
}
