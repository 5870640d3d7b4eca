import CallVocabulary
import CrashReport
import Testing

struct RuleTests {
    private func report(_ name: String) throws -> CrashReport {
        try #require(Samples.all.first { $0.name == name }).report
    }

    @Test("R1: check 1 is an abort with PushKit's two frames, marked as synthesized, and no frame of the app but main")
    func check1() throws {
        let report = try report("check1")
        #expect(report.exception.type == "EXC_CRASH" && report.exception.signal == "SIGABRT")
        #expect(
            report.text.contains(
                #""termination" : {"flags":0,"code":6,"namespace":"SIGNAL","indicator":"Abort trap: 6"}"#))
        #expect(report.text.contains(#""asi" : {"libsystem_c.dylib":["abort() called"]}"#))
        let symbols = report.lastExceptionBacktrace.compactMap(\.symbol)
        #expect(symbols.contains("-[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes]"))
        #expect(
            symbols.contains(
                "__73-[PKPushRegistry voipPayloadReceived:mustPostCall:withCompletionHandler:]_block_invoke"))
        #expect(report.lastExceptionBacktrace.allSatisfy { $0.synthesized == true })
        let own = report.lastExceptionBacktrace.filter { report.usedImages[$0.imageIndex].path == report.app.path }
        #expect(own.map(\.symbol) == ["main"])
        #expect(report.threads.flatMap(\.frames).allSatisfy { $0.synthesized != true })
        #expect(report.ringtime.rule == .c1_1 && report.ringtime.evidence == .apple && report.ringtime.form == .r1)
        #expect(report.ringtime.console == ConsoleLines.check1(systemVersion: "17.4"))
    }

    @Test("R1: on a queue of the app's own not even main is in the exception's frames")
    func check1OnQueue() {
        let report = CrashReport.check1(
            Samples.subject(), threads: Samples.threads, story: DeathStory(), onMainQueue: false)
        let images = report.lastExceptionBacktrace.map { report.usedImages[$0.imageIndex].path }
        #expect(!images.contains(report.app.path) && images.contains { $0.hasSuffix("/PushKit") })
    }

    @Test("R1: the console lines are those of the system's version")
    func console() {
        let failure =
            "*** Assertion failure in -[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes], PKPushRegistry.m:"
        let reason =
            "*** Terminating app due to uncaught exception 'NSInternalInconsistencyException', reason: 'Killing app "
            + "because it never posted an incoming call to the system after receiving a PushKit VoIP push"
        for version in ["13.0", "13.7", "14.8.1", "14"] {
            #expect(ConsoleLines.check1(systemVersion: version) == [failure + "343", reason + " callback.'"])
        }
        for version in ["15.0", "17.4", "26.4", "18"] {
            #expect(ConsoleLines.check1(systemVersion: version) == [failure + "349", reason + ".'"])
        }
    }

