import CallVocabulary
import RuleBook

/// `Documentation/LintRules.md`, made from what the rules say of themselves.
public enum LintRulesPage {
    public static var text: String {
        var lines = [
            "# The rules of the linter", "",
            "This page is generated from the rules' own descriptions. The numbers are those of [the rule book](RuleBook.md), with "
                + "its tags: " + Evidence.allCases.map { "[\($0.rawValue)] \($0.word)" }.joined(separator: ", ") + ". "
                + "[The evidence](LintEvidence.md) says how often each was right on public apps.", "",
            "| rule | number | severity | what it asks for |", "| --- | --- | --- | --- |",
        ]
        lines += LintRules.all.map { type in
            let rule = type.description
            return
                "| [`\(rule.name)`](#\(rule.name)) | \(rule.rule.marked) | \(rule.severity.rawValue) | \(rule.summary) |"
        }
        lines += LintRules.all.flatMap { section($0.description) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func section(_ rule: RuleDescription) -> [String] {
        var lines = ["", "## \(rule.name)", "", "\(rule.rule.marked), \(rule.severity.rawValue): \(rule.summary).", ""]
        lines += [rule.rationale, "", rule.mend]
        if let example = rule.triggering.first { lines += shown("Found", example) }
        if let example = rule.nonTriggering.first { lines += shown("Not found", example) }
        return lines
    }

    private static func shown(_ word: String, _ example: LintExample) -> [String] {
        let language = example.isObjectiveC ? "objc" : "swift"
        let code = example.code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return ["", "\(word): \(example.title).", "", "```\(language)"] + code.map { $0.replacing("1️⃣", with: "") } + [
            "```"
        ]
    }
}
