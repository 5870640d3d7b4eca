import CallPolicy
import CallVocabulary
import ModelledPhone
import Testing

private let app = AppID(1)
private let other = AppID(2)

/// The rule book's twenty invariants, each on a modelled phone.
@Suite("The rule book's invariants, 1 to 10")
struct InvariantTests {
    @Test(
        "1: A suspended app whose delegate returns without a report crashes at the return and has one entry 7 s later")
    func invariant1() {
        var phone = WatchedPhone()
        phone.installSuspended(app, .faulty(.neverReports))
        let delivery = phone.now
        let push = phone.push(app)
        phone.run(until: delivery + .seconds(7))
        #expect(phone.crashes.map(\.at) == [delivery])
        #expect(phone.violations.isEmpty)
        phone.run(for: .microseconds(1))
        #expect(phone.violations.map(\.push) == [push])
        #expect(phone.violations.map(\.rule) == [.c2_5])
        phone.run(for: .seconds(60))
        #expect(phone.policy.violationCount(app) == 1)
        #expect(phone.crashes.count == 1 && phone.kills.isEmpty)
    }

    @Test("1: ... and has no entry if the user opened the app by then")
    func invariant1Opened() {
        var phone = WatchedPhone()
        phone.installSuspended(app, .faulty(.neverReports))
        phone.push(app)
        phone.run(for: .seconds(6))
        phone.feed(.userOpenedApp(app))
        phone.run(for: .seconds(60))
        #expect(phone.crashes.count == 1)
        #expect(phone.violations.isEmpty)
        #expect(phone.state(app) == .active)
    }

    @Test(
        "2: A registry 8 s after a cold launch comes too late; a later registration gets the payload, and no second entry"
    )
    func invariant2() {
        var phone = WatchedPhone()
        phone.install(app, ModelledApp(registry: .after(.seconds(8))))
        let push = phone.push(app)
        phone.run(for: .milliseconds(300))
        let launched = phone.now
        phone.run(for: .seconds(20))
        #expect(phone.kills.map(\.at) == [launched + .seconds(7) + .microseconds(1)])
        #expect(phone.deliveries.isEmpty)
        #expect(phone.policy.pushes == [push])

        phone.feed(.userOpenedApp(app))
        phone.run(for: .seconds(20))
        #expect(phone.deliveries.map(\.push) == [push])
        #expect(phone.deliveries.map(\.terms.isCounted) == [true])
        #expect(phone.violations.count == 1 && phone.crashes.isEmpty)
        #expect(phone.policy.pushes.isEmpty)
    }

