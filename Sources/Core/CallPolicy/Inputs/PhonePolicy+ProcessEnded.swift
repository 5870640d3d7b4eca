import CallVocabulary

extension PhonePolicy.Step {
    /// Ends a process, and everything that ends with it, at once; its exit is reported later.
    mutating func terminate(_ process: AppProcess, _ reason: TerminationReason, _ push: PushID? = nil) {
        emit(.terminateApp(process.id, reason, push))
        policy.processes.update(process.id) { $0.stage = .terminating }
        if process.isLive { processEnded(process) }
    }

    /// Check 1 failed in the app: its abort comes next (C1.9). The ledger waits for the push's expiry (C2.5).
    mutating func check1Failed(_ id: ProcessID, _ push: PushID) {
        guard let process = sender(id) else { return }
        note(.check1Failed(id, push))
        policy.processes.update(id) { $0.stage = .aborting }
        processEnded(process)
    }

    /// What a process takes with it: the screen, its calls (T11), its actions, the launch that a push waited for.
    /// Payloads that were not handed over outlive it (D6), and so do the checks of its pushes (C2.5).
    mutating func processEnded(_ process: AppProcess) {
        if policy.device.frontApp == process.app {
            policy.device.frontApp = nil
            policy.device.isCovered = false
        }
        policy.pushTable.updateAll { push in
            if push.assertion == process.id { push.assertion = nil }
        }
        policy.actions.removeAll { $0.process == process.id }
        for call in policy.callTable where call.process == process.id { processEnded(of: call) }
        if process.isLaunching { launchEnded(of: process) }
        forgetFinishedPushes()
    }

    private mutating func processEnded(of call: Call) {
        guard profile.callSurvivesProcess else { return finish(call, .failed) }
        switch call.stage {
        case .connecting: finish(call, .failed)
        case .ending(_, let reason): finish(call, reason)
        case .waiting, .ringing, .connected, .endingHeldBack: break
        }
    }

    /// A failed launch: no delivery, no timer, and by default no ledger entry (D5).
    private mutating func launchEnded(of process: AppProcess) {
        note(.launchFailed(process.app))
        guard let awaited = policy.awaitedLaunch, awaited.process == process.id else { return }
        policy.awaitedLaunch = nil
        guard let push = policy.pushTable[awaited.push] else { return }
        emit(.dropPush(push.app, push.id, .launchFailed))
        policy.pushTable[push.id] = nil
        if profile.ledgerCountsLaunchFailure, push.duty == .unreported { recordViolation(push, .d5) }
    }
}
