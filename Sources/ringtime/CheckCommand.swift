public import AppBundle
public import ArgumentParser
import CallVocabulary
import CommandFrame
public import Conformance
import Foundation

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put an app through the conformance battery: in which situation does it die, by which rule?",
        discussion: """
            Each scenario is played on a phone of its own, many side by side. A file ringtime.yml beside the app says what \
            its server sends; without one, the command prints the file to write. Exit codes: 0 every scenario passed; \
            1 one failed; 2 wrong usage; 3 an app did not build, or the tool could not do its work.
            """
    )

    @Argument(help: "Foo.app, or the folder of a Swift package with an Info.plist beside its executable target.")
    var apps: [String] = []

    @Option(name: .long, help: "Which of the package's apps; may be given several times.") var product: [String] = []
    @Option(name: .long, help: "How a package is built: debug, in which assertions trap, or release.")
    var configuration = BundleBuilder.Configuration.debug
    @Option(name: .long, help: "Only these scenarios; * stands for anything.") var scenario: [String] = []
    @Option(
        name: .long, help: ArgumentHelp("More scenarios, or others in place of the built-in ones.", valueName: "folder")
    )
    var scenarios: String?
    @Option(name: .long, help: "Only this iOS version: 13, 14, 15, 17, 18, 26.0 or 26.4.") var profile: String?
    @Option(name: .long, help: "Phones at a time.") var jobs = 32
    @Option(name: .customLong("repeat"), help: "Play everything so many times.") var repetitions = 1
    @Option(name: .long, help: ArgumentHelp("Only the second of eight parts: 2/8.", valueName: "part/of")) var shard:
        String?
    @Option(name: .long, help: ArgumentHelp("Give the apps a tenth of the time: 10x.", valueName: "factor"))
    var slow: String?
    @Option(
        name: .long, help: ArgumentHelp("A json report of failures that are known and do not count.", valueName: "file")
    )
    var baseline: String?
    @Option(name: .long, help: "How the result is printed: text, json, junit, github or html.") var format =
        ReportFormat.text
    @Flag(name: .long, help: "Short for --format json.") var json = false
    @Option(name: .long, help: ArgumentHelp("Also write a report to a file.", valueName: "format=path")) var report:
        [String] = []
    @Flag(name: .long, help: "List the scenarios and play none.") var list = false
    @Flag(name: .long, help: "Show which scenarios cover each rule, mistake and question, and play none.")
    var coverage = false

    func run() async throws {
        let all = try CheckRequest.scenarios(in: scenarios)
        let chosen = json ? .json : format
        if list { return say(try ScenarioList(all).rendered(as: chosen)) }
        if coverage { return say(try ScenarioCoverage(all).rendered(as: chosen)) }
        let reports = try report.map(ReportFile<ReportFormat>.init)
        let request = try CheckRequest.plan(
            names: scenario, profile: profile, repetitions: repetitions, shard: shard)
        let subjects = try CheckRequest.subjects(apps, products: product, as: configuration)
        let settings = try CheckRequest.settings(jobs: jobs, slow: slow)
        let watch = CheckRequest.clearWhenInterrupted(settings.folder)
        defer {
            watch.cancel()
            PhoneFolder.clear(settings.folder)
        }
        let plans = try subjects.map { app in
            (app: app, plan: try CheckRequest.planned(request, all, app.configuration))
        }
        var result = await Battery(settings).play(plans)
        if let baseline { try CheckRequest.apply(baseline: baseline, to: &result) }
        for file in reports { try file.write(file.format.render(result, isColoured: false)) }
        let isTerminal = isatty(1) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        say(chosen.render(result, isColoured: isTerminal))
        if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    }
}

extension ReportFormat: ExpressibleByArgument {}

extension BundleBuilder.Configuration: ExpressibleByArgument {}
