/// The forms in which a battery's result is told.
public enum ReportFormat: String, CaseIterable, Sendable {
    case text, json, junit, github, html

    /// The report; colour is for terminals and only in text.
    public func render(_ result: BatteryResult, isColoured: Bool) -> String {
        switch self {
        case .text: TextReport(result, isColoured: isColoured).text
        case .json: JSONReport(result).text
        case .junit: JUnitReport(result).text
        case .github: GitHubReport(result).text
        case .html: HTMLReport(result).text
        }
    }
}
