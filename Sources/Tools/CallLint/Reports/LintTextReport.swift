import CallVocabulary
import ReportText
import RuleBook

/// As Xcode writes its warnings, so that an editor jumps to them: `path:line:col: error: … [rule]`. Below it the path in
/// steps and what to do.
struct LintTextReport {
    private let result: LintResult
    private let isColoured: Bool

    init(_ result: LintResult, isColoured: Bool) {
        self.result = result
        self.isColoured = isColoured
    }

    var text: String {
        var lines = result.findings.flatMap { Self.lines($0.finding, isColoured) }
        lines.append(summary)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ finding: Finding, _ isColoured: Bool) -> [String] {
        let severity = finding.severity.rawValue
        let shown = isColoured ? colour(finding.severity) + severity + "\u{1B}[0m" : severity
        let cause = finding.cause.map { ", \($0)" } ?? ""
        var lines = [
            "\(finding.location.text): \(shown): \(finding.message.harmless) [\(finding.name), \(finding.rule.marked)\(cause)]"
        ]
        for (number, step) in finding.steps.enumerated() {
            lines.append("    \(number + 1)  \(step.location.text): \(step.message.harmless)")
        }
        if !finding.mend.isEmpty { lines.append("    → \(finding.mend)") }
        return lines
    }

    private static func colour(_ severity: Finding.Severity) -> String {
        switch severity {
        case .error: "\u{1B}[1;31m"
        case .warning: "\u{1B}[1;33m"
        case .note: "\u{1B}[1;36m"
        }
    }

    private var summary: String {
        let counts = Finding.Severity.allCases.reversed().map { severity in
            let count = result.count(severity)
            return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        var line = counts.joined(separator: ", ")
        if result.suppressed > 0 { line += "; \(result.suppressed) suppressed" }
        if result.known > 0 { line += "; \(result.known) known to the baseline" }
        return line + "; \(result.counts.judgedFiles) of \(result.counts.files) sources concern calls"
    }
}
