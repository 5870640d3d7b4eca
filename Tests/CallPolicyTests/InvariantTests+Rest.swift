import CallPolicy
import CallVocabulary
import ModelledPhone
import Testing

private let app = AppID(1)

@Suite("The rule book's invariants, 11 to 20")
struct LaterInvariantTests {
    @Test("11: In the foreground at the push, in the background before 7 s: no kill")
    func invariant11() {
        var phone = WatchedPhone()
        phone.install(app, .faulty(.spoofs))
        phone.feed(.userOpenedApp(app))
        phone.run(for: .seconds(1))
        phone.push(app)
        phone.run(for: .seconds(1))
        phone.feed(.userWentHome)
        phone.run(for: .seconds(20))
        #expect(!phone.hasBreach)
    }

    @Test(
        "11: In the background at the push, in the foreground at 7 s: no kill, and the push after that is judged anew")
    func invariant11Opened() {
        var phone = WatchedPhone()
        phone.installSuspended(app, .faulty(.spoofs))
        phone.push(app)
        phone.run(for: .seconds(5))
        phone.feed(.userOpenedApp(app))
        phone.run(for: .seconds(5))
        #expect(!phone.hasBreach)
        phone.feed(.userWentHome)
        let push = phone.push(app)
        #expect(phone.decision(on: push) == .mustReport)
        phone.run(for: .seconds(5))
        phone.push(app)
        phone.run(for: .seconds(20))
        #expect(phone.violations.map(\.push) == [push])
    }

    @Test("11: ... check 1 applies all the same")
    func invariant11Check1() {
        var phone = WatchedPhone()
        phone.installSuspended(app, .faulty(PushBehaviour(report: .never, returnsAfter: .seconds(9))))
        phone.push(app)
        phone.run(for: .seconds(5))
        phone.feed(.userOpenedApp(app))
        phone.run(for: .seconds(20))
        #expect(phone.crashes.count == 1)
        #expect(phone.violations.isEmpty && phone.kills.isEmpty)
    }

    @Test(
        "12: SDK 12 is never killed; SDK 14 with unrestricted-voip neither; SDK 15 with the same is",
        arguments: [
            (SystemVersion(12), PolicyExemptions([]), false), (SystemVersion(14), .unrestrictedVoIP, false),
            (SystemVersion(15), .unrestrictedVoIP, true),
        ])
    func invariant12(sdk: SystemVersion, exemptions: PolicyExemptions, isKilled: Bool) {
        for profile in Profile.all {
            var phone = WatchedPhone(profile)
            let facts = AppFacts(linkedSDK: sdk, exemptions: exemptions)
            phone.installSuspended(app, .faulty(PushBehaviour(report: .never, returnsAfter: .seconds(9))), facts: facts)
            for _ in 0..<5 {
                phone.push(app)
                phone.run(for: .seconds(40))
            }
            #expect(phone.hasBreach == isKilled)
        }
    }

    @Test("13: An exit between a must-report delivery and the report makes one entry at expiry")
    func invariant13() {
        var phone = WatchedPhone()
        let behaviour = PushBehaviour(report: .after(.seconds(3)), returnsAfter: .seconds(3), exitsAfter: .seconds(2))
        phone.installSuspended(app, .faulty(behaviour))
        let delivery = phone.now
        phone.push(app)
        phone.run(until: delivery + .seconds(7))
        #expect(phone.violations.isEmpty)
        phone.run(for: .seconds(20))
        #expect(phone.violations.map(\.rule) == [.c2_5])
        #expect(phone.kills.isEmpty && phone.crashes.isEmpty)
    }

    @Test("13: An idle exit, one after the report and one in didFinishLaunching make none", arguments: 0..<3)
    func invariant13None(variant: Int) {
        var phone = WatchedPhone()
        switch variant {
        case 0:
            phone.installSuspended(app)
            phone.feed(.userOpenedApp(app))
            if let process = phone.policy.process(of: app) { phone.exit(process) }
        case 1:
            phone.installSuspended(app, .faulty(PushBehaviour(exitsAfter: .seconds(1))))
            phone.push(app)
        default:
            phone.install(app, ModelledApp(launch: .ends(after: .seconds(1), .exited(code: 0))))
            let push = phone.push(app)
            phone.run(for: .seconds(5))
            #expect(phone.allEffects.contains(.dropPush(app, push, .launchFailed)))
        }
        phone.run(for: .seconds(30))
        #expect(phone.state(app) == nil)
        #expect(!phone.hasBreach)
    }

