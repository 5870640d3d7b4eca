import CallPolicy
import CallVocabulary
import Testing

@Suite("Pushes, from arrival to expiry")
struct PushTransitionTests {
    @Test("A transition has these effects and this next state", arguments: rows)
    func row(_ row: TransitionRow) { row.check() }

    static let rows: [TransitionRow] = [
        .init(
            "A suspended app is resumed before it gets the push (D13)",
            in: .suspended, on: Situation.push(1),
            ["note: push1 mustReport", "resume p1", "deliver push1 to p1 mustReport counted"],
            next: "p1 background registered; push1 unreported at p1 until 18 asserted"
        ),
        .init(
            "A dead app is launched in the background, and the timer does not run yet (D4)",
            in: .dead, on: Situation.push(1),
            ["note: push1 mustReport", "launch a1 as p1 for push1"],
            next: "p1 launching until 21; push1 unreported inLine; line waits for p1"
        ),
        .init(
            "A second push during the launch waits in the line and is not counted twice (D5, E2)",
            in: .launching, on: Situation.push(2),
            ["note: push2 exemptUnreportedPush"],
            next: "p1 launching until 20; push1 unreported inLine; push2 exempt inLine; line waits for p1"
        ),
        .init(
            "A push for another app waits behind a slow launch (D5)",
            in: .launching.then(.appInstalled(a2, AppFacts())), on: .pushArrived(PushID(2), a2, age: .zero),
            ["note: push2 mustReport"],
            next: "p1 launching until 20; push1 unreported inLine; push2 unreported inLine; line waits for p1"
        ),
        .init(
            "An app in the foreground gets it at once, with no duty (E1)",
            in: .front, on: Situation.push(1),
            ["note: push1 exemptForeground", "deliver push1 to p1"],
            next: "p1 active registered; push1 exempt at p1 until 8 asserted; a1 in front"
        ),
        .init(
            "A covered app is not in the foreground (E7)",
            in: .front.then(.frontAppCovered(true)), on: Situation.push(1),
            ["note: push1 mustReport", "deliver push1 to p1 mustReport counted"],
            next: "p1 inactive registered; push1 unreported at p1 until 8 asserted; a1 in front"
        ),
        .init(
            "A push beside an unreported one is not counted, but says mustReport (E2, E4)",
            in: .delivered, on: Situation.push(2),
            ["note: push2 exemptUnreportedPush", "deliver push2 to p1 mustReport"],
            next: "p1 background registered; push1 unreported at p1 until 17 asserted; "
                + "push2 exempt at p1 until 18 asserted"
        ),
        .init(
            "A push beside a ringing call has no duty (E1)",
            in: .ringing, on: Situation.push(2),
            ["note: push2 exemptTrackedCall", "deliver push2 to p1"],
            next: "p1 background registered; push1 ended at p1 returned completed until 17; "
                + "push2 exempt at p1 until 18 asserted; c1 ringing"
        ),
        .init(
            "A push older than the limit has no duty (E4)",
            in: .suspended, on: Situation.push(1, age: .seconds(31)),
            ["note: push1 exemptStale", "resume p1", "deliver push1 to p1"],
            next: "p1 background registered; push1 exempt at p1 until 18 asserted"
        ),
        .init(
            "A push is not stale before iOS 26.4 (E4)",
            in: Situation(profile: .iOS26), on: Situation.push(1, age: .seconds(31)),
            ["note: push1 mustReport", "launch a1 as p1 for push1"],
            next: "p1 launching until 21; push1 unreported inLine; line waits for p1"
        ),
        .init(
            "A restricted app gets nothing in the background (L3)",
            in: .restricted, on: Situation.push(9),
            ["note: a1 is restricted, push9", "drop push9 of a1: restricted"],
            next: "push1 ended queued; push2 ended queued; push3 ended queued; a1 has 3"
        ),
        .init(
            "A push for an app that is not there is dropped",
            in: .dead, on: .pushArrived(PushID(1), a2, age: .zero),
            ["drop push1 of a2: notInstalled"],
            next: ""
        ),
        .init(
            "A push that is known is not taken twice",
            in: .delivered, on: Situation.push(1),
            ["note: push1 is known"],
            next: "p1 background registered; push1 unreported at p1 until 17 asserted"
        ),
        .init(
            "Launched without a registry: the timer runs, the payload waits (D6)",
            in: .launching, on: .appLaunched(p1),
            ["hold push1 of a1: registry"],
            next: "p1 background; push1 unreported queued until 8 asserted"
        ),
        .init(
            "Launched with a registry: the payload is handed over (D5)",
            in: .launching.then(.voipRegistrationChanged(p1, isActive: true)), on: .appLaunched(p1),
            ["deliver push1 to p1 mustReport counted"],
            next: "p1 background registered; push1 unreported at p1 until 8 asserted"
        ),
        .init(
            "An app outside strict policy has 30 s (C2.3)",
            in: Situation(facts: AppFacts(linkedSDK: SystemVersion(12)), Situation.push(1)), on: .appLaunched(p1),
            ["hold push1 of a1: registry"],
            next: "p1 background; push1 exempt queued until 31 asserted"
        ),
        .init(
            "A late registry gets what waits, and the app its token (D6, N1)",
            in: .held, on: .voipRegistrationChanged(p1, isActive: true),
            ["token of a1 to p1", "note: delivering 1 to p1", "deliver push1 to p1 mustReport counted"],
            next: "p1 background registered; push1 unreported at p1 until 7 asserted"
        ),
        .init(
            "The delegate's return alone keeps the assertion (H2)",
            in: .delivered, on: .delegateReturned(p1, PushID(1)),
            [],
            next: "p1 background registered; push1 unreported at p1 returned until 17 asserted"
        ),
        .init(
            "The completion call before the return keeps the assertion (H2)",
            in: .delivered, on: .completionCalled(p1, PushID(1)),
            [],
            next: "p1 background registered; push1 unreported at p1 completed until 17 asserted"
        ),
        .init(
            "Return after completion releases it, and the app sleeps at once (H2)",
            in: .delivered.then(.completionCalled(p1, PushID(1))), on: .delegateReturned(p1, PushID(1)),
            ["suspend p1"],
            next: "p1 suspended registered; push1 unreported at p1 returned completed until 17"
        ),
        .init(
            "A completion call for a push that is over is nothing to speak of (H1)",
            in: .suspended, on: .completionCalled(p1, PushID(1)),
            [],
            next: "p1 suspended registered"
        ),
        .init(
            "A return from a push that was never delivered is noted",
            in: .suspended, on: .delegateReturned(p1, PushID(1)),
            ["note: p1 means unknown push1"],
            next: "p1 suspended registered"
        ),
        .init(
            "Check 1 takes the process's part in things away at once (C1.9)",
            in: .delivered, on: .check1Failed(p1, PushID(1)),
            ["note: check 1 failed in p1 by push1"],
            next: "p1 aborting registered; push1 unreported at p1 until 17"
        ),
        .init(
            "At exactly 7 s nothing is due (C2.1)",
            in: .delivered, on: .deadlinePassed,
            after: .seconds(7),
            ["note: nothing due"],
            next: "p1 background registered; push1 unreported at p1 until 17 asserted"
        ),
        .init(
            "A tick later the app is killed and has an entry (C2.4, L5)",
            in: .delivered, on: .deadlinePassed,
            after: .microseconds(7_000_001),
            [
                "violation of a1 by push1: C2.4",
                "warn developer of a1: violation",
                "terminate p1: reportMissingAtDeadline push1",
            ],
            next: "p1 terminating registered; a1 has 1"
        ),
        .init(
            "The third entry brings the restriction, and the dialog about it (L1, L2, L5)",
            in: .withViolations(2), on: .deadlinePassed,
            after: .microseconds(7_000_001),
            [
                "violation of a1 by push1: C2.4",
                "restrict a1",
                "warn developer of a1: violation",
                "warn developer of a1: deliveryStopped",
                "terminate p1: reportMissingAtDeadline push1",
            ],
            next: "p1 terminating registered; a1 has 3"
        ),
        .init(
            "A store build gets no dialog (L5)",
            in: .withViolations(2, build: .store), on: .deadlinePassed,
            after: .microseconds(7_000_001),
            ["violation of a1 by push1: C2.4", "restrict a1", "terminate p1: reportMissingAtDeadline push1"],
            next: "p1 terminating registered; a1 has 3"
        ),
        .init(
            "... nor does any before iOS 26 (L5)",
            in: .withViolations(2, profile: .iOS18), on: .deadlinePassed,
            after: .microseconds(7_000_001),
            ["violation of a1 by push1: C2.4", "restrict a1", "terminate p1: reportMissingAtDeadline push1"],
            next: "p1 terminating registered; a1 has 3"
        ),
        .init(
            "A reported push is satisfied (C2.8)",
            in: .ringing, on: .deadlinePassed,
            after: .microseconds(7_000_001),
            ["note: push1 satisfied"],
            next: "p1 background registered; c1 ringing"
        ),
        .init(
            "A process that has gone leaves the entry behind (C2.5)",
            in: .delivered.then(.processExited(p1)), on: .deadlinePassed,
            after: .microseconds(7_000_001),
            ["violation of a1 by push1: C2.5", "warn developer of a1: violation"],
            next: "a1 has 1"
        ),
        .init(
            "A process that should have aborted and has not is ended then (C1.9, C2.5)",
            in: .delivered.then(.check1Failed(p1, PushID(1))), on: .deadlinePassed,
            after: .microseconds(7_000_001),
            [
                "violation of a1 by push1: C2.5",
                "warn developer of a1: violation",
                "terminate p1: reportMissingAtDeadline push1",
            ],
            next: "p1 terminating registered; a1 has 1"
        ),
        .init(
            "An app in the foreground then is spared (C2.4)",
            in: .delivered.then(.userOpenedApp(a1)), on: .deadlinePassed,
            after: .microseconds(7_000_001),
            ["note: push1 satisfied"],
            next: "p1 active registered; push1 ended at p1; a1 in front"
        ),
        .init(
            "The payload that nobody took outlives the kill (D6)",
            in: .held, on: .deadlinePassed,
            after: .microseconds(7_000_001),
            [
                "violation of a1 by push1: C2.4",
                "warn developer of a1: violation",
                "terminate p1: reportMissingAtDeadline push1",
            ],
            next: "p1 terminating; push1 ended queued; a1 has 1"
        ),
        .init(
            "The push that outlived a kill goes to the next registration, without a timer (D6)",
            in: .held.then(after: .seconds(8), .processExited(p1), .userOpenedApp(a1), .appLaunched(p2)),
            on: .voipRegistrationChanged(p2, isActive: true),
            ["token of a1 to p2", "note: delivering 1 to p2", "deliver push1 to p2 mustReport counted"],
            next: "p2 active registered awake until 10; push1 ended at p2; a1 in front; a1 has 1"
        ),
        .init(
            "Before the first unlock a stalled payload waits for that, and not for a registry (D7)",
            in: Situation(profile: .stalling, .deviceRebooted, Situation.push(1)), on: .appLaunched(p1), after: .zero,
            ["hold push1 of a1: firstUnlock"],
            next: "p1 background; push1 unreported queued until 7 asserted; never unlocked"
        ),
        .init(
            "... and says the same of an app that has registered (D7)",
            in: Situation(
                profile: .stalling, .deviceRebooted, Situation.push(1), .voipRegistrationChanged(p1, isActive: true)),
            on: .appLaunched(p1), after: .zero,
            ["hold push1 of a1: firstUnlock"],
            next: "p1 background registered; push1 unreported queued until 7 asserted; never unlocked"
        ),
        .init(
            "Before the first unlock a stalled payload waits although there is a registry (D7)",
            in: .stalled, on: .voipRegistrationChanged(p1, isActive: true),
            ["token of a1 to p1"],
            next: "p1 background registered; push1 unreported queued until 7 asserted; never unlocked"
        ),
        .init(
            "The first unlock sets it free (D7)",
            in: .stalled.then(.voipRegistrationChanged(p1, isActive: true)), on: .deviceUnlocked,
            ["note: delivering 1 to p1", "deliver push1 to p1 mustReport counted"],
            next: "p1 background registered; push1 unreported at p1 until 7 asserted"
        ),
        .init(
            "... and wakes a suspended app for it (D7)",
            in: .stalledAndSuspended, on: .deviceUnlocked,
            ["resume p1", "note: delivering 1 to p1", "deliver push1 to p1"],
            next: "p1 background registered awake until 33; push1 exempt at p1"
        ),
        .init(
            "A push does not overtake one that stalls before it (D6, D7)",
            in: .stallingOnlyTheFirst, on: Situation.push(2),
            ["note: push2 exemptUnreportedPush", "hold push2 of a1: earlierPayload"],
            next: "p1 background registered; push1 unreported queued until 7 asserted; "
                + "push2 exempt queued until 8 asserted; never unlocked"
        ),
        .init(
            "An app that was restricted while its push stood in the line is not launched (L1)",
            in: .restrictedInLine, on: .appLaunched(ProcessID(3)),
            after: .zero,
            ["hold push2 of a2: registry", "note: a1 is restricted, push3", "drop push3 of a1: restricted"],
            next: "p3 background; push2 unreported queued until 15 asserted; a1 has 3"
        ),
        .init(
            "In iOS 13 a reported push's expiry kills for the next one (C2.9)",
            in: .twoPushes(.iOS13), on: .deadlinePassed,
            after: .microseconds(7_000_001),
            ["violation of a1 by push2: C2.9", "terminate p1: reportMissingAtDeadline push2"],
            next: "p1 terminating registered awake until 8; push2 ended at p1 until 13; a1 has 1"
        ),
        .init(
            "From iOS 14 it does not (C2.9)",
            in: .twoPushes(.iOS14), on: .deadlinePassed,
            after: .microseconds(7_000_001),
            ["note: push1 satisfied"],
            next: "p1 background registered awake until 8; push1 ended at p1; push2 unreported at p1 until 13 asserted"
        ),
    ]
}
