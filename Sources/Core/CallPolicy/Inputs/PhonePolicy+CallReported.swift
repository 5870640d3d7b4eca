import CallVocabulary

extension PhonePolicy.Step {
    /// K: the order of the daemon's decisions about a reported call.
    mutating func callReported(_ id: ProcessID, _ request: RequestID, _ call: CallID, _ report: IncomingReport) {
        guard let process = sender(id) else { return }
        if let refusal = refusalBeforeCredit(process.app, call, report) {
            note(.reportNotCredited(id, call, refusal))
            return emit(.answerReport(id, request, refusal))
        }
        rememberReport(of: process.app)
        credit(process.app)
        if let refusal = refusalAfterCredit(call, report) { return emit(.answerReport(id, request, refusal)) }
        policy.callTable[call] = Call(
            id: call, app: process.app, process: id, provider: report.provider, createdAt: now,
            features: report.features, stage: .waiting
        )
        presentNextCall()
        emit(.callChanged(id, call, .ringing))
        emit(.answerReport(id, request, nil))
    }

    /// Refusals that satisfy check 1 and not check 2 (C1.5). A duplicate of the app's own call exempts it anyway.
    private func refusalBeforeCredit(_ app: AppID, _ call: CallID, _ report: IncomingReport) -> IncomingCallRefusal? {
        if !report.isValid { return .unknown }
        if policy.apps[app]?.facts.declaresVoIPBackgroundMode != true { return .unentitled }
        if policy.callTable[call]?.app == app { return .callUUIDAlreadyExists }
        if isFlood(app) { return .unknown }
        return nil
    }

    /// The user's own filters come after the credit: a filtered call is never a violation.
    private func refusalAfterCredit(_ call: CallID, _ report: IncomingReport) -> IncomingCallRefusal? {
        if policy.callTable[call] != nil { return .callUUIDAlreadyExists }
        if report.isProtected { return .callIsProtected }
        if report.isBlocked { return .filteredByBlockList }
        if report.isRestrictedSharing { return .filteredDuringRestrictedSharingMode }
        if policy.device.doNotDisturb && !policy.device.isInCar { return .filteredByDoNotDisturb }
        if report.isFiltered { return .filteredBySensitiveParticipants }
        return nil
    }

    /// One report clears all of the bundle's unreported pushes (C1.3, E2, C2.8).
    private mutating func credit(_ app: AppID) {
        policy.pushTable.updateAll { push in
            if push.app == app && push.duty == .unreported { push.duty = .ended }
        }
    }

    /// Whether the app reported as many calls within the last second as the limit allows.
    private func isFlood(_ app: AppID) -> Bool {
        guard let limit = profile.reportsPerSecond, let app = policy.apps[app] else { return false }
        return app.recentReports.filter { now - $0 < .seconds(1) }.count >= limit
    }

    private mutating func rememberReport(of app: AppID) {
        guard profile.reportsPerSecond != nil else { return }
        policy.apps.update(app) { app in
            app.recentReports.removeAll { now - $0 >= .seconds(1) }
            app.recentReports.append(now)
        }
    }

    /// Puts the oldest waiting call on the screen if no other call is there (P7, thinly).
    mutating func presentNextCall() {
        guard policy.callTable.allSatisfy(\.isWaiting) else { return }
        let waiting = policy.callTable.min { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
        guard let waiting else { return }
        policy.callTable.update(waiting.id) { $0.stage = .ringing }
        emit(.presentCall(waiting.id, screen(for: waiting.app)))
    }

    /// P1, P2: the app in front shows its own; else a banner, and the full screen when the phone is locked.
    private func screen(for app: AppID) -> CallScreen {
        if policy.isForeground(app) { return profile.bannerInForeground ? .banner : .none }
        return policy.device.isLocked ? .fullScreen : .banner
    }
}
