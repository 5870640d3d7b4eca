import CallVocabulary

// Part C1 of the rule book. Inline tags mark single facts that are surer or less sure than their rule.

extension RuleBook {
    /// Check 1: in the app, when the delegate returns.
    static let check1: [RuleEntry] = [
        RuleEntry(
            .c1_1,
            [.apple],
            """
            The app must report the call *before it returns* from the PushKit delegate. As soon as it returns, \
            PushKit looks at a flag that CallKit sets when a call is reported; if the flag is not set, an exception \
            is raised and the app crashes.
            """,
            sources: [.forum817976, .forum781211]
        ),
        RuleEntry(
            .c1_2,
            [.apple],
            """
            Check 1 is not a security boundary: it exists to make the mistake obvious. It can be spoofed, and C2 \
            catches who does. Negative scenario: "flag set, but no call at the daemon" passes C1 and dies by C2.
            """,
            sources: [.forum817976]
        ),
        RuleEntry(
            .c1_3,
            [.thirdParty],
            """
            The accounting, per process: `outstanding += 1` on delivery when the push is must-report *and* at least \
            **7.0 s** have passed since the last report (0 s before iOS 14). Any report sets it to 0. After the \
            delegate returns, `outstanding ≥ 1` means crash. So one report covers all pushes outstanding at that \
            moment.
            """,
            settings: [
                Setting("credit of a report for later pushes", default: "7.0 s (0 s before iOS 14)", [.thirdParty])
            ]
        ),
        RuleEntry(
            .c1_4,
            [.apple],
            """
            With no delegate at delivery no method is called, check 1 does not run, and C2 kills. \
            (`check1.withoutDelegate`, off: a third-party reading says that check 1 crashes it [T].) With no \
            registry, or no desired types, there is no delivery: only C2 fires.
            """,
            sources: [.forum817976],
            settings: [
                Setting("check1.withoutDelegate", default: "off", [.thirdParty])
            ]
        ),
        RuleEntry(
            .c1_5,
            [.apple],
            """
            The *call to* `reportNewIncomingCall` counts, even if CallKit then refuses the call (Do Not Disturb, \
            block list, duplicate UUID). Reporting with the UUID of an existing call and ignoring the error is the \
            recommended way round a race; if no such call exists any more, a new call starts and the app must end it. \
            Refusals *before* credit (K: invalid, unentitled, flood-limited) satisfy check 1 but not check 2 [I]. \
            LiveCommunicationKit's report counts equally; its only form is `async throws`, so from a synchronous \
            delegate it needs a hop that is too late for check 1 before 26.4 ([I], setting).
            """,
            sources: [.forum768136],
            settings: [
                Setting("LiveCommunicationKit report in time for check 1 before 26.4", default: "no", [.inferred])
            ]
        ),
        RuleEntry(
            .c1_6,
            [.observed],
            """
            A report followed at once by `reportCall(with:endedAt:reason:)` counts. `reportCall(endedAt:)` alone, for \
            an unknown UUID, does not.
            """
        ),
        RuleEntry(
            .c1_7,
            [.apple],
            """
            Blocking the delegate is no failure of check 1 (it runs on the return), but blocking too long runs into \
            C2.
            """,
            sources: [.forum817976]
        ),
        RuleEntry(
            .c1_8,
            [.inferred],
            """
            Reporting from another thread counts if it happened before the return.
            """
        ),
        RuleEntry(
            .c1_9,
            [],
            """
            For the crash see R1. The process dies by SIGABRT.
            """,
            sources: [.flutterIncoming197]
        ),
        RuleEntry(
            .c1_10,
            [.observed],
            """
            Before 26.4 an `async` form of the delegate returns to PushKit before its body runs: check 1 runs at \
            once, and a report in the body is too late (cured in public apps by going back to the completion-handler \
            form). [I] From 26.4: `check1.deferral`, 1 s; an async report counts when its call starts. Here, too, the \
            async forms go through a thunk that returns at once.
            """,
            sources: [.wire3060, .elementX5026],
            settings: [
                Setting("check1.deferral", default: "1 s (from 26.4)", [.inferred])
            ]
        ),
        RuleEntry(
            .c1_11,
            [.apple, .observed],
            """
            The smallest report is a UUID and any `CXCallUpdate`; details follow by `reportCall(with:updated:)`.
            """,
            sources: [.cxProvider]
        ),
    ]
}
