import CallVocabulary

extension CrashReport {
    /// What the launch watchdog saw (W1).
    public struct WatchdogFacts: Hashable, Sendable {
        /// The whole allowance, from the profile: 20 s by default [O].
        public var allowance: Duration = .seconds(20)
        /// Whether the app was on screen.
        public var visibility: Visibility = .background
        /// Whether its code could run.
        public var state: State = .running
        /// User and system time of the app's process, when it could be read.
        public var userTime: Duration?
        /// See `userTime`.
        public var systemTime: Duration?

        /// The default allowance, in the background, without a reading of the processor's time.
        public init() {}

        /// As the report writes it.
        public enum Visibility: String, Hashable, Sendable {
            case foreground = "Foreground"
            case background = "Background"
            case unknown = "Unknown"
        }

        /// As the report writes it.
        public enum State: String, Hashable, Sendable {
            case running = "Running"
            case suspended = "Suspended"
        }
    }

    /// R3 [O]: `FRONTBOARD 2343432205` (0x8badf00d) with the explanation of W1.
    public static func launchWatchdog(
        _ subject: Subject, threads: Capture, story: DeathStory, facts: WatchdogFacts
    ) -> CrashReport {
        let seconds = Self.fixed(facts.allowance, digits: 2)
        let verdict =
            "didFinishLaunching had not returned after \(seconds) s: the launch watchdog killed the app with "
            + "0x8badf00d. This is no violation of the reporting rules."
        let explanation = Explanation(
            rule: .w1, evidence: .apple, form: .r3, verdict: verdict, threads: threads, story: story)
        let termination = Termination(
            namespace: "FRONTBOARD", code: 2_343_432_205, flags: 6,
            reasons: Self.watchdogReasons(subject, facts, allowance: seconds))
        return CrashReport(subject, .killed, termination, threads, explanation)
    }

    /// The lines as public reports show them: the whole text is one context, cut at its line ends.
    private static func watchdogReasons(_ subject: Subject, _ facts: WatchdogFacts, allowance: String) -> [String] {
        let context =
            "<RBSTerminateContext| domain:10 code:0x8BADF00D explanation:process-launch watchdog transgression: "
            + "application<\(subject.app.bundleID)>:\(subject.process.pid) exhausted real (wall clock) time "
            + "allowance of \(allowance) seconds"
        var lines = [
            context, "ProcessVisibility: \(facts.visibility.rawValue)", "ProcessState: \(facts.state.rawValue)",
            "WatchdogEvent: process-launch", "WatchdogVisibility: \(facts.visibility.rawValue)",
        ]
        // Without a reading there is no such line; the system's total is not ours to know, so it never stands here.
        if let user = facts.userTime, let system = facts.systemTime {
            let total = fixed(user + system, digits: 3)
            let percent = facts.allowance > .zero ? Int((user + system) / facts.allowance * 100) : 0
            let own = "\"Elapsed application CPU time (seconds): \(total), \(percent)% CPU\""
            lines += ["WatchdogCPUStatistics: (", own, ")"]
        }
        lines[lines.count - 1] += " reportType:CrashLog maxTerminationResistance:Interactive>"
        return lines
    }

    private static func fixed(_ duration: Duration, digits: Int) -> String {
        let (seconds, attoseconds) = duration.components
        let fraction = String(attoseconds / 1_000_000_000_000)
        let padded = String(repeating: "0", count: max(0, 6 - fraction.count)) + fraction
        return "\(seconds).\(padded.prefix(digits))"
    }
}
