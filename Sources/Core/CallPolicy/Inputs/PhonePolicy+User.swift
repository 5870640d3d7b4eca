import CallVocabulary

extension PhonePolicy.Step {
    mutating func userOpenedApp(_ app: AppID) {
        guard policy.apps[app] != nil else { return note(.unknownApp(app)) }
        guard !policy.device.isLocked else { return note(.phoneIsLocked(app)) }
        bringToFront(app)
        if policy.liveProcess(of: app) == nil { launch(app, .user) }
    }

    private mutating func bringToFront(_ app: AppID) {
        policy.device.frontApp = app
        policy.device.isCovered = false
    }

    mutating func userWentHome() {
        guard !policy.device.isLocked else { return }
        policy.device.frontApp = nil
        policy.device.isCovered = false
    }

    /// D8: a force-quit app is launched again by the next push.
    mutating func userForceQuitApp(_ app: AppID) {
        guard policy.apps[app] != nil else { return note(.unknownApp(app)) }
        if let process = policy.liveProcess(of: app) { terminate(process, .userQuit) }
    }

    /// Only something that is on the screen can be covered.
    mutating func frontAppCovered(_ isCovered: Bool) {
        policy.device.isCovered = isCovered && policy.device.frontApp != nil && !policy.device.isLocked
    }

    /// P9: unlocked, the app comes to the foreground, before it hears of the answer; locked, it stays behind.
    mutating func userAnsweredCall(_ id: CallID) {
        guard let call = policy.callTable[id] else { return note(.callGone(id)) }
        switch call.stage {
        case .ringing: break
        case .ending, .endingHeldBack: return note(.callIsEnding(id))
        case .waiting, .connecting, .connected: return note(.callNotAnswerable(id))
        }
        if !policy.device.isLocked, policy.liveProcess(of: call.app) != nil {
            bringToFront(call.app)
            refreshAppStates()
        }
        answer(call)
    }

    /// Declined while it rings, ended afterwards: through the end action, which the minimum ring does not hold back (P4).
    mutating func userEndedCall(_ id: CallID) {
        guard let call = policy.callTable[id] else { return note(.callGone(id)) }
        switch call.stage {
        case .waiting, .ringing: end(call, .declined)
        case .connecting, .connected: end(call, .hungUp)
        case .ending, .endingHeldBack: note(.callIsEnding(id))
        }
    }
}
