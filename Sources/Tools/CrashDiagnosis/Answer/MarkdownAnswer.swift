import ReportText

/// The answer for an issue or a wiki.
struct MarkdownAnswer {
    private let answer: Answer

    init(_ answer: Answer) { self.answer = answer }

    var text: String {
        var blocks: [String] = []
        if answer.diagnoses.count > 1 { blocks.append(overview) }
        blocks += answer.kinds.prefix(TextAnswer.mostKinds).map {
            block(Sections($0, answer.advice))
        }
        blocks += answer.unreadable.map { "Not read: \($0.name.marked): \($0.reason.marked)" }
        return blocks.joined(separator: "\n\n")
    }

    private var overview: String {
        let overview = Overview(answer)
        var lines = ["# \(answer.diagnoses.count) reports", "", "| verdict | reports |", "| --- | --- |"]
        lines += overview.byVerdict.map { "| \($0.name.marked) | \($0.count) |" }
        lines += ["", "| app | version | breaches | reports |", "| --- | --- | --- | --- |"]
        lines += overview.versions.prefix(40).map {
            "| \($0.app.marked) | \($0.version.marked) | \($0.breaches) | \($0.reports) |"
        }
        lines += ["", "| system | reports |", "| --- | --- |"]
        lines += overview.bySystem.prefix(12).map { "| \($0.name.marked) | \($0.count) |" }
        lines += ["", "| state | reports |", "| --- | --- |"]
        lines += overview.byState.prefix(12).map { "| \($0.name.marked) | \($0.count) |" }
        return lines.joined(separator: "\n")
    }

    private func block(_ sections: Sections) -> String {
        var lines = ["## \(sections.headline.marked)", "", "*\(sections.note.marked)* · \(sections.source.marked)"]
        if !sections.subject.isEmpty { lines += ["", sections.subject.marked] }
        lines += ["", sections.paragraph.marked]
        for part in sections.parts {
            lines += ["", "### \(part.title)", ""] + part.lines.map { "- \(part.isOurs ? $0.harmless : $0.marked)" }
        }
        return lines.joined(separator: "\n")
    }
}

extension StringProtocol {
    /// On one line, with what Markdown and HTML would take for markup escaped.
    var marked: String {
        var text = ""
        for character in harmless {
            if "\\`*_{}[]<>|#".contains(character) { text.append("\\") }
            text.append(character)
        }
        return text
    }
}
