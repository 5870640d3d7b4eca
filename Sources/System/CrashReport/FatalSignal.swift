/// A signal that ended a process, by its Linux number, as Apple's reports name it.
struct FatalSignal: Hashable, Sendable {
    var name: String
    var darwin: Int32
    var text: String
    /// The Mach exception it stands for.
    var exception: String

    /// `Segmentation fault: 11`.
    var indicator: String { "\(text): \(darwin)" }

    init(linux number: Int32) {
        self = Self.known[number] ?? FatalSignal("signal \(number)", number, "Signal", "EXC_CRASH")
    }

    private init(_ name: String, _ darwin: Int32, _ text: String, _ exception: String) {
        self.name = name
        self.darwin = darwin
        self.text = text
        self.exception = exception
    }

    // The numbers of SIGBUS, SIGSYS and the user signals differ between the two systems.
    private static let known: [Int32: FatalSignal] = [
        1: FatalSignal("SIGHUP", 1, "Hangup", "EXC_CRASH"),
        2: FatalSignal("SIGINT", 2, "Interrupt", "EXC_CRASH"),
        3: FatalSignal("SIGQUIT", 3, "Quit", "EXC_CRASH"),
        4: FatalSignal("SIGILL", 4, "Illegal instruction", "EXC_BAD_INSTRUCTION"),
        5: FatalSignal("SIGTRAP", 5, "Trace/BPT trap", "EXC_BREAKPOINT"),
        6: FatalSignal("SIGABRT", 6, "Abort trap", "EXC_CRASH"),
        7: FatalSignal("SIGBUS", 10, "Bus error", "EXC_BAD_ACCESS"),
        8: FatalSignal("SIGFPE", 8, "Floating point exception", "EXC_ARITHMETIC"),
        9: FatalSignal("SIGKILL", 9, "Killed", "EXC_CRASH"),
        10: FatalSignal("SIGUSR1", 30, "User defined signal 1", "EXC_CRASH"),
        11: FatalSignal("SIGSEGV", 11, "Segmentation fault", "EXC_BAD_ACCESS"),
        12: FatalSignal("SIGUSR2", 31, "User defined signal 2", "EXC_CRASH"),
        13: FatalSignal("SIGPIPE", 13, "Broken pipe", "EXC_CRASH"),
        14: FatalSignal("SIGALRM", 14, "Alarm clock", "EXC_CRASH"),
        15: FatalSignal("SIGTERM", 15, "Terminated", "EXC_CRASH"),
        24: FatalSignal("SIGXCPU", 24, "Cputime limit exceeded", "EXC_CRASH"),
        25: FatalSignal("SIGXFSZ", 25, "Filesize limit exceeded", "EXC_CRASH"),
        27: FatalSignal("SIGPROF", 27, "Profiling timer expired", "EXC_CRASH"),
        31: FatalSignal("SIGSYS", 12, "Bad system call", "EXC_CRASH"),
    ]
}
