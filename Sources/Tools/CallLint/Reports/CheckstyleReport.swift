import CallFlow
import CallVocabulary
import ReportText

/// Checkstyle's XML, which most review tools read.
struct CheckstyleReport {
    private let result: LintResult

    init(_ result: LintResult) { self.result = result }

    var text: String {
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<checkstyle version=\"4.3\">"]
        let byPath = Dictionary(grouping: result.findings.map(\.finding), by: \.location.path)
        for (path, findings) in byPath.sorted(by: { $0.key < $1.key }) {
            lines.append("  <file name=\"\(path.escaped)\">")
            lines += findings.map { finding in
                let severity = finding.severity == .note ? "info" : finding.severity.rawValue
                return "    <error line=\"\(finding.location.line)\" column=\"\(finding.location.column)\" "
                    + "severity=\"\(severity)\" message=\"\(finding.message.escaped)\" "
                    + "source=\"ringtime.\(finding.name)\"/>"
            }
            lines.append("  </file>")
        }
        return (lines + ["</checkstyle>"]).joined(separator: "\n") + "\n"
    }
}
