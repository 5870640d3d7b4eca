import ArgumentParser
import CommandFrame
import Foundation
import PhoneControl
import RuleBook

struct Log: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tell the phone's story, line by line.")

    @Flag(name: [.customShort("f"), .long], help: "Go on telling until interrupted.") var follow = false
    @Option(name: .customShort("n"), help: "How many lines at most.") var limit = 200
    @OptionGroup var phone: PhoneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let first = try await phone.ask("log", ["limit": .int(Int64(limit))])
        guard follow else { return try output.show(first) }
        show(first)
        var last = sequence(after: first, 0)
        let client = try phone.client()
        while true {
            let response: ControlResponse
            do {
                response = try await client.timeline(TimelineRequest(since: last, wait: .seconds(30)))
            } catch {
                throw Failure(3, "\(error)")
            }
            show(response)
            last = sequence(after: response, last)
        }
    }

    private func show(_ response: ControlResponse) {
        if output.json || output.format == .json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for record in response.result.elements ?? [] {
                if let data = try? encoder.encode(record) { say(String(decoding: data, as: UTF8.self)) }
            }
        } else if let text = response.text, !text.isEmpty {
            say(text)
        }
    }

    private func sequence(after response: ControlResponse, _ last: Int64) -> Int64 {
        response.result.elements?.last?["sequence"]?.integer ?? last
    }
}

struct Ledger: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the violations that count (L2), or with --all every one there ever was."
    )

    @Argument(help: "The bundle identifier; by default every app's.") var bundle: String?
    @Flag(name: .long, help: "The cleared ones, too.") var all = false
    @OptionGroup var phone: PhoneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var arguments: [String: JSONValue] = ["all": .bool(all)]
        if let bundle { arguments["bundle"] = .string(bundle) }
        try output.show(await phone.ask("ledger", arguments))
    }
}

struct Crashes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the crash reports, or print one.")

    @Argument(help: "A report's file name, or latest; by default all are listed.") var report: String?
    @OptionGroup var phone: PhoneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try output.show(await phone.ask("crashes", report.map { ["show": .string($0)] } ?? [:]))
    }
}

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what a rule, a code or a word means, how sure that is, and where it was said.",
        discussion: "Without words it lists the questions that people ask. Try: 0xbaadca11, mustReport, C2.1."
    )

    @Argument(help: "A rule number, a code, a name from the API, or words.") var words: [String] = []
    @OptionGroup var output: OutputOptions

    func run() throws {
        let explanation = Explain.lookup(words)
        let encoded = try JSONEncoder().encode(explanation.record)
        try output.show(text: explanation.text(), json: JSONDecoder().decode(JSONValue.self, from: encoded))
        if case .nothingFound = explanation { throw ExitCode(1) }
    }
}
