import CallPolicy
import CallVocabulary
import ReportCheck
import Testing

/// A whole phone in virtual time: the policy, modelled processes each with its own check 1, and an agenda.
///
/// It is a shell like the daemon, and holds the policy to the contract that a shell relies on: an effect that no shell
/// could carry out is a test failure here.
struct ModelledPhone {
    var policy: PhonePolicy
    var now = Instant.zero
    var processes: [ProcessID: ModelledProcess] = [:]
    var behaviours: [AppID: AppBehaviour] = [:]
    private(set) var inputs: [(at: Instant, input: Input)] = []
    private(set) var effects: [(at: Instant, effect: Effect)] = []

    private var agenda: [(at: Instant, sequence: Int, process: ProcessID, event: ModelledEvent)] = []
    private var inbox: [Input] = []
    private var sequence = 0
    private var lastPush: Int64 = 0
    private var lastCall: Int64 = 100
    private var behaviourOfPush: [PushID: PushBehaviour] = [:]

    init(_ profile: Profile = .newest) { policy = PhonePolicy(profile: profile) }

    init(restoring state: PersistentState, profile: Profile) {
        policy = PhonePolicy(profile: profile, restoring: state, at: .zero)
    }

    // MARK: Moving it

    mutating func install(_ app: AppID, _ behaviour: AppBehaviour = .wellMade, facts: AppFacts = AppFacts()) {
        behaviours[app] = behaviour
        feed(.appInstalled(app, facts))
    }

    /// Installed, launched by the user, left again and suspended: the usual state of a calling app.
    mutating func installSuspended(_ app: AppID, _ behaviour: AppBehaviour = .wellMade, facts: AppFacts = AppFacts()) {
        install(app, behaviour, facts: facts)
        feed(.userOpenedApp(app))
        run(for: .seconds(2))
        feed(.userWentHome)
        run(for: .seconds(3))
        #expect(policy.process(of: app).flatMap { policy.processState($0) } == .suspended)
    }

    @discardableResult
    mutating func push(_ app: AppID, age: Duration = .zero) -> PushID {
        lastPush += 1
        let id = PushID(lastPush)
        feed(.pushArrived(id, app, age: age))
        return id
    }

    /// What is decided about a push that arrives now.
    mutating func decisionOnPush(_ app: AppID) -> MustReportDecision? {
        let push = push(app)
        return decision(on: push)
    }

    /// One input, its effects, and whatever inputs those bring about, in order.
    mutating func feed(_ input: Input) {
        inbox.append(input)
        guard inbox.count == 1 else { return }
        while let input = inbox.first {
            inputs.append((now, input))
            let transition = policy.transition(on: input, at: now)
            #expect(
                transition == policy.transition(on: input, at: now), "transition is not a function of its arguments")
            policy = transition.next
            for effect in transition.effects { carryOut(effect) }
            inbox.removeFirst()
        }
    }

    mutating func run(for duration: Duration) { run(until: now + duration) }

    /// Everything that falls due until then, an instant's events before its deadlines.
    mutating func run(until end: Instant) {
        while true {
            let event = agenda.first?.at ?? Instant(microseconds: .max)
            let deadline = policy.nextDeadline ?? Instant(microseconds: .max)
            guard min(event, deadline) <= end else { break }
            // A deadline is asked for one microsecond after its last good instant: at that microsecond it comes first.
            if event < deadline {
                let next = agenda.removeFirst()
                now = max(now, next.at)
                happen(next.event, in: next.process)
            } else {
                now = max(now, deadline)
                feed(.deadlinePassed)
            }
        }
        now = max(now, end)
    }

    func state(_ app: AppID) -> ProcessState? { policy.process(of: app).flatMap { policy.processState($0) } }

    // MARK: What came of it

    var allEffects: [Effect] { effects.map(\.effect) }
    var notes: [Note] { allEffects.compactMap { if case .note(let note) = $0 { note } else { nil } } }
    var violations: [(app: AppID, push: PushID, rule: Rule)] {
        allEffects.compactMap {
            if case .recordViolation(let app, let push, let rule) = $0 { (app, push, rule) } else { nil }
        }
    }
    /// When check 2 killed which process.
    var kills: [(at: Instant, process: ProcessID)] {
        effects.compactMap {
            if case .terminateApp(let process, .reportMissingAtDeadline, _) = $0.effect {
                ($0.at, process)
            } else {
                nil
            }
        }
    }
    var watchdogKills: Int {
        allEffects.count { if case .terminateApp(_, .launchWatchdog, _) = $0 { true } else { false } }
    }
    /// When check 1 ended which process.
    var crashes: [(at: Instant, process: ProcessID)] {
        inputs.compactMap { if case .check1Failed(let process, _) = $0.input { ($0.at, process) } else { nil } }
    }
    var deliveries: [(process: ProcessID, push: PushID, terms: DeliveryTerms)] {
        allEffects.compactMap {
            if case .deliverPush(let process, let push, let terms) = $0 { (process, push, terms) } else { nil }
        }
    }
    func decision(on push: PushID) -> MustReportDecision? {
        notes.lazy.compactMap { if case .mustReportDecided(push, let decision) = $0 { decision } else { nil } }.first
    }
    var screens: [CallScreen] {
        allEffects.compactMap { if case .presentCall(_, let screen) = $0 { screen } else { nil } }
    }
    var refusals: [IncomingCallRefusal?] {
        allEffects.compactMap { if case .answerReport(_, _, let refusal) = $0 { .some(refusal) } else { nil } }
    }
    /// The calls that ended, with when and why.
    var endings: [(at: Instant, call: CallID, reason: EndedReason)] {
        effects.compactMap {
            if case .dismissCall(let call, let reason) = $0.effect { ($0.at, call, reason) } else { nil }
        }
    }
    var hasBreach: Bool { !crashes.isEmpty || !violations.isEmpty || !kills.isEmpty }
}

