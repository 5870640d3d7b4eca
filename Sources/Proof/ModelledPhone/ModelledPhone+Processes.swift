import CallPolicy
public import CallVocabulary
import ReportCheck

/// What processes do by themselves.
extension ModelledPhone {
    mutating func happen(_ event: ModelledEvent, in id: ProcessID) {
        guard let process = self[id] else { return }
        guard process.isRunning else { return update(id) { $0.frozen.append(event) } }
        switch event {
        case .launched: launched(id)
        case .register: register(id)
        case .exit(let reason, let push): exit(id, reason, push)
        case .caughtUp:
            update(id) { $0.isCatchingUp = false }
            callDelegate(in: id)
        case .report(let push): report(push, in: id)
        case .spoof: setFlag(in: id)
        case .delegateReturns(let push, let isAsync): delegateReturns(push, isAsync: isAsync, in: id)
        case .missingDelegateReturns(let push, let isCounted): missingDelegateReturns(push, isCounted, in: id)
        case .deferralPassed(let push): judge(push, on: .deferralPassed, in: id)
        case .complete(let push): feed(.completionCalled(id, push))
        case .endCall(let call): end(call, in: id)
        case .endCallOf(let push): end(call(named: name(of: push)), in: id)
        case .fulfil(let action): feed(.actionFulfilled(id, action))
        case .fail(let action): feed(.actionFailed(id, action))
        }
    }

    /// `didFinishLaunching` returns, with the registry made in it.
    public mutating func launched(_ id: ProcessID) {
        guard let process = self[id], !process.isLaunched else { return }
        let registry = description(of: process.app).registry.outcome(for: knowledge(of: process))
        update(id) { process in
            process.isLaunched = true
            process.registry = registry
        }
        if registry.moment == .atLaunch { register(id) }
        guard self[id] != nil else { return }
        feed(.appLaunched(id))
        if case .after(let time) = registry.moment { schedule(.register, in: id, after: time) }
    }

    /// A registry asks for VoIP pushes, which ends a process without CallKit (D9).
    private mutating func register(_ id: ProcessID) {
        guard let process = self[id] else { return }
        guard description(of: process.app).facts.linksCallKit else { return exit(id, .callKitNotLinked) }
        let lives = process.registry.isKept || policy.profile.registrySurvivesRelease
        update(id) { $0.isRegistered = lives }
        feed(.voipRegistrationChanged(id, isActive: true))
        guard !lives else { return }
        remark(.registryReleased(id))
        feed(.voipRegistrationChanged(id, isActive: false))
    }

    /// The process ends.
    public mutating func exit(
        _ id: ProcessID, _ reason: TerminationReason = .exited(code: 0), _ push: PushID? = nil
    ) {
        guard let process = self[id] else { return }
        processes.removeAll { $0.id == id }
        remark(
            .processEnded(
                ModelledDeath(at: now, process: id, app: process.app, reason: reason, push: push)))
        feed(.processExited(id))
    }

    /// An app that nothing was said about is well made.
    func description(of app: AppID) -> ModelledApp { self[app] ?? .wellMade }

    func knowledge(of process: ModelledProcess) -> AppKnowledge {
        let delay = description(of: process.app).calls.forgetsAfter
        let believed = process.calls.filter { $0.isBelievedIn(at: processNow, forgottenAfter: delay) }
        var knowledge = AppKnowledge()
        knowledge.hasCall = !believed.isEmpty
        knowledge.isOnCall = believed.contains(where: \.isAnswered)
        knowledge.launchedByPush = process.cause != .user
        knowledge.hasBeenInFront = process.hasBeenInFront
        knowledge.isInFront = process.hasBeenInFront && process.state != .background
        knowledge.protectedDataIsAvailable = policy.device.isFirstUnlocked
        knowledge.age = processNow - process.startedAt
        return knowledge
    }

    func knowledge(of process: ModelledProcess, reading delivery: ModelledProcess.Delivery) -> AppKnowledge {
        let name = name(of: delivery.push)
        let call = callNames.firstIndex(of: name).map { CallID(Int64($0 + 1)) }
        var knowledge = knowledge(of: process)
        knowledge.payload = payload(of: delivery.push) ?? .call
        knowledge.hasSeenCall = name != .invented && process.seenCalls.contains(name)
        knowledge.hasThisCall =
            name != .invented && process.calls.contains { $0.id == call && $0.endedAt == nil }
        knowledge.mustReport = !policy.profile.deliversMetadata || delivery.terms.mustReport
        knowledge.pushNumber = (installations.first { $0.id == process.app }?.pushCount ?? 0) + 1
        return knowledge
    }
}
