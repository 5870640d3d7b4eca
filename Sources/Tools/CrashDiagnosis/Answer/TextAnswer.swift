import ReportText

/// The answer for a terminal.
struct TextAnswer {
    private let answer: Answer
    private static let width = 100
    /// A folder may hold thousands of reports; so many sorts are told in full.
    static let mostKinds = 12

    init(_ answer: Answer) { self.answer = answer }

    var text: String {
        var blocks: [String] = []
        if answer.diagnoses.count > 1 { blocks.append(Overview(answer).lines.joined(separator: "\n")) }
        let kinds = answer.kinds
        blocks += kinds.prefix(Self.mostKinds).map { block(Sections($0, answer.advice)) }
        if kinds.count > Self.mostKinds {
            blocks.append("\(kinds.count - Self.mostKinds) more sorts of reports are in the JSON form.")
        }
        let unreadable = answer.unreadable.map { "not read: \($0.name): \($0.reason)" }
        if !unreadable.isEmpty { blocks.append(unreadable.joined(separator: "\n")) }
        return blocks.joined(separator: "\n\n")
    }

    private func block(_ sections: Sections) -> String {
        var lines = [sections.headline.harmless, "\(sections.note) · \(sections.source)".harmless]
        if !sections.subject.isEmpty { lines.append(sections.subject.harmless) }
        lines += [""] + sections.paragraph.wrapped(to: Self.width)
        for part in sections.parts {
            lines += ["", part.title]
            for line in part.lines {
                // The rule book's stress is for pages.
                let plain = part.isOurs ? line.replacing("**", with: "") : line
                let wrapped = plain.wrapped(to: Self.width - 4)
                lines += wrapped.enumerated().map { ($0.offset == 0 ? "  · " : "    ") + $0.element }
            }
        }
        return lines.joined(separator: "\n")
    }
}
