import CallVocabulary

// Questions 10 to 20: the restriction, exemptions, launching, audio, and living with the system.

extension RuleBook {
    /// The questions on everything else.
    static let questionsAboutLiving: [Question] = [
        Question(
            10,
            "How many failures until pushes stop; how do I know; how do I get out?",
            """
            By default 3 violations; field reports say 3 to 4, and Apple never gave a number (L2 [T/O]). The app \
            cannot detect it: only the console says so (L1), and from iOS 26 a dialog in development and TestFlight \
            builds (L5). While blocked, pushes to a background or dead app are discarded, not queued; in the \
            foreground they still arrive (L3 [O]). It ends by itself about every 24 h, by a reinstall, and probably by \
            an app update; a reboot does not help (L4). The lasting way out is to mend the app (L6).
            """,
            rules: [.l2, .l1, .l5, .l3, .l4, .l6],
            sources: [.forum768136, .callKitTag, .linphone680]
        ),
        Question(
            11,
            "Must I report in the foreground or on a call?",
            """
            No, but what counts is how the daemon sees the app, not how the app sees itself (E1, D1). Foreground means \
            frontmost, active and unlocked: under the control centre or a call screen the app is not (E7 [T/I]). The \
            call may end just as the push arrives, and then the duty is back (E3). So report always: with the UUID of \
            the existing call, ignoring the error, and ending the call that starts if there was none (C1.5). From 26.4 \
            `mustReport` says it outright (E4).
            """,
            rules: [.e1, .d1, .e7, .e3, .c1_5, .e4],
            sources: [.forum768136, .forum817976, .didReceiveVoIPPush]
        ),
        Question(
            12,
            "May I end the CallKit call at once and use my own UI?",
            """
            In the foreground yes, if the calls are real: report, end after about 0.5 s, show your own screen (P3); \
            the system shows none there (P1). In the background and locked the call is seen as a flash, because an end \
            is held back until 2.0 s (P4 [T/O]). Without CallKit your audio lacks its private priority (A1), and any \
            CallKit call of another app interrupts it at once (A4). An app that does not want CallKit should use \
            high-priority alert pushes instead (P8).
            """,
            rules: [.p3, .p1, .p4, .a1, .a4, .p8],
            sources: [.forum817976]
        ),
        Question(
            13,
            "Can a slow cold launch be a violation?",
            """
            Not by itself: check 2 does not start until the launch has succeeded, so a launch of 15 s is no violation \
            (D4). The limit of a launch is the watchdog: after 20 s it kills with 0x8badf00d (W1), and for an app that \
            creates its registry in `didFinishLaunching` that is the tighter limit (W2). A launch that fails or times \
            out brings no delivery, no timer and no ledger entry (D5 [T]). What does count is time lost after the \
            launch: the 7 s run while the payload waits for a registry (D6 [O]).
            """,
            rules: [.d4, .w1, .w2, .d5, .d6],
            sources: [.voipArticle, .watchdogTerminations]
        ),
        Question(
            14,
            "What happens before first unlock?",
            """
            After a reboot the app may be launched before the first unlock, and the rules hold there too (D7). \
            Protected files and ordinary keychain items cannot be read then (D7), and trying to can itself end the \
            process, by a SIGBUS that is no missing report (R4). So report with what the payload alone gives: a UUID \
            and any update are enough (C1.11). The app may also stall before it registers: the pushes are counted, and \
            their payloads wait for the next registration (D7, D6 [O]).
            """,
            rules: [.d7, .r4, .c1_11, .d6],
            sources: [.forum784473, .trustKit312]
        ),
        Question(
            15,
            "Which queue, and where do I create the registry?",
            """
            In `didFinishLaunching`, at every launch, and keep it for the life of the app (D12). `queue: nil` means \
            the main queue (D12); whichever queue it is, blocking it too long leads to check 2 (C2.6). Set the \
            delegate first, then `desiredPushTypes`, and keep the delegate yourself, for the registry holds it weakly \
            (D12). Never create it in a view or a scene delegate: a background launch connects no scene (D14 [I]). Of \
            several registries the last to register gets the payloads (D11 [I]).
            """,
            rules: [.d12, .c2_6, .d14, .d11],
            sources: [.pushRegistry]
        ),
        Question(
            16,
            "Several pushes were queued: one report each?",
            """
            For the checks one is enough: a report clears all pushes outstanding at that moment, and check 1 counts no \
            new one until 7.0 s have passed since (C1.3 [T]). Payloads that waited are delivered in order, while the \
            timer runs (D6 [O]). In the ledger a burst is one violation at most (E2 [T]). Report each real call all \
            the same, each with its own UUID: what is not reported does not ring, and a second ringing call waits \
            behind the first (P7 [O]).
            """,
            rules: [.c1_3, .d6, .e2, .p7],
            sources: [.forum801446, .forum775874]
        ),
        Question(
            17,
            "Why do late pushes ring although expiration was 0?",
            """
            Because a push with expiration 0 can still arrive 20–30 s late, when the device comes back online, and the \
            order between pushes is not guaranteed (D10 [O]). The duty to report it is unchanged, so it rings. From \
            26.4 `mustReport` is false when delays made the call too old; Apple's limit is unpublished, 30 s is our \
            default (E4, E2 [I]). Before that, report it and end it at once: that counts (C1.6 [O]), and is seen for \
            2.0 s (P4 [T/O]).
            """,
            rules: [.d10, .e4, .e2, .c1_6, .p4],
            sources: [.forum795610, .forum823102, .didReceiveVoIPPush]
        ),
        Question(
            18,
            "Why did didActivate never come?",
            """
            Mostly because the app, or a media library in it, activated the session itself: that fails with 561017449, \
            or it "succeeds" and keeps CallKit's own activation from working (A3). Set category and mode in the action \
            handler, never call `setActive(true)`, and start audio in `provider(_:didActivate:)` (A2). It comes after \
            the answer action is fulfilled and the call is connected (A6 [I]). After another call has ended remotely a \
            held call stays held, and nothing is activated by itself (A5).
            """,
            rules: [.a3, .a2, .a6, .a5],
            sources: [.forum783870, .forum758386, .forum749202]
        ),
        Question(
            19,
            "What does providerDidReset ask of me?",
            """
            It says that the connection to the daemon was lost and every call is gone: stop the media and forget all \
            calls (T5). Live registries register again by themselves (N3); pending checks are forgotten, the ledger is \
            not (C2.7 [I]). Transactions may fail with 2 or 4 until the provider is made anew (T5 [O]). \
            `providerDidBegin` follows when registration is complete again, but it can be missed: never gate a report \
            on it (T5).
            """,
            rules: [.t5, .n3, .c2_7],
            sources: [.providerDidReset, .matrixSDK1420]
        ),
        Question(
            20,
            "Can I use VoIP push for silent wake-ups?",
            """
            No. VoIP push is for people calling people; anything else uses alert pushes (P8), which at high priority \
            are delivered as fast (D2). A push to an app in the background that reports no call ends in a crash or a \
            kill (C1.1, C2.1), and after a few of them pushes stop (L1). The entitlements that once exempted apps have \
            lost their effect: `unrestricted-voip` with SDK 15, `-regulatory` with 15.4, `.ptt` with 26 (E5 [A/T]).
            """,
            rules: [.p8, .d2, .c1_1, .c2_1, .l1, .e5],
            sources: [.pushTypeVoIP, .callKitTag]
        ),
    ]
}

extension RuleBook {
    /// The twenty questions, in the rule book's order.
    public static let questions: [Question] = questionsAboutReporting + questionsAboutLiving
}
