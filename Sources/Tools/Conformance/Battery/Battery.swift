import CallVocabulary
public import Foundation
import Synchronization

/// Plays every planned run of every app, each on a phone of its own, several side by side.
public struct Battery: Sendable {
    /// How it is run.
    public struct Settings: Sendable {
        /// Phones at a time.
        public var jobs = 32
        /// The app gets one part in so many of the time.
        public var slowdown = 1
        /// Where the phones' folders are made; each is removed after its run.
        public var folder: URL
        /// Told now and then how far it is.
        public var progress: @Sendable (Progress) -> Void = { _ in }

        public init(folder: URL) { self.folder = folder }
    }

    /// How far a battery is.
    public struct Progress: Sendable {
        public var done: Int
        public var total: Int
        public var failed: Int
        /// The runs under way, with how long they have been, the longest first.
        public var running: [(title: String, since: Duration)]
        public var elapsed: Duration
    }

    private let settings: Settings
    private let gate: Gate

    public init(_ settings: Settings) {
        self.settings = settings
        gate = Gate(places: max(2, ProcessInfo.processInfo.activeProcessorCount * 2))
    }

    /// Everything, in the order of the plans.
    public func play(_ plans: [(app: AppUnderTest, plan: BatteryPlan)]) async -> BatteryResult {
        let start = ContinuousClock.now
        let startedAt = Date().timeIntervalSince1970
        let work = plans.flatMap { entry in entry.plan.runs.map { (entry.app, $0) } }
        let board = ProgressBoard(total: work.count, start: start)
        let ticker = Task { await report(board) }
        let results = await withTaskGroup(of: (Int, RunResult).self) { group in
            // The longest first: else the last one to start would be waited for alone.
            var left = work.indices.sorted { (work[$0].1.scenario.length, $1) < (work[$1].1.scenario.length, $0) }
            func startNext() {
                guard let index = left.popLast() else { return }
                let (app, run) = work[index]
                group.addTask { (index, await play(run, of: app, number: index, board)) }
            }
            for _ in 0..<max(1, settings.jobs) { startNext() }
            var results: [Int: RunResult] = [:]
            while let (index, result) = await group.next() {
                results[index] = result
                startNext()
            }
            return results
        }
        ticker.cancel()
        let runs = work.indices.compactMap { results[$0] }
        return BatteryResult(
            runs: CauseFinder.addingCauses(to: runs), wallTime: start.duration(to: .now), jobs: settings.jobs,
            startedAt: startedAt)
    }

    private func report(_ board: ProgressBoard) async {
        while !Task.isCancelled {
            settings.progress(board.progress)
            try? await Task.sleep(for: .milliseconds(250))
        }
    }

    private func play(
        _ run: PlannedRun, of app: AppUnderTest, number: Int, _ board: ProgressBoard
    ) async -> RunResult {
        if let kind = run.scenario.payloadsWanted.first(where: { app.configuration.payloads[$0] == nil }) {
            board.skip()
            return RunResult(
                app: app.name, run: run,
                verdict: .skipped("\(AppConfiguration.fileName) names no payload “\(kind.rawValue)”"))
        }
        let title = app.name + " " + run.title
        board.begin(title)
        // Files, processes and their ends make a run wait in system calls: each has a thread of its own for that.
        let thread = RunThread(name: "phone \(number)")
        let result = await withTaskExecutorPreference(thread) {
            await RunPlayer(app: app, run: run, settings: settings, number: number, gate: gate).play()
        }
        thread.stop()
        board.end(title, failed: result.verdict.word == "failed")
        return result
    }
}

/// Who is where, for the progress line.
private final class ProgressBoard: Sendable {
    private struct State {
        var done = 0
        var failed = 0
        var running: [String: ContinuousClock.Instant] = [:]
    }

    private let total: Int
    private let start: ContinuousClock.Instant
    private let state = Mutex(State())

    init(total: Int, start: ContinuousClock.Instant) {
        self.total = total
        self.start = start
    }

    func skip() { state.withLock { $0.done += 1 } }

    func begin(_ title: String) { state.withLock { $0.running[title] = .now } }

    func end(_ title: String, failed: Bool) {
        state.withLock { state in
            state.running[title] = nil
            state.done += 1
            if failed { state.failed += 1 }
        }
    }

    var progress: Battery.Progress {
        state.withLock { state in
            let running = state.running.map { (title: $0.key, since: $0.value.duration(to: .now)) }
            return Battery.Progress(
                done: state.done, total: total, failed: state.failed,
                running: running.sorted { ($0.since, $1.title) > ($1.since, $0.title) },
                elapsed: start.duration(to: .now))
        }
    }
}
