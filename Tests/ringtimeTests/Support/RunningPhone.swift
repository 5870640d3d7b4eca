import Foundation
import PhoneControl
import Testing

/// A phone in a process of its own, as `ringtime up` runs it, on a data folder that goes with it.
// @unchecked: one test task at a time orders; only the kill comes from another, and it touches nothing but the process.
final class RunningPhone: @unchecked Sendable {
    let data: String
    let arguments: [String]
    private(set) var announcement: PhoneAnnouncement
    private var process: Process
    private var client: ControlClient

    struct Refused: Error, CustomStringConvertible {
        var description: String
    }

    init(_ arguments: [String] = []) throws {
        data = NSTemporaryDirectory() + "ringtime-test-\(UUID().uuidString.prefix(8))"
        self.arguments = arguments
        (process, announcement) = try Self.switchOn(data, arguments)
        client = ControlClient(announcement: announcement)
    }

    deinit {
        process.interrupt()
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: data)
    }

    private static func switchOn(_ data: String, _ arguments: [String]) throws -> (Process, PhoneAnnouncement) {
        let process = Process()
        process.executableURL = Products.ringtime
        process.arguments = ["up", "--json", "--data", data] + arguments
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { throw Refused(description: "ringtime up ended without an announcement") }
            line += more
        }
        return (process, try JSONDecoder().decode(PhoneAnnouncement.self, from: line))
    }

    /// SIGKILL: the phone's process gets no chance to tidy up.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Another process on the same data folder.
    func switchOnAgain() throws {
        (process, announcement) = try Self.switchOn(data, arguments)
        client = ControlClient(announcement: announcement)
    }

    /// The answer, whatever its exit code.
    func ask(_ verb: String, _ arguments: [String: JSONValue] = [:]) async throws -> ControlResponse {
        try await client.call(verb, arguments)
    }

    /// The answer of a verb that must succeed.
    @discardableResult
    func order(_ verb: String, _ arguments: [String: JSONValue] = [:]) async throws -> JSONValue {
        let response = try await ask(verb, arguments)
        guard response.exitCode == 0 else { throw Refused(description: "\(verb): \(response.text ?? "no text")") }
        return response.result
    }

    /// The last line of the timeline so far.
    func mark() async throws -> Int64 {
        try await order("log", ["limit": 1]).elements?.last?["sequence"]?.integer ?? 0
    }

    func timeline(after mark: Int64 = 0) async throws -> [JSONValue] {
        try await client.timeline(TimelineRequest(since: mark)).result.elements ?? []
    }

    /// Waits for the next line of this kind; fails with the whole story after the deadline.
    @discardableResult
    func wait(
        for kind: String, of bundle: String? = nil, after mark: Int64 = 0, seconds: Int = 20,
        location: SourceLocation = #_sourceLocation
    ) async throws -> JSONValue {
        let found = try await eventually(seconds: seconds) {
            try await timeline(after: mark).first { line in
                line["kind"]?.text == kind && (bundle == nil || line["bundle"]?.text == bundle)
            }
        }
        if let found { return found }
        let story = try await timeline(after: mark).compactMap { $0["text"]?.text }.joined(separator: "\n")
        Issue.record("no \(kind) within \(seconds) s; the story was:\n\(story)", sourceLocation: location)
        throw Refused(description: "no \(kind) within \(seconds) s")
    }

    func app(_ bundle: String) async throws -> JSONValue? {
        try await order("status")["apps"]?.elements?.first { $0["bundle"]?.text == bundle }
    }

    /// Waits until the app is in this state.
    func wait(until bundle: String, is state: String, seconds: Int = 20) async throws {
        let reached = try await eventually(seconds: seconds) {
            try await app(bundle)?["state"]?.text == state ? true : nil
        }
        if reached == nil { throw Refused(description: "\(bundle) is not \(state) within \(seconds) s") }
    }

    /// Installs an example, opens it once so that it registers, and sends it to the background, suspended.
    func settle(_ app: ExampleApp) async throws {
        try await order("install", ["path": .string(app.bundlePath())])
        try await order("launch", ["bundle": .string(app.bundle)])
        try await wait(for: "app.launched", of: app.bundle)
        try await order("device", ["action": "home"])
        try await wait(until: app.bundle, is: "suspended")
    }

    /// A push as a provider sends it, through the gateway. Returns the command's exit code and output.
    func push(_ bundle: String, _ payload: String = #"{"caller":"Ada"}"#) async throws -> CommandResult {
        try await ringtime(["push", bundle, "-", "--data", data], input: payload)
    }
}

/// Polls until there is a value, at most this long: the one place where the tests wait.
func eventually<Value>(seconds: Int, _ look: () async throws -> Value?) async throws -> Value? {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
        if let value = try await look() { return value }
        // tidy:allow(BannedCall) the one poll helper
        try await Task.sleep(for: .milliseconds(25))
    }
    return try await look()
}
