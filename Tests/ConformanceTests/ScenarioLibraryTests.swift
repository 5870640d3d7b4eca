import CallVocabulary
import Testing

@testable import Conformance

/// The scenarios that come with the command.
@Suite struct ScenarioLibraryTests {
    let scenarios: [Scenario]

    init() throws { scenarios = try Checkout.scenarios() }

    @Test("There are at least sixty scenarios, each with a paragraph of why")
    func number() {
        #expect(scenarios.count >= 60)
        for scenario in scenarios { #expect(scenario.why.count > 60, "\(scenario.name)") }
    }

    @Test("No two scenarios begin alike and go on alike")
    func differ() {
        var seen: [String: String] = [:]
        for scenario in scenarios {
            let steps = scenario.when.map { step in
                "\(step.action) \(step.on.map(\.description) ?? "") \(step.after) \(step.times) \(step.every)"
            }
            let key = "\(scenario.given) \(steps)"
            #expect(seen[key] == nil, "\(scenario.name) is \(seen[key] ?? "") again")
            seen[key] = scenario.name
        }
    }

    @Test("Every rule of the incoming-call path, every mistake that an app can make and every question has a scenario")
    func coverage() {
        #expect(ScenarioCoverage(scenarios).gaps == [])
    }

    @Test("A coverage with a hole says where it is")
    func gaps() {
        let few = scenarios.filter { $0.name != "left-with-a-lock" }
        #expect(ScenarioCoverage(few).gaps == ["W3"])
    }

    @Test("Every scenario fails for at least one of the examples, and every Mistake fails at least one scenario")
    func table() {
        let rows = TableRow.rows(VerdictTable.text)
        for row in rows { #expect(!row.failures.isEmpty, "nobody fails \(row.scenario)") }
        let failing = Set(rows.flatMap(\.failures.keys))
        for app in ExampleApp.all where app.name != "Parley" {
            #expect(failing.contains(app.name), "\(app.name) passes everything")
        }
        #expect(!failing.contains("Parley"))
        let named = Set(rows.map { $0.scenario.split(separator: "@").first.map(String.init) ?? "" })
        #expect(named == Set(scenarios.map(\.name)), "the table has a row for each scenario, and no other")
    }

    @Test("At most five cells differ between the model and real processes, each for a reason")
    func exceptions() {
        #expect(VerdictTable.exceptions.count <= 5)
        for exception in VerdictTable.exceptions { #expect(exception.why.count > 20) }
    }

    @Test("No scenario demands a step later than fifteen seconds after its beginning")
    func short() {
        for scenario in scenarios {
            var waits = Duration.zero
            for step in scenario.when { waits += step.after + step.every * (step.times - 1) }
            #expect(waits <= .seconds(15), "\(scenario.name)")
        }
    }
}
