import CallVocabulary
import ReportText
import RuleBook

/// The report for someone who was not there: one file that loads nothing and runs nothing, readable on a phone and on
/// paper, in light and dark.
///
/// What apps and files have put into it is shown and never obeyed: it is escaped, and the page's own policy forbids
/// scripts and everything from elsewhere.
public struct HTMLReport: Sendable {
    private let result: BatteryResult

    public init(_ result: BatteryResult) { self.result = result }

    /// The whole document, with a line break at the end.
    public var text: String {
        var page = PageContents()
        let sections = result.apps.enumerated().map { index, app in
            HTMLApp(app, number: index + 1, in: result).markup(in: &page)
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" \
            content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <title>\(headline.escaped) · ringtime check</title>
            <style>
            \(HTMLStyle.page)
            \(LaneDrawing.style)
            </style>
            </head>
            <body>
            \(header)
            <main>
            \(sections.joined(separator: "\n"))
            \(page.rules.markup)
            </main>
            <footer>\(footer)</footer>
            </body>
            </html>

            """
    }

    private var headline: String {
        let total = result.runs.count
        if total == 0 { return "Nothing was run" }
        func count(_ state: ReportRow.State) -> Int { result.runs.count { $0.state == state } }
        let new = count(.failed)
        if new > 0 { return "\(new) of \(total) runs failed" }
        if count(.broken) > 0 { return "\(count(.broken)) of \(total) runs could not be made" }
        let known = count(.known)
        if known > 0 { return "Nothing new: \(known) of \(total) runs failed as before" }
        return count(.passed) == total ? "All \(total) runs passed" : "Every run that could be made passed"
    }

    private var header: String {
        """
        <header>
        <p class="brand">ringtime check</p>
        <h1>\(headline.escaped)</h1>
        <p class="lead">Ringtime is the incoming-call path of iOS on Linux. It sends VoIP pushes to an app's own code \
        on a phone that it imitates, in situations that real phones bring about, and judges by iOS's rules whether the \
        app would live through them. \(whatWasTried)</p>
        \(counts)
        \(contents)
        <div class="filter" role="group" aria-label="What is shown">
        <input type="radio" name="show" id="show-all" checked="checked"/><label for="show-all">everything</label>
        <input type="radio" name="show" id="show-bad"/><label for="show-bad">only what did not pass</label>
        </div>
        \(Self.howToRead)
        </header>
        """
    }

    private var whatWasTried: String {
        let apps = result.apps
        let scenarios = Set(result.runs.map(\.run.scenario.name)).count
        let systems = Set(result.runs.map(\.run.profile.system)).sorted(by: >).map(\.description)
        let names = apps.prefix(12).map { $0.clipped(to: 60).escaped }.joined(separator: ", ")
        return "Here <strong>\(apps.count) \(apps.count == 1 ? "app" : "apps")</strong> "
            + "(\(names)\(apps.count > 12 ? ", …" : "")) went through <strong>\(scenarios) "
            + "\(scenarios == 1 ? "scenario" : "scenarios")</strong> in <strong>\(result.runs.count) runs</strong> under "
            + "iOS \(systems.joined(separator: ", ")), on <time datetime=\"\(result.startedAtInUTC)\">\(day)</time>, "
            + "in \(result.wallTime.brief)."
    }

    /// `2026-11-28, 14:20 UTC`.
    private var day: String {
        let text = result.startedAtInUTC
        return text.prefix(10) + ", " + text.dropFirst(11).prefix(5) + " UTC"
    }

    private var counts: String {
        let states = ReportRow.State.allCases.reversed().map { state in
            (state: state, count: result.runs.count { $0.state == state })
        }.filter { $0.count > 0 }
        let tiles = states.map { entry in
            "<li class=\"\(entry.state.word)\"><b>\(entry.count)</b> <span>\(entry.state.sign) \(entry.state.words)</span></li>"
        }
        let bar = states.map { "<i class=\"\($0.state.word)\" style=\"flex-grow:\($0.count)\"></i>" }
        return
            "<ul class=\"counts\">\(tiles.joined())</ul><div class=\"share\" aria-hidden=\"true\">\(bar.joined())</div>"
    }

    private var contents: String {
        guard result.apps.count > 1 else { return "" }
        let links = result.apps.enumerated().map { index, app in
            let bad = result.runs.count { $0.app == app && $0.state > .passed }
            let words = bad == 0 ? "all passed" : "\(bad) not passed"
            return "<li><a href=\"#app-\(index + 1)\">\(app.clipped(to: 60).escaped)</a> <small>\(words)</small></li>"
        }
        return "<nav aria-label=\"Apps\"><ul>\(links.joined())</ul></nav>"
    }

    private static let howToRead = """
        <details class="legend"><summary>How to read this page</summary>
        <p>Every rule and every number says how sure it is: \
        \(Evidence.allCases.map { "\([$0].badge) \($0.word)" }.joined(separator: ", ")). A number marked \
        <span class="ev ev-set">set</span> was set by the scenario and says nothing about iOS.</p>
        <p>In the drawings time runs to the right, not to scale; <b>//</b> stands where a pause was cut short. A filled \
        green dot is a report or a ring, a red one with a cross a breach, a rhombus a bad sign, a small ring anything \
        else. The app's line is thick while its process runs, dashed while it is suspended, dotted while there is none. \
        A bar is a limit, and its filled part what was used of it.</p></details>
        """

    private var footer: String {
        let longest = result.longest.map {
            " The longest run took \($0.totalTime.brief): \("\($0.app) \($0.run.title)".clipped(to: 100).escaped)."
        }
        let jobs = result.jobs == 1 ? "One phone at a time." : "\(result.jobs) phones at a time."
        return
            "\(jobs)\(longest ?? "") What has passed here has passed by the rules as they are known; it is no word of "
            + "Apple's."
    }
}

/// What is on the page so far.
struct PageContents {
    /// All that are named.
    var rules = RuleList()
    /// How many; each has its number for a name.
    private(set) var troubles = 0
    /// Of runs that passed.
    private var drawings = 0

    /// What passed is drawn as long as the page does not get too large to be sent around.
    static let mostDrawings = 300

    /// So many failures are told in full.
    static let mostStories = 200

    /// Gives a failure its number, and says whether it is told in full.
    mutating func addTrouble() -> (number: Int, isTold: Bool) {
        troubles += 1
        return (troubles, troubles <= Self.mostStories)
    }

    /// Whether one more run that passed may be drawn.
    mutating func mayDraw() -> Bool {
        drawings += 1
        return drawings <= Self.mostDrawings
    }
}

extension ReportRow.State {
    /// Of several runs.
    fileprivate var words: String { self == .known ? "failed as before" : word }
}

extension [Evidence] {
    /// Its tag, in a form of its own for each kind: never told by colour alone, and never alike.
    var badge: String {
        let kind = first?.rawValue ?? "none"
        return "<abbr class=\"ev ev-\(kind)\" title=\"\(words)\">\(tag.dropFirst().dropLast())</abbr>"
    }
}

extension [Evidence]? {
    var badge: String {
        self?.badge ?? "<abbr class=\"ev ev-set\" title=\"\(words)\">set</abbr>"
    }
}
