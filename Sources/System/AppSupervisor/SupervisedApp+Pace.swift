import Glibc
import LinuxProcess

/// How far an app is with its share of the time on a slow phone.
struct Pace {
    /// Stands still until its share is due again. Not the phone's suspension, which goes before it.
    var isPaused = false
    /// When it last began to run; nil: since before anybody looked.
    var runsSince: UInt64?
    /// When the phase it is in ends.
    var phaseEnds: UInt64 = 0
    /// The last number that the kernel had given out when new processes of the app were looked for.
    var lastNumber: Int32?
    var lastLook: UInt64 = 0

    /// 20 ms: short enough for an app's own timers to look even.
    static let period: UInt64 = 20_000_000
    /// A slice shorter than 1 ms is hardly one.
    static let shortestRun: UInt64 = 1_000_000
    /// After a slice that lasted far too long, because the phone was busy, nobody stands still for longer than 1 s.
    static let longestPause: UInt64 = 1_000_000_000
    /// New processes are looked for twice a second.
    static let lookEvery: UInt64 = 500_000_000
}

extension SupervisedApp {
    /// Gives the app and all it has started one part in `slowdown` of the time: it runs for a slice of a period of 20 ms,
    /// at least 1 ms, and then stands still for so many times as long as it really ran. It begins by standing still: a
    /// launch may be over within the first slice, if the phone is busy and looks late.
    ///
    /// Call it again after the time that it returns, or sooner; nil: there is nothing to do until the next ``resume()``. A
    /// suspended app stays stopped, and one whose threads were taken stays as it is.
    public func keepPace(slowdown: Int) -> Duration? {
        guard slowdown > 1, exitStatus == nil, !isSuspended, !isFrozen else { return nil }
        let now = MonotonicClock.nanoseconds()
        let times = UInt64(slowdown)
        guard let runsSince = pace.runsSince else {
            pause(true)
            pace.runsSince = now
            pace.phaseEnds = now + min(Self.slice(times) * (times - 1), Pace.longestPause)
            return wait(from: now)
        }
        guard now >= pace.phaseEnds else { return wait(from: now) }
        if pace.isPaused {
            lookForNewNowAndThen(at: now)
            pause(false)
            beginSlice(at: now, times)
        } else {
            pause(true)
            pace.phaseEnds = now + min((now - runsSince) * (times - 1), Pace.longestPause)
        }
        return wait(from: now)
    }

    private func beginSlice(at now: UInt64, _ times: UInt64) {
        pace.runsSince = now
        pace.phaseEnds = now + Self.slice(times)
    }

    private static func slice(_ times: UInt64) -> UInt64 { max(Pace.period / times, Pace.shortestRun) }

    private func wait(from now: UInt64) -> Duration { .nanoseconds(Int64(pace.phaseEnds - min(now, pace.phaseEnds))) }

    private func pause(_ isPaused: Bool) {
        pace.isPaused = isPaused
        signalAll(isPaused ? SIGSTOP : SIGCONT)
    }

    /// What it has started meanwhile is taken in, if anything on the machine was started. A process that left both its
    /// session and its parents keeps its full speed until a suspension finds it.
    private func lookForNewNowAndThen(at now: UInt64) {
        guard now - pace.lastLook >= Pace.lookEvery else { return }
        pace.lastLook = now
        let cursor = PidCursor.now()
        guard cursor == nil || cursor?.last != pace.lastNumber, let snapshot = ProcessTable.shared.recent() else {
            return
        }
        // The snapshot may be older than the number: then it is looked for once more.
        pace.lastNumber = snapshot.cursor?.last
        _ = family.takeIn(from: snapshot.processes)
    }
}
