import AppBundle
import CallVocabulary
import Foundation
import Testing

@testable import Conformance

/// The battery with real processes against the table. By default all of Parley and what is most telling of the others;
/// `RINGTIME_TABLE=full` plays all of it.
@Suite(.serialized) struct ProcessTableTests {
    private static let isFull = ProcessInfo.processInfo.environment["RINGTIME_TABLE"] == "full"

    /// Enough to see each Mistake fail where it must, and pass where it does.
    private static let telling = [
        "report-before-return", "cold-launch", "malformed-payloads", "cancelled-call-pushed", "foreground",
        "second-push-after-the-end", "call-ends-as-push-arrives", "before-first-unlock", "answered", "left-with-a-lock",
        "registers-when-opened", "async-delegate", "slow-phone",
    ]

    @Test("With real processes, every app passes and fails the scenarios that the table says", .timeLimit(.minutes(40)))
    func processes() async throws {
        let scenarios = try Checkout.scenarios()
        let plans = try ExampleApp.all.map { app in
            let configuration = try Checkout.configuration(of: app)
            let subject = AppUnderTest(
                name: app.name, bundle: try Checkout.bundle(of: app), configuration: configuration)
            var request = BatteryPlan.Request()
            if !Self.isFull && app.name != "Parley" { request.names = Self.telling }
            return (app: subject, plan: try BatteryPlan(request, scenarios: scenarios, app: configuration))
        }
        var settings = Battery.Settings(folder: try PhoneFolder.make())
        defer { try? FileManager.default.removeItem(at: settings.folder) }
        settings.jobs = Self.isFull ? 96 : 48
        var result = await Battery(settings).play(plans)
        await playAgain(&result, plans, settings)
        try compare(result)
    }

    /// A race that a scenario provokes may not come about on a machine that is busy with other tests: a cell that is not
    /// as the table says is played once more, alone.
    private func playAgain(
        _ result: inout BatteryResult, _ plans: [(app: AppUnderTest, plan: BatteryPlan)], _ settings: Battery.Settings
    ) async {
        let wanted = TableRow.rows(VerdictTable.text)
        var lonely = settings
        lonely.jobs = 1
        for index in result.runs.indices {
            let run = result.runs[index]
            let row = TableRow.rows(of: [(run.app, run.run, run.verdict)])[0]
            let expected = wanted.first { $0.scenario == row.scenario }?.failures[run.app]
            // Of several malformed payloads not every one must fail.
            guard row.failures[run.app] != expected, run.run.malformed == nil || expected == nil else { continue }
            guard var plan = plans.first(where: { $0.app.name == run.app }) else { continue }
            plan.plan.runs = [run.run]
            if let again = await Battery(lonely).play([plan]).runs.first { result.runs[index] = again }
        }
    }

    private func compare(_ result: BatteryResult) throws {
        let rows = TableRow.rows(of: result.runs.map { ($0.app, $0.run, $0.verdict) })
        if let file = ProcessInfo.processInfo.environment["RINGTIME_WRITE_TABLE"] {
            try Data((rows.map(\.description).joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: file))
        }
        let played = Dictionary(grouping: result.runs, by: \.run.scenario.name).mapValues { Set($0.map(\.app)) }
        let wanted = TableRow.rows(VerdictTable.text)
        for row in rows {
            let scenario = row.scenario.split(separator: "@").first.map(String.init) ?? ""
            let all = wanted.first { $0.scenario == row.scenario }?.failures ?? [:]
            // Of those who were not played nothing is known.
            let known = all.filter { played[scenario]?.contains($0.key) ?? false }
            let expected = TableRow(scenario: row.scenario, failures: known)
            #expect(row == expected, "\(stories(of: row, expected, result))")
        }
    }

    /// What a person wants to see of a cell that is not as it should be.
    private func stories(of row: TableRow, _ expected: TableRow, _ result: BatteryResult) -> String {
        let names = Set(row.failures.keys).union(expected.failures.keys)
        let differing = names.filter { row.failures[$0] != expected.failures[$0] }.sorted()
        return differing.map { name in
            let cell =
                "\(row.scenario), \(name): \(row.failures[name] ?? "passed"), the table says "
                + (expected.failures[name] ?? "passed")
            let scenario = row.scenario.split(separator: "@").first.map(String.init)
            let runs = result.runs.filter { $0.app == name && $0.run.scenario.name == scenario }
            return cell
                + runs.prefix(2).map {
                    "\n\($0.verdict)\n" + $0.trace.events.prefix(60).map(\.line).joined(separator: "\n")
                }.joined()
        }.joined(separator: "\n")
    }
}

extension TraceEvent {
    fileprivate var line: String { "  \(at.inWords) \(kind) \(text) [\(rule.map(\.number) ?? "")]" }
}

extension Checkout {
    /// The app's bundle, built before the tests run.
    static func bundle(of app: ExampleApp) throws -> AppBundle {
        let package = root.appending(path: "Examples/\(app.package)")
        return try BundleBuilder(package: package, product: app.name).build(
            showing: BuildDisplay(isTerminal: false) { _ in })
    }
}
