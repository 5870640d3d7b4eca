import CallPolicy
import CallVocabulary
import Testing

@Suite("The user and the phone")
struct DeviceTransitionTests {
    @Test("A transition has these effects and this next state", arguments: rows)
    func row(_ row: TransitionRow) { row.check() }

    static let rows: [TransitionRow] = [
        .init(
            "Opening a dead app launches it",
            in: .dead, on: .userOpenedApp(a1),
            ["launch a1 as p1 for the user"],
            next: "p1 launching until 21; a1 in front"
        ),
        .init(
            "Opening a suspended app resumes it and makes it active",
            in: .suspended, on: .userOpenedApp(a1),
            ["resume p1", "p1 is active"],
            next: "p1 active registered; a1 in front"
        ),
        .init(
            "Opening an app that is being launched for a push",
            in: .launching, on: .userOpenedApp(a1),
            [],
            next: "p1 launching until 20; push1 unreported inLine; line waits for p1; a1 in front"
        ),
        .init(
            "... it is active as soon as it is launched",
            in: .launching.then(.userOpenedApp(a1)), on: .appLaunched(p1),
            ["hold push1 of a1: registry", "p1 is active"],
            next: "p1 active; push1 unreported queued until 8 asserted; a1 in front"
        ),
        .init(
            "Opening what is not there",
            in: .dead, on: .userOpenedApp(a2),
            ["note: a2 is unknown"],
            next: ""
        ),
        .init(
            "A locked phone opens nothing",
            in: .dead.then(.deviceLocked), on: .userOpenedApp(a1),
            ["note: locked, a1 stays closed"],
            next: "locked"
        ),
        .init(
            "One app opened over another sends that one back first",
            in: .front.then(.appInstalled(a2, AppFacts()), .userOpenedApp(a2), .appLaunched(p2), .userOpenedApp(a1)),
            on: .userOpenedApp(a2),
            ["p1 is background", "p2 is active"],
            next: "p1 background registered awake until 2; p2 active; a2 in front"
        ),
        .init(
            "Answering on an unlocked phone, from another app (P9)",
            in: .ringingOverOther, on: .userAnsweredCall(c1),
            ["p2 is background", "p1 is active", "p1 performs answer x1 on c1 until 71", "p1 sees c1 connecting"],
            next: "p1 active registered; p2 background awake until 12; push1 ended at p1 until 17 asserted; "
                + "c1 connecting by x1; x1 answer until 71; a1 in front"
        ),
        .init(
            "Going home puts the app into the background",
            in: .front, on: .userWentHome,
            ["p1 is background"],
            next: "p1 background registered awake until 2"
        ),
        .init(
            "... where it is suspended a second later (D13)",
            in: .front.then(.userWentHome), on: .deadlinePassed,
            after: .microseconds(1_000_001),
            ["suspend p1"],
            next: "p1 suspended registered"
        ),
        .init(
            "Leaving before the launch is over",
            in: Situation(.userOpenedApp(a1), .userWentHome), on: .appLaunched(p1),
            ["p1 is background"],
            next: "p1 background awake until 2"
        ),
        .init(
            "Going home on a locked phone changes nothing",
            in: .front.then(.deviceLocked), on: .userWentHome,
            [],
            next: "p1 background registered awake until 1; a1 in front; locked"
        ),
        .init(
            "Locking puts the app in front into the background",
            in: .front, on: .deviceLocked,
            ["p1 is background"],
            next: "p1 background registered awake until 2; a1 in front; locked"
        ),
        .init(
            "Unlocking brings it back",
            in: .front.then(.deviceLocked).then(after: .seconds(10)), on: .deviceUnlocked,
            ["resume p1", "p1 is active"],
            next: "p1 active registered; a1 in front"
        ),
        .init(
            "Control centre makes it inactive (E7)",
            in: .front, on: .frontAppCovered(true),
            ["p1 is inactive"],
            next: "p1 inactive registered; a1 in front"
        ),
        .init(
            "... and active again",
            in: .front.then(.frontAppCovered(true)), on: .frontAppCovered(false),
            ["p1 is active"],
            next: "p1 active registered; a1 in front"
        ),
        .init(
            "Nothing can be covered on the home screen",
            in: .dead, on: .frontAppCovered(true),
            [],
            next: ""
        ),
        .init(
            "Do Not Disturb alone changes nothing that is seen",
            in: .front, on: .doNotDisturbChanged(true),
            [],
            next: "p1 active registered; a1 in front"
        ),
        .init(
            "The process in front dies: the home screen",
            in: .front, on: .processExited(p1),
            [],
            next: ""
        ),
        .init(
            "Nothing was due",
            in: .front, on: .deadlinePassed,
            ["note: nothing due"],
            next: "p1 active registered; a1 in front"
        ),
    ]
}
