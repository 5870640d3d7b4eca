import CallVocabulary
import ReportText
import RuleBook

/// The report for a terminal: a table an app, then every failure in full, then one line that sums it up.
public struct TextReport: Sendable {
    private let result: BatteryResult
    private let width: Int
    private let pen: Pen

    /// - Parameters:
    ///   - width: The terminal's columns; 80 at least.
    ///   - isColoured: Marks verdicts by colour, too. Nothing is told by colour alone.
    public init(_ result: BatteryResult, width: Int = 100, isColoured: Bool = false) {
        self.result = result
        self.width = max(80, width)
        pen = Pen(isColoured: isColoured)
    }

    /// The whole report, with a line break at the end.
    public var text: String {
        var lines: [String] = []
        var troubles: [Trouble] = []
        for app in result.apps {
            let rows = ReportRow.rows(of: app, in: result)
            lines += heading(app, rows) + table(rows) + [""]
            troubles += rows.flatMap(\.troubles)
        }
        let told = troubles.filter { $0.state != .known }
        for (index, trouble) in told.enumerated() {
            var text = TroubleText(trouble, width: width, pen: pen)
            let alike = told[..<index].filter { $0.lead.app == trouble.lead.app && $0.manner == trouble.manner }
            if alike.count >= Self.mostAlike { text.model = alike[0].title }
            lines += [pen.paint(String(repeating: "─", count: width), .soft)] + text.lines + [""]
        }
        lines += known(troubles.filter { $0.state == .known })
        if !result.runs.isEmpty { lines += [pen.paint(Self.legend, .soft)] }
        return (lines + [summary]).map(\.withoutWorkflowCommand).joined(separator: "\n") + "\n"
    }

    /// So many scenarios that go the same way with one app are told in full.
    private static let mostAlike = 2

    private static let legend = "How sure: " + Evidence.allCases.map { "\($0.tag) \($0.word)" }.joined(separator: ", ")

    private func heading(_ app: String, _ rows: [ReportRow]) -> [String] {
        let systems = Set(rows.flatMap(\.runs).map(\.run.profile.system))
        let versions = systems.sorted(by: >).map(\.description).joined(separator: ", ")
        return [pen.paint(app.clipped(to: 80).harmless, .strong) + pen.paint("  iOS \(versions)", .soft)]
    }

    private func table(_ rows: [ReportRow]) -> [String] {
        var table = TextTable()
        let titles = ["scenario", "verdict", "rule", "used", "of limit", "share"]
        table.add(titles.enumerated().map { TextTable.Cell($1, .soft, isFlushRight: [3, 5].contains($0)) })
        for row in rows {
            table.add(cells(of: row))
            if let remark = remark(on: row) { table.add(remark: remark) }
        }
        return table.rendered(width: width, with: pen)
    }

    private func cells(of row: ReportRow) -> [TextTable.Cell] {
        let verdict = TextTable.Cell(row.state.sign + " " + row.words, row.state.ink)
        let rules = row.rules.prefix(2).map(\.marked).joined(separator: ", ") + (row.rules.count > 2 ? ", …" : "")
        var cells = [TextTable.Cell(row.name.clipped(to: 100)), verdict, TextTable.Cell(rules.isEmpty ? "–" : rules)]
        if let (use, run) = row.tightest {
            let mark = run.run.evidence(of: use).mark
            let ink: Ink? = use.share > 1 ? .bad : use.share > 0.5 ? .doubtful : nil
            cells += [
                TextTable.Cell(use.used.brief, isFlushRight: true),
                TextTable.Cell("\(use.name) \(use.limit.inWords) \(mark)"),
                TextTable.Cell(use.shareInWords, ink, isFlushRight: true),
            ]
        } else {
            cells += [
                TextTable.Cell("–", isFlushRight: true), TextTable.Cell("–"), TextTable.Cell("–", isFlushRight: true),
            ]
        }
        return cells
    }

    /// Which of its runs failed, or why there was none.
    private func remark(on row: ReportRow) -> String? {
        if row.state == .skipped, case .skipped(let reason) = row.runs[0].verdict { return reason.clipped(to: 300) }
        guard row.runs.count > 1, row.state > .passed else { return nil }
        let failed = row.runs.filter { $0.state > .passed }
        if failed.count == row.runs.count { return nil }
        let shown = failed.prefix(12).compactMap { row.variant(of: $0)?.clipped(to: 80) }
        let rest = failed.count > 12 ? "; and \(failed.count - 12) more" : ""
        return shown.isEmpty ? nil : shown.joined(separator: "; ") + rest
    }

    /// Failures that the baseline knows: a line each.
    private func known(_ troubles: [Trouble]) -> [String] {
        guard !troubles.isEmpty else { return [] }
        let lines = troubles.flatMap { trouble -> [String] in
            let first = trouble.findings.first.map { " \($0.rule.marked) \($0.text)" } ?? ""
            let name = "\(trouble.lead.app) \(trouble.title):".clipped(to: 160)
            return (name + first.clipped(to: 300)).wrapped(to: width - 4).enumerated().map {
                ($0 == 0 ? "  " : "    ") + $1
            }
        }
        return [pen.paint("Known to the baseline", .strong)] + lines + [""]
    }

    /// The last line.
    private var summary: String {
        var counts: [String] = []
        let known = result.runs.count { $0.state == .known }
        for state in [ReportRow.State.passed, .failed, .skipped, .broken] {
            let count = result.count(state.word)
            guard count > 0 || state == .passed || state == .failed else { continue }
            let words = "\(count) \(state.word)" + (state == .failed && known > 0 ? " (\(known) known)" : "")
            counts.append(pen.paint(words, count > 0 ? state.ink : nil))
        }
        let longest = result.longest.map {
            "; longest \($0.totalTime.brief), \("\($0.app) \($0.run.title)".clipped(to: 80).harmless)"
        }
        let jobs = result.jobs == 1 ? "one phone at a time" : "\(result.jobs) phones at a time"
        return counts.joined(separator: ", ") + " in \(result.wallTime.brief)" + (longest ?? "") + "; \(jobs)"
    }
}

extension ReportRow.State {
    /// So that a verdict is seen without colour.
    var sign: String {
        switch self {
        case .passed: "✓"
        case .failed: "✗"
        case .known: "≈"
        case .broken: "!"
        case .skipped: "○"
        }
    }

    fileprivate var ink: Ink? {
        switch self {
        case .passed: .good
        case .failed: .badAndStrong
        case .broken: .bad
        case .known: .doubtful
        case .skipped: .soft
        }
    }
}

extension String {
    /// Continuous integration reads commands from output: `::…` at a line's beginning, `##[…]` anywhere in it. What an
    /// app has printed is not to be one.
    var withoutWorkflowCommand: String {
        var line = replacing("##[", with: "## [")
        var text = line[...]
        // Behind our own colours it is none, but a report says the same with them and without.
        while let first = text.first, first.isWhitespace || first == "\u{1B}" {
            text = first.isWhitespace ? text.dropFirst() : text.drop { $0 != "m" }.dropFirst()
        }
        if text.hasPrefix("::") { line.insert(" ", at: line.index(after: text.startIndex)) }
        return line
    }
}
