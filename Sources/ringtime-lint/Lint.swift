public import ArgumentParser
public import CallLint
import CommandFrame
import Foundation

struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ringtime lint",
        abstract:
            "Find the path through a push handler that returns without a report, in Swift and Objective-C sources.",
        discussion: """
            Nothing is built and no Xcode is needed. A file .ringtime.yml in the folder may switch rules off and tell what \
            calls into closed SDKs do. Exit codes: 0 no finding of severity error (see --fail-on); 1 such a finding; \
            2 wrong usage or unreadable input; 3 the tool itself could not do its work.
            """,
        version: LintRun.version
    )

    @Argument(help: "Folders or files; by default the current folder.") var paths: [String] = []
    @Option(name: .long, help: "How the findings are printed: text, json, sarif, github, checkstyle or junit.")
    var format = LintFormat.text
    @Flag(name: .long, help: "Short for --format json.") var json = false
    @Option(name: .long, help: ArgumentHelp("Also write the findings to a file.", valueName: "format=path"))
    var report: [String] = []
    @Option(name: .long, help: "Only this rule; may be given several times.") var rule: [String] = []
    @Option(name: .long, help: "The least severity that makes the exit code 1: error, warning or note.")
    var failOn = Finding.Severity.error
    @Option(name: .long, help: ArgumentHelp("A json report of findings that are known.", valueName: "file"))
    var baseline: String?
    @Option(name: .long, help: ArgumentHelp("Only findings whose path touches a line changed since.", valueName: "rev"))
    var since: String?
    @Flag(name: .long, help: "Findings in ignored folders, such as Pods and node_modules, count, too.")
    var includeIgnored = false
    @Flag(name: .long, help: "Make the changes that are safe.") var fix = false
    @Flag(name: .long, help: "Print the changes that --fix would make, and change nothing.") var diff = false
    @Option(name: .long, help: ArgumentHelp("In place of .ringtime.yml in the folder.", valueName: "file"))
    var config: String?
    @Flag(name: .long, help: "List the rules and judge nothing.") var listRules = false

    func run() throws {
        if listRules { return say(LintRules.table) }
        let reports = try report.map(ReportFile<LintFormat>.init)
        let roots = paths.isEmpty ? ["."] : paths
        let progress = ProgressLine()
        var run = LintRun()
        run.configuration = try LintRequest.configuration(config, beside: roots)
        run.chosen = try LintRequest.rules(rule)
        run.includesForeign = includeIgnored
        run.baseline = try LintRequest.baseline(baseline)
        run.changes = try LintRequest.changes(since, roots)
        run.watch = { step in progress.show { "lint: \(step.text) after \($0) s" } }
        let tree = try LintRequest.tree(roots, run.configuration) { found in
            progress.show { "lint: \(found) sources found after \($0) s" }
        }
        let library = SourceLibrary(tree.files) { read in
            progress.show { "lint: \(read)/\(tree.files.count) sources read after \($0) s" }
        }
        var result = run.run(library)
        if fix || diff {
            progress.end()
            let hasChanged = try LintRequest.mend(result, library, onlyShow: diff)
            // What was mended is no finding any more, and lines have moved.
            if hasChanged { result = run.run(SourceLibrary(tree.files)) }
        }
        progress.end()
        for notice in tree.notices + result.notices { complain(notice.text) }
        for file in reports { try file.write(file.format.render(result, failOn: failOn)) }
        let isTerminal = isatty(1) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        if !diff { say((json ? .json : format).render(result, failOn: failOn, isColoured: isTerminal)) }
        if result.fails(on: failOn) { throw ExitCode(1) }
    }
}

extension LintFormat: ExpressibleByArgument {}

extension Finding.Severity: ExpressibleByArgument {}