    @Test("3: A delegate that blocks for 8 s and then reports is killed at 7 s", arguments: [false, true])
    func invariant3(isForegroundThen: Bool) {
        var phone = WatchedPhone()
        phone.install(app, .faulty(.blocks(.seconds(8))))
        phone.push(app)
        phone.run(for: .seconds(2))
        if isForegroundThen { phone.feed(.userOpenedApp(app)) }
        phone.run(for: .seconds(10))
        #expect(phone.kills.count == (isForegroundThen ? 0 : 1))
        for kill in phone.kills { #expect(kill.at == Instant(microseconds: 7_300_001)) }
        #expect(phone.crashes.isEmpty)
    }

    @Test("4: A report ended within 100 ms is no breach, and the end takes effect only at 2 s")
    func invariant4() {
        var phone = WatchedPhone()
        phone.installSuspended(app, .faulty(PushBehaviour(endsCallAfter: .milliseconds(100))))
        let report = phone.now
        phone.push(app)
        phone.run(for: .seconds(20))
        #expect(!phone.hasBreach)
        #expect(phone.endings.map(\.at) == [report + .seconds(2) + .microseconds(1)])
        #expect(phone.endings.map(\.reason) == [.remoteEnded])
    }

    @Test("5: A report refused by Do Not Disturb, the block list or as a duplicate is no breach", arguments: 0..<3)
    func invariant5(variant: Int) {
        var phone = WatchedPhone()
        var behaviour = PushBehaviour.wellMade
        var expected = IncomingCallRefusal.filteredByDoNotDisturb
        if variant == 0 { phone.feed(.doNotDisturbChanged(true)) }
        if variant == 1 {
            behaviour.incoming.isBlocked = true
            expected = .filteredByBlockList
        }
        if variant == 2 {
            behaviour.call = .number(5)
            expected = .callUUIDAlreadyExists
        }
        phone.installSuspended(app, .faulty(behaviour))
        if variant == 2 {
            phone.push(app)
            phone.run(for: .seconds(1))
        }
        phone.push(app)
        phone.run(for: .seconds(20))
        #expect(phone.refusals.last == .some(expected))
        #expect(!phone.hasBreach)
    }

    @Test("6: The spoofed flag passes check 1, and check 2 kills")
    func invariant6() {
        var phone = WatchedPhone()
        phone.installSuspended(app, .faulty(PushBehaviour(report: .spoofed, completesAfter: nil)))
        let delivery = phone.now
        phone.push(app)
        phone.run(for: .seconds(20))
        #expect(phone.crashes.isEmpty)
        #expect(phone.kills.map(\.at) == [delivery + .seconds(7) + .microseconds(1)])
        #expect(phone.violations.map(\.rule) == [.c2_4])
    }

    /// A phone whose app has used up its three violations and is dead.
    static func restricted(_ profile: Profile = .newest) -> WatchedPhone {
        var phone = WatchedPhone(profile)
        phone.installSuspended(app, .faulty(.neverReports))
        for _ in 0..<3 {
            phone.push(app)
            phone.run(for: .seconds(10))
        }
        #expect(phone.policy.violationCount(app) == 3)
        return phone
    }

    @Test("7: After three violations the fourth push is discarded in the background, with the console's line")
    func invariant7() {
        var phone = Self.restricted()
        #expect(phone.allEffects.contains(.restrictApp(app)))
        let before = phone.deliveries.count
        let push = phone.push(app)
        phone.run(for: .seconds(10))
        #expect(phone.deliveries.count == before)
        #expect(phone.allEffects.contains(.dropPush(app, push, .restricted)))
        #expect(phone.notes.contains(.notLaunchedBecauseRestricted(app, push)))
        #expect(phone.state(app) == nil)
    }

    @Test("7: ... and delivered in the foreground, with no duty to report")
    func invariant7Foreground() {
        var phone = Self.restricted()
        phone.feed(.userOpenedApp(app))
        phone.run(for: .seconds(1))
        let push = phone.push(app)
        phone.run(for: .seconds(20))
        #expect(phone.deliveries.last?.push == push)
        #expect(phone.deliveries.last?.terms == DeliveryTerms(mustReport: false, isCounted: false))
        #expect(phone.policy.violationCount(app) == 3 && phone.crashes.count == 3)
    }

    enum WayOut: CaseIterable { case dailyJob, reinstallation, update, reboot }

    @Test(
        "8: The daily job, a reinstallation and an update bring pushes back; a reboot does not",
        arguments: WayOut.allCases)
    func invariant8(way: WayOut) {
        var phone = Self.restricted()
        switch way {
        case .dailyJob: phone.run(for: .seconds(24 * 3600))
        case .reinstallation:
            phone.feed(.appUninstalled(app))
            #expect(phone.allEffects.contains(.invalidateTokens(app)))
            phone.feed(.appInstalled(app, AppFacts()))
        case .update: phone.feed(.appUpdated(app, AppFacts()))
        case .reboot: phone.feed(.deviceRebooted)
        }
        let push = phone.push(app)
        phone.run(for: .seconds(5))
        #expect(phone.deliveries.map(\.push).contains(push) == (way != .reboot))
        let invalidations = phone.allEffects.count { $0 == .invalidateTokens(app) }
        #expect(invalidations == (way == .reinstallation ? 1 : 0))
    }

    @Test("9: A push while the app's call rings or is connected need not be reported", arguments: [false, true])
    func invariant9(isConnected: Bool) {
        var phone = WatchedPhone()
        phone.installSuspended(app, .wellMade.startingWith(.wellMade, .neverReports))
        phone.push(app)
        phone.run(for: .milliseconds(100))
        if isConnected { phone.feed(.userAnsweredCall(phone.policy.calls[0].id)) }
        phone.run(for: .milliseconds(100))
        if isConnected { phone.feed(.userWentHome) }
        let push = phone.push(app)
        #expect(phone.decision(on: push) == .exemptTrackedCall)
        phone.run(for: .seconds(20))
        #expect(!phone.hasBreach)
    }

    @Test(
        "9: Just after the daemon dropped the call it must be: check 1 from 7 s after the last report, else check 2 alone"
    )
    func invariant9Race() {
        for (gap, crashes, kills) in [(Duration.seconds(4), 0, 1), (.seconds(7), 1, 0)] {
            var phone = WatchedPhone()
            let second = PushBehaviour(report: .never, completesAfter: nil)
            phone.installSuspended(
                app, .wellMade.startingWith(PushBehaviour(endsCallAfter: .seconds(3)), second)
            )
            phone.push(app)
            phone.run(for: gap)
            let push = phone.push(app)
            #expect(phone.decision(on: push) == .mustReport)
            phone.run(for: .seconds(20))
            #expect(phone.crashes.count == crashes && phone.kills.count == kills)
            #expect(phone.violations.map(\.push) == [push])
        }
    }

    @Test("10: Two pushes 1 s apart, none reported: one entry, two dead processes")
    func invariant10() {
        var phone = WatchedPhone()
        phone.installSuspended(app, .faulty(.neverReports))
        phone.push(app)
        phone.run(for: .seconds(1))
        phone.push(app)
        phone.run(for: .seconds(30))
        #expect(phone.violations.count == 1)
        #expect(phone.crashes.count == 1 && phone.kills.count == 1)
        #expect(Set(phone.crashes.map(\.process) + phone.kills.map(\.process)).count == 2)
    }

    @Test("10: One report in the first delegate call, and neither dies")
    func invariant10Reported() {
        var phone = WatchedPhone()
        phone.installSuspended(app, .faulty(.neverReports).startingWith(.wellMade))
        phone.push(app)
        phone.run(for: .seconds(1))
        phone.push(app)
        phone.run(for: .seconds(30))
        #expect(!phone.hasBreach)
        #expect(phone.deliveries.count == 2)
    }

    @Test("10: A crash by check 1, then a second push reported within 7 s, leaves the ledger empty")
    func invariant10Second() {
        var phone = WatchedPhone()
        phone.installSuspended(app, .wellMade.startingWith(.neverReports))
        phone.push(app)
        phone.run(for: .seconds(2))
        phone.push(app)
        phone.run(for: .seconds(30))
        #expect(phone.crashes.count == 1)
        #expect(phone.violations.isEmpty && phone.kills.isEmpty)
    }
}
