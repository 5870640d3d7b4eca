import CallVocabulary

// What stands in a crash report or on the console.

extension RuleBook {
    /// Termination codes of crash reports.
    static let terminationCodes: [Code] = [
        Code(
            .termination,
            ("0xbaadca11", 0xbaad_ca11),
            """
            "Bad call": check 2. About 7 s after a VoIP push was delivered no call had been reported, and the daemon \
            killed the app from outside (C2.1). Look for a registry or delegate that was not there in time, or for a \
            blocked delegate (C2.6). Jailbreak tools set this code too (R4).
            """,
            [.apple, .observed],
            rules: [.c2_1, .r2, .c2_6, .r4],
            also: ([.forum124517, .sigkill, .flutterIncoming522], ["bad call", "FRONTBOARD 3131951633"])
        ),
        Code(
            .termination,
            ("0x8badf00d", 0x8bad_f00d),
            """
            "Ate bad food": a watchdog. `didFinishLaunching` did not return within 20 s, a scene update took longer \
            than 10 s, or an exit longer than 5 s (W1). It is no missing report; a launch that dies of it makes no \
            ledger entry (D5 [T]).
            """,
            [.apple, .observed],
            rules: [.w1, .r3, .d5],
            also: (
                [.watchdogTerminations, .sigkill],
                ["ate bad food", "FRONTBOARD 2343432205", "process-launch watchdog transgression", "watchdog"]
            )
        ),
        Code(
            .termination,
            ("0xbad22222", 0xbad2_2222),
            "A VoIP app was resumed too often (W3). It is not to be blamed on a missing report (R4).",
            [.apple],
            rules: [.w3, .r4],
            also: ([.sigkill], [])
        ),
        Code(
            .termination,
            ("0xdead10cc", 0xdead_10cc),
            """
            "Dead lock": the app held a file or database lock when it was suspended (W3). It is not to be blamed on a \
            missing report (R4).
            """,
            [.apple],
            rules: [.w3, .r4],
            also: ([.sigkill], ["dead lock"])
        ),
    ]

    /// Exceptions, recognised by their text.
    static let exceptionCodes: [Code] = [
        Code(
            .exception,
            ("Killing app because it never posted an incoming call", nil),
            """
            Check 1: the PushKit delegate returned, and no call had been reported (C1.1). The process dies by SIGABRT \
            with `_terminateAppIfThereAreUnhandledVoIPPushes` in the backtrace and no frame of the app but `main` \
            (R1 [O]). The whole text is "Killing app because it never posted an incoming call to the system after \
            receiving a PushKit VoIP push."; on iOS 13–14 it ends in "push callback." The vast majority of apps fail \
            here (R5).
            """,
            [.apple, .observed],
            rules: [.c1_1, .r1, .c1_9, .r5],
            also: (
                [.forum817976, .flutterIncoming197, .forum801446],
                [
                    """
                    Killing app because it never posted an incoming call to the system after receiving a PushKit VoIP \
                    push
                    """,
                    "_terminateAppIfThereAreUnhandledVoIPPushes", "PKPushRegistry.m:349", "PKPushRegistry.m:343",
                    "voipPayloadReceived:mustPostCall:withCompletionHandler:",
                ]
            )
        ),
        Code(
            .exception,
            ("PushKit apps that use VoIP push must link the CallKit framework", nil),
            """
            The link check: `desiredPushTypes` was set to VoIP in an app that does not link CallKit (D9). It is raised \
            at registration, as `NSInternalInconsistencyException`, and has nothing to do with a missing report (R4).
            """,
            [.observed],
            rules: [.d9, .r4],
            also: (
                [.wildfire1, .oopsr9],
                ["PushKit apps that use VoIP push must link either CallKit or IncomingCallNotifications frameworks"]
            )
        ),
        Code(
            .exception,
            ("Application will not be launched because it failed to report an incoming call too many times", nil),
            """
            The restriction, on the console: the app has enough violations, and this push was discarded (L3 [O]). The \
            app itself cannot see this (L1). It ends about every 24 h, or by a reinstall (L4).
            """,
            [.observed],
            rules: [.l3, .l1, .l2, .l4],
            also: ([.voipPush102], ["failed to report an incoming call too many times (or repeatedly crashed.)"])
        ),
        Code(
            .exception,
            ("Delivering VoIP payload(s) to application", nil),
            "No fault: the daemon hands over the payloads that waited for a registry (D6 [O]).",
            [.observed],
            rules: [.d6],
            also: ([.forum801446], ["Delivering 1 VoIP payload"])
        ),
    ]

    /// Errors of the audio session.
    static let audioCodes: [Code] = [
        Code(
            .audio,
            ("561017449", 561_017_449),
            """
            Insufficient priority, the four characters '!pri': the app tried to activate the audio session itself \
            during a call (A3). Leave activation to CallKit: set category and mode in the action handler and start \
            audio in `didActivate` (A2).
            """,
            [.apple],
            rules: [.a3, .a2, .a5],
            also: ([.forum749202, .flutterIncoming4], ["!pri", "insufficientPriority", "Session activation failed"])
        )
    ]
}
