import Glibc
import LinuxProcess

/// How a process ended.
public enum ExitStatus: Hashable, Sendable {
    /// By itself.
    case exited(code: Int32)
    /// The Linux number of the signal.
    case signaled(signal: Int32)
    /// The process was adopted from another process: its parent is no longer there to be told.
    case unknown
}

/// One running app: its process and everything that came from it.
///
/// Belongs to the daemon's thread and is not `Sendable`. No call blocks for longer than its documented time.
public final class SupervisedApp {
    /// The app's own process.
    public let identity: ProcessIdentity
    /// Becomes readable when the process ends: for the daemon's poll loop. Closed with this object.
    public let descriptor: Int32
    /// Where its threads are to be written.
    public let threadsFile: String?
    /// False for an adopted process.
    public let isChild: Bool
    /// Set by ``suspend()``, cleared by ``resume()``; ``isStopped`` asks the kernel.
    public private(set) var isSuspended = false
    /// Set by ``reap()``.
    public private(set) var exitStatus: ExitStatus?
    var family: ProcessFamily
    /// The launcher's, so that what it has learned of a file serves every app.
    let symbolicator: Symbolicator
    /// Its share of the time on a slow phone.
    var pace = Pace()
    /// What the last count of its processes found.
    var counted: Counted?
    /// The threads have written their records and stand still for good.
    var isFrozen = false

    /// The kernel's number of the app's own process.
    public var pid: Int32 { identity.pid }

    init?(launched pid: Int32, mark: ProcessMark, threadsFile: String?, symbolicator: Symbolicator) {
        let descriptor = linux_pidfd_open(pid)
        guard descriptor >= 0 else { return nil }
        guard let status = ProcessStatus(of: pid) else {
            _ = close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        identity = status.identity
        isChild = true
        self.threadsFile = threadsFile
        self.symbolicator = symbolicator
        family = ProcessFamily(leader: status.identity, mark: mark)
    }

    /// Nil if that very process is gone, even if another one has its pid.
    init?(adopting identity: ProcessIdentity, threadsFile: String?, symbolicator: Symbolicator) {
        // The descriptor first: what it names cannot change any more before the look.
        let descriptor = linux_pidfd_open(identity.pid)
        guard descriptor >= 0 else { return nil }
        guard let status = ProcessStatus(of: identity.pid), status.identity == identity, !status.isGone else {
            _ = close(descriptor)
            Self.collectDead(identity)
            return nil
        }
        self.descriptor = descriptor
        self.identity = identity
        isChild = false
        self.threadsFile = threadsFile
        self.symbolicator = symbolicator
        isSuspended = status.isStopped
        family = ProcessFamily(leader: identity, mark: ProcessMark.of(identity.pid))
        _ = family.lookForNew(everythingStopped: false)
    }

    deinit { _ = close(descriptor) }

    /// What the kernel says of the app's process now; nil once it is reaped.
    public var status: ProcessStatus? {
        guard exitStatus == nil, let status = ProcessStatus(of: pid), status.identity == identity else { return nil }
        return status
    }

    /// Whether the app's own process is stopped at this moment.
    public var isStopped: Bool { status?.isStopped ?? false }

    /// The app's own process and what it started, as last seen.
    public var processes: [ProcessIdentity] { [identity] + descendants.sorted { $0.pid < $1.pid } }

    /// In no particular order: what is done to one of them does not depend on the others.
    private var descendants: [ProcessIdentity] {
        family.members.map { ProcessIdentity(pid: $0.key, startTime: $0.value) }
    }

    /// The exit status if the process has ended, else nil; never waits. What it started is killed with it.
    public func reap() -> ExitStatus? {
        if let exitStatus { return exitStatus }
        guard hasEnded else { return nil }
        // As long as it is not collected nobody else can have its pid, by which its session is found.
        killDescendants()
        guard let status = collect() else { return nil }
        exitStatus = status
        return status
    }

    /// The same after ``kill()``, with patience: a process of many threads takes a moment to end. At most one second.
    public func reapSoon() -> ExitStatus? {
        var interest = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&interest, 1, 1_000)
        return reap()
    }

