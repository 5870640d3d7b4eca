import CallFlow
import CallVocabulary
import Foundation
import RuleBook

/// The machine's form; also the baseline of a later run.
struct LintJSONReport {
    private struct Report: Encodable {
        var findings: [Entry]
        var suppressed: Int
        var known: Int
        var notices: [String]
    }

    private struct Entry: Encodable {
        var rule: String
        /// How sure the rule is: `["A", "O"]`, see `Evidence`.
        var evidence: [String]
        var name: String
        var cause: String?
        var severity: String
        var path: String
        var line: Int
        var column: Int
        var message: String
        var mend: String
        var steps: [Step]
        var fingerprint: String

        private enum Key: String, CodingKey {
            case rule, evidence, name, cause, severity, path, line, column, message, mend, steps, fingerprint
        }

        // A cause that there is none of is null: readers need not ask whether the member exists.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(rule, forKey: .rule)
            try container.encode(evidence, forKey: .evidence)
            try container.encode(name, forKey: .name)
            try container.encode(cause, forKey: .cause)
            try container.encode(severity, forKey: .severity)
            try container.encode(path, forKey: .path)
            try container.encode(line, forKey: .line)
            try container.encode(column, forKey: .column)
            try container.encode(message, forKey: .message)
            try container.encode(mend, forKey: .mend)
            try container.encode(steps, forKey: .steps)
            try container.encode(fingerprint, forKey: .fingerprint)
        }
    }

    private struct Step: Encodable {
        var path: String
        var line: Int
        var column: Int
        var message: String
    }

    private let result: LintResult

    init(_ result: LintResult) { self.result = result }

    var text: String {
        let report = Report(
            findings: result.findings.map(Self.entry), suppressed: result.suppressed, known: result.known,
            notices: result.notices.map(\.text))
        return JSONText.of(report)
    }

    private static func entry(_ entry: LintResult.Entry) -> Entry {
        let finding = entry.finding
        return Entry(
            rule: finding.rule.number, evidence: finding.rule.evidence.map(\.rawValue),
            name: finding.name, cause: finding.cause, severity: finding.severity.rawValue,
            path: finding.location.path, line: finding.location.line, column: finding.location.column,
            message: finding.message, mend: finding.mend,
            steps: finding.steps.map {
                Step(path: $0.location.path, line: $0.location.line, column: $0.location.column, message: $0.message)
            },
            fingerprint: entry.fingerprint.description)
    }
}

/// JSON for people as well as machines.
enum JSONText {
    static func of(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Strings, numbers and lists only: nothing in it can fail to encode.
        guard let data = try? encoder.encode(value) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}
