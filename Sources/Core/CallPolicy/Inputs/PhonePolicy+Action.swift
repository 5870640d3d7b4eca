import CallVocabulary

extension PhonePolicy.Step {
    /// Asks the app to perform an action; nil when its process is gone.
    private mutating func perform(_ kind: ActionKind, on call: Call) -> ActionID? {
        guard let process = policy.processes[call.process], process.isLive else { return nil }
        policy.lastAction = ActionID(policy.lastAction.value &+ 1)
        let id = policy.lastAction
        let timeout = ActionTimeoutCheck.deadline(of: kind, performedAt: now, profile: profile)
        policy.actions[id] = PendingAction(id: id, process: process.id, call: call.id, kind: kind, timeout: timeout)
        emit(.performAction(process.id, id, kind, call.id, timeout: timeout))
        return id
    }

    mutating func answer(_ call: Call) {
        guard let action = perform(.answer, on: call) else { return finish(call, .failed) }
        policy.callTable.update(call.id) { $0.stage = .connecting(action) }
        emit(.callChanged(call.process, call.id, .connecting))
    }

    /// Ends a call through the app's end action. What else it was asked to do with the call is void.
    mutating func end(_ call: Call, _ reason: EndedReason) {
        policy.actions.removeAll { $0.call == call.id }
        guard let action = perform(.end, on: call) else { return finish(call, reason) }
        policy.callTable.update(call.id) { $0.stage = .ending(action, reason) }
    }

    mutating func actionFulfilled(_ process: ProcessID, _ id: ActionID) {
        guard let (call, _) = takeAction(process, id) else { return }
        switch call.stage {
        case .connecting(id): connect(call)
        case .ending(id, let reason): finish(call, reason)
        default: preconditionFailure("an action is pending that its call does not wait for")
        }
    }

    /// A6: connected first, then the audio session.
    private mutating func connect(_ call: Call) {
        policy.callTable.update(call.id) { call in
            call.stage = .connected
            call.hasConnected = true
        }
        emit(.callChanged(call.process, call.id, .connected))
        if !hasConnectedCall(besides: call) { emit(.activateAudio(call.process, provider: call.provider)) }
    }

    mutating func actionFailed(_ process: ProcessID, _ id: ActionID) {
        guard let (call, _) = takeAction(process, id) else { return }
        finish(call, .failed)
    }

    /// T2: the app is told, and the action counts as failed (T3).
    mutating func actionTimedOut(_ id: ActionID) {
        guard let action = policy.actions[id] else { return }
        emit(.timeOutAction(action.process, id))
        guard let (call, _) = takeAction(action.process, id) else { return }
        finish(call, .failed)
    }

    /// A pending action of this process, now no longer pending, and its call.
    private mutating func takeAction(_ process: ProcessID, _ id: ActionID) -> (Call, PendingAction)? {
        guard sender(process) != nil else { return nil }
        guard let action = policy.actions[id], action.process == process, let call = policy.callTable[action.call]
        else {
            note(.actionNotPending(process, id))
            return nil
        }
        policy.actions[id] = nil
        return (call, action)
    }
}
