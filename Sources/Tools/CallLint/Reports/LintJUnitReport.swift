import CallVocabulary
import ReportText
import RuleBook

/// JUnit's XML: a case for each finding, and one that passed where there is none. Those fail that make the exit code 1; the
/// others pass and tell their story in what they print.
struct LintJUnitReport {
    private let result: LintResult
    private let failOn: Finding.Severity

    init(_ result: LintResult, failOn: Finding.Severity) {
        self.result = result
        self.failOn = failOn
    }

    var text: String {
        let findings = result.findings.map(\.finding)
        let counts = "tests=\"\(max(1, findings.count))\" failures=\"\(findings.count { $0.severity >= failOn })\""
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuites name=\"ringtime lint\" \(counts)>",
            "  <testsuite name=\"ringtime lint\" \(counts)>",
        ]
        if findings.isEmpty { lines.append("    <testcase classname=\"ringtime.lint\" name=\"no findings\"/>") }
        lines += findings.flatMap(testCase)
        return (lines + ["  </testsuite>", "</testsuites>"]).joined(separator: "\n") + "\n"
    }

    private func testCase(_ finding: Finding) -> [String] {
        let steps = finding.steps.enumerated().map { "\($0 + 1)  \($1.location.text): \($1.message)" }
        let story = (steps + [finding.mend]).map(\.escaped).joined(separator: "\n")
        let message = finding.message.escaped
        let body =
            finding.severity >= failOn
            ? "      <failure type=\"\(finding.rule.marked)\" message=\"\(message)\">\(story)</failure>"
            : "      <system-out>\(finding.severity.rawValue): \(message)\n\(story)</system-out>"
        return [
            "    <testcase classname=\"ringtime.\(finding.name)\" name=\"\(finding.location.text.escaped)\">", body,
            "    </testcase>",
        ]
    }
}
