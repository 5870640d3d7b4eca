import CallVocabulary

// Part P of the rule book. Inline tags mark single facts that are surer or less sure than their rule.

extension RuleBook {
    /// What the user sees.
    static let presentation: [RuleEntry] = [
        RuleEntry(
            .p1,
            [.apple],
            """
            With the app in the foreground the system shows no call screen of its own, so that the app can show one. \
            (Setting: none | banner.)
            """,
            sources: [.forum817976],
            settings: [
                Setting("system call screen over a foreground app", default: "none (else: banner)", [.apple])
            ]
        ),
        RuleEntry(
            .p2,
            [.observed],
            """
            Unlocked with another app in front: a banner. Locked: full screen.
            """
        ),
        RuleEntry(
            .p3,
            [.apple],
            """
            Report, then end after about 0.5 s, in the foreground: allowed, if the calls are real. An app must \
            report; it need not answer. Nothing an app does or omits in the foreground is punished.
            """,
            sources: [.forum817976]
        ),
        RuleEntry(
            .p4,
            [.thirdParty, .observed],
            """
            Minimum ring: a `reportCall(endedAt:)` less than **2.0 s** after the call was created is held back until \
            2.0 s; the app still has a call until then. This is not so for `CXEndCallAction`. In the background and \
            locked, report-and-end is therefore seen as a flash.
            """,
            settings: [
                Setting("minimum ring", default: "2.0 s", [.thirdParty, .observed])
            ]
        ),
        RuleEntry(
            .p5,
            [.observed],
            """
            A ring that nobody answers ends by itself after about **60 s**, through `CXEndCallAction`.
            """,
            settings: [
                Setting("ring timeout", default: "about 60 s", [.observed])
            ]
        ),
        RuleEntry(
            .p6,
            [.apple],
            """
            Do Not Disturb / Focus, block list and filters apply: the completion carries the error, and nothing \
            rings.
            """,
            sources: [.didReceivePush, .incomingCallError]
        ),
        RuleEntry(
            .p7,
            [.observed],
            """
            A second call while the first rings: the screen stays on the first; accept answers it and ends the \
            second; decline then shows the second; the ringtone does not restart. While one call is active: End & \
            Accept, Hold & Accept (if it can hold), Decline. With one active and one held: End & Accept, End Held & \
            Accept.
            """,
            sources: [.forum775874, .forum794277]
        ),
        RuleEntry(
            .p8,
            [.apple],
            """
            VoIP push is for people calling people; anything else uses alert pushes. A calling app that does not want \
            CallKit should use high-priority alert pushes too: PushKit gains it little (D2). In China, where CallKit \
            must be inactive, alert pushes are the only way (App Review).
            """,
            sources: [.pushTypeVoIP]
        ),
        RuleEntry(
            .p9,
            [.observed],
            """
            Answering unlocked brings the app to the foreground; locked, it stays behind the system screen; a video \
            call asks to unlock, then opens the app. This changes E1 for the next push.
            """
        ),
        RuleEntry(
            .p10,
            [.observed, .inferred],
            """
            Recents: unanswered and remote-ended-while-ringing leave a missed call; declined, answered elsewhere and \
            declined elsewhere do not. A table of settings.
            """,
            settings: [
                Setting(
                    "recents, call unanswered or remote-ended while ringing",
                    default: "missed call",
                    [.observed, .inferred]
                ),
                Setting(
                    "recents, call declined, answered elsewhere or declined elsewhere",
                    default: "no missed call",
                    [.observed, .inferred]
                ),
            ]
        ),
    ]
}
