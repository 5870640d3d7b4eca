import CallPolicy
import CallVocabulary
import ModelledPhone

/// E, L, W and H: the duty to report, the ledger, watchdogs and the completion handler.
let ruleCasesOfDuty: [RuleCase] = [
    RuleCase(.e1, "in the foreground nothing need be reported", not: "in the background it must") {
        var phone = RuleCase.front(.neverReports)
        phone.push(a1)
        phone.run(for: .seconds(20))
        return !phone.hasBreach
    } otherwise: {
        RuleCase.pushed(.neverReports).hasBreach
    },
    RuleCase(.e2, "a burst is one violation", not: "one after another they are as many") {
        var phone = WatchedPhone()
        phone.installSuspended(a1, .faulty(PushBehaviour(report: .never, returnsAfter: .seconds(60))))
        for _ in 0..<4 { phone.push(a1) }
        phone.run(for: .seconds(20))
        return phone.violations.count == 1
    } otherwise: {
        var phone = WatchedPhone()
        phone.installSuspended(a1, .faulty(.neverReports))
        for _ in 0..<2 {
            phone.push(a1)
            phone.run(for: .seconds(10))
        }
        return phone.violations.count == 2
    },
    RuleCase(.e3, "the call ended just before the push: it must be reported", not: "just after it: it need not") {
        var phone = RuleCase.ringing(ModelledApp(onPush: PushBehaviour(endsCallAfter: .seconds(3))))
        return phone.policy.calls.isEmpty && phone.decisionOnPush(a1) == .mustReport
    } otherwise: {
        var phone = RuleCase.ringing(ModelledApp(onPush: PushBehaviour(endsCallAfter: .milliseconds(3_001))))
        return phone.decisionOnPush(a1) == .exemptTrackedCall
    },
    RuleCase(
        .e4, "a stale push says mustReport false",
        not: "a push beside an unreported one says true, and is not counted"
    ) {
        var phone = WatchedPhone()
        phone.installSuspended(a1)
        phone.push(a1, age: .seconds(31))
        return phone.deliveries.map(\.terms.mustReport) == [false]
    } otherwise: {
        var phone = WatchedPhone()
        phone.installSuspended(a1, .faulty(.blocks(.seconds(2))))
        phone.push(a1)
        phone.push(a1)
        return phone.deliveries.map(\.terms.mustReport) == [true, true]
            && phone.deliveries.map(\.terms.isCounted) == [true, false]
    },
    RuleCase(.e5, "linked against SDK 26, push-to-talk is no excuse", not: "linked against 18.5, it is") {
        RuleCase.pushed(.spoofs, facts: AppFacts(linkedSDK: SystemVersion(26), exemptions: .unrestrictedVoIPPTT))
            .hasBreach
    } otherwise: {
        !RuleCase.pushed(.spoofs, facts: AppFacts(linkedSDK: SystemVersion(18, 5), exemptions: .unrestrictedVoIPPTT))
            .hasBreach
    },
    RuleCase(.e6, "kept visible, as by the IDE, the fault does not show", not: "suspended, it does") {
        var phone = RuleCase.front(.neverReports)
        for _ in 0..<5 {
            phone.push(a1)
            phone.run(for: .seconds(10))
        }
        return !phone.hasBreach
    } otherwise: {
        RuleCase.pushed(.neverReports).hasBreach
    },
    RuleCase(.e7, "covered by control centre is not the foreground", not: "uncovered is") {
        var phone = RuleCase.front()
        phone.feed(.frontAppCovered(true))
        return phone.decisionOnPush(a1) == .mustReport
    } otherwise: {
        var phone = RuleCase.front()
        return phone.decisionOnPush(a1) == .exemptForeground
    },
    RuleCase(.l1, "after repeated failures the app is not launched", not: "after one it is") {
        var phone = InvariantTests.restricted()
        let launches = phone.allEffects.count { if case .launchApp = $0 { true } else { false } }
        phone.push(a1)
        phone.run(for: .seconds(5))
        return phone.allEffects.count { if case .launchApp = $0 { true } else { false } } == launches
    } otherwise: {
        var phone = RuleCase.pushed(.neverReports)
        phone.push(a1)
        phone.run(for: .seconds(5))
        return phone.deliveries.count == 2
    },
    RuleCase(.l2, "three entries restrict", not: "with a limit of four they do not") {
        InvariantTests.restricted().policy.isRestricted(a1)
    } otherwise: {
        !InvariantTests.restricted(.newest.with { $0.violationsUntilRestriction = 4 }).policy.isRestricted(a1)
    },
    RuleCase(
        .l3, "restricted: a push in the background is discarded, not queued",
        not: "in the foreground it is delivered"
    ) {
        var phone = InvariantTests.restricted()
        let push = phone.push(a1)
        return phone.allEffects.contains(.dropPush(a1, push, .restricted)) && !phone.policy.pushes.contains(push)
    } otherwise: {
        var phone = InvariantTests.restricted()
        phone.feed(.userOpenedApp(a1))
        phone.run(for: .seconds(1))
        let push = phone.push(a1)
        return phone.deliveries.last?.push == push
    },
    RuleCase(.l4, "the daily job lifts the restriction", not: "a successful report does not") {
        var phone = InvariantTests.restricted()
        phone.run(for: .seconds(24 * 3600))
        return !phone.policy.isRestricted(a1)
    } otherwise: {
        var phone = InvariantTests.restricted()
        phone[a1] = .wellMade
        phone.feed(.userOpenedApp(a1))
        phone.run(for: .seconds(1))
        phone.push(a1)
        phone.run(for: .seconds(5))
        return phone.refusals.last == .some(nil) && phone.policy.isRestricted(a1)
    },
    RuleCase(.l5, "a development build gets a dialog", not: "a store build never") {
        RuleCase.pushed(.neverReports).allEffects.contains(.warnDeveloper(a1, .violation))
    } otherwise: {
        !RuleCase.pushed(.neverReports, facts: AppFacts(buildType: .store)).allEffects.contains(
            .warnDeveloper(a1, .violation))
    },
    RuleCase(.l6, "a fault in the app shows on every system", not: "a properly made app never crashes") {
        Profile.all.allSatisfy { RuleCase.pushed(.neverReports, profile: $0).hasBreach }
    } otherwise: {
        Profile.all.allSatisfy { profile in
            !RuleCase.pushed(profile: profile).hasBreach && !RuleCase.cold(.wellMade, profile: profile).hasBreach
        }
    },
    RuleCase(.w1, "a launch of 21 s is killed", not: "one of 19 s is not") {
        RuleCase.cold(ModelledApp(launch: .takes(.seconds(21)))).watchdogKills == 1
    } otherwise: {
        RuleCase.cold(ModelledApp(launch: .takes(.seconds(19)))).watchdogKills == 0
    },
    RuleCase(
        .w2, "a registry in didFinishLaunching: the launch watchdog is what a slow start meets",
        not: "a registry made afterwards, too slowly, meets check 2"
    ) {
        let phone = RuleCase.cold(ModelledApp(launch: .takes(.seconds(21))))
        return phone.watchdogKills == 1 && phone.kills.isEmpty
    } otherwise: {
        let phone = RuleCase.cold(ModelledApp(launch: .takes(.seconds(1)), registry: .after(.seconds(20))))
        return phone.watchdogKills == 0 && phone.kills.count == 1
    },
    // 0xbad22222 is named so that crash reports can be told apart; the phone does not impose it.
    RuleCase(
        .w3, "a file locked at suspension ends the app, without an entry",
        not: "awake, it may lock what it likes, and a setting lets it be"
    ) {
        var phone = WatchedPhone()
        phone.installSuspended(a1)
        phone.feed(.suspendedHoldingLock(p1))
        phone.run(for: .seconds(20))
        return phone.allEffects.contains(.terminateApp(p1, .fileLockedAtSuspension, nil))
            && phone.state(a1) == nil && !phone.hasBreach
    } otherwise: {
        var awake = RuleCase.front()
        awake.feed(.suspendedHoldingLock(p1))
        var tolerant = WatchedPhone(.newest.with { $0.suspensionKillsLockHolders = false })
        tolerant.installSuspended(a1)
        tolerant.feed(.suspendedHoldingLock(p1))
        return awake.state(a1) == .active && tolerant.state(a1) == .suspended
    },
    RuleCase(
        .h1, "never calling the handler has no part in either check",
        not: "calling it does not stand in for a report"
    ) {
        !RuleCase.pushed(PushBehaviour(completesAfter: nil)).hasBreach
    } otherwise: {
        RuleCase.pushed(PushBehaviour(report: .never, completesAfter: .zero)).crashes.count == 1
    },
    RuleCase(
        .h2, "called in the background without a call, it gives the app back to sleep",
        not: "not called, the app stays awake until the expiry"
    ) {
        refusedCall(PushBehaviour(completesAfter: .zero)).state(a1) == .suspended
    } otherwise: {
        refusedCall(PushBehaviour(completesAfter: nil)).state(a1) == .background
    },
    RuleCase(.h3, "no 30 s, no death by an early call", not: "and no time is bought by delaying it") {
        !RuleCase.pushed(PushBehaviour(completesAfter: .seconds(40)), for: .seconds(60)).hasBreach
            && !RuleCase.pushed(PushBehaviour(report: .after(.seconds(1)), returnsAfter: .seconds(1))).hasBreach
    } otherwise: {
        RuleCase.pushed(
            PushBehaviour(report: .after(.seconds(8)), returnsAfter: .seconds(8), completesAfter: .seconds(20))
        )
        .kills.count == 1
    },
]

/// A push whose call Do Not Disturb refuses, two seconds later.
private func refusedCall(_ behaviour: PushBehaviour) -> WatchedPhone {
    var phone = WatchedPhone()
    phone.feed(.doNotDisturbChanged(true))
    phone.installSuspended(a1, .faulty(behaviour))
    phone.push(a1)
    phone.run(for: .seconds(2))
    return phone
}
