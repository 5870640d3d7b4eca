import CallVocabulary

// Part C2 of the rule book. Inline tags mark single facts that are surer or less sure than their rule.

extension RuleBook {
    /// Check 2: in the daemon, about 7 s after delivery.
    static let check2: [RuleEntry] = [
        RuleEntry(
            .c2_1,
            [.apple],
            """
            About **7 s** after the push is delivered to the launched app, the daemon checks that a call was \
            reported; if not, it kills the app with code **0xbaadca11**. This is the real enforcement. ([O] three \
            published timings of 7.0–7.5 s from launch to kill.)
            """,
            sources: [.forum817976, .forum781211, .forum124517]
        ),
        RuleEntry(
            .c2_2,
            [.apple],
            """
            It asks whether a call *was reported*, not whether it is still active.
            """,
            sources: [.didReceivePush]
        ),
        RuleEntry(
            .c2_3,
            [.thirdParty],
            """
            7 s for apps under strict policy (E5); 30 s, without a kill, for others.
            """,
            settings: [
                Setting("report deadline, strict policy", default: "7 s", [.thirdParty]),
                Setting("report deadline, other apps", default: "30 s, without a kill", [.thirdParty]),
            ]
        ),
        RuleEntry(
            .c2_4,
            [.thirdParty],
            """
            At expiry it kills if and only if: the push is still unreported, AND it was must-report, AND strict \
            policy holds, AND the bundle has no tracked call *now*, AND it is not in the foreground *now*. The kill \
            addresses the bundle's process running now; if there is none, only the ledger entry is made [I]. A report \
            at exactly the deadline is in time; at one instant, inputs of app and user come before deadlines [I].
            """
        ),
        RuleEntry(
            .c2_5,
            [.inferred],
            """
            Whatever ended the process meanwhile (C1, another crash, exit, the user, memory, a watchdog after \
            launch): one violation at expiry, *under the same conditions as C2.4* ([O] console: "…failed to report an \
            incoming call too many times (or repeatedly crashed.)"). Nothing is counted for an exempt push or for a \
            death after the report. The app is not relaunched for the same push. One push never counts twice.
            """,
            sources: [.voipPush102]
        ),
        RuleEntry(
            .c2_6,
            [.apple],
            """
            Typical causes: the registry or its delegate is not set up at launch; the delegate, or its queue, is \
            blocked too long.
            """,
            sources: [.forum817976]
        ),
        RuleEntry(
            .c2_7,
            [.inferred],
            """
            Pending checks live in memory: a restart of the daemon forgets them; the ledger survives.
            """
        ),
        RuleEntry(
            .c2_8,
            [.inferred],
            """
            A push stops being *unreported* with the first of: a credited report by the bundle, the push's expiry \
            (whatever its verdict), a failed launch, uninstall, update, a restart of the daemon, reboot. Nothing \
            outlives its own deadline.
            """
        ),
        RuleEntry(
            .c2_9,
            [.apple, .inferred],
            """
            iOS 13 only: a timing bug. DTS: a call that is cancelled at once, and the next push exactly 7 s later is \
            wrongly killed. Modelled so: in the 13 profile the expiry of any push, credited or not, kills if the \
            bundle has *any* unreported push at that instant; from 14 only that push is judged. How often it happens \
            on iOS 13 is not known: the 3 in 17,280 of the thread [O] are kills of an app with Local Push on iOS \
            17.6.1, a later system and another way in.
            """,
            sources: [.forum772696]
        ),
    ]
}
