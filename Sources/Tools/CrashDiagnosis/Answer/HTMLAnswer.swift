import CallVocabulary
import ReportText

/// The answer as one file that loads nothing and runs nothing, readable on a phone and on paper, in light and dark.
struct HTMLAnswer {
    private let answer: Answer

    init(_ answer: Answer) { self.answer = answer }

    var text: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>\(title.escaped) · ringtime diagnose</title>
        <style>
        \(HTMLStyle.page)
        \(HTMLStyle.lanes)
        </style>
        </head>
        <body>
        <header><p class="brand">ringtime diagnose</p><h1>\(title.escaped)</h1></header>
        <main>
        \(overview)
        \(answer.kinds.prefix(Self.mostKinds).map(article).joined(separator: "\n"))
        \(unreadable)
        </main>
        <footer>\(Self.footer)</footer>
        </body>
        </html>
        """
    }

    private static let mostKinds = 60
    private static let footer =
        "Rules say how sure they are: "
        + Evidence.allCases.map { "[\($0.rawValue)] \($0.word)" }.joined(separator: ", ")
        + ". What is said here follows the rules as they are known; it is no word of Apple's."

    private var title: String {
        guard answer.diagnoses.count != 1 else { return answer.diagnoses[0].headline }
        let breaches = answer.diagnoses.count { $0.verdict.isBreach }
        return "\(answer.diagnoses.count) reports, \(breaches) of them by the call path's rules"
    }

    private var unreadable: String {
        answer.unreadable.map { "<p>Not read: \($0.name.escaped): \($0.reason.escaped)</p>" }.joined(separator: "\n")
    }

    // MARK: Many reports

    private var overview: String {
        guard answer.diagnoses.count > 1 else { return "" }
        let overview = Overview(answer)
        let versions = overview.versions.prefix(60).map { version in
            let share = version.reports == 0 ? 0 : version.breaches * 100 / version.reports
            return """
                <tr><th>\(version.app.escaped)</th><td>\(version.version.escaped)</td><td class="num">\(version.breaches)</td>\
                <td class="num">\(version.reports)</td><td><span class="meter"><i style="width:\(share)%"></i></span></td></tr>
                """
        }
        return """
            <section><h2>At a glance</h2>
            <div class="tables">\(table("verdict", overview.byVerdict))\(table("system", Array(overview.bySystem.prefix(12))))\
            \(table("state", Array(overview.byState.prefix(12))))</div>
            <h3>From version to version</h3>
            <table><thead><tr><th>app</th><th>version</th><th>breaches</th><th>reports</th><th></th></tr></thead>
            <tbody>\(versions.joined(separator: "\n"))</tbody></table></section>
            """
    }

    private func table(_ title: String, _ counts: [Overview.Count]) -> String {
        let rows = counts.map { "<tr><th>\($0.name.escaped)</th><td class=\"num\">\($0.count)</td></tr>" }
        return "<table><thead><tr><th>\(title)</th><th>reports</th></tr></thead><tbody>\(rows.joined())</tbody></table>"
    }

    // MARK: One report

    private func article(_ kind: Answer.Kind) -> String {
        let diagnosis = kind.example
        let sections = Sections(kind, answer.advice)
        let drawing = LaneSketch(diagnosis)?.svg ?? ""
        // What is drawn is not listed as well.
        let parts = sections.parts.filter { drawing.isEmpty || $0.title != "Timeline" }.map { part in
            let lines = part.lines.map { "<li>\(part.isOurs ? $0.escaped.marked : $0.escaped)</li>" }.joined()
            let kind =
                part.title == "For it" ? " class=\"for\"" : part.title == "Against it" ? " class=\"against\"" : ""
            return "<h3>\(part.title.escaped)</h3><ul\(kind)>\(lines)</ul>"
        }
        return """
            <article class="\(diagnosis.verdict.isBreach ? "breach" : "calm")">
            \(answer.diagnoses.count == 1 ? "" : "<h2>\(sections.headline.escaped)</h2>")
            <p class="soft">\(sections.note.escaped) · \(sections.source.escaped)</p>
            <p class="soft">\(sections.subject.escaped)</p>
            <p class="lead">\(sections.paragraph.escaped)</p>
            \(drawing.isEmpty ? "" : "<figure>\(drawing)</figure>")
            \(parts.joined(separator: "\n"))
            </article>
            """
    }
}

extension String {
    /// The rule book's marks for stress and code, and its addresses, as HTML. What is marked is escaped already.
    fileprivate var marked: String {
        replacing(/\*\*(.+?)\*\*/) { "<strong>\($0.1)</strong>" }
            .replacing(/\*(\w.*?)\*/) { "<em>\($0.1)</em>" }
            .replacing(/`([^`]+)`/) { "<code>\($0.1)</code>" }
            .replacing(/https:\/\/[^\s<]*[^\s<.,;)]/) { "<a href=\"\($0.0)\">\($0.0)</a>" }
    }
}
