import CallVocabulary
import Foundation

/// The scenarios that there are, for `--list`.
public struct ScenarioList: Sendable {
    private let scenarios: [Scenario]

    public init(_ scenarios: [Scenario]) { self.scenarios = scenarios }

    private struct Entry: Encodable {
        var scenario: String
        var rules: [String]
        var mistakes: [String]
        var questions: [Int]
        var profiles: [String]
        var why: String
    }

    private var entries: [Entry] {
        scenarios.map { scenario in
            Entry(
                scenario: scenario.name, rules: scenario.rules.map(\.number),
                mistakes: scenario.mistakes.map(\.rawValue), questions: scenario.questions,
                profiles: scenario.profiles.map(\.description), why: scenario.why)
        }
    }

    /// JSON if that is asked for, else text.
    public func rendered(as format: ReportFormat) throws -> String {
        if format == .json { return try JSONText.pretty(entries) }
        let width = scenarios.map(\.name.count).max() ?? 0
        let lines = scenarios.map { scenario in
            let name = scenario.name.padding(toLength: width, withPad: " ", startingAt: 0)
            let tags = scenario.rules.map(\.number) + scenario.mistakes.map(\.rawValue)
            return name + "  " + tags.joined(separator: " ")
        }
        return (lines + ["\(scenarios.count) scenarios"]).joined(separator: "\n")
    }
}

/// Which scenarios stand for each rule, mistake and question.
public struct ScenarioCoverage: Sendable {
    /// One row of the table.
    public struct Row: Hashable, Sendable, Encodable {
        /// `C1.1`, `M3`, `question 4`.
        public var subject: String
        public var scenarios: [String]
    }

    public let rules: [Row]
    public let mistakes: [Row]
    public let questions: [Row]

    /// The parts of the rule book that an app's behaviour can bring about; of P and T what an incoming call needs.
    static let covered: [Rule] = Rule.allCases.filter { rule in
        if ["D", "N", "C1", "C2", "E", "L", "W", "H", "K"].contains(rule.part) { return true }
        return [.p1, .p2, .p3, .p4, .p5, .p6, .t2, .t5, .t8, .t11].contains(rule)
    }

    public init(_ scenarios: [Scenario]) {
        func names(where condition: (Scenario) -> Bool) -> [String] { scenarios.filter(condition).map(\.name) }
        rules = Self.covered.map { rule in
            Row(subject: rule.number, scenarios: names { $0.rules.contains(rule) })
        }
        mistakes = Mistake.allCases.map { mistake in
            Row(subject: mistake.rawValue, scenarios: names { $0.mistakes.contains(mistake) })
        }
        questions = (1...20).map { number in
            Row(subject: "question \(number)", scenarios: names { $0.questions.contains(number) })
        }
    }

    /// What no scenario stands for.
    public var gaps: [String] { (rules + mistakes + questions).filter(\.scenarios.isEmpty).map(\.subject) }

    /// JSON if that is asked for, else text.
    public func rendered(as format: ReportFormat) throws -> String {
        if format == .json {
            return try JSONText.pretty(["rules": rules, "mistakes": mistakes, "questions": questions])
        }
        let lines = (rules + mistakes + questions).map { row in
            row.subject.padding(toLength: 13, withPad: " ", startingAt: 0) + row.scenarios.joined(separator: ", ")
        }
        let summary = gaps.isEmpty ? "no row is empty" : "nothing stands for " + gaps.joined(separator: ", ")
        return (lines + [summary]).joined(separator: "\n")
    }
}

/// JSON for people and programs: sorted, indented.
enum JSONText {
    static func pretty(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
