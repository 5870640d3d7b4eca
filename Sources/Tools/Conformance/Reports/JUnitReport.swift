import CallVocabulary
import ReportText
import RuleBook

/// The report in the form of JUnit's XML, which every continuous integration reads: a suite an app, a case a run.
///
/// A failure's `type` is its rule and its text the whole story. A failure that the baseline knows counts as skipped: it
/// is to be seen, and not to stop anything.
public struct JUnitReport: Sendable {
    private let result: BatteryResult

    public init(_ result: BatteryResult) { self.result = result }

    /// The whole document, with a line break at the end.
    public var text: String {
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
        lines.append(
            "<testsuites name=\"ringtime check\" \(counts(result.runs)) time=\"\(result.wallTime.inSeconds)\">")
        for app in result.apps {
            let runs = result.runs.filter { $0.app == app }
            let time = runs.reduce(Duration.zero) { $0 + $1.totalTime }
            lines.append(
                "  <testsuite name=\"\(app.escaped)\" \(counts(runs)) time=\"\(time.inSeconds)\" "
                    + "timestamp=\"\(result.startedAtInUTC)\">")
            let isRepeated = runs.contains { $0.run.repetition > 1 }
            lines += runs.flatMap { testCase($0, isRepeated: isRepeated) }
            lines.append("  </testsuite>")
        }
        return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
    }

    private func counts(_ runs: [RunResult]) -> String {
        func count(_ states: ReportRow.State...) -> Int { runs.count { states.contains($0.state) } }
        return "tests=\"\(runs.count)\" failures=\"\(count(.failed))\" errors=\"\(count(.broken))\" "
            + "skipped=\"\(count(.skipped, .known))\""
    }

    private func testCase(_ run: RunResult, isRepeated: Bool) -> [String] {
        let name = run.run.title + (isRepeated ? " run \(run.run.repetition)" : "")
        let opening =
            "    <testcase classname=\"\(run.app.escaped)\" name=\"\(name.escaped)\" time=\"\(run.totalTime.inSeconds)\""
        let inside: String
        switch run.verdict {
        case .passed: return [opening + "/>"]
        case .skipped(let reason): inside = "<skipped message=\"\(reason.clipped(to: 600).escaped)\"/>"
        case .broken(let reason):
            inside = "<error type=\"broken\" message=\"\(reason.clipped(to: 600).escaped)\">\(story(of: run))</error>"
        case .failed(let findings):
            let first = findings.first
            let message = first.map { "\($0.rule.marked) \($0.text.clipped(to: 600))" } ?? "failed"
            inside =
                run.state == .known
                ? "<skipped message=\"known to the baseline: \(message.escaped)\"/>"
                : "<failure type=\"\(first?.rule.number ?? "failed")\" message=\"\(message.escaped)\">"
                    + story(of: run) + "</failure>"
        }
        return [opening + ">", "      " + inside, "    </testcase>"]
    }

    private func story(of run: RunResult) -> String {
        TroubleText(run, width: 100).lines.map(\.escaped).joined(separator: "\n")
    }
}