    @Test(
        "14: After a daemon restart providers are reset, registries register, the ledger is kept; timers and payloads are gone"
    )
    func invariant14() {
        var phone = WatchedPhone()
        phone.installSuspended(app, .faulty(.neverReports))
        phone.push(app)
        phone.run(for: .seconds(10))
        #expect(phone.policy.violationCount(app) == 1)

        phone[app] = ModelledApp(registry: .after(.seconds(10)), onPush: .spoofs)
        let queued = phone.push(app)
        phone.run(for: .seconds(3))
        #expect(!phone.policy.pendingChecks.isEmpty)
        phone.restartDaemon()
        #expect(phone.policy.pendingChecks.isEmpty && phone.policy.pushes.isEmpty)
        #expect(phone.allEffects.contains(.dropPush(app, queued, .forgotten)))
        let process = phone.policy.process(of: app)
        #expect(phone.allEffects.contains { if case .resetProviders(process) = $0 { true } else { false } })
        #expect(phone.policy.violationCount(app) == 1)
        phone.run(for: .seconds(20))
        #expect(phone.policy.violationCount(app) == 1 && phone.kills.isEmpty)
        #expect(phone.deliveries.count == 1)

        let next = phone.push(app)
        // Woken, the app makes the registry that was due while it slept.
        phone.run(for: .zero)
        #expect(phone.deliveries.last?.push == next)
    }

    @Test("15: From 26.4 a stale push need not be reported, and not reporting is fine")
    func invariant15() {
        for profile in Profile.all {
            var phone = WatchedPhone(profile)
            phone.installSuspended(app, .faulty(.neverReports))
            let push = phone.push(app, age: .seconds(31))
            phone.run(for: .seconds(20))
            let isFree = profile == .iOS26_4
            #expect(phone.decision(on: push) == (isFree ? .exemptStale : .mustReport))
            #expect(phone.deliveries.last?.terms.mustReport == !isFree)
            #expect(phone.hasBreach == !isFree)
        }
    }

    @Test(
        "16: The completion handler early, late or never makes no difference to either check", arguments: [true, false])
    func invariant16(reports: Bool) {
        var seen: [[String]] = []
        for completion in [Duration.zero, .seconds(3), .seconds(40), nil] {
            var phone = WatchedPhone()
            let report: PushBehaviour.Report = reports ? .after(.seconds(1)) : .never
            phone.installSuspended(
                app, .faulty(PushBehaviour(report: report, returnsAfter: .seconds(2), completesAfter: completion))
            )
            phone.push(app)
            phone.run(for: .seconds(60))
            seen.append(["\(phone.crashes)", "\(phone.violations)", "\(phone.kills)"])
        }
        #expect(Set(seen).count == 1)
    }

    @Test("16: ... it can only bring suspension forward")
    func invariant16Suspension() {
        var suspended: [Instant?] = []
        for completion in [Duration.zero, nil] {
            var phone = WatchedPhone()
            phone.feed(.doNotDisturbChanged(true))
            phone.installSuspended(app, .faulty(PushBehaviour(completesAfter: completion)))
            let start = phone.now
            phone.push(app)
            phone.run(for: .seconds(20))
            suspended.append(phone.effects.last { if case .suspendApp = $0.effect { true } else { false } }?.at)
            #expect(start < phone.now)
        }
        #expect(suspended == [Instant(microseconds: 5_000_000), Instant(microseconds: 12_000_001)])
    }

    @Test("17: A launch of 15 s is no violation; one of 25 s dies by the watchdog, without an entry")
    func invariant17() {
        for (seconds, kills) in [(15, 0), (25, 1)] {
            var phone = WatchedPhone()
            phone.install(app, ModelledApp(launch: .takes(.seconds(seconds))))
            phone.push(app)
            phone.run(for: .seconds(60))
            #expect(phone.watchdogKills == kills)
            #expect(phone.deliveries.count == 1 - kills)
            #expect(!phone.hasBreach)
        }
    }

    @Test("18: In the foreground, report and end 0.5 s later, a hundred times: no breach, no system screen")
    func invariant18() {
        var phone = WatchedPhone()
        phone.install(app, .faulty(PushBehaviour(endsCallAfter: .milliseconds(500))))
        phone.feed(.userOpenedApp(app))
        phone.run(for: .seconds(1))
        for _ in 0..<100 {
            phone.push(app)
            phone.run(for: .seconds(1))
        }
        phone.run(for: .seconds(10))
        #expect(!phone.hasBreach)
        #expect(phone.endings.count == 100)
        #expect(!phone.screens.isEmpty && phone.screens.allSatisfy { $0 == .none })
    }

    @Test(
        "19: Five pushes at once, reported at 6.9 s inside the first delegate call: nothing in the ledger, all five delivered"
    )
    func invariant19() {
        var phone = WatchedPhone()
        phone.installSuspended(
            app, .faulty(.neverReports).startingWith(.blocks(.milliseconds(6_900)))
        )
        for _ in 0..<5 { phone.push(app) }
        phone.run(for: .seconds(30))
        #expect(!phone.hasBreach)
        #expect(phone.deliveries.count == 5)
    }

    @Test("20: A process dies with a call ringing: the call is gone, and the next push must be reported")
    func invariant20() {
        var phone = WatchedPhone()
        phone.installSuspended(app)
        phone.push(app)
        phone.run(for: .seconds(1))
        #expect(phone.policy.calls.count == 1)
        if let process = phone.policy.process(of: app) { phone.exit(process) }
        #expect(phone.policy.calls.isEmpty)
        #expect(phone.endings.map(\.reason) == [.failed])
        let push = phone.push(app)
        #expect(phone.decision(on: push) == .mustReport)
        phone.run(for: .seconds(20))
        #expect(!phone.hasBreach)
    }
}
