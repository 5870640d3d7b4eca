import Glibc
import LinuxProcess

/// A process as nobody can mistake it: the kernel gives a pid out again, but not with the same start time.
public struct ProcessIdentity: Hashable, Sendable {
    /// The kernel's number; given out again some time.
    public var pid: Int32
    /// Clock ticks from the machine's start to the process's, as /proc/PID/stat has it.
    public var startTime: UInt64

    /// Puts the two together.
    public init(pid: Int32, startTime: UInt64) {
        self.pid = pid
        self.startTime = startTime
    }
}

/// What the kernel says of a running process.
public struct ProcessStatus: Hashable, Sendable {
    /// Number and start time.
    public var identity: ProcessIdentity
    /// As it names itself; the kernel keeps 15 bytes.
    public var name: String
    /// `R`, `S`, `D`, `T` (stopped), `t` (traced), `Z` (ended, not reaped), …
    public var state: Character
    /// Its parent's pid.
    public var parent: Int32
    /// Its session's number: the pid of the session's first process.
    public var session: Int32
    /// Processor time of all its threads so far, in steps of the kernel's clock tick (10 ms).
    public var userTime: Duration
    /// See `userTime`.
    public var systemTime: Duration
    /// Threads alive.
    public var threadCount: Int
    /// Bytes in memory, as the kernel last counted them.
    public var residentBytes: Int
    /// Bytes of address space.
    public var virtualBytes: Int

    /// Stopped by a signal or a debugger.
    public var isStopped: Bool { state == "T" || state == "t" }
    /// Ended, and at most waiting to be collected.
    public var isGone: Bool { state == "Z" || state == "X" }

    /// Whether every thread has stopped: a process counts as stopped as soon as its first thread has.
    var isStoppedThroughout: Bool {
        guard threadCount > 1 else { return isStopped }
        let folder = "/proc/\(identity.pid)/task"
        return ProcFile.numbers(in: folder).allSatisfy { thread in
            guard let text = ProcFile.read("\(folder)/\(thread)/stat", limit: 2048) else { return true }
            return ProcessStatus(stat: text).map { $0.isStopped || $0.isGone } ?? true
        }
    }

    /// Reads /proc/PID/stat; nil if there is no such process.
    public init?(of pid: Int32) {
        guard let text = ProcFile.read("/proc/\(pid)/stat", limit: 2048) else { return nil }
        self.init(stat: text)
    }

    /// Parses a line of /proc/PID/stat. The name may hold blanks and brackets: the last `)` ends it.
    init?(stat line: [UInt8]) {
        guard let open = line.firstIndex(of: UInt8(ascii: "(")), let close = line.lastIndex(of: UInt8(ascii: ")"))
        else {
            return nil
        }
        guard open < close, let pid = Int32(String(decoding: line[..<open].dropLast(), as: UTF8.self)) else {
            return nil
        }
        let fields = line[(close + 1)...].split(separator: UInt8(ascii: " "), maxSplits: 23)
        guard fields.count > 21, let letter = fields[0].first else { return nil }
        func number(_ field: Int) -> UInt64 {
            fields[field - 3].reduce(0) { value, digit in
                digit >= 48 && digit <= 57 ? value &* 10 &+ UInt64(digit - 48) : value
            }
        }
        identity = ProcessIdentity(pid: pid, startTime: number(22))
        name = String(decoding: line[(open + 1)..<close], as: UTF8.self)
        state = Character(Unicode.Scalar(letter))
        parent = Int32(truncatingIfNeeded: number(4))
        session = Int32(truncatingIfNeeded: number(6))
        userTime = Self.duration(ticks: number(14))
        systemTime = Self.duration(ticks: number(15))
        threadCount = Int(truncatingIfNeeded: number(20))
        virtualBytes = Int(truncatingIfNeeded: number(23))
        residentBytes = Int(truncatingIfNeeded: number(24)) &* Self.pageSize
    }

    private static let ticksPerSecond = Int64(sysconf(Int32(_SC_CLK_TCK)))
    private static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))

    private static func duration(ticks: UInt64) -> Duration {
        .milliseconds(Int64(truncatingIfNeeded: ticks) * 1000 / max(1, ticksPerSecond))
    }
}
