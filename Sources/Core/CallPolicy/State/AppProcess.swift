import CallVocabulary

/// One life of an app. "Dead" is the absence of a live process.
struct AppProcess: Hashable, Sendable, HasID {
    /// Where the process stands.
    enum Stage: Hashable, Sendable {
        /// Started; `didFinishLaunching` has not returned (D4, W1). The state is the one it was started with.
        ///
        /// Valid transitions: `.running` (launched), `.terminating` (watchdog, user, kill), `.aborting`, gone (exited,
        /// could not be started).
        case launching(watchdog: Instant, startedAs: AppState)
        /// Launched; the state is the one it was last told.
        ///
        /// Valid transitions: `.running` in another state, `.suspended` (from the background), `.aborting` (check 1),
        /// `.terminating`, gone (exited).
        case running(AppState)
        /// Its code does not run (D13).
        ///
        /// Valid transitions: `.running(.background)` (push, call, user), `.terminating` (memory, a lock, user, update),
        /// `.aborting` and gone (a message that crossed the suspension).
        case suspended
        /// Check 1 failed: it takes itself down (C1.9).
        ///
        /// Valid transitions: `.terminating` (check 2 finds it still there), gone (exited).
        case aborting
        /// The phone has ended it and waits for the exit.
        ///
        /// Valid transitions: gone (exited).
        case terminating
    }

    let id: ProcessID
    let app: AppID
    var stage: Stage
    /// A registry of it wants VoIP pushes (D6).
    var isRegistered = false
    /// Background tasks that were begun and not ended (D13).
    var backgroundTasks = 0
    /// The end of the time for background tasks, set by the first one of a stay in the background.
    var backgroundTimeUntil: Instant?
    /// Until then it is not suspended, though nothing holds it (D13).
    var graceUntil: Instant?

    init(id: ProcessID, app: AppID, stage: Stage) {
        self.id = id
        self.app = app
        self.stage = stage
    }

    /// It takes part in things: neither aborting nor being ended.
    var isLive: Bool {
        switch stage {
        case .launching, .running, .suspended: true
        case .aborting, .terminating: false
        }
    }

    /// `didFinishLaunching` has returned, and it is still there.
    var isLaunched: Bool {
        switch stage {
        case .running, .suspended: true
        case .launching, .aborting, .terminating: false
        }
    }

    var isLaunching: Bool {
        if case .launching = stage { true } else { false }
    }
}
