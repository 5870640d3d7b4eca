import CallPolicy
import CallVocabulary
import ReportCheck

/// What the policy orders, done.
extension ModelledPhone {
    mutating func carryOut(_ effect: Effect) {
        switch effect {
        case .launchApp(let app, let id, let cause): start(app, id, cause)
        case .suspendApp(let id): suspend(id, effect)
        case .resumeApp(let id): resume(id)
        case .terminateApp(let id, let reason, let push):
            guard self[id] != nil else { return faults.append("ends a process that is not there: \(effect)") }
            exit(id, reason, push)
        case .changeAppState(let id, let state):
            expectAwake(id, effect)
            stateChanged(to: state, in: id)
        case .deliverPush(let id, let push, let terms): deliver(push, terms, to: id, effect)
        case .issueToken(_, let id):
            expectAwake(id, effect)
            tellToken(to: id)
        case .answerReport, .callChanged, .performAction, .timeOutAction, .resetProviders: carryOutOnCalls(effect)
        case .expireBackgroundTasks(let id), .answerTransaction(let id, _, _), .activateAudio(let id, _),
            .deactivateAudio(let id, _):
            expectAwake(id, effect)
        case .invalidateTokens, .holdPayload, .dropPush, .recordViolation, .restrictApp, .clearLedger, .warnDeveloper,
            .presentCall, .dismissCall, .note:
            break
        }
    }

    private mutating func carryOutOnCalls(_ effect: Effect) {
        switch effect {
        case .answerReport(let id, let request, let refusal):
            expectAwake(id, effect)
            reportAnswered(request, refusal, in: id)
        case .callChanged(let id, let call, let phase):
            expectAwake(id, effect)
            if case .ended = phase { callEnded(call, in: id) }
        case .performAction(let id, let action, let kind, let call, _):
            expectAwake(id, effect)
            perform(.init(id: action, kind: kind, call: call), in: id)
        case .timeOutAction(let id, let action):
            expectAwake(id, effect)
            update(id) { $0.pendingActions.removeAll { $0 == action } }
        case .resetProviders(let id):
            expectAwake(id, effect)
            update(id) { $0.calls = [] }
        default: preconditionFailure("not about calls: \(effect)")
        }
    }

    /// Nothing is addressed to a process that is dead or suspended.
    private mutating func expectAwake(_ id: ProcessID, _ effect: Effect) {
        if self[id]?.isRunning != true { faults.append("addressed to a process that cannot hear it: \(effect)") }
    }

    private mutating func start(_ app: AppID, _ id: ProcessID, _ cause: LaunchCause) {
        if self[id] != nil { faults.append("a process id is used twice: \(id)") }
        if process(of: app) != nil { faults.append("a second process of one app: \(app)") }
        let check = ReportCheck(settings: .init(profile: policy.profile))
        let process = ModelledProcess(id: id, app: app, cause: cause, check: check, startedAt: processNow)
        let place = processes.firstIndex { $0.id >= id } ?? processes.endIndex
        processes.insert(process, at: place)
        switch description(of: app).launch.outcome(for: knowledge(of: process)) {
        case .takes(let time): schedule(.launched, in: id, after: time)
        case .hangs: break
        case .ends(let time, let reason): schedule(.exit(reason, nil), in: id, after: time)
        }
    }

    /// The token comes after the turn in which the app asked for it: who is gone by then does not hear of it.
    private mutating func tellToken(to id: ProcessID) {
        guard let process = self[id], process.isRegistered, process.registry.hasDelegate else { return }
        remark(.tokenTold(id))
    }

    private mutating func suspend(_ id: ProcessID, _ effect: Effect) {
        expectAwake(id, effect)
        guard let process = self[id] else { return }
        update(id) { $0.isRunning = false }
        if description(of: process.app).holdsFileLock { feed(.suspendedHoldingLock(id)) }
    }

    /// What fell due meanwhile happens at once, in its order, before a push is read (D13).
    private mutating func resume(_ id: ProcessID) {
        guard let process = self[id], !process.isRunning else { return }
        update(id) { process in
            process.isRunning = true
            process.isCatchingUp = !process.frozen.isEmpty
            process.frozen = []
        }
        for event in process.frozen where event != .caughtUp { schedule(event, in: id) }
        if !process.frozen.isEmpty { schedule(.caughtUp, in: id) }
        callDelegate(in: id)
    }

    private mutating func stateChanged(to state: AppState, in id: ProcessID) {
        guard let process = self[id] else { return }
        let isFirst = state != .background && !process.hasBeenInFront
        update(id) { process in
            process.state = state
            process.hasBeenInFront = process.hasBeenInFront || state != .background
        }
        if isFirst, process.registry.moment == .whenInFront { schedule(.register, in: id) }
    }

    private mutating func deliver(_ push: PushID, _ terms: DeliveryTerms, to id: ProcessID, _ effect: Effect) {
        expectAwake(id, effect)
        if self[id]?.isLaunched != true { faults.append("delivers to a process that is not launched: \(effect)") }
        update(id) { $0.inbox.append(.init(push: push, terms: terms)) }
        callDelegate(in: id)
    }
}
