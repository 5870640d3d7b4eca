public import ArgumentParser
import CommandFrame
public import CrashDiagnosis
import Foundation

struct Diagnose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judge crash reports and console excerpts: which check, why, and what to change.",
        discussion: """
            Reads .ips and .crash files, MetricKit payloads, Crashlytics and Sentry text, console lines, .xccrashpoint \
            bundles, folders and zip files of them, and what is pasted into the standard input with -. Exit codes: 0 no \
            rule of the call path was broken; 1 one was (C1, C2, L3, W1); 2 an input could not be read.
            """
    )

    @Argument(help: "Reports, folders, zip files, or - for the standard input.") var paths: [String] = []
    @Option(name: .long, help: "How the answer is printed: text, json, markdown or html.") var format = AnswerFormat
        .text
    @Flag(name: .long, help: "Short for --format json.") var json = false
    @Option(name: .long, help: ArgumentHelp("Also write the answer to a file.", valueName: "format=path"))
    var report: [String] = []
    @Option(
        name: .long, help: ArgumentHelp("The app's sources: look there for what broke the rule.", valueName: "folder"))
    var sources: String?
    @Flag(name: .long, help: "Take names, identifiers, paths and payloads out of the answer.") var redact = false

    func run() async throws {
        guard !paths.isEmpty else {
            throw Failure(2, "which report? ringtime diagnose FILE …, or - for the standard input")
        }
        let files = try report.map(ReportFile<AnswerFormat>.init)
        var gathering = Gathering()
        let line = ProgressLine()
        gathering.progress = { progress in
            line.show { "diagnose: \(progress.done) of \(progress.total) files after \($0) s" }
        }
        var answer = gathering.read(paths)
        line.end()
        if let sources {
            answer.sources = sources
            answer.findings = await DiagnoseRequest.findings(in: absolutePath(sources))
        }
        if redact { answer = Redaction.redacted(answer) }
        for file in files { try file.write(answer.render(as: file.format)) }
        if !answer.reports.isEmpty || json || format == .json { say(answer.render(as: json ? .json : format)) }
        for input in answer.unreadable { complain("ringtime: \(input.name): \(input.reason)") }
        if answer.exitCode != 0 { throw ExitCode(answer.exitCode) }
    }
}

extension AnswerFormat: ExpressibleByArgument {}
