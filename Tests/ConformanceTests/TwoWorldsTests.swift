import CallVocabulary
import Foundation
import ModelledPhone
import Testing

@testable import Conformance

/// Every scenario with every example on the policy alone, in virtual time.
@Suite struct TwoWorldsTests {
    @Test("On the policy alone, every app passes and fails the scenarios that the table says, by the rule that it says")
    func model() async throws {
        var cells: [(app: String, run: PlannedRun, verdict: Verdict)] = []
        let scenarios = try Checkout.scenarios()
        for app in ExampleApp.all {
            let configuration = try Checkout.configuration(of: app)
            let plan = try BatteryPlan(.init(), scenarios: scenarios, app: configuration)
            for run in plan.runs where !isLeftOut(run.scenario) {
                cells.append((app.name, run, try await Self.play(run, app, configuration)))
            }
        }
        let rows = TableRow.rows(of: cells)
        if let file = ProcessInfo.processInfo.environment["RINGTIME_WRITE_TABLE"] {
            let text = rows.map(\.description).joined(separator: "\n") + "\n"
            try Data(text.utf8).write(to: URL(filePath: file))
        }
        let wanted = TableRow.rows(VerdictTable.text)
        for row in rows {
            let expected = wanted.first { $0.scenario == row.scenario }?.inModel
            #expect(
                row == expected, "the model says \(row); the table says \(expected.map(\.description) ?? "nothing")")
        }
    }

    private func isLeftOut(_ scenario: Scenario) -> Bool {
        VerdictTable.exceptions.contains { $0.scenario == scenario.name && $0.app == nil }
    }

    static func play(_ run: PlannedRun, _ app: ExampleApp, _ configuration: AppConfiguration) async throws -> Verdict {
        let profile = try run.profile.changed(by: run.scenario.given)
        var world = ModelWorld(
            app.model(run.scenario.given.slowdown), profile: run.profile, read: ExampleApp.reader())
        var player = ScenarioPlayer(run.scenario, payloads: PayloadPress(configuration, malformed: run.malformed))
        do {
            let trace = try await player.play(in: &world)
            #expect(world.faults.isEmpty, "\(app.name) \(run.title): \(world.faults)")
            return Judge(run.scenario, profile: profile, facts: world.facts).verdict(on: trace)
        } catch let error as GivenNotReached {
            return .failed([error.finding])
        }
    }
}

extension TableRow {
    /// As the model is to have it: the exceptions of ``VerdictTable`` replaced.
    fileprivate var inModel: TableRow {
        var row = self
        for exception in VerdictTable.exceptions where exception.scenario == scenario {
            if let app = exception.app { row.failures[app] = exception.inModel }
        }
        return row
    }
}
