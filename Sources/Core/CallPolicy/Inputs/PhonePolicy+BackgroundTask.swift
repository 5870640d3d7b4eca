import CallVocabulary

extension PhonePolicy.Step {
    mutating func backgroundTaskBegan(_ id: ProcessID) {
        guard let process = sender(id) else { return }
        // The time of this stay in the background is used up: there is no second helping.
        if let until = process.backgroundTimeUntil, now > until { return emit(.expireBackgroundTasks(id)) }
        policy.processes.update(id) { $0.backgroundTasks += 1 }
    }

    mutating func backgroundTaskEnded(_ id: ProcessID) {
        guard sender(id) != nil else { return }
        policy.processes.update(id) { $0.backgroundTasks = max(0, $0.backgroundTasks - 1) }
    }

    /// The expiration handlers get a moment before the app is suspended (D13).
    mutating func backgroundTimeEnded(_ id: ProcessID) {
        emit(.expireBackgroundTasks(id))
        policy.processes.update(id) { $0.backgroundTasks = 0 }
        extendGrace(of: id, by: profile.suspendAfterBackground)
    }
}
