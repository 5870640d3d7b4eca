import CallVocabulary

// What follows from the new state by itself, whatever the input was.
extension PhonePolicy.Step {
    mutating func settle() {
        refreshAppStates()
        presentNextCall()
        advanceLine()
        settleSuspension()
    }

    /// Tells every launched process the state that the screen gives it: those that leave it first.
    mutating func refreshAppStates() {
        for process in policy.processes where process.isLaunched && wantedState(of: process) == .background {
            change(process, to: .background)
        }
        for process in policy.processes where process.isLaunched && wantedState(of: process) != .background {
            change(process, to: wantedState(of: process))
        }
    }

    private func wantedState(of process: AppProcess) -> AppState {
        policy.device.frontApp == process.app ? policy.device.frontState : .background
    }

    private mutating func change(_ process: AppProcess, to state: AppState) {
        if process.stage == .suspended {
            if state == .background { return }
            resume(process.id)
        } else if process.stage == .running(state) {
            return
        }
        emit(.changeAppState(process.id, state))
        policy.processes.update(process.id) { process in
            process.stage = .running(state)
            process.graceUntil = nil
            process.backgroundTimeUntil = nil
        }
        if state == .background { extendGrace(of: process.id, by: profile.suspendAfterBackground) }
    }

    /// Suspends what nothing keeps awake, and wakes what something does (D13).
    private mutating func settleSuspension() {
        for process in policy.processes {
            if process.stage == .suspended, policy.isHeldAwake(process) { resume(process.id) }
            beginBackgroundTime(of: process.id)
            guard let process = policy.processes[process.id], policy.maySleep(process) else { continue }
            if let grace = process.graceUntil, now <= grace { continue }
            emit(.suspendApp(process.id))
            policy.processes.update(process.id) { process in
                process.stage = .suspended
                process.graceUntil = nil
            }
        }
    }

    /// Lets a suspended process run again, and hands over what waited for it meanwhile.
    mutating func resume(_ id: ProcessID) {
        emit(.resumeApp(id))
        policy.processes.update(id) { process in
            process.stage = .running(.background)
            process.backgroundTimeUntil = nil
        }
        handOverQueue(to: id)
    }

    mutating func extendGrace(of id: ProcessID, by duration: Duration) {
        let until = now + duration
        policy.processes.update(id) { $0.graceUntil = max($0.graceUntil ?? until, until) }
    }

    /// The time for background tasks starts with the first one of a stay in the background.
    private mutating func beginBackgroundTime(of id: ProcessID) {
        let until = now + profile.backgroundTaskLimit
        policy.processes.update(id) { process in
            guard process.stage == .running(.background), process.backgroundTasks > 0 else { return }
            process.backgroundTimeUntil = process.backgroundTimeUntil ?? until
        }
    }
}

extension PhonePolicy {
    /// A tracked call, a push's assertion or a background task: while there is one, the app is not suspended (D13, H2).
    func isHeldAwake(_ process: AppProcess) -> Bool {
        process.backgroundTasks > 0 || hasTrackedCall(process.app)
            || pushTable.contains { $0.assertion == process.id }
    }

    /// In the background, and nothing keeps it awake but a time of grace.
    func maySleep(_ process: AppProcess) -> Bool {
        process.stage == .running(.background) && !isHeldAwake(process)
    }

    /// When the time for the process's background tasks is over.
    func backgroundTimeEnd(of process: AppProcess) -> Instant? {
        guard process.stage == .running(.background), process.backgroundTasks > 0 else { return nil }
        return process.backgroundTimeUntil
    }
}
