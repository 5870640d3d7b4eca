import CallVocabulary
import ReportText

/// JUnit's XML: a case for each finding, and one that passed where there is none. Notes do not fail.
struct LintJUnitReport {
    private let result: LintResult

    init(_ result: LintResult) { self.result = result }

    var text: String {
        let findings = result.findings.map(\.finding).filter { $0.severity > .note }
        let count = max(1, findings.count)
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuites name=\"ringtime lint\" tests=\"\(count)\" failures=\"\(findings.count)\">",
            "  <testsuite name=\"ringtime lint\" tests=\"\(count)\" failures=\"\(findings.count)\">",
        ]
        if findings.isEmpty { lines.append("    <testcase classname=\"ringtime.lint\" name=\"no findings\"/>") }
        lines += findings.flatMap(Self.testCase)
        return (lines + ["  </testsuite>", "</testsuites>"]).joined(separator: "\n") + "\n"
    }

    private static func testCase(_ finding: Finding) -> [String] {
        let steps = finding.steps.enumerated().map { "\($0 + 1)  \($1.location.text): \($1.message)" }
        let story = (steps + [finding.mend]).map(\.escaped).joined(separator: "\n")
        return [
            "    <testcase classname=\"ringtime.\(finding.name)\" name=\"\(finding.location.text.escaped)\">",
            "      <failure type=\"\(finding.rule.number)\" message=\"\(finding.message.escaped)\">\(story)</failure>",
            "    </testcase>",
        ]
    }
}
