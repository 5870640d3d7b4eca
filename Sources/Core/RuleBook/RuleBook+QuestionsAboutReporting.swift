import CallVocabulary

// Questions 1 to 9: what counts as a report, and why an app dies.

extension RuleBook {
    /// The questions on reporting.
    static let questionsAboutReporting: [Question] = [
        Question(
            1,
            "What exactly is in time?",
            """
            Your code must have called `reportNewIncomingCall` before it returns from the PushKit delegate (C1.1); a \
            call made on another thread counts if it came before the return (C1.8 [I]). Independently of that, about \
            7 s after delivery the call-services daemon checks that a call was reported, and kills the app if none was \
            (C2.1). That clock starts when the launch has succeeded, so a slow launch does not use it up (D4), and a \
            report at exactly the deadline is in time (C2.4 [I]). The call to the method counts, not its completion \
            (C1.5).
            """,
            rules: [.c1_1, .c2_1, .c1_5, .c1_8, .d4, .c2_4],
            sources: [.forum817976, .forum781211]
        ),
        Question(
            2,
            "Does the completion handler matter?",
            """
            Not for being killed: it plays no part in either check and has no deadline (H1). Calling it early kills \
            nothing, calling it late buys no time, and "within 30 s" is a myth (H3 [O]). It gives back the process \
            assertion of its push, so call it (H1). Called in the background without a call, the app may be suspended \
            at once, before its own later code has run (H2 [O]).
            """,
            rules: [.h1, .h2, .h3],
            sources: [.forum817976, .voipPush52]
        ),
        Question(
            3,
            "Why does it crash only when suspended or killed?",
            """
            Because only there must the push be reported: in the foreground or on a call a missing report is not \
            punished (E1). A debugger, or a run from the IDE, keeps the app visible and hides the fault (E6 [O]). \
            Suspended code does not run, its timers, sockets and queues stand still until the push (D13 [O]), and a \
            background launch connects no scene, so what sits in a view or a scene delegate may never run (D14 [I]). \
            Test with the app swiped away: it is launched for a push all the same (D8 [O]).
            """,
            rules: [.e1, .e6, .d13, .d14, .d8],
            sources: [.forum768136, .cordova4, .voipPush102]
        ),
        Question(
            4,
            "0xbaadca11 with an idle main thread: what happened?",
            """
            Check 2 struck: about 7 s after delivery the daemon knew of no reported call and killed the app from \
            outside (C2.1). The main thread is idle because nothing crashed in it, nothing names CallKit, and no \
            crash reporter inside the app ever sees it (R2 [O]). Typical causes are a registry or delegate that was \
            not set up at launch, and a delegate or queue blocked too long (C2.6). Check 1 would have struck first had \
            the delegate returned without a report (C1.1), so it probably never ran, never returned, or the flag was \
            spoofed (C1.2). Weigh the rest of the report all the same: a jailbreak tool can set this code too (R4).
            """,
            rules: [.c2_1, .r2, .c2_6, .c1_1, .c1_2, .r4],
            sources: [.forum124517, .forum781211, .flutterIncoming522]
        ),
        Question(
            5,
            "I did report and still crash: why?",
            """
            Usually because the report came after the delegate had returned: check 1 looks on the return (C1.1), and \
            before 26.4 an `async` delegate returns before its body runs (C1.10 [O]). `reportCall(endedAt:)` alone, \
            for an unknown UUID, is no report (C1.6 [O]). A report refused before credit, as invalid, unentitled or \
            flood-limited, satisfies check 1 but not check 2 (C1.5 [I], K [T]). Or the app believed that it was on a \
            call when the daemon no longer did (E3). And it may be another death altogether: the link check, a nil \
            handle, a watchdog (R4).
            """,
            rules: [.c1_1, .c1_10, .c1_6, .c1_5, .k, .e3, .r4],
            sources: [.forum817976, .wire3060, .forum768136]
        ),
        Question(
            6,
            "How do I handle a cancelled, missed or answered-elsewhere call?",
            """
            Not with another VoIP push: withdraw the call with `reportCall(with:endedAt:reason:)` when the news comes \
            over your own connection (T7), and use alert pushes for everything that is no call (P8). If the push of a \
            call that is already over still arrives, report it and end it at once with the fitting reason; that counts \
            (C1.6 [O]). From 26.4, `mustReport` tells you when you may drop it (E4). The reason decides what stays in \
            Recents: remote-ended while ringing leaves a missed call, answered elsewhere and declined elsewhere do not \
            (P10 [O/I]).
            """,
            rules: [.t7, .p8, .c1_6, .e4, .p10],
            sources: [.voipArticle, .forum117939, .twilio251]
        ),
        Question(
            7,
            "What if the payload cannot be parsed?",
            """
            Report all the same: the smallest report is a UUID and any `CXCallUpdate`, and needs nothing from the \
            payload (C1.11). Then end that call at once; report followed by end counts (C1.6 [O]). If you do learn \
            more, details follow by `reportCall(with:updated:)` (C1.11). Returning early instead is the commonest \
            mistake of all and dies by check 1 (C1.1). From 26.4 you may drop the push if `mustReport` is false (E4).
            """,
            rules: [.c1_11, .c1_6, .c1_1, .e4],
            sources: [.cxProvider, .nextcloud940]
        ),
        Question(
            8,
            "Does a report refused by DND count?",
            """
            Yes. The call to `reportNewIncomingCall` counts, even if CallKit then refuses the call for Do Not Disturb, \
            the block list or a duplicate UUID (C1.5). The daemon credits the report before it applies the user's \
            filters (K [T]), so a filtered call is never a violation. The completion carries the error and nothing \
            rings (P6); drop the call on your side. Only refusals before credit, as invalid, unentitled or \
            flood-limited, leave check 2 unsatisfied (C1.5 [I]).
            """,
            rules: [.c1_5, .k, .p6],
            sources: [.forum768136, .incomingCallError]
        ),
        Question(
            9,
            "Does report-then-end count, and is it seen?",
            """
            It counts: a report followed at once by `reportCall(with:endedAt:reason:)` satisfies the checks (C1.6 \
            [O]), which ask whether a call was reported, not whether it still lives (C2.2). An end less than 2.0 s \
            after the call was created is held back until 2.0 s, so in the background and locked it is seen as a flash \
            (P4 [T/O]). With the app in the foreground the system shows no call screen of its own (P1). Until those \
            2.0 s are over the app still has a call, which exempts the next push (E2 [T]).
            """,
            rules: [.c1_6, .c2_2, .p4, .p1, .e2],
            sources: [.didReceivePush, .forum817976]
        ),
    ]
}
