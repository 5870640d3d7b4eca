import CallVocabulary
import ReportText
import RuleBook

/// One failure in full, as text: for the terminal and, without colours, for JUnit.
struct TroubleText {
    private let trouble: Trouble
    private let width: Int
    private let pen: Pen
    /// The title of one that went the same way and is told in full: then this one is told in short.
    var model: String?
    private var lead: RunResult { trouble.lead }

    /// Of a story, in a terminal.
    private static let firstEvents = 60
    private static let lastEvents = 30

    init(_ trouble: Trouble, width: Int, pen: Pen) {
        (self.trouble, self.width, self.pen) = (trouble, width, pen)
    }

    /// A failed run alone.
    init(_ run: RunResult, width: Int) {
        self.init(
            Trouble(row: ReportRow(name: run.run.scenario.name, scenario: run.run.scenario, runs: [run]), lead: run),
            width: width, pen: Pen(isColoured: false))
    }

    var lines: [String] {
        if let model {
            let note =
                "told in short: it went as in “\(model.clipped(to: 160))”. The html and json reports tell every story."
            return heading + indented(note) + findings + cause
        }
        return heading + why + findings + cause + timeline + output + crash + more
    }

    private var heading: [String] {
        let ink: Ink = trouble.state == .failed ? .badAndStrong : .doubtful
        let title = "\(trouble.state.sign) \(trouble.title.clipped(to: 160).harmless)"
        let place = "  \(lead.app.clipped(to: 80).harmless), iOS \(lead.run.profile.system)"
        var lines = [pen.paint(title, ink) + place]
        if let alike = trouble.alike {
            lines += indented("the same way: " + alike.clipped(to: 400), by: 2)
        }
        if trouble.row.isFlaky {
            lines += indented("flaky: \(trouble.row.flakiness)", by: 2)
        }
        return lines
    }

    private var why: [String] { section("Why this is tried", indented(trouble.row.scenario.why.clipped(to: 1_500))) }

    private var findings: [String] {
        if let reason = trouble.reason {
            return section("Why there is no verdict", indented(reason.clipped(to: 1_500)))
        }
        let lines = trouble.findings.prefix(12).flatMap { finding -> [String] in
            let at = finding.at.map { " at \($0.brief)" } ?? ""
            let rule = finding.rule
            let mark = pen.paint("\(rule.marked)", .strong) + pen.paint(" \(rule.evidence.words)", .soft)
            return ["  \(mark), \(finding.sort.words)\(at)"] + indented(finding.text.clipped(to: 600), by: 6)
        }
        let rest = trouble.findings.count - 12
        return section("What is wrong", lines + (rest > 0 ? ["  and \(rest) more"] : []))
    }

    private var cause: [String] {
        guard let cause = lead.cause else { return [] }
        let entry = RuleBook.entry(for: cause.mistake)
        let words = "\(cause.mistake.rawValue), \(entry.title.lowercasedFirst): \(cause.reason.clipped(to: 600))"
        return section("Probably", indented(words) + (model == nil ? indented("Mend: " + entry.mend.plain) : []))
    }

    private var timeline: [String] {
        let excerpt = TraceExcerpt(lead.trace, first: Self.firstEvents, last: Self.lastEvents)
        guard !excerpt.head.isEmpty else { return [] }
        let times = excerpt.events.map(\.at.inSeconds)
        let column = times.map(\.count).max() ?? 5
        var lines: [String] = []
        for (index, event) in excerpt.events.enumerated() {
            if index == excerpt.head.count { lines.append("  … \(excerpt.leftOut) events are left out …") }
            let lane = event.lane.rawValue
            let before =
                "  " + String(repeating: " ", count: column - times[index].count) + times[index] + "  " + lane
                + String(repeating: " ", count: 10 - lane.count)
            let rule = event.rule.map { "  [\($0)]" } ?? ""
            let texts = (event.text.clipped(to: 400) + rule).wrapped(to: max(20, width - before.count))
            for (number, text) in texts.enumerated() {
                let line = (number == 0 ? before : String(repeating: " ", count: before.count + 2)) + text
                lines.append(LaneMark(event)?.tone == .bad ? pen.paint(line, .bad) : line)
            }
        }
        return section("Timeline, seconds since the first step", lines)
    }

    private var output: [String] {
        let lines = lead.outputLines()
        return section("The app's last lines", lines.map { "  | " + $0 })
    }

    private var crash: [String] {
        section("Crash report", lead.crashLines.flatMap { indented($0, hanging: 2) })
    }

    private var more: [String] {
        let words = trouble.explanations.map { "ringtime explain \($0)" }.joined(separator: " · ")
        return words.isEmpty ? [] : section("More", ["  " + words])
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", pen.paint(title, .strong)] + lines
    }

    private func indented(_ text: String, by indent: Int = 2, hanging: Int = 0) -> [String] {
        text.wrapped(to: width - indent - hanging).enumerated().map { number, line in
            String(repeating: " ", count: indent + (number == 0 ? 0 : hanging)) + line
        }
    }
}

extension Finding.Sort {
    /// For people.
    var words: String {
        switch self {
        case .breach: "breach"
        case .missing: "missing"
        case .forbidden: "forbidden"
        case .margin: "too little left"
        case .phone: "the phone's own fault"
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String {
        // An abbreviation keeps its capitals.
        guard let second = dropFirst().first, second.isLowercase else { return self }
        return prefix(1).lowercased() + dropFirst()
    }

    /// Without Markdown's emphasis, which nothing renders in a terminal.
    fileprivate var plain: String { filter { $0 != "`" } }
}
