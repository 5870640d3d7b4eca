import CallPolicy
import CallVocabulary
import ModelledPhone
import ReportCheck
import Testing

/// One limit of the profile, tried at a tick before it, at it, and a tick after.
private struct Limit: CustomTestStringConvertible, Sendable {
    /// The property of ``Profile``.
    let property: String
    /// What is seen a tick before, exactly, and a tick after.
    let expected: [Bool]
    /// Tries it so much after the limit, in a profile where it has the value given.
    let isSeen: @Sendable (_ tick: Duration) -> Bool

    var testDescription: String { property }

    init(_ property: String, _ expected: [Bool], _ isSeen: @escaping @Sendable (Duration) -> Bool) {
        self.property = property
        self.expected = expected
        self.isSeen = isSeen
    }
}

private let late = [false, false, true]
private let fromExactly = [false, true, true]
private let untilExactly = [true, false, false]

private let limits: [Limit] = [
    Limit("reportCreditWindow", fromExactly) { tick in
        let profile = Profile.newest.with { $0.reportCreditWindow = .seconds(3) }
        var check = ReportCheck(settings: .init(profile: profile))
        check = check.transition(on: .reported, at: .zero).next
        check = check.transition(on: .delivered(mustReport: true), at: .zero + .seconds(3) + tick).next
        return check.outstanding == 1
    },
    // An async body reports so long after its thunk returned.
    Limit("asyncReportDeferral", late) { tick in
        var phone = WatchedPhone(.newest.with { $0.asyncReportDeferral = .milliseconds(500) })
        phone.installSuspended(
            a1, .faulty(PushBehaviour(report: .after(.milliseconds(500) + tick), completesAfter: nil, isAsync: true))
        )
        phone.push(a1)
        phone.run(for: .seconds(3))
        return !phone.crashes.isEmpty
    },
    Limit("reportDeadline", late) { tick in
        reported(after: .seconds(4) + tick, in: .newest.with { $0.reportDeadline = .seconds(4) }).hasBreach
    },
    // Nobody dies of it: what ends is the push's assertion.
    Limit("lenientReportDeadline", late) { tick in
        let profile = Profile.newest.with { $0.lenientReportDeadline = .seconds(12) }
        var phone = WatchedPhone(profile)
        let never = PushBehaviour(report: .never, completesAfter: nil)
        phone.installSuspended(a1, .faulty(never), facts: AppFacts(linkedSDK: SystemVersion(12)))
        phone.push(a1)
        phone.run(for: .seconds(12) + tick)
        return phone.state(a1) == .suspended
    },
    Limit("launchWatchdog", late) { tick in
        var phone = WatchedPhone(.newest.with { $0.launchWatchdog = .seconds(9) })
        phone.install(a1, ModelledApp(launch: .takes(.seconds(9) + tick)))
        phone.push(a1)
        phone.run(for: .seconds(40))
        return phone.watchdogKills == 1
    },
    // Never shorter than the watchdog, and behind it at a tie (D5): it shows nowhere.
    Limit("launchWait", [false, false, false]) { tick in
        var phone = WatchedPhone(.newest.with { $0.launchWait = .seconds(5) })
        phone.install(a1, ModelledApp(launch: .takes(.seconds(5) + tick)))
        phone.push(a1)
        phone.run(for: .seconds(15))
        return phone.deliveries.isEmpty
    },
    Limit("staleAfter", late) { tick in
        var phone = WatchedPhone(.newest.with { $0.staleAfter = .seconds(9) })
        phone.install(a1)
        let push = phone.push(a1, age: .seconds(9) + tick)
        return phone.decision(on: push) == .exemptStale
    },
    Limit("ledgerResetPeriod", late) { tick in
        var phone = WatchedPhone(.newest.with { $0.ledgerResetPeriod = .seconds(3600) })
        phone.install(a1, .faulty(.neverReports))
        phone.push(a1)
        phone.run(for: .seconds(60))
        #expect(phone.policy.violationCount(a1) == 1)
        phone.run(until: .zero + .seconds(3600) + tick)
        return phone.policy.violationCount(a1) == 0
    },
    Limit("suspendAfterCall", late) { tick in
        var phone = WatchedPhone(.newest.with { $0.suspendAfterCall = .seconds(4) })
        phone.installSuspended(a1, .faulty(PushBehaviour(endsCallAfter: .seconds(3))))
        phone.push(a1)
        phone.run(for: .seconds(3) + .seconds(4) + tick)
        return phone.state(a1) == .suspended
    },
    Limit("suspendAfterBackground", late) { tick in
        var phone = WatchedPhone(.newest.with { $0.suspendAfterBackground = .seconds(2) })
        phone.install(a1)
        phone.feed(.userOpenedApp(a1))
        phone.run(for: .seconds(1))
        phone.feed(.userWentHome)
        phone.run(for: .seconds(2) + tick)
        return phone.state(a1) == .suspended
    },
    Limit("backgroundTaskLimit", late) { tick in
        var phone = WatchedPhone(.newest.with { $0.backgroundTaskLimit = .seconds(6) })
        phone.install(a1)
        phone.feed(.userOpenedApp(a1))
        phone.run(for: .seconds(1))
        phone.feed(.backgroundTaskBegan(ProcessID(1)))
        phone.feed(.userWentHome)
        phone.run(for: .seconds(6) + tick)
        return phone.allEffects.contains(.expireBackgroundTasks(ProcessID(1)))
    },
    // Seen is that the end is held back.
    Limit("minimumRing", untilExactly) { tick in
        var phone = WatchedPhone(.newest.with { $0.minimumRing = .seconds(3) })
        phone.installSuspended(a1, .faulty(PushBehaviour(endsCallAfter: .seconds(3) + tick)))
        phone.push(a1)
        phone.run(for: .seconds(10))
        return phone.notes.contains { if case .endHeldBack = $0 { true } else { false } }
    },
    Limit("ringTimeout", late) { tick in
        var phone = WatchedPhone(.newest.with { $0.ringTimeout = .seconds(20) })
        phone.installSuspended(a1)
        phone.push(a1)
        phone.run(for: .seconds(20) + tick)
        return phone.allEffects.contains { if case .performAction(_, _, .end, _, _) = $0 { true } else { false } }
    },
    Limit("answerTimeout", late) { tick in
        var phone = WatchedPhone(.newest.with { $0.answerTimeout = .seconds(9) })
        phone.installSuspended(a1, ModelledApp(calls: CallBehaviour(onAnswer: .fulfils(after: .seconds(9) + tick))))
        phone.push(a1)
        phone.run(for: .milliseconds(1))
        phone.feed(.userAnsweredCall(phone.policy.calls[0].id))
        phone.run(for: .seconds(12))
        return phone.endings.map(\.reason) == [.failed]
    },
    // No start action is carried out yet: the limit itself.
    Limit("startTimeout", late) { tick in
        let profile = Profile.newest.with { $0.startTimeout = .seconds(9) }
        return Instant.zero + .seconds(9) + tick
            > ActionTimeoutCheck.deadline(of: .start, performedAt: .zero, profile: profile)
    },
    Limit("actionTimeout", late) { tick in
        var phone = WatchedPhone(.newest.with { $0.actionTimeout = .seconds(3) })
        phone.installSuspended(a1, ModelledApp(calls: CallBehaviour(onEnd: .fulfils(after: .seconds(3) + tick))))
        phone.push(a1)
        phone.run(for: .milliseconds(1))
        phone.feed(.userDeclinedCall(phone.policy.calls[0].id))
        phone.run(for: .seconds(9))
        return phone.endings.map(\.reason) == [.failed]
    },
]

