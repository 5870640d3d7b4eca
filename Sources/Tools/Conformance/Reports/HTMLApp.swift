import CallVocabulary
import ReportText
import RuleBook

/// An app's part of the page: the table, what did not pass, and what did, folded.
struct HTMLApp {
    private let app: String
    private let number: Int
    private let rows: [ReportRow]

    init(_ app: String, number: Int, in result: BatteryResult) {
        (self.app, self.number) = (app, number)
        rows = ReportRow.rows(of: app, in: result)
    }

    func markup(in page: inout PageContents) -> String {
        var lines: [String] = []
        var articles: [String] = []
        for row in rows {
            let troubles = row.troubles
            lines.append(tableRow(row, link: troubles.isEmpty ? nil : page.troubles + 1))
            for trouble in troubles {
                articles.append(HTMLTrouble(trouble).markup(in: &page))
            }
            page.rules.add(row.rules + row.runs.compactMap { $0.limits.first?.rule })
        }
        var passed: [String] = []
        for row in rows where row.count(.passed) > 0 { passed.append(folded(row, in: &page)) }
        return """
            <section class="app" aria-labelledby="app-\(number)">
            <h2 id="app-\(number)">\(app.clipped(to: 80).escaped)</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="app-\(number)">
            <table class="rows" role="table"><thead><tr role="row">\(Self.heads)</tr></thead><tbody>
            \(lines.joined(separator: "\n"))
            </tbody></table></div>
            \(articles.joined(separator: "\n"))
            \(passed.isEmpty ? "" : "<div class=\"passing\"><h3>What passed</h3>")
            \(passed.joined(separator: "\n"))
            \(passed.isEmpty ? "" : "</div>")
            </section>
            """
    }

    private func tableRow(_ row: ReportRow, link: Int?) -> String {
        let name = row.name.clipped(to: 100).escaped
        let title = link.map { "<a href=\"#trouble-\($0)\">\(name)</a>" } ?? name
        let verdict = "<span class=\"verdict\">\(row.state.sign) \(row.words)</span>"
        let rules = row.rules.map { RuleList.link($0) + " " + $0.evidence.badge }.joined(separator: ", ")
        let head = "<th scope=\"row\" role=\"rowheader\">\(title)\(remark(on: row))</th>"
        return "<tr class=\"\(row.state.word)\" role=\"row\">" + head + Self.cell(verdict)
            + (rules.isEmpty ? Self.none() : Self.cell(rules)) + limit(of: row) + "</tr>"
    }

    /// Which of its runs failed, or why there was none.
    private func remark(on row: ReportRow) -> String {
        if row.state == .skipped, case .skipped(let reason) = row.runs[0].verdict {
            return "<small>\(reason.clipped(to: 300).escaped)</small>"
        }
        let failed = row.runs.filter { $0.state > .passed }
        if failed.count == row.runs.count { return "" }
        let names = failed.prefix(12).compactMap { row.variant(of: $0)?.clipped(to: 80).escaped }
        let rest = failed.count > 12 ? "; and \(failed.count - 12) more" : ""
        return names.isEmpty ? "" : "<small>\(names.joined(separator: "; "))\(rest)</small>"
    }

    private func limit(of row: ReportRow) -> String {
        guard let (use, run) = row.tightest else { return Self.none("num") + Self.none() + Self.none("num") }
        let share = min(100, max(0, use.share * 100))
        let tone = use.share > 1 ? " over" : use.share > 0.5 ? " much" : ""
        let width = share.isFinite ? Int(share.rounded(.up)) : 100
        let meter = "<span class=\"meter\(tone)\" aria-hidden=\"true\"><i style=\"width:\(width)%\"></i></span>"
        return Self.cell(use.used.brief, "num")
            + Self.cell("\(use.name.escaped) \(use.limit.inWords) \(run.run.evidence(of: use).badge)")
            + Self.cell("\(meter) <span class=\"percent\">\(use.shareInWords.escaped)</span>", "num")
    }

    // The table becomes a list where the page is narrow; the roles keep it a table for who does not see it.
    private static func cell(_ markup: String, _ kind: String? = nil) -> String {
        "<td role=\"cell\"\(kind.map { " class=\"\($0)\"" } ?? "")>\(markup)</td>"
    }

    private static func none(_ kind: String? = nil) -> String { cell("–", (kind.map { $0 + " " } ?? "") + "none") }

    private static let heads = ["Scenario", "Verdict", "Rule", "Used", "of limit", "Share"].map { title in
        let kind = ["Used", "Share"].contains(title) ? " class=\"num\"" : ""
        return "<th scope=\"col\" role=\"columnheader\"\(kind)>\(title)</th>"
    }.joined()

    /// The run by which a scenario that passed is told: the one that came nearest to a limit.
    private func story(of row: ReportRow) -> RunResult? {
        let passed = row.runs.filter { $0.state == .passed }
        return passed.max { ($0.limits.first?.share ?? 0) < ($1.limits.first?.share ?? 0) }
    }

    private func folded(_ row: ReportRow, in page: inout PageContents) -> String {
        guard let run = story(of: row) else { return "" }
        let share = run.limits.first.map { "\($0.used.brief) of \($0.limit.inWords)" }
        let tally = row.runs.count > 1 ? "\(row.count(.passed)) of \(row.runs.count) runs" : nil
        let words = [tally, share].compactMap { $0 }.joined(separator: " · ")
        let name = row.name.clipped(to: 100).escaped
        let variant = row.variant(of: run).map { "<p class=\"soft\">Drawn: \($0.clipped(to: 120).escaped)</p>" } ?? ""
        var story = "<p class=\"soft\">Not drawn: the page would be too large. Alone it is.</p>"
        if page.mayDraw() {
            story = variant + HTMLTrouble.lanes(run)
            page.rules.add(run.trace.events.compactMap { LaneMark($0)?.rule })
        }
        return "<details class=\"passed\"><summary><span class=\"verdict\">✓</span> \(name) <small>\(words)</small>"
            + "</summary>\(HTMLTrouble.why(row.scenario))\(story)</details>"
    }
}
