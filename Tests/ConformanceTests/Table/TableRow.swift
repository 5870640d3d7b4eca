@testable import Conformance
import CallVocabulary
import Foundation

/// A row of the table apps × scenarios: who fails a scenario, and by which rule; everybody else passes it.
struct TableRow: Hashable, CustomStringConvertible {
    /// Scenario, and the iOS version where it is played under several.
    var scenario: String
    /// By the app's name.
    var failures: [String: String]

    /// `cold-launch: LateRegistry C2.1, …`
    var description: String {
        guard !failures.isEmpty else { return scenario + ":" }
        return scenario + ": " + failures.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }

    /// Reads what `description` writes.
    init?(_ line: some StringProtocol) {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard let name = parts.first else { return nil }
        scenario = String(name)
        failures = [:]
        guard parts.count > 1 else { return }
        for cell in parts[1].split(separator: ",") {
            let words = cell.split(separator: " ")
            guard words.count == 2 else { return nil }
            failures[String(words[0])] = String(words[1])
        }
    }

    init(scenario: String, failures: [String: String]) {
        self.scenario = scenario
        self.failures = failures
    }

    /// The rows of a whole table.
    static func rows(_ text: String) -> [TableRow] {
        text.split(separator: "\n").compactMap { TableRow($0) }
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
