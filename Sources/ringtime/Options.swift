import ArgumentParser
import CommandFrame
import Foundation
import PhoneControl

/// Which phone.
struct PhoneOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The phone's data folder; by default RINGTIME_DATA, else ringtime in the XDG state folder.",
            valueName: "folder"
        )
    )
    var data: String?

    /// The folder that is meant, absolute.
    var folder: String {
        let environment = ProcessInfo.processInfo.environment
        if let data = data ?? environment["RINGTIME_DATA"].nonEmpty { return absolutePath(data) }
        let state = environment["XDG_STATE_HOME"].nonEmpty ?? NSHomeDirectory() + "/.local/state"
        return absolutePath(state) + "/ringtime"
    }

    /// Asks the running phone.
    func ask(_ verb: String, _ arguments: [String: JSONValue] = [:]) async throws -> ControlResponse {
        do {
            return try await client().call(verb, arguments)
        } catch let error as ControlClientError {
            throw Failure(3, "\(error)")
        }
    }

    func client() throws -> ControlClient {
        do {
            return try ControlClient(dataFolder: folder)
        } catch {
            throw Failure(3, "\(error)")
        }
    }
}

/// In which form the result is printed, and where else it goes.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(name: .long, help: "How the result is printed: text or json.")
    var format: Format = .text

    @Flag(name: .long, help: "Short for --format json.")
    var json = false

    @Option(name: .long, help: ArgumentHelp("Also write the result to a file.", valueName: "format=path"))
    var report: [String] = []

    /// Prints the result and writes the reports.
    func show(text: String, json value: JSONValue) throws {
        for file in try report.map(ReportFile<Format>.init) {
            try file.write(file.format == .json ? try Self.render(value) : text)
        }
        let rendered = json || format == .json ? try Self.render(value) : text
        if !rendered.isEmpty { say(rendered) }
    }

    /// Shows what the phone answered, and leaves with its exit code.
    func show(_ response: ControlResponse) throws {
        if response.exitCode == 0 || response.exitCode == 1 && !isError(response) {
            try show(text: response.text ?? "", json: response.result)
            if response.exitCode != 0 { throw ExitCode(response.exitCode) }
            return
        }
        if json || format == .json { say(try Self.render(response.result)) }
        throw Failure(response.exitCode, response.text ?? "the phone said no")
    }

    private func isError(_ response: ControlResponse) -> Bool { response.result["error"] != nil }

    static func render(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension String? {
    var nonEmpty: String? { self?.isEmpty == false ? self : nil }
}
