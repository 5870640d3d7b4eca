import CallFlow
import CallVocabulary
import ReportText
import RuleBook

/// Workflow commands of GitHub Actions: they become annotations at the lines of a pull request.
struct LintGitHubReport {
    private let result: LintResult

    init(_ result: LintResult) { self.result = result }

    var text: String {
        result.findings.map { Self.line($0.finding) }.joined(separator: "\n") + (result.findings.isEmpty ? "" : "\n")
    }

    private static func line(_ finding: Finding) -> String {
        let command =
            switch finding.severity {
            case .error: "error"
            case .warning: "warning"
            case .note: "notice"
            }
        let place =
            "file=\(property(finding.location.path)),line=\(finding.location.line),col=\(finding.location.column)"
        let steps = finding.steps.enumerated().map { "\($0 + 1) \($1.location.text): \($1.message)" }
        let text = ([finding.message] + steps + [finding.mend]).filter { !$0.isEmpty }.map(\.harmless)
        let title = property("\(finding.name), \(finding.rule.marked)")
        return "::\(command) \(place),title=\(title)::" + data(text.joined(separator: "\n"))
    }

    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    private static func property(_ text: String) -> String {
        data(text.harmless).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
