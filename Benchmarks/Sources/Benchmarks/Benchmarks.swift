import ArgumentParser
import Foundation

@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks",
        abstract: "How long a push takes, against the least that this machine can do in the same run.",
        discussion: "Documentation/Performance.md says what is measured."
    )

    @Flag(help: "Keep the gateway in the daemon's process, as `ringtime up` does.") var gatewayInside = false
    @Option(help: "Pushes to a suspended app.") var warm = 1_000
    @Option(help: "Pushes to an app that does not run.") var cold = 100
    @Option(help: ArgumentHelp("Also write the figures to a file.", valueName: "json=path")) var report: [String] = []

    func validate() throws {
        guard warm >= 0, cold >= 0 else { throw ValidationError("a number of pushes is not negative") }
        for report in report where !report.hasPrefix("json=") {
            throw ValidationError("--report wants json=PATH, not \(report)")
        }
    }

    func run() async throws {
        let phone = try await MeasuredPhone.start(gatewayApart: !gatewayInside)
        let outcome: [Comparison]
        do {
            outcome = try await measure(phone)
        } catch {
            await phone.stop()
            throw error
        }
        await phone.stop()
        for comparison in outcome { print(comparison.text) }
        for report in report { try write(outcome, to: String(report.dropFirst(5))) }
    }

    private func measure(_ phone: MeasuredPhone) async throws -> [Comparison] {
        var outcome: [Comparison] = []
        if warm > 0 { outcome.append(try await WarmPush(phone: phone, echo: EchoPeer()).run(rounds: warm)) }
        if cold > 0 { outcome.append(try await ColdPush(phone: phone).run(rounds: cold)) }
        return outcome
    }

    private func write(_ outcome: [Comparison], to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(outcome) + Data("\n".utf8)).write(to: URL(filePath: path))
    }
}
