import CallVocabulary

extension PhonePolicy.Step {
    /// Starts a process; it counts as launched when `didFinishLaunching` has returned (D4).
    @discardableResult
    mutating func launch(_ app: AppID, _ cause: LaunchCause) -> ProcessID {
        policy.lastProcess = ProcessID(policy.lastProcess.value &+ 1)
        let id = policy.lastProcess
        let watchdog = LaunchWatchdogCheck.deadline(launchedAt: now, allowance: profile.launchWatchdog)
        let state: AppState = cause == .user ? .inactive : .background
        policy.processes[id] = AppProcess(id: id, app: app, stage: .launching(watchdog: watchdog, startedAs: state))
        emit(.launchApp(app, id, cause))
        return id
    }

    mutating func appLaunched(_ id: ProcessID) {
        guard let process = sender(id) else { return }
        guard case .launching(_, let state) = process.stage else { return note(.alreadyLaunched(id)) }
        policy.processes.update(id) { $0.stage = .running(state) }
        handOverQueue(to: id)
        guard let awaited = policy.awaitedLaunch, awaited.process == id else { return }
        policy.awaitedLaunch = nil
        if let push = policy.pushTable[awaited.push] { beginDelivery(of: push) }
    }

    /// W1: `didFinishLaunching` has not returned, whoever wanted the launch.
    mutating func launchWatchdogFired(_ id: ProcessID) {
        guard let process = policy.processes[id], process.isLaunching else { return }
        let push = policy.awaitedLaunch.flatMap { $0.process == id ? $0.push : nil }
        terminate(process, .launchWatchdog, push)
    }

    mutating func launchFailed(_ id: ProcessID) { processExited(id) }

    mutating func processExited(_ id: ProcessID) {
        guard let process = policy.processes[id] else { return note(.staleProcess(id)) }
        policy.processes[id] = nil
        if process.isLive { processEnded(process) } else { forgetFinishedPushes() }
    }

    /// A process of an earlier daemon is still there.
    mutating func processAdopted(_ app: AppID, _ id: ProcessID) {
        guard policy.apps[app] != nil else { return note(.unknownApp(app)) }
        guard policy.processes[id] == nil, policy.liveProcess(of: app) == nil else { return note(.staleProcess(id)) }
        policy.lastProcess = max(policy.lastProcess, id)
        policy.processes[id] = AppProcess(id: id, app: app, stage: .running(.background))
        extendGrace(of: id, by: profile.suspendAfterBackground)
        emit(.resumeApp(id))
        emit(.resetProviders(id))
    }

    /// The live process that a message came from. A message of any other crossed its death, and is only noted.
    mutating func sender(_ id: ProcessID) -> AppProcess? {
        if let process = policy.processes[id], process.isLive { return process }
        note(.staleProcess(id))
        return nil
    }
}
