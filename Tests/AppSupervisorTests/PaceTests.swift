import CrashReport
import Foundation
import Testing

@testable import AppSupervisor

/// Apps on a slow phone.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct PaceTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    /// Plays the daemon's loop until it is so, or twenty seconds are over.
    private func keepPace(of apps: [SupervisedApp], _ slowdown: Int = 10, until isDone: () -> Bool) -> Bool {
        let deadline = Date().addingTimeInterval(20)
        while Date() < deadline {
            if isDone() { return true }
            let waits = apps.compactMap { $0.keepPace(slowdown: slowdown) }
            let wait = waits.min().map { $0 / .microseconds(1) } ?? 2_000
            // tidy:allow(BannedCall) the daemon's poll loop, played
            usleep(UInt32(max(100, min(wait, 2_000))))
        }
        return isDone()
    }

    private func seconds(toBurn work: Int, slowdown: Int) throws -> Double {
        let start = Date()
        let app = try bench.launch(Bench.probePath, ["burn", "\(work)"])
        #expect(keepPace(of: [app], slowdown) { app.reap() != nil })
        #expect(app.exitStatus == .exited(code: 0))
        return Date().timeIntervalSince(start)
    }

    @Test("a process that burns the processor takes about ten times as long at a tenth of the speed")
    func share() throws {
        let work = 1_500_000
        // Other tests take their part of the machine: one of three tries is enough.
        var ratios: [Double] = []
        while ratios.count < 3, ratios.allSatisfy({ !(5...20).contains($0) }) {
            ratios.append(try seconds(toBurn: work, slowdown: 10) / seconds(toBurn: work, slowdown: 1))
        }
        #expect((5...20).contains(ratios.last ?? 0), "\(ratios)")
    }

    @Test("what it has started is slowed down with it")
    func family() throws {
        let app = try bench.probe("family")
        for name in SuspensionTests.all { #expect(bench.grows(name), "\(name)") }
        #expect(keepPace(of: [app]) { app.processes.count >= 3 })
        #expect(keepPace(of: [app]) { app.pace.isPaused })
        #expect(eventually { app.processes.allSatisfy { ProcessStatus(of: $0.pid)?.isStopped ?? true } })
        #expect(bench.stands(["leader", "child", "grandchild"]))
        app.kill()
        #expect(eventually { app.reap() == .signaled(signal: SIGKILL) })
    }

    @Test("a suspended app stays stopped however long the pace is kept, and goes on slowly after resume")
    func suspension() throws {
        let app = try bench.launch(Bench.probePath, ["count", bench.path("leader")])
        #expect(bench.grows("leader"))
        #expect(keepPace(of: [app]) { app.pace.isPaused })
        #expect(eventually { app.suspend() })
        #expect(app.keepPace(slowdown: 10) == nil)
        let size = bench.size("leader")
        let end = Date().addingTimeInterval(0.3)
        #expect(keepPace(of: [app]) { Date() > end })
        #expect(app.isStopped && bench.size("leader") == size)
        app.resume()
        #expect(!app.isSuspended && !app.pace.isPaused)
        #expect(keepPace(of: [app]) { bench.size("leader") > size })
        #expect(app.keepPace(slowdown: 10) != nil)
    }

    @Test("an app that stands still for its pace can be suspended, resumed, looked into and ended")
    func paused() throws {
        let app = try bench.probe("block")
        #expect(eventually { bench.size("queued") >= 0 })
        #expect(keepPace(of: [app]) { app.pace.isPaused })
        app.resume()
        #expect(eventually { !app.isStopped })
        #expect(keepPace(of: [app]) { app.pace.isPaused })
        guard case .taken(let threads, _, _, let missing) = app.captureThreads(timeout: .seconds(5)) else {
            return #expect(Bool(false), "no threads")
        }
        #expect(threads.count >= 2 && missing.isEmpty)
        // Frozen for good: nothing is left to slow down.
        #expect(app.keepPace(slowdown: 10) == nil)
        app.kill()
        #expect(eventually { app.reap() == .signaled(signal: SIGKILL) })
        #expect(app.keepPace(slowdown: 10) == nil)
    }

    @Test("at full speed there is nothing to do")
    func fullSpeed() throws {
        let app = try bench.launch("/bin/sleep", ["60"])
        #expect(app.keepPace(slowdown: 1) == nil)
        #expect(!app.isStopped)
    }
}
