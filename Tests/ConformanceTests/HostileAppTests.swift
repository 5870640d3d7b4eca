import AppBundle
import CallVocabulary
import Foundation
import ProbeBundle
import Testing
import YAMLFile

@testable import Conformance

/// Apps that harm the machine: the battery says so in a line, ends, and the other phones never notice.
@Suite struct HostileAppTests {
    @Test(
        "Apps that print a gigabyte, fork, ignore every signal or fill their folder, beside one that does not",
        .timeLimit(.minutes(5)))
    func together() async throws {
        let misdeeds = ["none", "printGigabyte", "fork", "ignoreSignals", "fill"]
        let bundle = try AppBundle(reading: URL(filePath: ProbeBundle.make()))
        defer { try? FileManager.default.removeItem(at: bundle.url.deletingLastPathComponent()) }
        let scenarios = try Checkout.scenarios()
        let plans = try misdeeds.map { misdeed in
            let configuration = try AppConfiguration(
                YAMLMapping(text: "payloads: {call: {misbehave: \(misdeed)}}", file: "ringtime.yml"))
            var request = BatteryPlan.Request()
            request.names = ["locked", "completion-buys-nothing"]
            return (
                app: AppUnderTest(name: misdeed, bundle: bundle, configuration: configuration),
                plan: try BatteryPlan(request, scenarios: scenarios, app: configuration)
            )
        }
        let settings = Battery.Settings(folder: try PhoneFolder.make())
        let result = await Battery(settings).play(plans)
        PhoneFolder.clear(settings.folder)
        for run in result.runs {
            let story = run.trace.events.map { "\($0.at.inWords) \($0.kind) \($0.text)" }.joined(separator: "\n")
            switch run.app {
            case "fill", "fork":
                // A limit of the phone's own, said in words; or the scenario was over before it was reached.
                let kinds = Set(run.trace.events.map(\.kind))
                let isEnded = kinds.contains("app.overDisk") || kinds.contains("app.overProcesses")
                #expect(run.verdict == .passed || isEnded, "\(run.app): \(run.verdict)\n\(story)")
            default: #expect(run.verdict == .passed, "\(run.app): \(run.verdict)\n\(story)")
            }
        }
        #expect(try leftovers(of: settings.folder).isEmpty)
    }

    /// Processes whose program lay in a battery's folder.
    private func leftovers(of folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.compactMap { process in
            let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe")
            return program?.hasPrefix(folder.path + "/") == true ? program : nil
        }
    }
}
