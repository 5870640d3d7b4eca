import Glibc
import LinuxProcess

/// An app's process and everything that came from it: its session, the children of its members, and processes that
/// left both but still carry its mark. A process that also wipes its environment gets away; that is the limit.
struct ProcessFamily {
    let leader: ProcessIdentity
    let mark: ProcessMark?
    /// The descendants that were alive when last looked at: pid → start time.
    private(set) var members: [Int32: UInt64] = [:]
    /// How often all of /proc had to be read.
    private(set) var fullScans = 0
    /// Everything with a number up to this one has been looked at, once it was certain to be there.
    private var settled: PidCursor?

    init(leader: ProcessIdentity, mark: ProcessMark?) {
        self.leader = leader
        self.mark = mark
        // Whatever it starts gets a number after its own; it may have begun already.
        settled = PidCursor.now().map { PidCursor(last: leader.pid, time: $0.time) }
    }

    /// Looks for members that were not known yet. Cheap when the kernel has given out few numbers since the last
    /// settled look.
    ///
    /// `everythingStopped`: no known member can be in the middle of starting something. Only then is the look final: a
    /// number is given out a little before the process that has it can be seen.
    mutating func lookForNew(everythingStopped: Bool) -> [ProcessIdentity] {
        let now = PidCursor.now()
        let (found, isCertain) = adopt(from: candidates(since: settled, upTo: now))
        if everythingStopped && isCertain && found.isEmpty { settled = now }
        return found
    }

    /// Takes in what a table shows to be members, by session and parents alone, and returns how many it shows in all, the
    /// leader not among them. Never final: who left both is found by a look.
    mutating func takeIn(from table: [ProcessStatus]) -> Int {
        var count = 0
        var open = table.filter { process in
            let identity = process.identity
            return identity.pid != leader.pid && identity.startTime >= leader.startTime && !process.isGone
        }
        while true {
            let strangers = open.filter { process in
                let identity = process.identity
                guard members[identity.pid] == identity.startTime || isRelated(process) else { return true }
                members[identity.pid] = identity.startTime
                count += 1
                return false
            }
            if strangers.count == open.count { return count }
            open = strangers
        }
    }

    mutating func forget(_ pid: Int32) { members[pid] = nil }

    private mutating func candidates(since last: PidCursor?, upTo now: PidCursor?) -> [ProcessStatus] {
        if let now, let range = last?.pids(upTo: now) {
            return range.compactMap(ProcessStatus.init(of:)).filter { isEligible($0) && $0.isProcess }
        }
        fullScans += 1
        return ProcFile.numbers(in: "/proc").compactMap(ProcessStatus.init(of:)).filter(isEligible)
    }

    /// A process that is just being replaced by exec shows no environment: then nothing is certain.
    private mutating func adopt(from candidates: [ProcessStatus]) -> (found: [ProcessIdentity], isCertain: Bool) {
        var open = candidates
        var found: [ProcessIdentity] = []
        var isCertain = true
        // A child may have a smaller pid than its parent: repeat until nothing changes.
        while true {
            var strangers: [ProcessStatus] = []
            isCertain = true
            for process in open {
                switch belongs(process) {
                case true?:
                    members[process.identity.pid] = process.identity.startTime
                    found.append(process.identity)
                case false?: strangers.append(process)
                case nil:
                    isCertain = false
                    strangers.append(process)
                }
            }
            if strangers.count == open.count { return (found, isCertain) }
            open = strangers
        }
    }

    private func isEligible(_ process: ProcessStatus) -> Bool {
        let identity = process.identity
        let kernelThreads: Int32 = 2
        return identity.pid != leader.pid && identity.startTime >= leader.startTime && !process.isGone
            && members[identity.pid] != identity.startTime && process.parent != kernelThreads
    }

    private func isRelated(_ process: ProcessStatus) -> Bool {
        process.session == leader.pid || process.parent == leader.pid || members[process.parent] != nil
    }

    private func belongs(_ process: ProcessStatus) -> Bool? {
        if isRelated(process) { return true }
        guard let mark else { return false }
        return mark.isCarried(by: process.identity.pid)
    }
}

extension ProcessStatus {
    /// False for a thread's number, under which /proc answers as well.
    fileprivate var isProcess: Bool {
        guard let status = ProcFile.read("/proc/\(identity.pid)/status", limit: 512) else { return false }
        return String(decoding: status, as: UTF8.self).contains("\nTgid:\t\(identity.pid)\n")
    }
}

/// The last number the kernel gave to a process or thread. It gives them out in order, so two of these bound what can
/// have been started in between.
struct PidCursor {
    var last: Int32
    /// Nanoseconds of the monotonic clock.
    var time: UInt64

    /// Nil where /proc/loadavg is not the kernel's own (containers put another file there).
    static func now() -> PidCursor? {
        guard isKernels, let text = ProcFile.read("/proc/loadavg", limit: 128) else { return nil }
        let digits = text.split(separator: UInt8(ascii: " ")).last?.prefix { $0 != UInt8(ascii: "\n") }
        guard let digits, let last = Int32(String(decoding: digits, as: UTF8.self)) else { return nil }
        return PidCursor(last: last, time: MonotonicClock.nanoseconds())
    }

    /// The numbers given out since; nil when that is not certain (wrapped around, or time enough to have done so) or
    /// when reading all of /proc is less work.
    func pids(upTo now: PidCursor) -> ClosedRange<Int32>.SubSequence? {
        guard now.last >= last, now.last - last <= 256, now.time - time < Self.wrapTime else { return nil }
        return (last...now.last).dropFirst()
    }

    /// No machine starts and ends a process in less than 30 µs on one processor.
    static let wrapTime: UInt64 = {
        let text = ProcFile.read("/proc/sys/kernel/pid_max", limit: 32) ?? []
        let most = text.prefix { $0 >= 48 && $0 <= 57 }.reduce(0) { $0 * 10 + UInt64($1 - 48) }
        return most * 30_000 / UInt64(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }()

    private static let isKernels = linux_is_kernels_proc_file("/proc/loadavg") != 0
}

enum MonotonicClock {
    static func nanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Lets other processes run for a moment; never longer than asked by much.
    static func pause(microseconds: Int) {
        var time = timespec(tv_sec: 0, tv_nsec: microseconds * 1000)
        // tidy:allow(BannedCall) bounded by the caller's deadline: the kernel tells nobody when a process has stopped
        nanosleep(&time, nil)
    }
}
