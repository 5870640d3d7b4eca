import CallVocabulary

extension PhonePolicy.Step {
    mutating func deviceLocked() {
        policy.device.isLocked = true
        policy.device.isCovered = false
    }

    /// The first unlock after a reboot sets free what waited for it (D7).
    mutating func deviceUnlocked() {
        policy.device.isLocked = false
        guard !policy.device.isFirstUnlocked else { return }
        policy.device.isFirstUnlocked = true
        for process in policy.processes where process.isRegistered && process.isLive {
            let hasQueue = policy.pushTable.contains { $0.app == process.app && $0.payload == .queued }
            if process.stage == .suspended && hasQueue { resume(process.id) } else { handOverQueue(to: process.id) }
        }
    }

    /// Every process, check, payload and call is gone; the ledger is not (L4, D6).
    mutating func deviceRebooted() {
        dropPushes { _ in true }
        for process in policy.processes where process.isLive { terminate(process, .reboot) }
        for call in policy.callTable { finish(call, .failed) }
        policy.device.isLocked = true
        policy.device.isFirstUnlocked = false
        policy.device.frontApp = nil
        policy.device.isCovered = false
    }

    /// D13: a suspended app can be killed for memory, without notice.
    mutating func memoryRanShort() {
        for process in policy.processes where process.stage == .suspended { terminate(process, .memoryPressure) }
    }

    /// The next state is what a fresh daemon builds from its store, so that nothing can be remembered by accident.
    mutating func daemonRestarted() {
        dropPushes { _ in true }
        for call in policy.callTable { emit(.dismissCall(call.id, .failed)) }
        policy = PhonePolicy(profile: profile, restoring: policy.persistentState, at: now)
    }
}