// MARK: What apps do
extension ModelledPhone {
    mutating func schedule(_ event: ModelledEvent, in process: ProcessID, after delay: Duration = .zero) {
        sequence += 1
        let entry = (at: now + delay, sequence: sequence, process: process, event: event)
        let place = agenda.firstIndex { ($0.at, $0.sequence) > (entry.at, entry.sequence) } ?? agenda.endIndex
        agenda.insert(entry, at: place)
    }

    private mutating func happen(_ event: ModelledEvent, in id: ProcessID) {
        guard processes[id] != nil else { return }
        guard processes[id]?.isRunning == true else {
            processes[id]?.frozen.append(event)
            return
        }
        switch event {
        case .launched: launched(id)
        case .register: feed(.voipRegistrationChanged(id, isActive: true))
        case .exit: exit(id)
        case .report(let push): report(from: id, push.flatMap { behaviourOfPush[$0] } ?? .wellMade)
        case .spoof: setFlag(in: id)
        case .delegateReturns(let push, let isAsync): delegateReturns(push, isAsync: isAsync, in: id)
        case .deferralPassed(let push): judge(push, on: .deferralPassed, in: id)
        case .complete(let push): feed(.completionCalled(id, push))
        case .endCall(let call): feed(.callEnded(id, call, .remoteEnded))
        case .fulfil(let action): feed(.actionFulfilled(id, action))
        case .fail(let action): feed(.actionFailed(id, action))
        }
    }

    mutating func launched(_ id: ProcessID) {
        guard let process = processes[id], !process.isLaunched else { return }
        let registers = behaviours[process.app]?.registersAfter
        processes[id]?.isLaunched = true
        if registers == .zero { feed(.voipRegistrationChanged(id, isActive: true)) }
        feed(.appLaunched(id))
        if let registers, registers > .zero { schedule(.register, in: id, after: registers) }
    }

    mutating func exit(_ id: ProcessID) {
        processes[id] = nil
        feed(.processExited(id))
    }

    private mutating func setFlag(in id: ProcessID) {
        guard let check = processes[id]?.check else { return }
        processes[id]?.check = check.transition(on: .reported, at: now).next
    }

    /// Reports a call: the flag first, then the message.
    mutating func report(from id: ProcessID, _ behaviour: PushBehaviour = .wellMade) {
        guard let process = processes[id] else { return }
        setFlag(in: id)
        lastCall += 1
        let call = behaviour.call ?? CallID(lastCall)
        processes[id]?.nextRequest += 1
        processes[id]?.lastCall = call
        feed(.callReported(id, RequestID(process.nextRequest), call, behaviour.incoming))
        if let delay = behaviour.endsCallAfter { schedule(.endCall(call), in: id, after: delay) }
    }

    /// Calls the delegate for the next push, if its queue is free.
    private mutating func callDelegate(in id: ProcessID) {
        guard let process = processes[id], process.isRunning, process.inDelegate == nil else { return }
        guard let (push, terms) = process.inbox.first else { return }
        processes[id]?.inbox.removeFirst()
        processes[id]?.inDelegate = push
        processes[id]?.check = process.check.transition(on: .delivered(mustReport: terms.isCounted), at: now).next
        guard let behaviour = nextBehaviour(of: process.app) else { return }
        behaviourOfPush[push] = behaviour
        if let delay = behaviour.exitsAfter { schedule(.exit, in: id, after: delay) }
        // An async body runs after the thunk has returned, whatever it then does at once (C1.10).
        if behaviour.isAsync { schedule(.delegateReturns(push, isAsync: true), in: id) }
        switch behaviour.report {
        case .never: break
        case .spoofed: schedule(.spoof, in: id)
        case .after(let delay): schedule(.report(push), in: id, after: delay)
        }
        if let delay = behaviour.completesAfter { schedule(.complete(push), in: id, after: delay) }
        if !behaviour.isAsync {
            schedule(.delegateReturns(push, isAsync: false), in: id, after: behaviour.returnsAfter)
        }
    }

