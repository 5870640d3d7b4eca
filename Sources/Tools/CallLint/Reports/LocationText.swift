import CallFlow
import ReportText

extension SourceLocation {
    /// `path:line:column`
    var text: String { "\(path.harmless):\(line):\(column)" }
}
