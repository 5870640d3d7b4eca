import CallVocabulary
import RuleBook

/// Every rule, in the order in which pages list them.
public enum LintRules {
    public static let all: [any LintRule.Type] = [
        ReportBeforeReturnRule.self, BlockingBeforeReportRule.self, DelayBeforeReportRule.self, AsyncFormRule.self,
        UnsafeBeforeReportRule.self, DuplicateSkippedRule.self, ReportGatedRule.self, MustReportObeyedRule.self,
        ProtectedDataBeforeReportRule.self, FlagSpoofedRule.self, RegistryCreatedLateRule.self,
        RegistryRetainedRule.self,
        VoIPPushForNonCallRule.self, CompletionCalledRule.self, ActionAnsweredRule.self, ResetClearsCallsRule.self,
        OwnAudioActivationRule.self, AudioBeforeActivationRule.self,
    ]

    /// What `--list-rules` prints: name, number, severity, summary.
    public static var table: String {
        let descriptions = all.map { $0.description }
        let width = descriptions.map(\.name.count).max() ?? 0
        let numbers = descriptions.map(\.rule.marked.count).max() ?? 0
        return descriptions.map { rule in
            let name = rule.name + String(repeating: " ", count: width - rule.name.count)
            let number = rule.rule.marked + String(repeating: " ", count: numbers - rule.rule.marked.count)
            let severity = rule.severity.rawValue + String(repeating: " ", count: 7 - rule.severity.rawValue.count)
            return "\(name)  \(number)  \(severity)  \(rule.summary)\n"
        }.joined()
    }
}
