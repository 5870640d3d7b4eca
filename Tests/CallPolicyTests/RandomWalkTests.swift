import CallVocabulary
import ReportCheck
import Testing

@testable import CallPolicy

/// SplitMix64: the same seed gives the same walk everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}

@Suite("Random walks")
struct RandomWalkTests {
    /// Any input, in any state, whether it makes sense or not.
    @Test("Any input in any state has an answer, the same one for the same seed", arguments: 0..<40)
    func total(seed: Int) {
        let walk = Walk(seed: UInt64(seed))
        let again = Walk(seed: UInt64(seed))
        #expect(walk.trace.map(\.brief) == again.trace.map(\.brief))
        #expect(walk.policy == again.policy)
        #expect(walk.trace.count > 100)
    }

    @Test("The walks meet kills, crashes, restrictions, rings and held-back ends")
    func coverage() {
        let effects = (0..<40).flatMap { Walk(seed: UInt64($0)).trace }
        func sees(_ condition: (Effect) -> Bool) -> Bool { effects.contains(where: condition) }
        #expect(sees { if case .terminateApp(_, .reportMissingAtDeadline, _) = $0 { true } else { false } })
        #expect(sees { if case .terminateApp(_, .launchWatchdog, _) = $0 { true } else { false } })
        #expect(sees { if case .terminateApp(_, .fileLockedAtSuspension, _) = $0 { true } else { false } })
        #expect(sees { if case .restrictApp = $0 { true } else { false } })
        #expect(sees { if case .dropPush(_, _, .restricted) = $0 { true } else { false } })
        #expect(sees { if case .presentCall = $0 { true } else { false } })
        #expect(sees { if case .activateAudio = $0 { true } else { false } })
        #expect(sees { if case .timeOutAction = $0 { true } else { false } })
        #expect(sees { if case .note(.endHeldBack) = $0 { true } else { false } })
        #expect(sees { if case .note(.deliveringPayloads) = $0 { true } else { false } })
    }

    @Test("The walk of this seed is the one it was when it was pinned")
    func pinned() {
        let walk = Walk(seed: 7)
        #expect(walk.trace.count == Walk.pinnedEffects)
    }
}

/// A walk over the bare policy with inputs out of a hat; every step is held to the properties below.
private struct Walk {
    static let pinnedEffects = 480
    private(set) var policy: PhonePolicy
    private(set) var trace: [Effect] = []
    private var now = Instant.zero
    private var random: SeededGenerator
    private var counted: Set<PushID> = []
    private var killedFor: Set<PushID> = []
    private var mustReport: Set<PushID> = []
    private var lastPush: Int64 = 0
    private let seed: UInt64

    init(seed: UInt64, steps: Int = 400) {
        self.seed = seed
        random = SeededGenerator(seed: seed)
        var profile = Profile.all[Int(seed % UInt64(Profile.all.count))]
        profile.callSurvivesProcess = seed % 5 == 4
        profile.deliveryBeforeFirstUnlock = [.launches, .stalls, .random(seed: seed)][Int(seed % 3)]
        profile.reportsPerSecond = seed % 4 == 3 ? 2 : nil
        policy = PhonePolicy(profile: profile)
        for _ in 0..<steps { step() }
    }

    private mutating func step() {
        now = now + .microseconds(number(below: 3) == 0 ? number(below: 4_000_000) : number(below: 300_000))
        while let deadline = policy.nextDeadline, deadline <= now { take(.deadlinePassed, at: deadline) }
        take(input(), at: now)
    }

    private mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

    private mutating func take(_ input: Input, at instant: Instant) {
        let before = policy
        let transition = before.transition(on: input, at: instant)
        let place = "seed \(seed), \(input) at \(instant.brief)"
        #expect(transition == before.transition(on: input, at: instant), "\(place)")
        policy = transition.next
        trace += transition.effects
        if input == .daemonRestarted {
            let fresh = PhonePolicy(profile: before.profile, restoring: before.persistentState, at: instant)
            #expect(policy == fresh, "a restarted daemon knows something that its store does not: \(place)")
        }
        for effect in transition.effects { check(effect, before: before, place) }
        checkState(place, at: instant)
    }

