import CallVocabulary

extension PhonePolicy.Step {
    /// The C2 timer is over: the one place where the phone kills an app for a missing report.
    mutating func pushExpired(_ id: PushID) {
        guard let push = policy.pushTable[id] else { return }
        let judged = judgedPush(at: push)
        let verdict = ReportBeforeDeadlineCheck.verdict(
            of: .init(
                isUnreported: judged != nil,
                isStrict: policy.isStrict(push.app),
                hasTrackedCall: policy.hasTrackedCall(push.app),
                isForeground: policy.isForeground(push.app)
            )
        )
        policy.pushTable.update(id) { push in
            push.expiry = nil
            push.assertion = nil
            if push.duty == .unreported { push.duty = .ended }
        }
        if verdict == .violated, let judged {
            policy.pushTable.update(judged.id) { $0.duty = .ended }
            punish(judged, isOwnExpiry: judged.id == id)
        } else {
            note(.checkSatisfied(id))
        }
        forgetFinishedPushes()
    }

    /// Whose report the expiry asks for: only this push's; in iOS 13 any unreported push's of the bundle (C2.9).
    private func judgedPush(at expiring: Push) -> Push? {
        if profile.expiryJudgesEveryPush { return policy.unreportedPush(of: expiring.app) }
        return expiring.duty == .unreported ? expiring : nil
    }

    /// The entry first: a kill that people saw must be in the ledger. The kill is for the process running now (C2.4);
    /// if there is none only the entry is made (C2.5).
    private mutating func punish(_ push: Push, isOwnExpiry: Bool) {
        let live = policy.liveProcess(of: push.app)
        let dying = policy.processes.first { $0.app == push.app && $0.stage == .aborting }
        recordViolation(push, !isOwnExpiry ? .c2_9 : live == nil ? .c2_5 : .c2_4)
        if let process = live ?? dying { terminate(process, .reportMissingAtDeadline, push.id) }
    }

    /// One more entry, and what the number of entries brings (L1, L2, L5).
    mutating func recordViolation(_ push: Push, _ rule: Rule) {
        guard let app = policy.apps[push.app] else { return }
        let wasRestricted = policy.isRestricted(app.id)
        policy.apps.update(app.id) { $0.violations += 1 }
        emit(.recordViolation(app.id, push.id, rule))
        let isNew = policy.isRestricted(app.id) && !wasRestricted
        if isNew { emit(.restrictApp(app.id)) }
        guard profile.warnsDevelopmentBuilds, app.facts.buildType != .store else { return }
        emit(.warnDeveloper(app.id, .violation))
        if isNew { emit(.warnDeveloper(app.id, .deliveryStopped)) }
    }

    mutating func clearLedger(of app: InstalledApp, _ cause: ClearCause) {
        guard app.violations > 0 else { return }
        policy.apps.update(app.id) { $0.violations = 0 }
        emit(.clearLedger(app.id, cause))
    }
}
