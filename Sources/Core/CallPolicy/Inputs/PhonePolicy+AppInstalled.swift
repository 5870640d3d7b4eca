import CallVocabulary

extension PhonePolicy.Step {
    /// Over an app that is there it is a reinstallation: everything of the old one goes (L4).
    mutating func appInstalled(_ app: AppID, _ facts: AppFacts) {
        if policy.apps[app] != nil { appUninstalled(app) }
        policy.apps[app] = InstalledApp(id: app, facts: facts)
    }

    /// The process is killed, its calls end as failed, checks are dropped; tokens and queued payloads stay (L4, N4).
    mutating func appUpdated(_ app: AppID, _ facts: AppFacts) {
        guard let installed = policy.apps[app] else { return note(.unknownApp(app)) }
        if let process = policy.liveProcess(of: app) { terminate(process, .update) }
        policy.pushTable.updateAll { push in
            guard push.app == app else { return }
            if push.duty == .unreported { push.duty = .ended }
            push.expiry = nil
        }
        forgetFinishedPushes()
        policy.apps.update(app) { $0.facts = facts }
        if profile.updateClearsLedger { clearLedger(of: installed, .update) }
    }

    /// The process ends; checks, payloads, calls, entries and tokens go (L4, N2, D6).
    mutating func appUninstalled(_ app: AppID) {
        guard let installed = policy.apps[app] else { return note(.unknownApp(app)) }
        dropPushes { $0.app == app }
        if let process = policy.liveProcess(of: app) { terminate(process, .uninstall) }
        for call in policy.callTable where call.app == app { finish(call, .failed) }
        clearLedger(of: installed, .uninstall)
        emit(.invalidateTokens(app))
        policy.apps[app] = nil
    }
}