    /// Addressed to a process that was live before or is live after; never two entries or kills for one push; a violation
    /// only of a push that had to be reported.
    private mutating func check(_ effect: Effect, before: PhonePolicy, _ place: String) {
        if let process = effect.process {
            let isKnown = before.processes[process] != nil || policy.processes[process] != nil
            #expect(isKnown, "\(effect.brief) addresses a dead process: \(place)")
        }
        switch effect {
        case .note(.mustReportDecided(let push, .mustReport)): mustReport.insert(push)
        case .recordViolation(let app, let push, let rule):
            #expect(counted.insert(push).inserted, "push\(push.value) counts twice: \(place)")
            #expect(mustReport.contains(push), "push\(push.value) had not to be reported: \(place)")
            #expect(before.isStrict(app) && rule.part == "C2", "\(place)")
            #expect(!before.isForeground(app) && !before.hasTrackedCall(app), "against C2.4: \(place)")
        case .terminateApp(_, .reportMissingAtDeadline, let push?):
            #expect(killedFor.insert(push).inserted, "killed twice for push\(push.value): \(place)")
            #expect(counted.contains(push), "a kill without an entry: \(place)")
        case .deliverPush(let process, _, _):
            #expect(policy.processes[process]?.isRegistered == true, "delivered to no registry: \(place)")
        default: break
        }
    }