    private var hasEnded: Bool {
        var interest = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&interest, 1, 0) == 1
    }

    /// An adopted process may be a child of ours all the same: its daemon has then ended, but not the process it ran in.
    private func collect() -> ExitStatus? {
        // Collected by its real parent: its number may be another's by now.
        if !isChild && ProcessStatus(of: pid)?.identity != identity { return .unknown }
        var raw: Int32 = 0
        let result = waitpid(pid, &raw, WNOHANG)
        if result == 0 { return nil }
        // Somebody else has collected it: then nobody knows.
        guard result == pid else { return .unknown }
        let signal = raw & 0x7F
        return signal == 0 ? .exited(code: (raw >> 8) & 0xFF) : .signaled(signal: signal)
    }

    /// A child of this process that died while no daemon ran would stay a zombie.
    private static func collectDead(_ identity: ProcessIdentity) {
        guard let status = ProcessStatus(of: identity.pid), status.identity == identity, status.isGone else { return }
        _ = waitpid(identity.pid, nil, WNOHANG)
    }
}

// Signals. Stopping first and looking afterwards: a stopped process starts nothing more.
extension SupervisedApp {
    /// How long a stop waits at most for the kernel to have stopped everything: 50 ms.
    private static let stopPatience: UInt64 = 50_000_000

    /// Stops the app and all it has started; repeats until no new process appears.
    ///
    /// Returns false if the app is gone, or if after 50 ms the kernel had not yet stopped everything (on a machine so
    /// busy that the app did not even get to stop). What is known then stops before it runs on; call again soon to
    /// be certain that nothing has slipped through.
    @discardableResult
    public func suspend() -> Bool {
        guard exitStatus == nil, ringtime_pidfd_signal(descriptor, SIGSTOP) == 0 else { return false }
        isSuspended = true
        pace = Pace()
        for member in descendants { signal(SIGSTOP, to: member) }
        let deadline = MonotonicClock.nanoseconds() + Self.stopPatience
        while true {
            // In this order: what was stopped before the look cannot have started anything after it.
            let stopped = everythingIsStopped()
            let new = family.lookForNew(everythingStopped: stopped)
            if stopped && new.isEmpty { return true }
            for member in new { signal(SIGSTOP, to: member) }
            if MonotonicClock.nanoseconds() > deadline { return false }
            if new.isEmpty { MonotonicClock.pause(microseconds: 20) }
        }
    }

    /// Lets everything go on that ``suspend()`` has stopped. Looks for nothing: it is on a push's way to the app.
    public func resume() {
        guard exitStatus == nil, !isFrozen else { return }
        signalAll(SIGCONT)
        isSuspended = false
        pace = Pace()
    }

    /// To everything that is known; looks for nothing.
    func signalAll(_ number: Int32) {
        for member in descendants { signal(number, to: member) }
        _ = ringtime_pidfd_signal(descriptor, number)
    }

    /// Ends the app and all it has started by SIGKILL, stopped or not. Returns at once; ``reap()`` tells the end.
    public func kill() { end(by: SIGKILL) }

    /// Ends the app by SIGABRT, as check 1 does (R1), and all it has started by SIGKILL. An app may catch or ignore
    /// SIGABRT: if it has not ended soon, ``kill()`` it.
    public func abort() { end(by: SIGABRT) }

    private func end(by number: Int32) {
        guard exitStatus == nil else { return }
        suspend()
        killDescendants()
        _ = ringtime_pidfd_signal(descriptor, number)
        // A stopped process takes any signal but SIGKILL only when it goes on.
        if number != SIGKILL { _ = ringtime_pidfd_signal(descriptor, SIGCONT) }
        isSuspended = false
    }

    private func killDescendants() {
        // Each look finds what the ones before have started in their last moments.
        for _ in 0..<32 {
            for member in descendants { signal(SIGKILL, to: member) }
            if family.lookForNew(everythingStopped: false).isEmpty { return }
        }
    }

    private func everythingIsStopped() -> Bool {
        guard let own = status else { return true }
        guard own.isGone || own.isStopped && own.isStoppedThroughout else { return false }
        for (pid, startTime) in family.members {
            guard let member = ProcessStatus(of: pid), member.identity.startTime == startTime, !member.isGone else {
                family.forget(pid)
                continue
            }
            guard member.isStopped && member.isStoppedThroughout else { return false }
        }
        return true
    }

    /// Through a pidfd, checked against the start time: a pid that was given out again is left alone.
    private func signal(_ number: Int32, to process: ProcessIdentity) {
        let opened = linux_pidfd_open(process.pid)
        guard opened >= 0 else { return family.forget(process.pid) }
        let target = Descriptor(owning: opened)
        guard ProcessStatus(of: process.pid)?.identity == process else { return family.forget(process.pid) }
        _ = ringtime_pidfd_signal(target.number, number)
    }
}
