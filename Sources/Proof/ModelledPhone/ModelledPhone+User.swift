import CallPolicy
public import CallVocabulary

/// The user's hand.
extension ModelledPhone {
    /// Puts an app on the phone; in place of one that is there it is a reinstallation (L4).
    public mutating func install(_ id: AppID, _ app: ModelledApp = .wellMade) {
        self[id] = nil
        self[id] = app
        feed(.appInstalled(id, app.facts))
    }

    /// Installed, opened, left again and suspended: the usual state of a calling app. False if it does not get there.
    @discardableResult
    public mutating func installSuspended(_ id: AppID, _ app: ModelledApp = .wellMade) -> Bool {
        install(id, app)
        open(id)
        run(for: .seconds(2))
        goHome()
        run(for: .seconds(3))
        return state(id) == .suspended
    }

    /// A new version over the old one.
    public mutating func update(_ id: AppID, to app: ModelledApp) {
        self[id] = app
        feed(.appUpdated(id, app.facts))
    }

    /// Removes the app with everything that belongs to it (L4, N2).
    public mutating func uninstall(_ id: AppID) {
        storedPushes.removeAll { $0.app == id }
        feed(.appUninstalled(id))
    }

    /// Removed, and installed again as it was.
    public mutating func reinstall(_ id: AppID) {
        uninstall(id)
        install(id, description(of: id))
    }

    /// The user opens the app from the home screen.
    public mutating func open(_ id: AppID) { feed(.userOpenedApp(id)) }

    /// The user goes to the home screen.
    public mutating func goHome() { feed(.userWentHome) }

    /// The user swipes the app away (D8).
    public mutating func forceQuit(_ id: AppID) { feed(.userForceQuitApp(id)) }

    /// Control centre over the app in front, or away again.
    public mutating func cover(_ isCovered: Bool) { feed(.frontAppCovered(isCovered)) }

    /// The user locks the phone.
    public mutating func lock() { feed(.deviceLocked) }

    /// The user enters the code.
    public mutating func unlock() { feed(.deviceUnlocked) }

    /// Do Not Disturb on or off (P6).
    public mutating func setDoNotDisturb(_ isOn: Bool) { feed(.doNotDisturbChanged(isOn)) }

    /// Into the car or out of it: there Do Not Disturb holds no call back (K).
    public mutating func setCar(_ isInCar: Bool) { feed(.carConnectionChanged(isInCar)) }

    /// Every caller is on the block list, or nobody is.
    public mutating func setBlocksCallers(_ blocks: Bool) {
        blocksCallers = blocks
        remark(.blockListChanged(blocksCallers: blocks))
    }

    /// Answers the newest call that is not connected; nil if there is none.
    @discardableResult
    public mutating func answer() -> CallID? { act(on: newestUnconnectedCall) { .userAnsweredCall($0) } }

    /// Declines the newest call that is not connected; nil if there is none.
    @discardableResult
    public mutating func decline() -> CallID? { act(on: newestUnconnectedCall) { .userDeclinedCall($0) } }

    /// Ends the newest call; nil if there is none.
    @discardableResult
    public mutating func endCall() -> CallID? { act(on: policy.calls.last?.id) { .userEndedCall($0) } }

    private var newestUnconnectedCall: CallID? { policy.calls.last { $0.phase != .connected }?.id }

    private mutating func act(on call: CallID?, _ input: (CallID) -> Input) -> CallID? {
        if let call { feed(input(call)) }
        return call
    }
}
