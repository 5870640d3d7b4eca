import CallPolicy
import CallVocabulary
import Testing

@Suite("Processes, apps and the ledger")
struct ProcessTransitionTests {
    @Test("A transition has these effects and this next state", arguments: rows)
    func row(_ row: TransitionRow) { row.check() }

    static let rows: [TransitionRow] = [
        .init(
            "A launch that hangs is ended by the watchdog, and makes no entry (W1, D5)",
            in: .launching, on: .deadlinePassed,
            after: .microseconds(20_000_001),
            ["terminate p1: launchWatchdog push1", "note: launch of a1 failed", "drop push1 of a1: launchFailed"],
            next: "p1 terminating"
        ),
        .init(
            "At exactly 20 s it is in time (W1)",
            in: .launching, on: .appLaunched(p1),
            after: .seconds(20),
            ["hold push1 of a1: registry"],
            next: "p1 background; push1 unreported queued until 27 asserted"
        ),
        .init(
            "A launch by the user is watched as well (W1)",
            in: Situation(.userOpenedApp(a1)), on: .deadlinePassed,
            after: .microseconds(20_000_001),
            ["terminate p1: launchWatchdog", "note: launch of a1 failed"],
            next: "p1 terminating"
        ),
        .init(
            "A process that could not be started fails the push (D5)",
            in: .launching, on: .launchFailed(p1),
            ["note: launch of a1 failed", "drop push1 of a1: launchFailed"],
            next: ""
        ),
        .init(
            "An exit during the launch lets the line move on (D5)",
            in: .launching.then(Situation.push(2)), on: .processExited(p1),
            ["note: launch of a1 failed", "drop push1 of a1: launchFailed", "launch a1 as p2 for push2"],
            next: "p2 launching until 21; push2 exempt inLine; line waits for p2"
        ),
        .init(
            "A setting makes an entry of a failed launch (D5)",
            in: Situation(profile: .countingLaunchFailures, Situation.push(1)), on: .launchFailed(p1),
            [
                "note: launch of a1 failed",
                "drop push1 of a1: launchFailed",
                "violation of a1 by push1: D5",
                "warn developer of a1: violation",
            ],
            next: "a1 has 1"
        ),
        .init(
            "Said to be launched twice",
            in: .front, on: .appLaunched(p1),
            ["note: p1 was launched before"],
            next: "p1 active registered; a1 in front"
        ),
        .init(
            "A message of a process that is gone is noted",
            in: .dead, on: .appLaunched(p1),
            ["note: p1 is gone"],
            next: ""
        ),
        .init(
            "The exit of a killed process is the end of it",
            in: .delivered.then(after: .seconds(8)), on: .processExited(p1),
            [],
            next: "a1 has 1"
        ),
        .init(
            "Without the background mode registration is ignored (D9)",
            in: Situation(facts: AppFacts(declaresVoIPBackgroundMode: false), .userOpenedApp(a1), .appLaunched(p1)),
            on: .voipRegistrationChanged(p1, isActive: true),
            ["note: registration of p1 ignored"],
            next: "p1 active; a1 in front"
        ),
        .init(
            "Giving up VoIP pushes invalidates the token (N2)",
            in: .front, on: .voipRegistrationChanged(p1, isActive: false),
            ["invalidate tokens of a1"],
            next: "p1 active; a1 in front"
        ),
        .init(
            "Giving up what one never had does not",
            in: Situation(.userOpenedApp(a1), .appLaunched(p1)), on: .voipRegistrationChanged(p1, isActive: false),
            [],
            next: "p1 active; a1 in front"
        ),
        .init(
            "An adopted process is woken, and its providers are reset (N3, T5)",
            in: .dead, on: .processAdopted(a1, ProcessID(7)),
            ["resume p7", "reset providers of p7"],
            next: "p7 background awake until 2"
        ),
        .init(
            "A second process of one app is not adopted",
            in: .front, on: .processAdopted(a1, ProcessID(7)),
            ["note: p7 is gone"],
            next: "p1 active registered; a1 in front"
        ),
        .init(
            "An app that is not there is not adopted",
            in: .dead, on: .processAdopted(a2, ProcessID(7)),
            ["note: a2 is unknown"],
            next: ""
        ),
        .init(
            "A background task holds suspension off (D13)",
            in: .front.then(.backgroundTaskBegan(p1), .userWentHome), on: .deadlinePassed,
            after: .seconds(10),
            ["note: nothing due"],
            next: "p1 background registered tasks 1 awake until 1"
        ),
        .init(
            "Its end lets the app sleep at once",
            in: .front.then(.backgroundTaskBegan(p1), .userWentHome).then(after: .seconds(10)),
            on: .backgroundTaskEnded(p1),
            ["suspend p1"],
            next: "p1 suspended registered"
        ),
        .init(
            "Its time ends after 30 s, with a moment for the handlers (D13)",
            in: .front.then(.backgroundTaskBegan(p1), .userWentHome), on: .deadlinePassed,
            after: .microseconds(30_000_001),
            ["expire tasks of p1"],
            next: "p1 background registered awake until 31.000001"
        ),
        .init(
            "There is no second helping of background time",
            in: .front.then(.backgroundTaskBegan(p1), .userWentHome).then(after: .microseconds(30_000_001)),
            on: .backgroundTaskBegan(p1),
            after: .milliseconds(1),
            ["expire tasks of p1"],
            next: "p1 background registered awake until 31.000001"
        ),
        .init(
            "... but a new stay in the background has its own",
            in: .front.then(.backgroundTaskBegan(p1), .userWentHome).then(
                after: .microseconds(30_000_001), .userOpenedApp(a1)),
            on: .backgroundTaskBegan(p1),
            after: .milliseconds(1),
            [],
            next: "p1 active registered tasks 1; a1 in front"
        ),
        .init(
            "At exactly its end the time still counts",
            in: .ringing.then(.backgroundTaskBegan(p1)).then(.backgroundTaskEnded(p1)), on: .backgroundTaskBegan(p1),
            after: .seconds(30),
            [],
            next: "p1 background registered tasks 1; c1 ringing"
        ),
        .init(
            "An update kills, and keeps the token and the queued payload (L4, N4)",
            in: .held, on: .appUpdated(a1, AppFacts()),
            ["terminate p1: update"],
            next: "p1 terminating; push1 ended queued"
        ),
        .init(
            "An update clears the ledger (L4)",
            in: .restricted, on: .appUpdated(a1, AppFacts()),
            ["clear ledger of a1: update"],
            next: "push1 ended queued; push2 ended queued; push3 ended queued"
        ),
        .init(
            "An update of an app that is not there",
            in: .dead, on: .appUpdated(a2, AppFacts()),
            ["note: a2 is unknown"],
            next: ""
        ),
        .init(
            "Uninstalling takes everything with it (L4, N2)",
            in: .held.then(Situation.report(1)), on: .appUninstalled(a1),
            [
                "drop push1 of a1: forgotten",
                "terminate p1: uninstall",
                "dismiss c1: failed",
                "invalidate tokens of a1",
            ],
            next: "p1 terminating"
        ),
        .init(
            "Uninstalling what is not there",
            in: .dead, on: .appUninstalled(a2),
            ["note: a2 is unknown"],
            next: ""
        ),
        .init(
            "Installing over an app is a reinstallation (L4)",
            in: .restricted, on: .appInstalled(a1, AppFacts()),
            [
                "drop push1 of a1: forgotten",
                "drop push2 of a1: forgotten",
                "drop push3 of a1: forgotten",
                "clear ledger of a1: uninstall",
                "invalidate tokens of a1",
            ],
            next: ""
        ),
        .init(
            "The daily job clears the ledger of every app (L4)",
            in: .restricted, on: .deadlinePassed,
            after: .seconds(24 * 3600),
            ["clear ledger of a1: dailyJob"],
            next: "push1 ended queued; push2 ended queued; push3 ended queued"
        ),
        .init(
            "Short memory kills suspended apps without notice (D13)",
            in: .suspended, on: .memoryRanShort,
            ["terminate p1: memoryPressure"],
            next: "p1 terminating registered"
        ),
        .init(
            "... and no others",
            in: .front, on: .memoryRanShort,
            [],
            next: "p1 active registered; a1 in front"
        ),
        .init(
            "A lock on a file kills the app that is suspended with it, and makes no entry (W3)",
            in: .suspended, on: .suspendedHoldingLock(p1),
            ["terminate p1: fileLockedAtSuspension"],
            next: "p1 terminating registered"
        ),
        .init(
            "... a report that it owed it owes all the same (C2.5)",
            in: .asleepUnreported, on: .suspendedHoldingLock(p1),
            ["terminate p1: fileLockedAtSuspension"],
            next: "p1 terminating registered; push1 unreported at p1 returned completed until 17"
        ),
        .init(
            "A lock of a process that is awake again is no fault",
            in: .front, on: .suspendedHoldingLock(p1),
            ["note: lock of p1 tolerated"],
            next: "p1 active registered; a1 in front"
        ),
        .init(
            "A setting lets locks be (W3)",
            in: .suspendedTolerant, on: .suspendedHoldingLock(p1),
            ["note: lock of p1 tolerated"],
            next: "p1 suspended registered"
        ),
        .init(
            "A lock of a process that is gone",
            in: .dead, on: .suspendedHoldingLock(p1),
            ["note: p1 is gone"],
            next: ""
        ),
        .init(
            "A reboot ends everything but the ledger (L4, D6)",
            in: .held.then(Situation.report(1)), on: .deviceRebooted,
            ["drop push1 of a1: forgotten", "terminate p1: reboot", "dismiss c1: failed"],
            next: "p1 terminating; never unlocked"
        ),
        .init(
            "A daemon restart forgets checks, payloads and calls (C2.7)",
            in: .held.then(Situation.report(1)), on: .daemonRestarted,
            ["drop push1 of a1: forgotten", "dismiss c1: failed"],
            next: ""
        ),
        .init(
            "A force-quit ends the process and its calls (D8, T11)",
            in: .ringing, on: .userForceQuitApp(a1),
            ["terminate p1: userQuit", "dismiss c1: failed"],
            next: "p1 terminating registered; push1 ended at p1 returned completed until 17"
        ),
        .init(
            "Force-quitting a dead app changes nothing",
            in: .dead, on: .userForceQuitApp(a1),
            [],
            next: ""
        ),
    ]
}
