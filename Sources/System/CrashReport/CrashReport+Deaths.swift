public import CallVocabulary

extension CrashReport {
    /// Which app died, on which phone, in which process.
    public struct Subject: Hashable, Sendable {
        /// A fresh UUID, in capitals.
        public var incident: String
        /// The installed app.
        public var app: App
        /// The phone it was on.
        public var phone: Phone
        /// The process that ended.
        public var process: Process

        /// Puts the four together.
        public init(incident: String, app: App, phone: Phone, process: Process) {
            self.incident = incident
            self.app = app
            self.phone = phone
            self.process = process
        }
    }

    /// The report that a death leaves behind; nil for ends that leave none (the user, an update, memory, a clean exit,
    /// the simulated phone's own limits).
    public init?(of subject: Subject, reason: TerminationReason, threads: Capture, story: DeathStory) {
        switch reason {
        case .reportMissingOnReturn:
            self = .check1(subject, threads: threads, story: story)
        case .reportMissingAtDeadline:
            self = .check2(subject, threads: threads, story: story)
        case .launchWatchdog:
            self = .launchWatchdog(subject, threads: threads, story: story, facts: WatchdogFacts())
        case .callKitNotLinked:
            self = .callKitNotLinked(subject, threads: threads, story: story)
        case .ownCrash(let signal):
            self = .ownCrash(subject, signal: signal, threads: threads, story: story)
        case .fileLockedAtSuspension:
            self = .fileLockedAtSuspension(subject, threads: threads, story: story)
        case .overLimit, .memoryPressure, .userQuit, .update, .uninstall, .reboot, .shutdown, .exited, .unknown:
            return nil
        }
    }

    /// R2 [O]: `FRONTBOARD 0xbaadca11`, or `SPRINGBOARD` on iOS 13; nothing in it names CallKit.
    public static func check2(_ subject: Subject, threads: Capture, story: DeathStory) -> CrashReport {
        let reason =
            "<RBSTerminateContext| domain:10 code:0xBAADCA11 explanation:<no explanation given> "
            + "reportType:CrashLog maxTerminationResistance:Interactive>"
        let verdict =
            "No call was reported to CallKit in time after the VoIP push had been delivered: "
            + "the phone killed the app with 0xbaadca11 (check 2)."
        var termination = Termination(namespace: "FRONTBOARD", code: 3_131_951_633, flags: 6, reasons: [reason])
        if subject.phone.systemVersion.prefix(while: { $0 != "." }) == "13" {
            termination = Termination(namespace: "SPRINGBOARD", code: 3_131_951_633, flags: 6)
            termination.details = ["SPRINGBOARD, terminating for unspecified reason"]
        }
        let explanation = Explanation(
            rule: .c2_1, evidence: .apple, form: .r2, verdict: verdict, threads: threads, story: story)
        return CrashReport(subject, .killed, termination, threads, explanation)
    }

    /// D9 [O]: the exception of the link check. Its frames are written down from a published report
    /// (twilio/voice-quickstart-ios#241) and marked as synthesized; which frames of the app lie below is not known here.
    public static func callKitNotLinked(_ subject: Subject, threads: Capture, story: DeathStory) -> CrashReport {
        let verdict =
            "The app set desiredPushTypes to VoIP without linking CallKit: PushKit raised "
            + "NSInternalInconsistencyException. No push and no report had a part in it."
        var explanation = Explanation(
            rule: .d9, evidence: .observed, form: .r4, verdict: verdict, threads: threads, story: story)
        explanation.console = [ConsoleLines.callKitNotLinked]
        var report = CrashReport(subject, .aborted, .abort, threads, explanation)
        report.applicationInformation = ["libsystem_c.dylib": ["abort() called"]]
        report.raise(linkCheckFrames)
        return report
    }

    private static let linkCheckFrames: [(path: String?, symbol: String)] = {
        let pushKit = "/System/Library/Frameworks/PushKit.framework/PushKit"
        return [
            ("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation", "__exceptionPreprocess"),
            ("/usr/lib/libobjc.A.dylib", "objc_exception_throw"),
            (
                "/System/Library/Frameworks/Foundation.framework/Foundation",
                "-[NSAssertionHandler handleFailureInMethod:object:file:lineNumber:description:]"
            ),
            (pushKit, "+[PKPushRegistry _checkIfNecessaryVoIPFrameworksAreLinked]"),
            (pushKit, "-[PKPushRegistry _registerForPushType:]"),
            (pushKit, "__38-[PKPushRegistry setDesiredPushTypes:]_block_invoke"),
            ("/usr/lib/system/libdispatch.dylib", "_dispatch_client_callout"),
            (pushKit, "-[PKPushRegistry setDesiredPushTypes:]"),
        ]
    }()