private func reported(after time: Duration, in profile: Profile) -> WatchedPhone {
    var phone = WatchedPhone(profile)
    phone.installSuspended(a1, .faulty(.blocks(time)))
    phone.push(a1)
    phone.run(for: .seconds(20))
    return phone
}

@Suite("Every limit of the profile")
struct LimitTests {
    @Test("is tried a tick before, exactly, and a tick after", arguments: limits)
    fileprivate func ticks(_ limit: Limit) {
        let ticks = [Duration.microseconds(-1), .zero, .microseconds(1)]
        #expect(ticks.map(limit.isSeen) == limit.expected)
    }

    @Test("stands in the table above")
    func complete() {
        let durations = Mirror(reflecting: Profile.newest).children.compactMap { child -> String? in
            let type = type(of: child.value)
            return type == Duration.self || type == Duration?.self ? child.label : nil
        }
        #expect(durations.count >= 16)
        #expect(Set(durations) == Set(limits.map(\.property)))
    }

    @Test("The daily job keeps its hour when it was looked at late")
    func dailyJob() {
        let policy = PhonePolicy(profile: .newest, nextDailyJob: .zero + .seconds(100))
        let threeDays = 3 * 24 * 3600
        let late = policy.transition(on: .deadlinePassed, at: .zero + .seconds(threeDays + 50)).next
        #expect(late.nextDailyJob == .zero + .seconds(threeDays + 100))
        #expect(policy.nextDeadline == .zero + .seconds(100) + .microseconds(1))
    }
}
