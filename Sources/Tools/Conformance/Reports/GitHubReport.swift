import CallVocabulary
import ReportText
import RuleBook

/// The report as workflow commands of GitHub Actions: they become annotations of the run.
public struct GitHubReport: Sendable {
    private let result: BatteryResult

    public init(_ result: BatteryResult) { self.result = result }

    /// An error for each failure, a warning for each that the baseline knows, and a notice that sums it up; a line each.
    public var text: String {
        let troubles = result.apps.flatMap { ReportRow.rows(of: $0, in: result) }.flatMap(\.troubles)
        let lines = troubles.map(annotation) + ["::notice title=\(Self.property("ringtime check"))::\(summary)"]
        return lines.joined(separator: "\n") + "\n"
    }

    private func annotation(on trouble: Trouble) -> String {
        let command = trouble.state == .known ? "warning" : "error"
        let rule = trouble.lead.verdict.rule.map { " \($0.marked)" } ?? ""
        let title = "\(trouble.lead.app): \(trouble.title.clipped(to: 120))\(rule)"
        var lines = [trouble.reason ?? trouble.findings.first?.text ?? ""].map { $0.clipped(to: 600) }
        if let cause = trouble.lead.cause {
            lines.append("probably \(cause.mistake.rawValue): \(cause.reason.clipped(to: 300))")
        }
        if let alike = trouble.alike { lines.append("the same way: \(alike.clipped(to: 300))") }
        if trouble.row.isFlaky { lines.append("flaky: \(trouble.row.flakiness)") }
        if trouble.state == .known { lines.append("known to the baseline") }
        return "::\(command) title=\(Self.property(title))::"
            + lines.map { Self.data($0.harmless) }.joined(separator: Self.data("\n"))
    }

    private var summary: String {
        let counts = ["passed", "failed", "skipped", "broken"].map { (word: $0, count: result.count($0)) }
        let words = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.word)" }.joined(separator: ", ")
        return Self.data("\(words.isEmpty ? "nothing was run" : words) in \(result.wallTime.brief)")
    }

    /// What follows the second `::`.
    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    /// The value of a property.
    private static func property(_ text: String) -> String {
        data(text.harmless).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
