import AppBundle
import AppSupervisor
import CallServiceDaemon
import CallVocabulary
import Foundation
import PhoneStore
import ProbeBundle
import Testing

/// A phone in this process with the test app on it, which runs in a process of its own.
// @unchecked: one test at a time uses it.
final class ProbePhone: @unchecked Sendable {
    static let bundle = ProbeBundle.identifier
    let data = NSTemporaryDirectory() + "ringtime-test-\(UUID().uuidString.prefix(8))"
    let configuration: PhoneConfiguration
    private(set) var handle: PhoneHandle

    init(_ profile: Profile = .newest, configure: (inout PhoneConfiguration) -> Void = { _ in }) async throws {
        var configuration = PhoneConfiguration(profile: profile)
        configure(&configuration)
        self.configuration = configuration
        handle = try await Self.start(configuration, data)
        _ = try await handle.install(AppBundle(reading: Self.makeBundle(in: data)))
    }

    private static func start(_ configuration: PhoneConfiguration, _ data: String) async throws -> PhoneHandle {
        let folder = try DataFolder.prepare(data)
        let store = try PhoneStore(file: folder.databaseFile)
        return try await PhoneHandle.start(configuration, folder: folder, store: store)
    }

    private static func makeBundle(in data: String) throws -> URL {
        URL(filePath: try ProbeBundle.make(in: URL(filePath: data).appending(path: "bundle")))
    }

    /// Ends the phone and removes its folder.
    func stop() async {
        await handle.stop()
        try? FileManager.default.removeItem(atPath: data)
    }

    /// Another daemon on the same folder, in this same process.
    func startAgain() async throws { handle = try await Self.start(configuration, data) }

    /// Opens the app and waits until it has registered.
    func open() async throws {
        try await handle.launch(Self.bundle)
        try await wait(for: "token.issued")
        try await wait(for: "app.launched")
    }

    /// Opens the app and leaves it again, until it is suspended.
    func suspend() async throws {
        try await open()
        _ = try await handle.device("home")
        try await wait(until: "suspended")
    }

    func push(_ payload: String = "{}") async throws {
        let token = try #require(try await handle.token(bundle: Self.bundle, isVoIP: true))
        handle.deliver(
            ArrivedPush(
                apnsID: UUID().uuidString, token: token.token, topic: Self.bundle + ".voip", bundle: Self.bundle,
                kind: .voip, payload: Array(payload.utf8)
            ))
    }

    func misbehave(_ how: String) async throws { try await push(#"{"misbehave":"\#(how)"}"#) }

    var app: PhoneStatus.App {
        get async throws { try #require(try await handle.status().apps.first { $0.bundle == Self.bundle }) }
    }

    func lines(_ kind: String) async throws -> [TimelineRecord] {
        try await handle.timeline(since: 0, limit: 10_000).filter { $0.event.kind == kind }
    }

    /// The so-and-so-many-th line of this kind.
    @discardableResult
    func wait(for kind: String, count: Int = 1, location: SourceLocation = #_sourceLocation) async throws
        -> TimelineRecord
    {
        let found = try await eventually { try await self.lines(kind).dropFirst(count - 1).first }
        let story = try await handle.timeline(since: 0, limit: 10_000).map(\.event.text).joined(separator: "\n")
        return try #require(found, "no \(kind); the story was:\n\(story)", sourceLocation: location)
    }

    func wait(until state: String, location: SourceLocation = #_sourceLocation) async throws {
        let isReached = try await eventually { try await self.app.state == state ? true : nil }
        #expect(isReached == true, "not \(state)", sourceLocation: location)
    }

    func container(_ file: String) -> String { data + "/containers/\(Self.bundle)/" + file }

    /// The lines that the app has printed.
    func output() async throws -> [String] { try await handle.output(of: Self.bundle, lines: 1_000).output }

    /// What the kernel says of the app's process.
    func kernelState() async throws -> ProcessStatus? { try await app.pid.flatMap { ProcessStatus(of: $0) } }
}

/// The one poll helper: asks until there is an answer or twenty seconds are over.
func eventually<Value>(seconds: Int = 20, _ look: () async throws -> Value?) async throws -> Value? {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
        if let value = try await look() { return value }
        // tidy:allow(BannedCall) the one poll helper
        try await Task.sleep(for: .milliseconds(10))
    }
    return try await look()
}
