import CallVocabulary

// Part R of the rule book. Inline tags mark single facts that are surer or less sure than their rule.

extension RuleBook {
    /// Crash reports.
    static let crashReports: [RuleEntry] = [
        RuleEntry(
            .r1,
            [.observed],
            """
            Check 1: `EXC_CRASH (SIGABRT)`; `lastExceptionBacktrace` with the frames `-[PKPushRegistry \
            _terminateAppIfThereAreUnhandledVoIPPushes]` and `__73-[PKPushRegistry \
            voipPayloadReceived:mustPostCall:withCompletionHandler:]_block_invoke`; no frame of the app but `main`. \
            Console: `*** Assertion failure in -[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes], \
            PKPushRegistry.m:349`, then `*** Terminating app due to uncaught exception \
            'NSInternalInconsistencyException', reason: 'Killing app because it never posted an incoming call to the \
            system after receiving a PushKit VoIP push.'` On iOS 13–14: "… VoIP push callback." and line 343. JSON: \
            `termination {"flags":0,"code":6,"namespace":"SIGNAL","indicator":"Abort trap: 6"}`, `asi \
            {"libsystem_c.dylib":["abort() called"]}`.
            """,
            sources: [.flutterIncoming197, .forum801446, .element3986]
        ),
        RuleEntry(
            .r2,
            [.observed],
            """
            Check 2: `EXC_CRASH (SIGKILL)`; `Termination Reason: FRONTBOARD 0xbaadca11` (JSON: \
            `"namespace":"FRONTBOARD"`, decimal code **3131951633**), reason `<RBSTerminateContext| domain:10 \
            code:0xBAADCA11 explanation:<no explanation given> reportType:CrashLog \
            maxTerminationResistance:Interactive>`; role "Non UI" or "unknown"; the main thread is idle; nothing \
            names CallKit, which is why people cannot read it, and no in-process crash reporter ever sees it. iOS 13: \
            `Namespace SPRINGBOARD, Code 0xbaadca11`.
            """,
            sources: [.flutterIncoming522, .firebase13514, .forum124517]
        ),
        RuleEntry(
            .r3,
            [.observed],
            """
            Watchdog: `FRONTBOARD 2343432205` (0x8badf00d) with the W1 explanation.
            """,
            sources: [.nativeScript8920]
        ),
        RuleEntry(
            .r4,
            [],
            """
            Not to be blamed on a missing report: the link check of D9; a nil `CXHandle` value raising in the \
            handler; 0xbad22222; 0x8badf00d; a SIGBUS on protected data before first unlock; 0xdead10cc; jailbreak \
            tools that set 0xbaadca11 themselves. Weigh evidence; do not equate code with cause.
            """,
            sources: [.sigkill]
        ),
        RuleEntry(
            .r5,
            [.apple],
            """
            The vast majority of apps fail at check 1. A prior for diagnosis, no evidence.
            """,
            sources: [.forum817976]
        ),
    ]
}
