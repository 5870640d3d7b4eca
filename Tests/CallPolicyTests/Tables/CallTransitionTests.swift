import CallPolicy
import CallVocabulary
import Testing

@Suite("Calls, actions and audio")
struct CallTransitionTests {
    @Test("A transition has these effects and this next state", arguments: rows)
    func row(_ row: TransitionRow) { row.check() }

    static let rows: [TransitionRow] = [
        .init(
            "A report rings: a banner on the unlocked phone (K, P2)",
            in: .delivered, on: Situation.report(1),
            ["present c1: banner", "p1 sees c1 ringing", "report r1 of p1: rings"],
            next: "p1 background registered; push1 ended at p1 until 17 asserted; c1 ringing"
        ),
        .init(
            "... the full screen on the locked one (P2)",
            in: .delivered.then(.deviceLocked), on: Situation.report(1),
            ["present c1: fullScreen", "p1 sees c1 ringing", "report r1 of p1: rings"],
            next: "p1 background registered; push1 ended at p1 until 17 asserted; c1 ringing; locked"
        ),
        .init(
            "... and nothing over the app in front (P1)",
            in: .front, on: Situation.report(1),
            ["present c1: none", "p1 sees c1 ringing", "report r1 of p1: rings"],
            next: "p1 active registered; c1 ringing; a1 in front"
        ),
        .init(
            "... but a banner if the setting says so (P1)",
            in: Situation(
                profile: .banners, .userOpenedApp(a1), .voipRegistrationChanged(p1, isActive: true), .appLaunched(p1)),
            on: Situation.report(1),
            ["present c1: banner", "p1 sees c1 ringing", "report r1 of p1: rings"],
            next: "p1 active registered; c1 ringing; a1 in front"
        ),
        .init(
            "An invalid report is refused, uncredited (K)",
            in: .delivered, on: Situation.report(1) { $0.isValid = false },
            ["note: c1 of p1 not credited: unknown", "report r1 of p1: unknown"],
            next: "p1 background registered; push1 unreported at p1 until 17 asserted"
        ),
        .init(
            "A report of an app without the background mode is refused as unentitled (K)",
            in: Situation(facts: AppFacts(declaresVoIPBackgroundMode: false), .userOpenedApp(a1), .appLaunched(p1)),
            on: Situation.report(1),
            ["note: c1 of p1 not credited: unentitled", "report r1 of p1: unentitled"],
            next: "p1 active; a1 in front"
        ),
        .init(
            "A duplicate is refused before credit (K)",
            in: .ringing, on: Situation.report(1),
            ["note: c1 of p1 not credited: callUUIDAlreadyExists", "report r1 of p1: callUUIDAlreadyExists"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 ringing"
        ),
        .init(
            "Too many reports in a second are refused, uncredited (K)",
            in: Situation(profile: .floodLimited, .userOpenedApp(a1), .appLaunched(p1), Situation.report(5)),
            on: Situation.report(6),
            after: .microseconds(999_999),
            ["note: c6 of p1 not credited: unknown", "report r6 of p1: unknown"],
            next: "p1 active; c5 ringing; a1 in front"
        ),
        .init(
            "... a second later they are not (K)",
            in: Situation(profile: .floodLimited, .userOpenedApp(a1), .appLaunched(p1), Situation.report(5)),
            on: Situation.report(6),
            after: .seconds(1),
            ["p1 sees c6 ringing", "report r6 of p1: rings"],
            next: "p1 active; c5 ringing; c6 waiting; a1 in front"
        ),
        .init(
            "Invalid comes before duplicate (K)",
            in: .ringing, on: Situation.report(1) { $0.isValid = false },
            ["note: c1 of p1 not credited: unknown", "report r1 of p1: unknown"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 ringing"
        ),
        .init(
            "A UUID that another app's call has is credited, then refused (K)",
            in: .otherAppRings, on: Situation.report(1),
            ["report r1 of p1: callUUIDAlreadyExists"],
            next: "p1 background registered; p2 active; push1 ended at p1 until 17 asserted; c1 ringing; a2 in front"
        ),
        .init(
            "A protected call is credited and refused (K)",
            in: .delivered, on: Situation.report(1, everyFilter),
            ["report r1 of p1: callIsProtected"],
            next: "p1 background registered; push1 ended at p1 until 17 asserted"
        ),
        .init(
            "A blocked caller comes before the filters behind it (K, P6)",
            in: .delivered.then(.doNotDisturbChanged(true)),
            on: Situation.report(1) {
                $0.isBlocked = true
                $0.isFiltered = true
            },
            ["report r1 of p1: filteredByBlockList"],
            next: "p1 background registered; push1 ended at p1 until 17 asserted"
        ),
        .init(
            "Restricted sharing comes before Do Not Disturb (K)",
            in: .delivered.then(.doNotDisturbChanged(true)),
            on: Situation.report(1) { $0.isRestrictedSharing = true },
            ["report r1 of p1: filteredDuringRestrictedSharingMode"],
            next: "p1 background registered; push1 ended at p1 until 17 asserted"
        ),
        .init(
            "Do Not Disturb comes before the last filter (K, P6)",
            in: .delivered.then(.doNotDisturbChanged(true)), on: Situation.report(1) { $0.isFiltered = true },
            ["report r1 of p1: filteredByDoNotDisturb"],
            next: "p1 background registered; push1 ended at p1 until 17 asserted"
        ),
        .init(
            "In a car Do Not Disturb holds nothing back (K)",
            in: .delivered.then(.doNotDisturbChanged(true), .carConnectionChanged(true)), on: Situation.report(1),
            ["present c1: banner", "p1 sees c1 ringing", "report r1 of p1: rings"],
            next: "p1 background registered; push1 ended at p1 until 17 asserted; c1 ringing"
        ),
        .init(
            "The last filter (K)",
            in: .delivered, on: Situation.report(1) { $0.isFiltered = true },
            ["report r1 of p1: filteredBySensitiveParticipants"],
            next: "p1 background registered; push1 ended at p1 until 17 asserted"
        ),
        .init(
            "A second call waits behind the first (P7, thinly)",
            in: .ringing, on: Situation.report(2),
            ["p1 sees c2 ringing", "report r2 of p1: rings"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 ringing; c2 waiting"
        ),
        .init(
            "... and rings when the first is gone (P7, thinly)",
            in: .ringing.then(Situation.report(2)).then(after: .seconds(2)), on: .callEnded(p1, c1, .remoteEnded),
            ["dismiss c1: remoteEnded", "p1 sees c1 ended remoteEnded", "present c2: banner"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c2 ringing"
        ),
        .init(
            "The one that has waited longest comes first",
            in: .ringing.then(Situation.report(3)).then(after: .seconds(2), Situation.report(2)),
            on: .callEnded(p1, c1, .remoteEnded),
            ["dismiss c1: remoteEnded", "p1 sees c1 ended remoteEnded", "present c3: banner"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c2 waiting; c3 ringing"
        ),
        .init(
            "An update for an unknown call is ignored (T8)",
            in: .delivered, on: .callUpdated(p1, c1, CallFeatures()),
            ["note: p1 means unknown c1"],
            next: "p1 background registered; push1 unreported at p1 until 17 asserted"
        ),
        .init(
            "An end for an unknown call is ignored, and credits nothing (T8, C1.6)",
            in: .delivered, on: .callEnded(p1, c1, .remoteEnded),
            ["note: p1 means unknown c1"],
            next: "p1 background registered; push1 unreported at p1 until 17 asserted"
        ),
        .init(
            "An end within 2 s is held back (P4)",
            in: .ringing, on: .callEnded(p1, c1, .remoteEnded),
            ["note: end of c1 held back until 12"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 ends at 12 remoteEnded"
        ),
        .init(
            "... a second one is only noted",
            in: .ringing.then(.callEnded(p1, c1, .remoteEnded)), on: .callEnded(p1, c1, .failed),
            ["note: c1 is ending"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 ends at 12 remoteEnded"
        ),
        .init(
            "... and comes at 2 s (P4)",
            in: .ringing.then(.callEnded(p1, c1, .remoteEnded)), on: .deadlinePassed,
            after: .microseconds(2_000_001),
            ["dismiss c1: remoteEnded", "p1 sees c1 ended remoteEnded"],
            next: "p1 background registered awake until 17.000001; push1 ended at p1 returned completed until 17"
        ),
        .init(
            "An end at exactly 2 s takes effect at once (P4)",
            in: .ringing, on: .callEnded(p1, c1, .answeredElsewhere),
            after: .seconds(2),
            ["dismiss c1: answeredElsewhere", "p1 sees c1 ended answeredElsewhere"],
            next: "p1 background registered awake until 17; push1 ended at p1 returned completed until 17"
        ),
        .init(
            "A ring that nobody answers ends through an action (P5)",
            in: .ringing, on: .deadlinePassed,
            after: .microseconds(60_000_001),
            ["note: push1 satisfied", "p1 performs end x1 on c1 until 75.000001"],
            next: "p1 background registered; c1 ending by x1 unanswered; x1 end until 75.000001"
        ),
        .init(
            "... fulfilled, it is unanswered (P5)",
            in: .ringing.then(after: .microseconds(60_000_001)), on: .actionFulfilled(p1, ActionID(1)),
            ["dismiss c1: unanswered", "p1 sees c1 ended unanswered"],
            next: "p1 background registered awake until 76.000001"
        ),
        .init(
            "Answering unlocked brings the app to the front first (P9)",
            in: .ringing, on: .userAnsweredCall(c1),
            ["p1 is active", "p1 performs answer x1 on c1 until 71", "p1 sees c1 connecting"],
            next: "p1 active registered; push1 ended at p1 returned completed until 17; c1 connecting by x1; "
                + "x1 answer until 71; a1 in front"
        ),
        .init(
            "Answering locked leaves it behind (P9)",
            in: .ringing.then(.deviceLocked), on: .userAnsweredCall(c1),
            ["p1 performs answer x1 on c1 until 71", "p1 sees c1 connecting"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; "
                + "c1 connecting by x1; x1 answer until 71; locked"
        ),
        .init(
            "Fulfilled: connected, then the audio session (A6)",
            in: .connecting, on: .actionFulfilled(p1, ActionID(1)),
            ["p1 sees c1 connected", "audio on for p1 provider 1"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 connected; locked"
        ),
        .init(
            "A failed answer disconnects (T3)",
            in: .connecting, on: .actionFailed(p1, ActionID(1)),
            ["dismiss c1: failed", "p1 sees c1 ended failed"],
            next: "p1 background registered awake until 16; push1 ended at p1 returned completed until 17; locked"
        ),
        .init(
            "An answer that times out disconnects (T2, T3)",
            in: .connecting, on: .deadlinePassed,
            after: .microseconds(60_000_001),
            ["note: push1 satisfied", "x1 of p1 timed out", "dismiss c1: failed", "p1 sees c1 ended failed"],
            next: "p1 background registered awake until 75.000001; locked"
        ),
        .init(
            "... and a late fulfil means nothing (T2)",
            in: .connecting.then(after: .microseconds(60_000_001)), on: .actionFulfilled(p1, ActionID(1)),
            ["note: x1 of p1 is not pending"],
            next: "p1 background registered awake until 75.000001; locked"
        ),
        .init(
            "An end before the answer is fulfilled voids the answer (P4)",
            in: .connecting, on: .callEnded(p1, c1, .remoteEnded),
            ["note: end of c1 held back until 12"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; "
                + "c1 ends at 12 remoteEnded; locked"
        ),
        .init(
            "Ending a call that is being answered voids the answer",
            in: .connecting, on: .userEndedCall(c1),
            ["p1 performs end x2 on c1 until 16"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; "
                + "c1 ending by x2 hungUp; x2 end until 16; locked"
        ),
        .init(
            "... whose late fulfilment means nothing (T2)",
            in: .connecting.then(.userEndedCall(c1)), on: .actionFulfilled(p1, ActionID(1)),
            ["note: x1 of p1 is not pending"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; "
                + "c1 ending by x2 hungUp; x2 end until 15; locked"
        ),
        .init(
            "The user ends the call through an action",
            in: .connected, on: .userEndedCall(c1),
            ["p1 performs end x2 on c1 until 16"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; "
                + "c1 ending by x2 hungUp; x2 end until 16; locked"
        ),
        .init(
            "Fulfilled: the call is gone, and the audio with it (A6)",
            in: .ending, on: .actionFulfilled(p1, ActionID(2)),
            ["dismiss c1: hungUp", "p1 sees c1 ended hungUp", "audio off for p1 provider 1"],
            next: "p1 background registered awake until 16; push1 ended at p1 returned completed until 17; locked"
        ),
        .init(
            "A failed end ends anyway (T3)",
            in: .ending, on: .actionFailed(p1, ActionID(2)),
            ["dismiss c1: failed", "p1 sees c1 ended failed", "audio off for p1 provider 1"],
            next: "p1 background registered awake until 16; push1 ended at p1 returned completed until 17; locked"
        ),
        .init(
            "An end that times out ends anyway (T2, T3)",
            in: .ending, on: .deadlinePassed,
            after: .microseconds(5_000_001),
            ["x2 of p1 timed out", "dismiss c1: failed", "p1 sees c1 ended failed", "audio off for p1 provider 1"],
            next: "p1 background registered awake until 20.000001; "
                + "push1 ended at p1 returned completed until 17; locked"
        ),
        .init(
            "The app's own end beside the user's takes effect at once",
            in: .ending, on: .callEnded(p1, c1, .remoteEnded),
            ["dismiss c1: hungUp", "p1 sees c1 ended hungUp", "audio off for p1 provider 1"],
            next: "p1 background registered awake until 16; push1 ended at p1 returned completed until 17; locked"
        ),
        .init(
            "A remote end of a connected call takes the audio away (A6)",
            in: .connected.then(after: .seconds(5)), on: .callEnded(p1, c1, .remoteEnded),
            ["dismiss c1: remoteEnded", "p1 sees c1 ended remoteEnded", "audio off for p1 provider 1"],
            next: "p1 background registered awake until 21; push1 ended at p1 returned completed until 17; locked"
        ),
        .init(
            "Declining goes through an action, at any time (P4)",
            in: .ringing, on: .userDeclinedCall(c1),
            after: .milliseconds(100),
            ["p1 performs end x1 on c1 until 15.1"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; "
                + "c1 ending by x1 declined; x1 end until 15.1"
        ),
        .init(
            "A call that is ending is not ended again",
            in: .ending, on: .userEndedCall(c1),
            ["note: c1 is ending"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; "
                + "c1 ending by x2 hungUp; x2 end until 15; locked"
        ),
        .init(
            "... nor answered",
            in: .ending, on: .userAnsweredCall(c1),
            ["note: c1 is ending"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; "
                + "c1 ending by x2 hungUp; x2 end until 15; locked"
        ),
        .init(
            "A connected call is not answered again",
            in: .connected, on: .userAnsweredCall(c1),
            ["note: c1 cannot be answered"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 connected; locked"
        ),
        .init(
            "A call that is gone cannot be ended",
            in: .suspended, on: .userEndedCall(c1),
            ["note: c1 is gone"],
            next: "p1 suspended registered"
        ),
        .init(
            "... nor answered, when it is gone",
            in: .suspended, on: .userAnsweredCall(c1),
            ["note: c1 is gone"],
            next: "p1 suspended registered"
        ),
        .init(
            "An action that nobody asked for",
            in: .connected, on: .actionFulfilled(p1, ActionID(9)),
            ["note: x9 of p1 is not pending"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 connected; locked"
        ),
        .init(
            "An invalidated provider's calls fail, and it hears no more (T5)",
            in: .connected, on: .providerInvalidated(p1, provider: 1),
            ["dismiss c1: failed", "p1 sees c1 ended failed"],
            next: "p1 background registered awake until 16; push1 ended at p1 returned completed until 17; locked"
        ),
        .init(
            "... another provider's live on (T5)",
            in: .connected, on: .providerInvalidated(p1, provider: 2),
            [],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 connected; locked"
        ),
        .init(
            "A process that ends takes its call with it (T11)",
            in: .connected, on: .processExited(p1),
            ["dismiss c1: failed"],
            next: "push1 ended at p1 returned completed until 17; locked"
        ),
        .init(
            "... unless the setting says otherwise (T11)",
            in: .connected(.survivingCalls), on: .processExited(p1),
            [],
            next: "c1 connected"
        ),
        .init(
            "... then the user ends it without the app (T11)",
            in: .connected(.survivingCalls).then(.processExited(p1)), on: .userEndedCall(c1),
            ["dismiss c1: hungUp"],
            next: ""
        ),
        .init(
            "After its last call an app stays awake for 5 s (D13)",
            in: .connected.then(after: .seconds(5), .callEnded(p1, c1, .remoteEnded)), on: .deadlinePassed,
            after: .microseconds(5_000_001),
            ["note: push1 satisfied", "suspend p1"],
            next: "p1 suspended registered; locked"
        ),
        .init(
            "An empty transaction (T1)",
            in: .ringing, on: .transactionRequested(p1, RequestID(9), []),
            ["transaction r9 of p1: emptyTransaction"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 ringing"
        ),
        .init(
            "A transaction about an unknown call (T1)",
            in: .ringing, on: .transactionRequested(p1, RequestID(9), [RequestedAction(.end, c2)]),
            ["transaction r9 of p1: unknownCallUUID"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 ringing"
        ),
        .init(
            "A transaction about a call whose end is held back",
            in: .ringing.then(.callEnded(p1, c1, .remoteEnded)),
            on: .transactionRequested(p1, RequestID(9), [RequestedAction(.end, c1)]),
            ["transaction r9 of p1: unknownCallUUID"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 ends at 12 remoteEnded"
        ),
        .init(
            "A kind of action that is not carried out yet",
            in: .ringing, on: .transactionRequested(p1, RequestID(9), [RequestedAction(.hold, c1)]),
            ["note: p1 wants hold", "transaction r9 of p1: unknown"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 ringing"
        ),
        .init(
            "The app answers its own call",
            in: .ringing, on: .transactionRequested(p1, RequestID(9), [RequestedAction(.answer, c1)]),
            ["transaction r9 of p1: accepted", "p1 performs answer x1 on c1 until 71", "p1 sees c1 connecting"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; "
                + "c1 connecting by x1; x1 answer until 71"
        ),
        .init(
            "The app ends its own call, declining it",
            in: .ringing, on: .transactionRequested(p1, RequestID(9), [RequestedAction(.end, c1)]),
            ["transaction r9 of p1: accepted", "p1 performs end x1 on c1 until 16"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; "
                + "c1 ending by x1 declined; x1 end until 16"
        ),
        .init(
            "The app hangs up",
            in: .connected, on: .transactionRequested(p1, RequestID(9), [RequestedAction(.end, c1)]),
            ["transaction r9 of p1: accepted", "p1 performs end x2 on c1 until 16"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; "
                + "c1 ending by x2 hungUp; x2 end until 16; locked"
        ),
        .init(
            "Answering what does not ring is invalid",
            in: .connected, on: .transactionRequested(p1, RequestID(9), [RequestedAction(.answer, c1)]),
            ["transaction r9 of p1: invalidAction"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 connected; locked"
        ),
        .init(
            "One call twice in a transaction is invalid",
            in: .ringing,
            on: .transactionRequested(p1, RequestID(9), [RequestedAction(.answer, c1), RequestedAction(.end, c1)]),
            ["transaction r9 of p1: invalidAction"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; c1 ringing"
        ),
    ]
}