    /// W3 [A]: `RUNNINGBOARD 0xdead10cc`. Apple's words for the files were published for an older form of the report; that
    /// they stand among the reasons is our inference.
    public static func fileLockedAtSuspension(
        _ subject: Subject, threads: Capture, story: DeathStory
    ) -> CrashReport {
        let verdict =
            "The app held a lock on a file when it was suspended: the phone killed it with 0xdead10cc. "
            + "No push and no report had a part in it."
        let explanation = Explanation(
            rule: .w3, evidence: .apple, form: .r4, verdict: verdict, threads: threads, story: story)
        let words = "\(subject.app.name)[\(subject.process.pid)] was suspended with locked system files:"
        let termination = Termination(
            namespace: "RUNNINGBOARD", code: 3_735_883_980, flags: 6,
            reasons: story.lockedFiles.isEmpty ? nil : [words] + story.lockedFiles)
        return CrashReport(subject, .killed, termination, threads, explanation)
    }

    /// R4: the app's own fault, not to be blamed on a missing report. `signal` is the Linux number; the report shows
    /// the Darwin one.
    public static func ownCrash(
        _ subject: Subject, signal: Int32, threads: Capture, story: DeathStory
    ) -> CrashReport {
        let known = FatalSignal(linux: signal)
        let verdict =
            "The app's process ended by \(known.name), a fault of its own; no rule of the call path ended it."
        let explanation = Explanation(
            rule: nil, evidence: nil, form: .r4, verdict: verdict, threads: threads, story: story)
        let termination = Termination(
            namespace: "SIGNAL", code: UInt64(known.darwin), flags: 0, indicator: known.indicator)
        let exception = Exception(type: known.exception, signal: known.name)
        return CrashReport(subject, exception, termination, threads, explanation)
    }
}

extension CrashReport.Exception {
    static let aborted = Self(type: "EXC_CRASH", signal: "SIGABRT")
    static let killed = Self(type: "EXC_CRASH", signal: "SIGKILL")
}

extension CrashReport.Termination {
    /// R1 [O]: flags 0, code 6, `Abort trap: 6`.
    static let abort = Self(namespace: "SIGNAL", code: 6, flags: 0, indicator: "Abort trap: 6")
}

extension Explanation {
    init(
        rule: Rule?, evidence: Evidence?, form: Rule?, verdict: String, threads: CrashReport.Capture,
        story: DeathStory
    ) {
        self.rule = rule
        self.evidence = evidence
        self.form = form
        self.verdict = story.verdict ?? verdict
        mistakes = story.mistakes
        timeline = story.timeline
        exitStatusKnown = story.exitStatusKnown
        console = []
        switch threads {
        case .missing(let reason):
            threadsCaptured = false
            threadsNote = reason
        case .taken(_, _, _, let missing):
            threadsCaptured = true
            threadsNote =
                missing.isEmpty
                ? nil : "did not answer in time: thread " + missing.map(String.init).joined(separator: ", ")
        }
    }
}

extension CrashReport {
    init(
        _ subject: Subject, _ exception: Exception, _ termination: Termination, _ capture: Capture,
        _ explanation: Explanation
    ) {
        incident = subject.incident
        app = subject.app
        phone = subject.phone
        process = subject.process
        self.exception = exception
        self.termination = termination
        ringtime = explanation
        switch capture {
        case .taken(let threads, let images, let faulting, _) where !threads.isEmpty:
            self.threads = threads
            usedImages = images
            faultingThread = threads.indices.contains(faulting) ? faulting : 0
        default:
            // Readers index threads by faultingThread: one empty thread, and the reason stands in `ringtime`.
            threads = [Thread(id: subject.process.pid, queue: "com.apple.main-thread", frames: [])]
        }
        threads[faultingThread].triggered = true
    }
}
