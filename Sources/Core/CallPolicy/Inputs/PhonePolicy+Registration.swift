import CallVocabulary

extension PhonePolicy.Step {
    /// A registry took up or gave up VoIP pushes (D6, N1, N2).
    mutating func voipRegistrationChanged(_ id: ProcessID, isActive: Bool) {
        guard let process = sender(id), let app = policy.apps[process.app] else { return }
        guard isActive else {
            policy.processes.update(id) { $0.isRegistered = false }
            if process.isRegistered { emit(.invalidateTokens(process.app)) }
            return
        }
        guard RegistrationCheck.verdict(for: app.facts) == .accepted else { return note(.registrationIgnored(id)) }
        policy.processes.update(id) { $0.isRegistered = true }
        emit(.issueToken(process.app, id))
        handOverQueue(to: id)
    }
}
