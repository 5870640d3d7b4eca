import CallVocabulary
import Foundation

@testable import Conformance

/// A row of the table apps × scenarios: who fails a scenario, and by which rule; everybody else passes it.
struct TableRow: Hashable, CustomStringConvertible {
    /// Scenario, and the iOS version where it is played under several.
    var scenario: String
    /// By the app's name.
    var failures: [String: String]

    /// The scenario's name, then a line for each rule: `    C2.1  BlockedDelegate LateRegistry`.
    var description: String {
        let byRule = Dictionary(grouping: failures, by: \.value).mapValues { $0.map(\.key).sorted() }
        let lines = byRule.sorted { $0.key < $1.key }.map { "    \($0.key)  " + $0.value.joined(separator: " ") }
        return ([scenario] + lines).joined(separator: "\n")
    }

    init(scenario: String, failures: [String: String]) {
        self.scenario = scenario
        self.failures = failures
    }

    /// The rows of a whole table, as their descriptions show them; a rule may have several lines.
    static func rows(_ text: String) -> [TableRow] {
        var rows: [TableRow] = []
        for line in text.split(separator: "\n") {
            if !line.hasPrefix(" ") {
                rows.append(TableRow(scenario: String(line), failures: [:]))
            } else if let rule = line.split(separator: " ").first, !rows.isEmpty {
                for app in line.split(separator: " ").dropFirst() {
                    rows[rows.count - 1].failures[String(app)] = String(rule)
                }
            }
        }
        return rows
    }

    /// Gathers cells into rows: the variants of a scenario are one cell, which fails by the first rule that one of them
    /// fails by.
    static func rows(of cells: [(app: String, run: PlannedRun, verdict: Verdict)]) -> [TableRow] {
        var rows: [String: [String: String]] = [:]
        for cell in cells {
            var title = cell.run.scenario.name
            if cell.run.scenario.profiles.count > 1 { title += "@\(cell.run.profile.system)" }
            var row = rows[title] ?? [:]
            switch cell.verdict {
            case .passed, .skipped: break
            case .failed(let findings):
                let isOfPhone = findings.contains { $0.sort == .phone }
                let rule = findings.first?.rule.number ?? "?"
                row[cell.app] = row[cell.app] ?? (isOfPhone ? "phone!" : "") + rule
            case .broken: row[cell.app] = "broken"
            }
            rows[title] = row
        }
        return rows.map { TableRow(scenario: $0.key, failures: $0.value) }.sorted { $0.scenario < $1.scenario }
    }
}