    @Test("L3, D6 and D9: the console lines are the quoted ones")
    func otherLines() {
        #expect(
            ConsoleLines.blocked(application: "org.example.parley")
                == "Application org.example.parley will not be launched because it failed to report an incoming call "
                + "too many times (or repeatedly crashed.)")
        #expect(
            ConsoleLines.delivering(count: 2, application: "org.example.parley")
                == "Delivering 2 VoIP payload(s) to application org.example.parley")
        #expect(
            ConsoleLines.callKitNotLinked.hasSuffix(
                "'NSInternalInconsistencyException', "
                    + "reason: 'PushKit apps that use VoIP push must link the CallKit framework.'"
            ))
    }

    @Test("R2: check 2 is a kill with 0xbaadca11 and nothing in Apple's part of it names CallKit")
    func check2() throws {
        let report = try report("check2")
        #expect(report.exception.type == "EXC_CRASH" && report.exception.signal == "SIGKILL")
        #expect(report.termination.namespace == "FRONTBOARD" && report.termination.code == 0xBAAD_CA11)
        #expect(report.text.contains("\"code\":3131951633"))
        #expect(
            report.termination.reasons == [
                "<RBSTerminateContext| domain:10 code:0xBAADCA11 explanation:<no explanation given> "
                    + "reportType:CrashLog maxTerminationResistance:Interactive>"
            ])
        let apples = report.text.split(separator: "\n").filter { !$0.contains("\"ringtime\"") }
        #expect(!apples.contains { $0.contains("CallKit") } && report.lastExceptionBacktrace.isEmpty)
        #expect(report.ringtime.rule == .c2_1 && report.ringtime.verdict.contains("CallKit"))
        #expect(report.text.contains("\"procRole\" : \"Non UI\""))
    }

    @Test("R2: on iOS 13 the namespace is SPRINGBOARD, from 14 on FRONTBOARD")
    func check2Namespaces() {
        for (version, namespace) in [
            ("13.0", "SPRINGBOARD"), ("13.7", "SPRINGBOARD"), ("14.0", "FRONTBOARD"), ("26.4", "FRONTBOARD"),
        ] {
            let report = CrashReport.check2(Samples.subject(version), threads: Samples.threads, story: DeathStory())
            #expect(report.termination.namespace == namespace && report.termination.code == 3_131_951_633)
        }
    }

    @Test("R3: the watchdog's kill carries 0x8badf00d and W1's explanation, cut into lines as in public reports")
    func watchdog() throws {
        let report = try report("watchdog")
        #expect(report.termination.namespace == "FRONTBOARD" && report.termination.code == 0x8BAD_F00D)
        #expect(report.text.contains("\"code\":2343432205"))
        #expect(
            report.termination.reasons == [
                "<RBSTerminateContext| domain:10 code:0x8BADF00D explanation:process-launch watchdog transgression: "
                    + "application<org.example.parley>:4242 exhausted real (wall clock) time "
                    + "allowance of 20.00 seconds",
                "ProcessVisibility: Background", "ProcessState: Running", "WatchdogEvent: process-launch",
                "WatchdogVisibility: Background", "WatchdogCPUStatistics: (",
                "\"Elapsed application CPU time (seconds): 1.234, 6% CPU\"",
                ") reportType:CrashLog maxTerminationResistance:Interactive>",
            ])
        let bare = CrashReport.launchWatchdog(
            Samples.subject(), threads: Samples.threads, story: DeathStory(), facts: CrashReport.WatchdogFacts())
        #expect(
            bare.termination.reasons?.last
                == "WatchdogVisibility: Background reportType:CrashLog "
                + "maxTerminationResistance:Interactive>")
    }

    @Test(
        "R4: an app's own crash names no rule, and Darwin's number of the signal",
        arguments: [
            (Int32(11), "EXC_BAD_ACCESS", "SIGSEGV", UInt64(11), "Segmentation fault: 11"),
            (7, "EXC_BAD_ACCESS", "SIGBUS", 10, "Bus error: 10"),
            (4, "EXC_BAD_INSTRUCTION", "SIGILL", 4, "Illegal instruction: 4"),
            (5, "EXC_BREAKPOINT", "SIGTRAP", 5, "Trace/BPT trap: 5"), (6, "EXC_CRASH", "SIGABRT", 6, "Abort trap: 6"),
            (40, "EXC_CRASH", "signal 40", 40, "Signal: 40"),
        ])
    func ownCrash(signal: Int32, type: String, name: String, code: UInt64, indicator: String) {
        let report = CrashReport.ownCrash(
            Samples.subject(), signal: signal, threads: .missing(because: "ended"), story: DeathStory())
        #expect(report.exception.type == type && report.exception.signal == name)
        #expect(report.termination.namespace == "SIGNAL" && report.termination.code == code)
        #expect(report.termination.indicator == indicator && report.ringtime.rule == nil)
        #expect(report.lastExceptionBacktrace.isEmpty)
    }

    @Test("R4, W3: a lock at suspension is RUNNINGBOARD 0xdead10cc, names the files, and blames no push")
    func fileLock() throws {
        let report = try report("file-lock")
        #expect(report.exception.type == "EXC_CRASH" && report.exception.signal == "SIGKILL")
        #expect(report.termination.namespace == "RUNNINGBOARD" && report.termination.code == 0xDEAD_10CC)
        #expect(report.text.contains("\"code\":3735883980"))
        #expect(
            report.termination.reasons == [
                "Parley[4242] was suspended with locked system files:",
                "/data/containers/org.example.parley/Documents/calls.db",
            ])
        #expect(report.ringtime.rule == .w3 && report.ringtime.form == .r4 && report.ringtime.evidence == .apple)
        let unnamed = CrashReport.fileLockedAtSuspension(
            Samples.subject(), threads: .missing(because: "ended"), story: DeathStory())
        #expect(unnamed.termination.reasons == nil)
    }

    @Test("an end that is no crash leaves no report, a crash leaves that of its rule")
    func reasons() {
        let quiet: [TerminationReason] = [
            .overLimit, .memoryPressure, .userQuit, .update, .uninstall, .reboot, .shutdown, .exited(code: 1), .unknown,
        ]
        for reason in quiet { #expect(report(for: reason) == nil) }
        #expect(report(for: .reportMissingOnReturn)?.ringtime.form == .r1)
        #expect(report(for: .reportMissingAtDeadline)?.ringtime.form == .r2)
        #expect(report(for: .launchWatchdog)?.ringtime.form == .r3)
        #expect(report(for: .callKitNotLinked)?.ringtime.rule == .d9)
        #expect(report(for: .fileLockedAtSuspension)?.ringtime.rule == .w3)
        #expect(report(for: .ownCrash(signal: 6))?.ringtime.form == .r4)
    }

    private func report(for reason: TerminationReason) -> CrashReport? {
        CrashReport(of: Samples.subject(), reason: reason, threads: Samples.threads, story: DeathStory())
    }

    @Test("threads that were not captured, or did not answer, are said to be so")
    func threads() throws {
        let none = try report("own-crash")
        #expect(none.ringtime.threadsCaptured == false && none.ringtime.threadsNote == "already ended")
        #expect(none.threads.count == 1 && none.threads[0].frames.isEmpty && none.threads[0].triggered == true)
        let some = try report("check2")
        #expect(some.ringtime.threadsCaptured && some.ringtime.threadsNote == "did not answer in time: thread 4243")
        #expect(some.threads[0].triggered == true && some.threads[1].triggered == nil)
    }

    @Test("an adopted app's unknown exit status is said, and the caller's verdict goes before ours")
    func story() throws {
        var story = Samples.story
        story.exitStatusKnown = false
        story.verdict = "Killed while it was waiting for the server."
        let report = CrashReport.check2(Samples.subject(), threads: Samples.threads, story: story)
        #expect(report.text.contains("\"exitStatusKnown\":false"))
        #expect(report.text.contains("\"verdict\":\"Killed while it was waiting for the server.\""))
        #expect(report.text.contains(#"{"t":86399.999801,"what":"no call reported: killed"}"#))
        #expect(report.text.contains(#""mistake":"M3""#))
    }
}
