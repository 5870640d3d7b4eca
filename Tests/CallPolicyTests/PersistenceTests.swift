import CallVocabulary
import Testing

@testable import CallPolicy

@Suite("What outlives the daemon")
struct PersistenceTests {
    /// A phone in the middle of things: a call rings, a push is unreported, a launch is awaited, a ledger has entries.
    private var busy: PhonePolicy {
        var state = PersistentState()
        state.apps = [
            .init(id: a1, facts: AppFacts(), violations: 2), .init(id: a2, facts: AppFacts(buildType: .store)),
        ]
        state.device.doNotDisturb = true
        state.lastProcess = 40
        state.lastAction = 90
        var policy = PhonePolicy(profile: .iOS26, restoring: state, at: .zero + .seconds(5))
        let inputs: [Input] = [
            .userOpenedApp(a2), .appLaunched(ProcessID(41)), .frontAppCovered(true), .doNotDisturbChanged(false),
            .callReported(ProcessID(41), RequestID(1), c1, IncomingReport(provider: 1)), .userAnsweredCall(c1),
            .deviceRebooted, .carConnectionChanged(true), .pushArrived(PushID(1), a1, age: .zero),
        ]
        for input in inputs { policy = policy.transition(on: input, at: .zero + .seconds(9)).next }
        return policy
    }

    @Test("After a daemon restart the phone is what a fresh daemon builds from its store (C2.7)")
    func restart() {
        let before = busy
        #expect(!before.pushes.isEmpty && before.process(of: a1) != nil)
        let after = before.transition(on: .daemonRestarted, at: .zero + .seconds(10)).next
        #expect(after == PhonePolicy(profile: .iOS26, restoring: before.persistentState, at: .zero + .seconds(10)))
        #expect(
            after.persistentState
                == PhonePolicy(profile: .iOS26, restoring: after.persistentState, at: .zero).persistentState)
    }

    @Test("Kept are apps, the ledger, locks, Do Not Disturb, the daily job and the numbers given out; nothing else is")
    func kept() {
        let before = busy
        let after = before.transition(on: .daemonRestarted, at: .zero + .seconds(10)).next
        #expect(after.violationCount(a1) == 2)
        #expect(after.nextDailyJob == before.nextDailyJob)
        #expect(after.device.isLocked && !after.device.isFirstUnlocked && after.device.isInCar)
        #expect(after.device.frontApp == nil && !after.device.isCovered)
        #expect(after.pushes.isEmpty && after.calls.isEmpty && after.pendingChecks.isEmpty)
        #expect(after.process(of: a1) == nil && after.process(of: a2) == nil)
        #expect(after.persistentState.lastProcess == 42)
        #expect(after.persistentState.lastAction == 91)
    }

    @Test("What was on the screen is not restored, whatever the store says")
    func screen() {
        var state = PersistentState()
        state.apps = [.init(id: a1, facts: AppFacts())]
        state.device.frontApp = a1
        state.device.isCovered = true
        let policy = PhonePolicy(profile: .newest, restoring: state, at: .zero)
        #expect(policy.device == Device())
    }

    @Test("Without a known hour the daily job runs one period from now; a negative count is none")
    func defaults() {
        var state = PersistentState()
        state.apps = [.init(id: a1, facts: AppFacts(), violations: -4)]
        let policy = PhonePolicy(profile: .newest, restoring: state, at: .zero + .seconds(60))
        #expect(policy.nextDailyJob == .zero + .seconds(24 * 3600 + 60))
        #expect(policy.violationCount(a1) == 0)
    }

    @Test("A new process never has the number of an adopted one")
    func numbers() {
        var policy = PhonePolicy(profile: .newest)
        for input in [
            Input.appInstalled(a1, AppFacts()), .processAdopted(a1, ProcessID(12)), .appInstalled(a2, AppFacts()),
        ] {
            policy = policy.transition(on: input, at: .zero).next
        }
        let effects = policy.transition(on: .userOpenedApp(a2), at: .zero).effects
        #expect(effects == [.launchApp(a2, ProcessID(13), .user)])
    }
}

@Suite("What a shell may ask")
struct QueryTests {
    @Test("A launch and a report are pending checks, with the last instant that is in time")
    func pendingChecks() {
        let launch = Situation.launching.policy.pendingChecks
        #expect(launch == [PendingCheck(rule: .w1, app: a1, push: nil, deadline: .zero + .seconds(20))])
        let report = Situation.delivered.policy.pendingChecks
        #expect(report == [PendingCheck(rule: .c2_1, app: a1, push: PushID(1), deadline: .zero + .seconds(17))])
        #expect(Situation.suspended.policy.pendingChecks.isEmpty)
    }

    @Test("A process is in one of six states")
    func processStates() {
        func state(_ situation: Situation) -> ProcessState? { situation.policy.processState(p1) }
        #expect(state(.dead) == nil)
        #expect(state(.launching) == .launching)
        #expect(state(.front) == .active)
        #expect(state(.front.then(.frontAppCovered(true))) == .inactive)
        #expect(state(.delivered) == .background)
        #expect(state(.suspended) == .suspended)
        #expect(state(.delivered.then(.check1Failed(p1, PushID(1)))) == .ending)
        #expect(Situation.delivered.then(.check1Failed(p1, PushID(1))).policy.process(of: a1) == nil)
    }

    @Test("A call has the phase that observers see")
    func calls() {
        func phases(_ situation: Situation) -> [CallPhase] { situation.policy.calls.map(\.phase) }
        #expect(phases(.ringing) == [.ringing])
        #expect(phases(.connecting) == [.connecting])
        #expect(phases(.connected) == [.connected])
        #expect(phases(.ending) == [.connected])
        #expect(phases(.ringing.then(.callEnded(p1, c1, .remoteEnded))) == [.ringing])
        #expect(Situation.ringing.policy.isAlive(c1) && !Situation.ringing.policy.isAlive(c2))
        #expect(Situation.ringing.policy.calls.map(\.app) == [a1])
    }

    @Test("Foreground means in front, unlocked, uncovered and launched (E7)")
    func foreground() {
        #expect(Situation.front.policy.isForeground(a1))
        #expect(!Situation.front.policy.isForeground(a2))
        #expect(!Situation.front.then(.deviceLocked).policy.isForeground(a1))
        #expect(!Situation.front.then(.frontAppCovered(true)).policy.isForeground(a1))
        #expect(!Situation(.userOpenedApp(a1)).policy.isForeground(a1))
    }
}
