import CallPolicy
import CallVocabulary
import ModelledPhone
import Testing

/// Two stories for a rule: one in which it takes hold (or is broken, where it is a duty), one in which it does not.
/// Each story runs, and answers whether what its name says is what was seen.
struct RuleCase: CustomTestStringConvertible, Sendable {
    struct Story: Sendable {
        let name: String
        let holds: @Sendable () -> Bool
    }

    let rule: Rule
    let applied: Story
    let notApplied: Story
    var testDescription: String { rule.number }

    init(
        _ rule: Rule, _ applied: String, not notApplied: String, _ holds: @escaping @Sendable () -> Bool,
        otherwise holdsOtherwise: @escaping @Sendable () -> Bool
    ) {
        self.rule = rule
        self.applied = Story(name: applied, holds: holds)
        self.notApplied = Story(name: notApplied, holds: holdsOtherwise)
    }

    /// A suspended app, one push, and what its delegate does about it.
    static func pushed(
        _ behaviour: PushBehaviour = .wellMade, profile: Profile = .newest, facts: AppFacts = AppFacts(),
        for duration: Duration = .seconds(30)
    ) -> WatchedPhone {
        var phone = WatchedPhone(profile)
        phone.installSuspended(a1, .faulty(behaviour), facts: facts)
        phone.push(a1)
        phone.run(for: duration)
        return phone
    }

    /// An app that is not running, one push, and how it launches.
    static func cold(_ behaviour: ModelledApp, profile: Profile = .newest, for duration: Duration = .seconds(40))
        -> WatchedPhone
    {
        var phone = WatchedPhone(profile)
        phone.install(a1, behaviour)
        phone.push(a1)
        phone.run(for: duration)
        return phone
    }

    /// An app in the foreground.
    static func front(_ behaviour: PushBehaviour = .wellMade, profile: Profile = .newest) -> WatchedPhone {
        var phone = WatchedPhone(profile)
        phone.install(a1, .faulty(behaviour))
        phone.feed(.userOpenedApp(a1))
        phone.run(for: .seconds(1))
        return phone
    }

    /// A suspended app with a call that rings.
    static func ringing(_ behaviour: ModelledApp = .wellMade, profile: Profile = .newest) -> WatchedPhone {
        var phone = WatchedPhone(profile)
        phone.installSuspended(a1, behaviour)
        phone.push(a1)
        phone.run(for: .seconds(3))
        return phone
    }
}

@Suite("Every rule of the letters D, N, C1, C2, E, L, W, H, and what K, P and T an incoming call needs")
struct RuleCoverageTests {
    static let cases = ruleCasesOfDelivery + ruleCasesOfChecks + ruleCasesOfDuty + ruleCasesOfCalls

    /// Rules of these letters that say nothing about what the machine decides, and where they live.
    static let elsewhere: [Rule: String] = [
        .d3: "sizes, topic and priority are the gateway's: APNsProtocol",
        .d10: "lateness is made by the phone's connection and the gateway's store; the machine is told a push's age",
        .d11:
            "which registry of a process gets the payload is the daemon's; the machine knows one registration a process",
    ]

    @Test("has a story in which it applies and one in which it does not, and both come out so", arguments: cases)
    func stories(_ entry: RuleCase) {
        #expect(entry.applied.holds(), "\(entry.rule): \(entry.applied.name)")
        #expect(entry.notApplied.holds(), "\(entry.rule), not: \(entry.notApplied.name)")
    }

    @Test("is in the table, once")
    func complete() {
        let calls: [Rule] = [.k, .p1, .p2, .p3, .p4, .p5, .p6, .t2, .t5, .t8, .t11]
        let wanted = Rule.allCases.filter { ["D", "N", "C1", "C2", "E", "L", "W", "H"].contains($0.part) } + calls
        let inTable = Self.cases.map(\.rule)
        #expect(Set(wanted).subtracting(inTable).subtracting(Self.elsewhere.keys) == [])
        #expect(Set(inTable).count == inTable.count)
        #expect(Set(inTable).isDisjoint(with: Self.elsewhere.keys))
    }
}
