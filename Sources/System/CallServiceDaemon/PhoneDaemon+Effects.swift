import AppSupervisor
import CallPolicy
import CallServiceWire
import CallVocabulary
import PhoneStore

/// What the policy orders, done.
extension PhoneDaemon {
    func carryOut(_ effect: Effect) {
        switch effect {
        case .launchApp, .suspendApp, .resumeApp, .terminateApp, .changeAppState, .expireBackgroundTasks:
            carryOutOnProcess(effect)
        case .issueToken(let app, let process): issueVoIPToken(of: app, to: process)
        case .invalidateTokens(let app): invalidateTokens(of: app)
        case .deliverPush(let process, let push, let terms): deliver(push, to: process, terms)
        case .holdPayload, .dropPush: break
        case .recordViolation, .restrictApp, .clearLedger, .warnDeveloper: carryOutOnLedger(effect)
        case .note: break
        default: carryOutOnCalls(effect)
        }
    }

    private func carryOutOnProcess(_ effect: Effect) {
        switch effect {
        case .launchApp(let app, let process, let cause): launch(app, as: process, cause)
        case .suspendApp(let id): suspend(id)
        case .resumeApp(let id): processes[id]?.supervised?.resume()
        case .terminateApp(let id, let reason, let push): terminate(id, reason, push)
        case .changeAppState(let id, let state):
            guard let process = processes[id] else { return }
            process.state = AppRunState(rawValue: state.rawValue) ?? .background
            send(.stateChanged(process.state), to: process)
        case .expireBackgroundTasks(let id):
            if let process = processes[id] { send(.backgroundTimeExpired, to: process) }
        default: break
        }
    }

    private func carryOutOnLedger(_ effect: Effect) {
        let wall = clock.wallMilliseconds
        switch effect {
        case .recordViolation(let id, let push, let rule):
            guard let app = apps[id] else { return }
            let entry = LedgerEntry(
                app: id, bundle: app.bundle, rule: rule, atMilliseconds: wall, push: push,
                note: "no call was reported for push \(push.value)"
            )
            apply([.recordViolation(entry), .savePhone(phone)])
        case .clearLedger(let id, let cause):
            if cause == .dailyJob { rememberDailyJob() }
            guard let app = apps[id] else { return }
            apply([.clearLedger(bundle: app.bundle, atMilliseconds: wall), .savePhone(phone)])
        default: break
        }
    }

    private func carryOutOnCalls(_ effect: Effect) {
        switch effect {
        case .answerReport(let id, let request, let refusal):
            send(.incomingCallAnswered(request, error: refusal?.rawValue), to: id)
        case .answerTransaction(let id, let request, let refusal):
            send(.transactionAnswered(request, error: refusal?.rawValue), to: id)
        case .callChanged(let id, let call, let phase): callChanged(call, phase, process: id)
        case .performAction(let id, let action, let kind, let call, let timeout):
            perform(action, kind, on: call, by: id, timeout: timeout)
        case .timeOutAction(let id, let action): send(.actionTimedOut(action), to: id)
        case .activateAudio(let id, let provider): send(.audioActivated(provider: provider), to: id)
        case .deactivateAudio(let id, let provider): send(.audioDeactivated(provider: provider), to: id)
        case .resetProviders(let id):
            for settings in processes[id]?.providers ?? [] { send(.providerReset(provider: settings.provider), to: id) }
        default: break
        }
    }

    func send(_ message: DaemonMessage, to id: ProcessID) {
        if let process = processes[id] { send(message, to: process) }
    }

    private func perform(_ action: ActionID, _ kind: ActionKind, on call: CallID, by id: ProcessID, timeout: Instant) {
        guard let process = processes[id], let entry = calls[call] else { return }
        actions[action] = call
        if process.isSimulated { return inbox.append(.actionFulfilled(id, action)) }
        let order = ActionOrder(
            action: action, provider: entry.provider, kind: WireActionKind(rawValue: kind.rawValue) ?? .end,
            call: entry.uuid, timeoutAtMilliseconds: clock.wallMilliseconds(at: timeout)
        )
        send(.perform(order), to: process)
    }

    private func callChanged(_ call: CallID, _ phase: CallPhase, process id: ProcessID) {
        guard var entry = calls[call] else { return }
        switch phase {
        case .ringing: entry.process = id
        case .connecting: break
        case .connected: entry.isConnected = true
        case .ended: entry.isEnded = true
        }
        calls[call] = entry
        send(.callChanged(entry.snapshot), to: id)
    }
}
