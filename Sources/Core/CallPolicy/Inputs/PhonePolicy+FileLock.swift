import CallVocabulary

extension PhonePolicy.Step {
    /// W3, 0xdead10cc: what a suspended app has locked nobody else could use. No ledger entry; a report that it owed it
    /// owes all the same (C2.5).
    mutating func suspendedHoldingLock(_ id: ProcessID) {
        guard let process = sender(id) else { return }
        guard profile.suspensionKillsLockHolders, process.stage == .suspended else { return note(.lockTolerated(id)) }
        terminate(process, .fileLockedAtSuspension)
    }
}