    private mutating func nextBehaviour(of app: AppID) -> PushBehaviour? {
        guard let first = behaviours[app]?.firstPushes.first else { return behaviours[app]?.onPush }
        behaviours[app]?.firstPushes.removeFirst()
        return first
    }

    mutating func delegateReturns(_ push: PushID, isAsync: Bool, in id: ProcessID) {
        processes[id]?.inDelegate = nil
        judge(push, on: .returned(isAsync: isAsync), in: id)
        callDelegate(in: id)
    }

    private mutating func judge(_ push: PushID, on input: ReportCheck.Input, in id: ProcessID) {
        guard let process = processes[id] else { return }
        let transition = process.check.transition(on: input, at: now)
        processes[id]?.check = transition.next
        switch transition.verdict {
        case .satisfied, nil:
            if input != .deferralPassed { feed(.delegateReturned(id, push)) }
        case .deferred(let until):
            feed(.delegateReturned(id, push))
            schedule(.deferralPassed(push), in: id, after: until - now)
        case .reportMissing:
            feed(.check1Failed(id, push))
            exit(id)
        }
    }
}

// MARK: What the phone does with them
extension ModelledPhone {
    private mutating func carryOut(_ effect: Effect) {
        effects.append((now, effect))
        switch effect {
        case .launchApp(let app, let id, _): start(app, id)
        case .suspendApp(let id): suspend(id)
        case .resumeApp(let id): resume(id)
        case .terminateApp(let id, _, _):
            #expect(processes[id] != nil, "kills a process that is not there")
            if processes[id] != nil { exit(id) }
        case .deliverPush(let id, let push, let terms):
            expectAwake(id, effect)
            #expect(processes[id]?.isLaunched == true, "delivers to a process that is not launched")
            processes[id]?.inbox.append((push, terms))
            callDelegate(in: id)
        case .performAction(let id, let action, _, _, _): perform(action, in: id)
        case .timeOutAction(let id, let action):
            expectAwake(id, effect)
            processes[id]?.pendingActions.removeAll { $0 == action }
        case .changeAppState(let id, _), .expireBackgroundTasks(let id), .issueToken(_, let id),
            .answerReport(let id, _, _),
            .answerTransaction(let id, _, _), .callChanged(let id, _, _), .activateAudio(let id, _),
            .deactivateAudio(let id, _), .resetProviders(let id):
            expectAwake(id, effect)
        case .invalidateTokens, .holdPayload, .dropPush, .recordViolation, .restrictApp, .clearLedger, .warnDeveloper,
            .presentCall, .dismissCall, .note:
            break
        }
    }

    /// Nothing is addressed to a process that is dead or suspended.
    private func expectAwake(_ id: ProcessID, _ effect: Effect) {
        #expect(processes[id]?.isRunning == true, "addressed to a process that cannot hear it: \(effect)")
    }

    private mutating func start(_ app: AppID, _ id: ProcessID) {
        #expect(processes[id] == nil, "a process id is used twice")
        #expect(!processes.values.contains { $0.app == app }, "a second process of one app")
        let behaviour = behaviours[app] ?? .wellMade
        processes[id] = ModelledProcess(id: id, app: app, check: ReportCheck(settings: .init(profile: policy.profile)))
        if let delay = behaviour.exitsAfter { schedule(.exit, in: id, after: delay) }
        if let delay = behaviour.launchTakes { schedule(.launched, in: id, after: delay) }
    }

    private mutating func suspend(_ id: ProcessID) {
        expectAwake(id, .suspendApp(id))
        processes[id]?.isRunning = false
    }

    /// What fell due meanwhile happens at once, in its order.
    private mutating func resume(_ id: ProcessID) {
        processes[id]?.isRunning = true
        let frozen = processes[id]?.frozen ?? []
        processes[id]?.frozen = []
        for event in frozen { schedule(event, in: id) }
        callDelegate(in: id)
    }

    private mutating func perform(_ action: ActionID, in id: ProcessID) {
        guard let process = processes[id] else { return }
        #expect(process.isRunning, "an action for a process that cannot hear it")
        processes[id]?.pendingActions.append(action)
        switch behaviours[process.app]?.onAction ?? .ignores {
        case .fulfils(let delay): schedule(.fulfil(action), in: id, after: delay)
        case .fails(let delay): schedule(.fail(action), in: id, after: delay)
        case .ignores: break
        }
    }

    /// The daemon dies and a new one finds the living processes, whose frameworks connect and register again (N3).
    mutating func restartDaemon() {
        feed(.daemonRestarted)
        let store = policy.persistentState
        #expect(policy == PhonePolicy(profile: policy.profile, restoring: store, at: now))
        for process in processes.values.sorted(by: { $0.id < $1.id }) {
            feed(.processAdopted(process.app, process.id))
            if behaviours[process.app]?.registersAfter != nil {
                feed(.voipRegistrationChanged(process.id, isActive: true))
            }
        }
    }
}
