/// The forms in which findings are told.
public enum LintFormat: String, CaseIterable, Sendable {
    case text, json, sarif, github, checkstyle, junit

    /// The report.
    ///
    /// - Parameters:
    ///   - failOn: The least severity that fails, for forms that say what failed.
    ///   - isColoured: For terminals, and only in text.
    public func render(_ result: LintResult, failOn: Finding.Severity = .error, isColoured: Bool = false) -> String {
        switch self {
        case .text: LintTextReport(result, isColoured: isColoured).text
        case .json: LintJSONReport(result).text
        case .sarif: SARIFReport(result).text
        case .github: LintGitHubReport(result).text
        case .checkstyle: CheckstyleReport(result).text
        case .junit: LintJUnitReport(result, failOn: failOn).text
        }
    }
}
