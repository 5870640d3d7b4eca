import CallPolicy
import CallVocabulary
import ModelledPhone

/// Of K, P and T what an incoming call needs.
let ruleCasesOfCalls: [RuleCase] = [
    RuleCase(.k, "the credit comes before the user's filters", not: "and after the checks of the report itself") {
        var phone = WatchedPhone()
        phone.feed(.doNotDisturbChanged(true))
        phone.installSuspended(a1, .faulty(PushBehaviour(completesAfter: nil)))
        phone.push(a1)
        phone.run(for: .seconds(20))
        return phone.refusals == [.filteredByDoNotDisturb] && !phone.hasBreach
    } otherwise: {
        var behaviour = PushBehaviour(completesAfter: nil)
        behaviour.incoming.isValid = false
        let phone = RuleCase.pushed(behaviour)
        return phone.refusals == [.unknown] && phone.kills.count == 1
    },
    RuleCase(.p1, "in the foreground the system shows nothing of its own", not: "in the background it does") {
        var phone = RuleCase.front()
        phone.push(a1)
        phone.run(for: .seconds(1))
        return phone.screens == [.none]
    } otherwise: {
        RuleCase.pushed(for: .seconds(1)).screens == [.banner]
    },
    RuleCase(.p2, "locked: full screen", not: "unlocked: a banner") {
        var phone = WatchedPhone()
        phone.installSuspended(a1)
        phone.feed(.deviceLocked)
        phone.push(a1)
        phone.run(for: .seconds(1))
        return phone.screens == [.fullScreen]
    } otherwise: {
        RuleCase.pushed(for: .seconds(1)).screens == [.banner]
    },
    RuleCase(
        .p3, "report and end 0.5 s later in the foreground: allowed, and nothing is punished",
        not: "in the background the report itself is owed"
    ) {
        var phone = RuleCase.front(PushBehaviour(endsCallAfter: .milliseconds(500)))
        phone.push(a1)
        phone.run(for: .seconds(20))
        return !phone.hasBreach && phone.endings.count == 1
    } otherwise: {
        RuleCase.pushed(.neverReports).hasBreach
    },
    RuleCase(
        .p4, "an end after 1 s waits for the second one, and the app has a call until then",
        not: "the user's own end does not wait"
    ) {
        var phone = RuleCase.pushed(PushBehaviour(endsCallAfter: .seconds(1)), for: .milliseconds(1_900))
        let isExempt = phone.decisionOnPush(a1) == .exemptTrackedCall
        phone.run(for: .seconds(1))
        return isExempt && phone.endings.map(\.at) == [Instant(microseconds: 7_000_001)]
    } otherwise: {
        var phone = RuleCase.pushed(for: .seconds(1))
        phone.feed(.userDeclinedCall(phone.policy.calls[0].id))
        phone.run(for: .milliseconds(100))
        return phone.endings.map(\.reason) == [.declined]
    },
    RuleCase(.p5, "a ring that nobody answers ends after a minute", not: "an answered one does not") {
        RuleCase.pushed(for: .seconds(61)).endings.map(\.reason) == [.unanswered]
    } otherwise: {
        var phone = RuleCase.ringing()
        phone.feed(.userAnsweredCall(phone.policy.calls[0].id))
        phone.run(for: .seconds(90))
        return phone.endings.isEmpty && phone.policy.calls.map(\.phase) == [.connected]
    },
    RuleCase(.p6, "Do Not Disturb: the completion carries the error, nothing rings", not: "off again, it rings") {
        var phone = WatchedPhone()
        phone.feed(.doNotDisturbChanged(true))
        phone.installSuspended(a1)
        phone.push(a1)
        phone.run(for: .seconds(1))
        return phone.refusals == [.filteredByDoNotDisturb] && phone.screens.isEmpty
    } otherwise: {
        RuleCase.pushed(for: .seconds(1)).screens.count == 1
    },
    RuleCase(
        .t2, "an action that is not fulfilled in its time is timed out, once",
        not: "one that is fulfilled is not"
    ) {
        var phone = RuleCase.ringing(ModelledApp(calls: CallBehaviour(onAnswer: .fulfils(after: .seconds(61)))))
        phone.feed(.userAnsweredCall(phone.policy.calls[0].id))
        phone.run(for: .seconds(70))
        let timeouts = phone.allEffects.count { if case .timeOutAction = $0 { true } else { false } }
        return timeouts == 1 && phone.notes.contains(.actionNotPending(p1, ActionID(1)))
    } otherwise: {
        var phone = RuleCase.ringing(ModelledApp(calls: CallBehaviour(onAnswer: .fulfils(after: .seconds(59)))))
        phone.feed(.userAnsweredCall(phone.policy.calls[0].id))
        phone.run(for: .seconds(70))
        return !phone.allEffects.contains { if case .timeOutAction = $0 { true } else { false } }
    },
    RuleCase(
        .t5, "a daemon restart resets the providers, and every call is gone",
        not: "invalidating a provider ends its calls as failed, without a reset"
    ) {
        var phone = RuleCase.ringing()
        phone.restartDaemon()
        return phone.allEffects.contains(.resetProviders(p1)) && phone.policy.calls.isEmpty
    } otherwise: {
        var phone = RuleCase.ringing()
        phone.feed(.providerInvalidated(p1, provider: 1))
        return phone.endings.map(\.reason) == [.failed] && !phone.allEffects.contains(.resetProviders(p1))
    },
    RuleCase(.t8, "an end for an unknown UUID is ignored, with a note", not: "for a known one it is not") {
        var phone = RuleCase.ringing()
        phone.feed(.callEnded(p1, CallID(7), .remoteEnded))
        return phone.notes.contains(.unknownCall(p1, CallID(7))) && phone.policy.calls.count == 1
    } otherwise: {
        var phone = RuleCase.ringing()
        phone.feed(.callEnded(p1, phone.policy.calls[0].id, .remoteEnded))
        return phone.policy.calls.isEmpty
    },
    RuleCase(
        .t11, "a call ends with its process, and exempts nothing afterwards",
        not: "unless the setting lets it live"
    ) {
        var phone = RuleCase.ringing()
        phone.exit(p1)
        return phone.endings.map(\.reason) == [.failed] && phone.decisionOnPush(a1) == .mustReport
    } otherwise: {
        var phone = RuleCase.ringing(profile: .newest.with { $0.callSurvivesProcess = true })
        phone.exit(p1)
        return phone.endings.isEmpty && phone.decisionOnPush(a1) == .exemptTrackedCall
    },
]
