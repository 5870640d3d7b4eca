import CallVocabulary
import RuleBook

/// One line of a report's table: a scenario under one iOS version, with all of its payload variants and repetitions.
struct ReportRow {
    /// A verdict as a reader weighs it; the order is that of gravity.
    enum State: Int, CaseIterable, Comparable {
        case skipped, passed, known, broken, failed

        /// In one word.
        var word: String {
            switch self {
            case .skipped: "skipped"
            case .passed: "passed"
            case .known: "known"
            case .broken: "broken"
            case .failed: "failed"
            }
        }

        static func < (lhs: State, rhs: State) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// The scenario's name, with the iOS version if it is played under several.
    var name: String
    var scenario: Scenario
    /// In order; never empty.
    var runs: [RunResult]

    static func rows(of app: String, in result: BatteryResult) -> [ReportRow] {
        result.scenarios(of: app).flatMap { entry -> [ReportRow] in
            var systems: [SystemVersion] = []
            for run in entry.runs where !systems.contains(run.run.profile.system) {
                systems.append(run.run.profile.system)
            }
            let isNamed = systems.count > 1 || entry.scenario.profiles.count > 1
            return systems.map { system in
                ReportRow(
                    name: entry.scenario.name + (isNamed ? "@\(system)" : ""), scenario: entry.scenario,
                    runs: entry.runs.filter { $0.run.profile.system == system })
            }
        }
    }

    /// The gravest of its runs.
    var state: State { runs.map(\.state).max() ?? .skipped }

    /// `passed`, `2 of 11 failed`, `11 of 11 passed`.
    var words: String {
        guard runs.count > 1 else { return state.word }
        return tally + (isFlaky ? ", flaky" : "")
    }

    /// For a scenario that is flaky.
    var flakiness: String { "the same run passed as well; \(tally)" }

    private var tally: String { "\(count(state)) of \(runs.count) \(state.word)" }

    /// The same run passed once and failed once.
    var isFlaky: Bool {
        runs.contains { run in
            run.state == .passed
                && runs.contains { $0.state >= .known && $0.state != .broken && $0.run.malformed == run.run.malformed }
        }
    }

    func count(_ state: State) -> Int { runs.count { $0.state == state } }

    /// The rules by which its runs failed, each once.
    var rules: [Rule] {
        var rules: [Rule] = []
        for rule in runs.compactMap(\.verdict.rule) where !rules.contains(rule) { rules.append(rule) }
        return rules
    }

    /// The limit of which most was used in any run.
    var tightest: (use: LimitUse, run: RunResult)? {
        runs.compactMap { run in run.limits.first.map { (use: $0, run: run) } }.max { $0.use.share < $1.use.share }
    }

    /// What tells one of its runs from the others: `call is null`, `run 2`; nil if nothing does.
    func variant(of run: RunResult) -> String? {
        let isRepeated = runs.contains { $0.run.repetition > 1 }
        let parts = [run.run.malformed?.name, isRepeated ? "run \(run.run.repetition)" : nil].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Runs that went wrong in the same way are told once.
    var troubles: [Trouble] {
        var troubles: [Trouble] = []
        for run in runs where run.state > .passed {
            let alike = troubles.firstIndex { $0.lead.state == run.state && $0.lead.manner == run.manner }
            if let alike { troubles[alike].others.append(run) } else { troubles.append(Trouble(row: self, lead: run)) }
        }
        return troubles
    }
}

/// A failure, or a run that could not be made, with those of the same scenario that went the same way.
struct Trouble {
    var row: ReportRow
    /// The first: it is told in full.
    var lead: RunResult
    var others: [RunResult] = []

    init(row: ReportRow, lead: RunResult) {
        self.row = row
        self.lead = lead
    }

    var state: ReportRow.State { lead.state }

    /// In what way it went wrong.
    var manner: String { lead.manner }

    /// The row's name, and which of its runs.
    var title: String { row.name + (row.variant(of: lead).map { " (\($0))" } ?? "") }

    var findings: [Finding] { if case .failed(let findings) = lead.verdict { findings } else { [] } }

    /// Of the others, their variants; nil if there are none.
    var alike: String? {
        others.isEmpty ? nil : others.map { row.variant(of: $0) ?? $0.run.title }.joined(separator: "; ")
    }

    /// What to ask `ringtime explain`: the rules of the findings, then the mistake; each once.
    var explanations: [String] {
        var words: [String] = []
        for finding in findings where !words.contains(finding.rule.number) { words.append(finding.rule.number) }
        return Array(words.prefix(3)) + [lead.cause?.mistake.rawValue].compactMap { $0 }
    }

    /// Why there is no verdict on the app; nil for a failure.
    var reason: String? {
        switch lead.verdict {
        case .broken(let reason), .skipped(let reason): reason
        case .passed, .failed: nil
        }
    }
}

extension RunResult {
    var state: ReportRow.State {
        switch verdict {
        case .passed: .passed
        case .failed: isNew ? .failed : .known
        case .skipped: .skipped
        case .broken: .broken
        }
    }

    /// In what way it went wrong.
    fileprivate var manner: String {
        switch verdict {
        case .failed(let findings):
            (findings.first.map { "\($0.sort.rawValue) \($0.rule)" } ?? "") + (cause?.mistake.rawValue ?? "")
        case .broken(let reason), .skipped(let reason): reason
        case .passed: ""
        }
    }
}
