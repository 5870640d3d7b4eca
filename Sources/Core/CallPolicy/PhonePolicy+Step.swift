import CallVocabulary

extension PhonePolicy {
    /// One transition in the making: the next state, and the effects so far. Lives no longer than the transition.
    struct Step {
        var policy: PhonePolicy
        let now: Instant
        private(set) var effects: [Effect] = []

        init(policy: PhonePolicy, now: Instant) {
            self.policy = policy
            self.now = now
        }

        var profile: Profile { policy.profile }

        mutating func emit(_ effect: Effect) { effects.append(effect) }

        mutating func note(_ note: Note) { effects.append(.note(note)) }
    }
}

extension PhonePolicy.Step {
    /// One input, by family; each family has its own files in `Inputs/`.
    mutating func take(_ input: Input) {
        switch input {
        case .appInstalled, .appUpdated, .appUninstalled: takeApp(input)
        case .processAdopted, .launchFailed, .appLaunched, .processExited, .voipRegistrationChanged,
            .backgroundTaskBegan, .backgroundTaskEnded, .suspendedHoldingLock:
            takeProcess(input)
        case .pushArrived, .delegateReturned, .completionCalled, .check1Failed: takePush(input)
        case .callReported, .callUpdated, .callEnded, .providerInvalidated, .actionFulfilled, .actionFailed,
            .transactionRequested:
            takeCall(input)
        case .userOpenedApp, .userWentHome, .userForceQuitApp, .frontAppCovered, .userAnsweredCall,
            .userDeclinedCall, .userEndedCall:
            takeUser(input)
        case .deviceLocked, .deviceUnlocked, .deviceRebooted, .doNotDisturbChanged, .carConnectionChanged,
            .memoryRanShort, .daemonRestarted:
            takeDevice(input)
        case .deadlinePassed: deadlinePassed()
        }
    }

    private mutating func takeApp(_ input: Input) {
        switch input {
        case .appInstalled(let app, let facts): appInstalled(app, facts)
        case .appUpdated(let app, let facts): appUpdated(app, facts)
        case .appUninstalled(let app): appUninstalled(app)
        default: preconditionFailure("not about an app: \(input)")
        }
    }

    private mutating func takeProcess(_ input: Input) {
        switch input {
        case .processAdopted(let app, let process): processAdopted(app, process)
        case .launchFailed(let process): launchFailed(process)
        case .appLaunched(let process): appLaunched(process)
        case .processExited(let process): processExited(process)
        case .voipRegistrationChanged(let process, let isActive): voipRegistrationChanged(process, isActive: isActive)
        case .backgroundTaskBegan(let process): backgroundTaskBegan(process)
        case .backgroundTaskEnded(let process): backgroundTaskEnded(process)
        case .suspendedHoldingLock(let process): suspendedHoldingLock(process)
        default: preconditionFailure("not about a process: \(input)")
        }
    }

    private mutating func takePush(_ input: Input) {
        switch input {
        case .pushArrived(let push, let app, let age): pushArrived(push, app, age: age)
        case .delegateReturned(let process, let push): delegateReturned(process, push)
        case .completionCalled(let process, let push): completionCalled(process, push)
        case .check1Failed(let process, let push): check1Failed(process, push)
        default: preconditionFailure("not about a push: \(input)")
        }
    }

    private mutating func takeCall(_ input: Input) {
        switch input {
        case .callReported(let process, let request, let call, let report): callReported(process, request, call, report)
        case .callUpdated(let process, let call, let features): callUpdated(process, call, features)
        case .callEnded(let process, let call, let reason): callEnded(process, call, reason)
        case .providerInvalidated(let process, let provider): providerInvalidated(process, provider: provider)
        case .actionFulfilled(let process, let action): actionFulfilled(process, action)
        case .actionFailed(let process, let action): actionFailed(process, action)
        case .transactionRequested(let process, let request, let wanted): transactionRequested(process, request, wanted)
        default: preconditionFailure("not about a call: \(input)")
        }
    }

    private mutating func takeUser(_ input: Input) {
        switch input {
        case .userOpenedApp(let app): userOpenedApp(app)
        case .userWentHome: userWentHome()
        case .userForceQuitApp(let app): userForceQuitApp(app)
        case .frontAppCovered(let isCovered): frontAppCovered(isCovered)
        case .userAnsweredCall(let call): userAnsweredCall(call)
        case .userDeclinedCall(let call): userEndedCall(call)
        case .userEndedCall(let call): userEndedCall(call)
        default: preconditionFailure("not the user's doing: \(input)")
        }
    }

    private mutating func takeDevice(_ input: Input) {
        switch input {
        case .deviceLocked: deviceLocked()
        case .deviceUnlocked: deviceUnlocked()
        case .deviceRebooted: deviceRebooted()
        case .doNotDisturbChanged(let isOn): policy.device.doNotDisturb = isOn
        case .carConnectionChanged(let isInCar): policy.device.isInCar = isInCar
        case .memoryRanShort: memoryRanShort()
        case .daemonRestarted: daemonRestarted()
        default: preconditionFailure("not the phone's doing: \(input)")
        }
    }
}
