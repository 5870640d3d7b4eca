import CallVocabulary
import Testing

@testable import Conformance

/// Which runs a battery consists of.
@Suite struct BatteryPlanTests {
    private let scenarios: [Scenario]
    private let app: AppConfiguration

    init() throws {
        scenarios = try Checkout.scenarios()
        app = try Checkout.configuration(of: ExampleApp.all[0])
    }

    private func titles(_ change: (inout BatteryPlan.Request) -> Void) throws -> [String] {
        var request = BatteryPlan.Request()
        change(&request)
        return try BatteryPlan(request, scenarios: scenarios, app: app).runs.map(\.title)
    }

    @Test("A star stands for anything, and a name that nothing fits is said")
    func names() throws {
        #expect(try titles { $0.names = ["restricted*"] } == ["restricted", "restricted-in-the-foreground"])
        #expect(try titles { $0.names = ["declined", "locked"] } == ["declined", "locked"])
        #expect(throws: PlanFault.self) { try titles { $0.names = ["no-such-thing"] } }
    }

    @Test("A scenario of several iOS versions is played under each, or under the one that is asked for")
    func profiles() throws {
        #expect(
            try titles { $0.names = ["report-before-return"] }
                == ["report-before-return@18.0", "report-before-return@26.4"])
        let only = try titles { $0.profile = SystemVersion(18) }
        #expect(only.contains("report-before-return@18.0") && !only.contains("report-before-return@26.4"))
        #expect(only.contains("declined") && !only.contains("stale-push"))
    }

    @Test("The parts of a battery make up the whole, and no run stands in two of them")
    func shards() throws {
        let parts = try (1...8).map { part in try titles { $0.shard = (part, 8) } }
        #expect(parts.flatMap { $0 }.sorted() == (try titles { _ in }).sorted())
        #expect(parts.allSatisfy { !$0.isEmpty })
    }

    @Test("Repetitions play everything again")
    func repetitions() throws {
        #expect(
            try titles {
                $0.names = ["declined"]
                $0.repetitions = 3
            } == ["declined", "declined", "declined"])
    }
}
