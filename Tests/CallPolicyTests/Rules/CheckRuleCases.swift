import CallPolicy
import CallVocabulary
import ModelledPhone

/// C1 and C2: the two checks.
let ruleCasesOfChecks: [RuleCase] = [
    RuleCase(.c1_1, "no report before the return: a crash", not: "a report before it") {
        RuleCase.pushed(.neverReports).crashes.count == 1
    } otherwise: {
        RuleCase.pushed().crashes.isEmpty
    },
    RuleCase(.c1_2, "the flag can be set without a report", not: "and then the daemon's check kills") {
        RuleCase.pushed(.spoofs).crashes.isEmpty
    } otherwise: {
        RuleCase.pushed(.spoofs).kills.count == 1
    },
    RuleCase(
        .c1_3, "one report covers every push that is outstanding",
        not: "a push 7 s after the report is counted anew"
    ) {
        var phone = WatchedPhone()
        phone.installSuspended(a1, .faulty(.neverReports).startingWith(.blocks(.seconds(2))))
        for _ in 0..<5 { phone.push(a1) }
        phone.run(for: .seconds(30))
        return phone.deliveries.count == 5 && !phone.hasBreach
    } otherwise: {
        var phone = WatchedPhone()
        phone.installSuspended(
            a1, .faulty(.neverReports).startingWith(PushBehaviour(endsCallAfter: .seconds(3)))
        )
        phone.push(a1)
        phone.run(for: .seconds(7))
        phone.push(a1)
        phone.run(for: .seconds(1))
        return phone.crashes.count == 1
    },
    RuleCase(.c1_4, "no registry: no delivery, no check 1, only check 2", not: "with a registry check 1 comes first") {
        let phone = RuleCase.cold(ModelledApp(registry: .never, onPush: .neverReports))
        return phone.deliveries.isEmpty && phone.crashes.isEmpty && phone.kills.count == 1
    } otherwise: {
        RuleCase.cold(.faulty(.neverReports)).crashes.count == 1
    },
    RuleCase(
        .c1_5, "a call that the phone refuses was reported all the same",
        not: "refused before credit it satisfies check 1 alone"
    ) {
        var behaviour = PushBehaviour.wellMade
        behaviour.incoming.isBlocked = true
        let phone = RuleCase.pushed(behaviour)
        return phone.refusals == [.filteredByBlockList] && !phone.hasBreach
    } otherwise: {
        var behaviour = PushBehaviour.wellMade
        behaviour.incoming.isValid = false
        behaviour.completesAfter = nil
        let phone = RuleCase.pushed(behaviour)
        return phone.crashes.isEmpty && phone.kills.count == 1
    },
    RuleCase(.c1_6, "report and end at once counts", not: "an end alone, of an unknown call, does not") {
        !RuleCase.pushed(PushBehaviour(endsCallAfter: .zero)).hasBreach
    } otherwise: {
        let situation = Situation.delivered.then(.callEnded(p1, c1, .remoteEnded)).then(after: .seconds(8))
        return situation.policy.violationCount(a1) == 1
    },
    RuleCase(.c1_7, "blocking the delegate is no failure of check 1", not: "too long runs into check 2") {
        !RuleCase.pushed(.blocks(.seconds(6))).hasBreach
    } otherwise: {
        let phone = RuleCase.pushed(.blocks(.seconds(8)))
        return phone.crashes.isEmpty && phone.kills.count == 1
    },
    RuleCase(.c1_8, "a report from elsewhere counts before the return", not: "and not after it") {
        RuleCase.pushed(PushBehaviour(report: .after(.seconds(1)), returnsAfter: .seconds(2))).crashes.isEmpty
    } otherwise: {
        RuleCase.pushed(PushBehaviour(report: .after(.seconds(2)), returnsAfter: .seconds(1))).crashes.count == 1
    },
    RuleCase(.c1_9, "the process dies by its own hand: the phone ends nothing", not: "satisfied, it lives") {
        let phone = RuleCase.pushed(.neverReports, for: .seconds(5))
        return phone.state(a1) == nil
            && !phone.allEffects.contains { if case .terminateApp = $0 { true } else { false } }
    } otherwise: {
        RuleCase.pushed(for: .seconds(5)).state(a1) == .background
    },
    RuleCase(
        .c1_10, "before 26.4 the report of an async form is too late, however fast",
        not: "from 26.4 check 1 waits a second for it"
    ) {
        RuleCase.pushed(PushBehaviour(isAsync: true), profile: .iOS26).crashes.count == 1
    } otherwise: {
        !RuleCase.pushed(PushBehaviour(report: .after(.milliseconds(900)), completesAfter: nil, isAsync: true))
            .hasBreach
    },
    RuleCase(.c1_11, "a report with nothing in it is a report", not: "none is none") {
        RuleCase.pushed().refusals == [nil]
    } otherwise: {
        RuleCase.pushed(.neverReports).refusals.isEmpty
    },
    RuleCase(.c2_1, "7 s after delivery the phone kills", not: "a report at 6.9 s was in time") {
        RuleCase.pushed(.blocks(.seconds(9))).kills.map(\.at) == [Instant(microseconds: 12_000_001)]
    } otherwise: {
        RuleCase.pushed(.blocks(.milliseconds(6_900))).kills.isEmpty
    },
    RuleCase(.c2_2, "it asks for a report, not for a call: one that has ended will do", not: "no report will not do") {
        let phone = RuleCase.pushed(PushBehaviour(endsCallAfter: .seconds(3)))
        return phone.policy.calls.isEmpty && !phone.hasBreach
    } otherwise: {
        RuleCase.pushed(.spoofs).hasBreach
    },
    RuleCase(.c2_3, "outside strict policy: 30 s, and no kill", not: "under it: 7 s and a kill") {
        let phone = RuleCase.pushed(.spoofs, facts: AppFacts(linkedSDK: SystemVersion(12)), for: .seconds(31))
        return !phone.hasBreach && phone.notes.contains(.checkSatisfied(PushID(1)))
    } otherwise: {
        RuleCase.pushed(.spoofs, for: .seconds(8)).kills.count == 1
    },
    RuleCase(.c2_4, "every condition holds at the deadline: a kill", not: "in the foreground then: none") {
        RuleCase.pushed(.spoofs).kills.count == 1
    } otherwise: {
        var phone = RuleCase.pushed(.spoofs, for: .seconds(5))
        phone.feed(.userOpenedApp(a1))
        phone.run(for: .seconds(10))
        return !phone.hasBreach
    },
    RuleCase(.c2_5, "an exit owes the report: one entry at expiry", not: "an exempt push owes nothing") {
        let phone = RuleCase.pushed(PushBehaviour(report: .never, returnsAfter: .seconds(3), exitsAfter: .seconds(1)))
        return phone.violations.map(\.rule) == [.c2_5]
    } otherwise: {
        var phone = RuleCase.front(PushBehaviour(report: .never, returnsAfter: .seconds(3), exitsAfter: .seconds(1)))
        phone.push(a1)
        phone.run(for: .seconds(20))
        return phone.state(a1) == nil && !phone.hasBreach
    },
    RuleCase(.c2_6, "the usual cause: a registry that comes too late", not: "a registry at launch") {
        RuleCase.cold(ModelledApp(registry: .after(.seconds(8)))).kills.count == 1
    } otherwise: {
        RuleCase.cold(.wellMade).kills.isEmpty
    },
    RuleCase(.c2_7, "a daemon restart forgets the pending check", not: "without one it comes") {
        var phone = RuleCase.pushed(.spoofs, for: .seconds(3))
        phone.restartDaemon()
        phone.run(for: .seconds(20))
        return !phone.hasBreach
    } otherwise: {
        RuleCase.pushed(.spoofs).hasBreach
    },
    RuleCase(.c2_8, "a report by the app's next process ends the duty", not: "a report by another app does not") {
        var phone = WatchedPhone()
        phone.installSuspended(a1, .wellMade.startingWith(.neverReports))
        phone.push(a1)
        phone.run(for: .seconds(2))
        phone.push(a1)
        phone.run(for: .seconds(20))
        return phone.crashes.count == 1 && phone.violations.isEmpty
    } otherwise: {
        var phone = WatchedPhone()
        phone.installSuspended(a1, .faulty(.neverReports))
        phone.installSuspended(a2)
        phone.push(a1)
        phone.push(a2)
        phone.run(for: .seconds(20))
        return phone.violations.map(\.app) == [a1]
    },
    RuleCase(
        .c2_9, "iOS 13: the expiry of a reported push kills for the one delivered 7 s after it",
        not: "from iOS 14 a push answers for itself"
    ) {
        sevenSecondsApart(.iOS13).violations.map(\.rule) == [.c2_9]
    } otherwise: {
        !sevenSecondsApart(.iOS14).hasBreach
    },
]

/// A call, cancelled at once, and the next push exactly 7 s later, which is reported a little late.
private func sevenSecondsApart(_ profile: Profile) -> WatchedPhone {
    var phone = WatchedPhone(profile)
    phone.installSuspended(
        a1, .wellMade.startingWith(PushBehaviour(endsCallAfter: .zero), .blocks(.milliseconds(100)))
    )
    phone.push(a1)
    phone.run(for: .seconds(7))
    phone.push(a1)
    phone.run(for: .seconds(20))
    return phone
}
