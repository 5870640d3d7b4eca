import CallVocabulary

/// What became of one run.
public struct RunResult: Sendable {
    /// The app's name in reports.
    public var app: String
    public var run: PlannedRun
    public var verdict: Verdict
    /// Empty if the scenario could not begin.
    public var trace = Trace()
    /// What came before its first step.
    public var prelude = Trace()
    /// How much of each limit was used, the worst first.
    public var limits: [LimitUse] = []
    /// From the first step to the end of the story, in real time.
    public var playTime: Duration = .zero
    /// The same, with switching the phone on and getting the app ready.
    public var totalTime: Duration = .zero
    /// What the app printed last, both streams.
    public var output: [String] = []
    /// The newest crash report, whole; nil if there is none.
    public var crashReport: String?
    /// For a failure: which mistake it probably is.
    public var cause: Cause?

    public init(app: String, run: PlannedRun, verdict: Verdict) {
        self.app = app
        self.run = run
        self.verdict = verdict
    }

    /// A failure that the baseline does not know.
    public var isNew = true
}

/// What became of a whole battery.
public struct BatteryResult: Sendable {
    /// In the order of the plan, app by app.
    public var runs: [RunResult]
    public var wallTime: Duration
    public var jobs: Int
    /// When it began, in seconds since 1970.
    public var startedAt: Double

    public init(runs: [RunResult], wallTime: Duration, jobs: Int, startedAt: Double) {
        self.runs = runs
        self.wallTime = wallTime
        self.jobs = jobs
        self.startedAt = startedAt
    }

    /// In the order in which they were first played.
    public var apps: [String] {
        var apps: [String] = []
        for run in runs where !apps.contains(run.app) { apps.append(run.app) }
        return apps
    }

    /// How many runs had this verdict, by its word.
    public func count(_ word: String) -> Int { runs.count { $0.verdict.word == word } }

    /// The scenarios of an app, each with all of its runs, in order.
    public func scenarios(of app: String) -> [(scenario: Scenario, runs: [RunResult])] {
        var rows: [(scenario: Scenario, runs: [RunResult])] = []
        for run in runs where run.app == app {
            if let index = rows.firstIndex(where: { $0.scenario.name == run.run.scenario.name }) {
                rows[index].runs.append(run)
            } else {
                rows.append((run.run.scenario, [run]))
            }
        }
        return rows
    }

    /// 0 all passed; 1 a scenario failed; 3 the tool could not do its work.
    public var exitCode: Int32 {
        if runs.contains(where: { if case .failed = $0.verdict { $0.isNew } else { false } }) { return 1 }
        return runs.contains { $0.verdict.word == "broken" } ? 3 : 0
    }
}
