import CallVocabulary
import ReportText
import RuleBook

/// One failure of the page, in full.
struct HTMLTrouble {
    private let trouble: Trouble
    private var lead: RunResult { trouble.lead }

    private static let firstEvents = 150
    private static let lastEvents = 50

    init(_ trouble: Trouble) { self.trouble = trouble }

    func markup(in page: inout PageContents) -> String {
        let (number, isTold) = page.addTrouble()
        page.rules.add(trouble.findings.map(\.rule))
        return """
            <article class="trouble \(trouble.state.word)" aria-labelledby="trouble-\(number)">
            <h3 id="trouble-\(number)"><span class="verdict">\(trouble.state.sign)</span> \
            \(trouble.title.clipped(to: 160).escaped) <small>\(lead.app.clipped(to: 60).escaped), \
            iOS \(lead.run.profile.system)</small></h3>
            \(likeness)\(Self.why(trouble.row.scenario))
            \(findings)
            \(cause)
            \(isTold ? story(in: &page) : "<p class=\"soft\">Told in short: the page would be too large.</p>")
            \(more)
            </article>
            """
    }

    private func story(in page: inout PageContents) -> String {
        let excerpt = TraceExcerpt(lead.trace, first: Self.firstEvents, last: Self.lastEvents)
        page.rules.add(excerpt.events.compactMap(\.rule))
        return Self.lanes(lead) + timeline(excerpt) + lines("The app's last lines", lead.outputLines())
            + lines("Crash report", lead.crashLines)
    }

    private var likeness: String {
        var markup = ""
        if let alike = trouble.alike {
            markup += "<p class=\"alike\">The same way: \(alike.clipped(to: 1_000).escaped)</p>"
        }
        if trouble.row.isFlaky {
            markup += "<p class=\"alike\">Flaky: \(trouble.row.flakiness).</p>"
        }
        if trouble.state == .known { markup += "<p class=\"alike\">The baseline knows this failure.</p>" }
        return markup
    }

    static func why(_ scenario: Scenario) -> String {
        let paragraphs = scenario.why.clipped(to: 2_000).split(separator: "\n\n").map { "<p>\($0.paragraph)</p>" }
        return "<div class=\"why\">\(paragraphs.joined())</div>"
    }

    /// In a frame of its own that scrolls where the page is narrower.
    static func lanes(_ run: RunResult) -> String {
        let drawing = LaneDrawing(run)
        guard !drawing.isEmpty else { return "" }
        return
            "<figure class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"The run as a drawing\">\(drawing.svg())</figure>"
    }

    private var findings: String {
        if let reason = trouble.reason {
            return "<h4>Why there is no verdict</h4><p class=\"reason\">\(reason.clipped(to: 2_000).escaped)</p>"
        }
        let items = trouble.findings.prefix(20).map { finding in
            let at = finding.at.map { " at \($0.brief)" } ?? ""
            return "<li>\(RuleList.link(finding.rule)) \(finding.rule.evidence.badge) "
                + "<span class=\"sort\">\(finding.sort.words)\(at)</span> \(finding.text.clipped(to: 800).escaped)</li>"
        }
        let rest = trouble.findings.count - 20
        return "<h4>What is wrong</h4><ul class=\"findings\">\(items.joined())"
            + (rest > 0 ? "<li>and \(rest) more</li>" : "") + "</ul>"
    }

    private var cause: String {
        guard let cause = lead.cause else { return "" }
        let entry = RuleBook.entry(for: cause.mistake)
        return "<div class=\"cause\"><h4>Probably \(cause.mistake.rawValue): \(entry.title.escaped)</h4>"
            + "<p>Because \(cause.reason.clipped(to: 800).escaped).</p>"
            + "<p><b>Mend:</b> \(entry.mend.markup)</p></div>"
    }

    private func timeline(_ excerpt: TraceExcerpt) -> String {
        guard !excerpt.head.isEmpty else { return "" }
        var rows = excerpt.head.map(row)
        if excerpt.leftOut > 0 {
            rows.append("<tr><td colspan=\"4\" class=\"soft\">\(excerpt.leftOut) events are left out</td></tr>")
        }
        rows += excerpt.tail.map(row)
        return """
            <details class="timeline" open="open"><summary>Timeline</summary><div class="scroll" tabindex="0" \
            role="region" aria-label="Timeline"><table><thead><tr><th scope="col" class="num">Seconds</th>\
            <th scope="col">Who</th><th scope="col">What</th><th scope="col">Rule</th></tr></thead><tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></div></details>
            """
    }

    private func row(_ event: TraceEvent) -> String {
        let tone = LaneMark(event).map { " class=\"\($0.tone.rawValue)\"" } ?? ""
        return "<tr\(tone)><td class=\"num\">\(event.at.inSeconds)</td><td>\(event.lane.rawValue)</td>"
            + "<td>\(event.text.clipped(to: 400).escaped)</td><td>\(event.rule.map(RuleList.link) ?? "")</td></tr>"
    }

    private func lines(_ title: String, _ lines: [String]) -> String {
        guard !lines.isEmpty else { return "" }
        let text = lines.map(\.escaped).joined(separator: "\n")
        return "<h4>\(title.escaped)</h4><pre tabindex=\"0\">\(text)</pre>"
    }

    private var more: String {
        let words = trouble.explanations.map { "<code>ringtime explain \($0)</code>" }.joined(separator: " · ")
        return words.isEmpty ? "" : "<p class=\"soft\">In a terminal: \(words)</p>"
    }
}

extension StringProtocol {
    /// Escaped, with its line breaks as spaces.
    fileprivate var paragraph: String { split(whereSeparator: \.isNewline).map(\.escaped).joined(separator: " ") }
}