    /// What holds in every state.
    private func checkState(_ place: String, at instant: Instant) {
        for process in policy.processes where process.isLive {
            #expect(policy.processes.elements.count { $0.app == process.app && $0.isLive } == 1, "\(place)")
            if process.stage == .suspended {
                #expect(!policy.isHeldAwake(process), "asleep, though held awake: \(place)")
            }
            #expect(policy.apps[process.app] != nil, "a process of an app that is not there: \(place)")
        }
        for app in policy.apps {
            #expect(policy.pushTable.elements.count { $0.app == app.id && $0.duty == .unreported } <= 1, "\(place)")
        }
        for push in policy.pushTable {
            if push.duty == .unreported {
                #expect(push.expiry != nil || push.payload == .inLine, "owed for ever: \(place)")
            }
            if let holder = push.assertion { #expect(policy.processes[holder]?.isLive == true, "\(place)") }
        }
        for action in policy.actions { #expect(policy.callTable[action.call] != nil, "\(place)") }
        let ringing = policy.callTable.elements.count { $0.stage == .ringing }
        #expect(ringing <= 1, "two calls ring on one screen: \(place)")
        if let deadline = policy.nextDeadline {
            #expect(deadline > instant, "a deadline in the past is left: \(place)")
        }
        if let awaited = policy.awaitedLaunch {
            #expect(policy.processes[awaited.process]?.isLaunching == true, "\(place)")
        }
    }

    private mutating func app() -> AppID { AppID(Int32(number(below: 3))) }

    /// Mostly a process that is there.
    private mutating func process() -> ProcessID {
        let known = policy.processes.elements
        guard !known.isEmpty, number(below: 12) > 0 else { return ProcessID(Int32(number(below: 30))) }
        return known[number(below: known.count)].id
    }

    private mutating func call() -> CallID { CallID(Int64(number(below: 6))) }

    private mutating func push() -> PushID { PushID(max(1, lastPush - Int64(number(below: 4)))) }

    private mutating func action() -> ActionID { ActionID(max(1, policy.lastAction.value - Int64(number(below: 2)))) }

    private mutating func facts() -> AppFacts {
        let sdks = [SystemVersion(12), SystemVersion(14), SystemVersion(15), SystemVersion(26), SystemVersion(26)]
        return AppFacts(
            linkedSDK: sdks[number(below: sdks.count)],
            declaresVoIPBackgroundMode: number(below: 10) > 0,
            hasPushEntitlement: number(below: 10) > 0,
            exemptions: number(below: 4) == 0 ? .unrestrictedVoIP : []
        )
    }

    private mutating func input() -> Input {
        switch number(below: 12) {
        case 0: rareInput()
        case 1, 2, 3: arrival()
        case 4, 5, 6: processInput()
        case 7, 8, 9: callInput()
        default: userInput()
        }
    }

    private mutating func arrival() -> Input {
        if number(below: 20) > 0 { lastPush += 1 }
        return .pushArrived(PushID(lastPush), app(), age: .seconds(number(below: 12) == 0 ? 40 : 0))
    }

    private mutating func rareInput() -> Input {
        switch number(below: 14) {
        case 0, 1, 2, 3: .appInstalled(app(), facts())
        case 4: .appUpdated(app(), facts())
        case 5: number(below: 3) == 0 ? .appUninstalled(app()) : .appUpdated(app(), facts())
        case 6: .deviceRebooted
        case 7: .daemonRestarted
        case 8: .processAdopted(app(), ProcessID(Int32(number(below: 60))))
        case 9: .memoryRanShort
        case 10: .doNotDisturbChanged(number(below: 3) == 0)
        case 11: .carConnectionChanged(number(below: 2) == 0)
        case 12: .deadlinePassed
        default: .launchFailed(process())
        }
    }

    private mutating func processInput() -> Input {
        switch number(below: 12) {
        case 0, 1, 2, 3: .appLaunched(process())
        case 4, 5: .voipRegistrationChanged(process(), isActive: true)
        case 6: .voipRegistrationChanged(process(), isActive: number(below: 4) > 0)
        case 7: .delegateReturned(process(), push())
        case 8: .completionCalled(process(), push())
        case 9: number(below: 3) == 0 ? .check1Failed(process(), push()) : .delegateReturned(process(), push())
        case 10: atRest()
        default: .processExited(process())
        }
    }

    private mutating func atRest() -> Input {
        switch number(below: 3) {
        case 0: .backgroundTaskBegan(process())
        case 1: .backgroundTaskEnded(process())
        default: .suspendedHoldingLock(process())
        }
    }

    private mutating func callInput() -> Input {
        switch number(below: 10) {
        case 0, 1: .callReported(process(), RequestID(1), call(), report())
        case 2: .callUpdated(process(), call(), CallFeatures())
        case 3, 4: .callEnded(process(), call(), .remoteEnded)
        case 5: .providerInvalidated(process(), provider: UInt32(number(below: 3)))
        case 6, 7: .actionFulfilled(process(), action())
        case 8: .actionFailed(process(), action())
        default: .transactionRequested(process(), RequestID(2), transaction())
        }
    }

    private mutating func report() -> IncomingReport {
        var report = IncomingReport(provider: UInt32(number(below: 2)))
        report.isValid = number(below: 10) > 0
        report.isBlocked = number(below: 10) == 0
        return report
    }

    private mutating func transaction() -> [RequestedAction] {
        let kinds: [ActionKind] = [.answer, .end, .end, .hold]
        return (0..<number(below: 3)).map { _ in RequestedAction(kinds[number(below: kinds.count)], call()) }
    }

    private mutating func userInput() -> Input {
        switch number(below: 12) {
        case 0: .userOpenedApp(app())
        case 1, 2: .userWentHome
        case 3: number(below: 3) == 0 ? .userForceQuitApp(app()) : .userWentHome
        case 4: .frontAppCovered(number(below: 2) == 0)
        case 5, 6, 7: .userAnsweredCall(call())
        case 8: .userDeclinedCall(call())
        case 9: .userEndedCall(call())
        case 10: .deviceLocked
        default: .deviceUnlocked
        }
    }
}

extension Effect {
    /// The process that must be there to carry it out.
    fileprivate var process: ProcessID? {
        switch self {
        case .suspendApp(let id), .resumeApp(let id), .terminateApp(let id, _, _), .changeAppState(let id, _),
            .expireBackgroundTasks(let id), .issueToken(_, let id), .deliverPush(let id, _, _),
            .answerReport(let id, _, _),
            .answerTransaction(let id, _, _), .callChanged(let id, _, _), .performAction(let id, _, _, _, _),
            .timeOutAction(let id, _), .activateAudio(let id, _), .deactivateAudio(let id, _), .resetProviders(let id):
            id
        default: nil
        }
    }
}
