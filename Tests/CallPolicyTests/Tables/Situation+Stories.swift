import CallPolicy
import CallVocabulary

// Rarer situations.

extension Situation {
    /// After a reboot, never unlocked: p1 was launched for push 1, whose payload is to wait.
    static let stalled = Situation(profile: .stalling, .deviceRebooted, push(1)).then(.appLaunched(p1))

    /// An app outside strict policy slept in while its payload waited for the first unlock.
    static let stalledAndSuspended = Situation(
        profile: .stalling, facts: AppFacts(linkedSDK: SystemVersion(12)), .deviceRebooted, push(1),
        .voipRegistrationChanged(p1, isActive: true), .appLaunched(p1)
    ).then(after: .seconds(31))

    /// By this seed push 1 waits for the first unlock and push 2 does not.
    static let stallingOnlyTheFirst = Situation(
        profile: .stallingAtRandom, .deviceRebooted, push(1), .voipRegistrationChanged(p1, isActive: true),
        .appLaunched(p1)
    )

    /// p1 has given push 1 back without a report, and sleeps.
    static let asleepUnreported = delivered.then(.delegateReturned(p1, PushID(1)), .completionCalled(p1, PushID(1)))

    /// Suspended as p1, on a phone that lets locks be.
    static let suspendedTolerant = Situation(
        profile: .tolerant, .userOpenedApp(a1), .voipRegistrationChanged(p1, isActive: true), .appLaunched(p1),
        .userWentHome
    ).then(after: .seconds(10))

    /// With two entries, app 1 crashed by push 1; push 3 stands in the line behind the launch of app 2, and the third
    /// entry has just been made.
    static let restrictedInLine = withViolations(2)
        .then(.appInstalled(a2, AppFacts()), .check1Failed(p1, PushID(1)), .processExited(p1))
        .then(
            after: .seconds(1), .userOpenedApp(a2), .processExited(p2), .pushArrived(PushID(2), a2, age: .zero), push(3)
        )
        .then(after: .seconds(7))

    /// Push 1 was reported and its call ended; push 2 came 6 s after it, and nobody has reported that.
    static func twoPushes(_ profile: Profile) -> Situation {
        Situation(profile: profile, push(1), .voipRegistrationChanged(p1, isActive: true), .appLaunched(p1), report(1))
            .then(after: .seconds(3), .callEnded(p1, c1, .remoteEnded))
            .then(after: .seconds(3), push(2))
            .rewound(by: .seconds(6))
    }

    /// The same situation, with times in a row counted from earlier on.
    func rewound(by duration: Duration) -> Situation {
        var situation = self
        situation.now = Instant(microseconds: now.microseconds - duration.wholeMicroseconds)
        return situation
    }

    /// Call 1 is another app's and rings; p1 has push 1.
    static let otherAppRings = delivered.then(
        .appInstalled(a2, AppFacts()), .userOpenedApp(a2), .appLaunched(p2),
        .callReported(p2, RequestID(1), c1, IncomingReport(provider: 1))
    )

    /// Call 1 of app 1 rings while app 2 is in front.
    static let ringingOverOther = delivered.then(
        .appInstalled(a2, AppFacts()), .userOpenedApp(a2), .appLaunched(p2), report(1)
    )

    /// Some entries in the ledger, and push 1 at p1's delegate.
    static func withViolations(
        _ count: Int, build: BuildType = .development, profile: Profile = .newest
    ) -> Situation {
        var state = PersistentState()
        state.apps = [.init(id: a1, facts: AppFacts(buildType: build), violations: count)]
        var situation = Situation()
        situation.policy = PhonePolicy(profile: profile, restoring: state, at: .zero)
        return situation.then(push(1), .voipRegistrationChanged(p1, isActive: true), .appLaunched(p1))
    }

    static func connected(_ profile: Profile) -> Situation {
        Situation(
            profile: profile, .userOpenedApp(a1), .appLaunched(p1), report(1), .userAnsweredCall(c1),
            .actionFulfilled(p1, ActionID(1))
        )
    }
}

extension Profile {
    static let stalling = newest.with { $0.deliveryBeforeFirstUnlock = .stalls }
    static let stallingAtRandom = newest.with { $0.deliveryBeforeFirstUnlock = .random(seed: 1) }
    static let countingLaunchFailures = newest.with { $0.ledgerCountsLaunchFailure = true }
    static let banners = newest.with { $0.bannerInForeground = true }
    static let floodLimited = newest.with { $0.reportsPerSecond = 1 }
    static let tolerant = newest.with { $0.suspensionKillsLockHolders = false }
    static let survivingCalls = newest.with { $0.callSurvivesProcess = true }
}

let everyFilter: @Sendable (inout IncomingReport) -> Void = { report in
    report.isProtected = true
    report.isBlocked = true
    report.isRestrictedSharing = true
    report.isFiltered = true
}
