public import CallVocabulary

/// What outlives the daemon: all that a new one knows of the phone (C2.7).
public struct PersistentState: Hashable, Sendable {
    /// An installed app with its page of the ledger.
    public struct App: Hashable, Sendable {
        public var id: AppID
        public var facts: AppFacts
        /// Violations that no job, update or removal has cleared.
        public var violations: Int

        public init(id: AppID, facts: AppFacts, violations: Int = 0) {
            self.id = id
            self.facts = facts
            self.violations = violations
        }
    }

    public var apps: [App] = []
    /// What is on the screen does not count: a new daemon finds every app in the background.
    public var device = Device()
    /// Nil: one period from now.
    public var nextDailyJob: Instant?
    /// The last id given to a process; the next one is greater.
    public var lastProcess: Int32 = 0
    /// The last id given to an action; the next one is greater.
    public var lastAction: Int64 = 0

    public init() {}
}

extension PhonePolicy {
    /// The phone as a new daemon finds it: the ledger is kept; pending checks, payloads and calls are not (C2.7, D6, T5).
    ///
    /// Processes that are still alive come in by ``Input/processAdopted(_:_:)``.
    public init(profile: Profile, restoring state: PersistentState, at now: Instant) {
        self.init(profile: profile, nextDailyJob: state.nextDailyJob ?? now + profile.ledgerResetPeriod)
        for app in state.apps {
            var installed = InstalledApp(id: app.id, facts: app.facts)
            installed.violations = max(0, app.violations)
            apps[app.id] = installed
        }
        device = state.device
        device.frontApp = nil
        device.isCovered = false
        lastProcess = ProcessID(state.lastProcess)
        lastAction = ActionID(state.lastAction)
    }

    /// What a store must keep for ``init(profile:restoring:at:)``.
    public var persistentState: PersistentState {
        var state = PersistentState()
        state.apps = apps.map { .init(id: $0.id, facts: $0.facts, violations: $0.violations) }
        state.device = device
        state.nextDailyJob = nextDailyJob
        state.lastProcess = lastProcess.value
        state.lastAction = lastAction.value
        return state
    }
}
