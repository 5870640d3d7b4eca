import CallVocabulary
import Foundation
import PhoneStore

/// A folder of its own for one test, gone with the value.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = "/tmp/ringtime-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var database: String { path + "/phone.sqlite" }
}

/// Runs what blocks for long on a thread of its own: the tests share two or so.
func onOwnThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try body() }) }.start()
    }
}

/// The probe as a running process whose output is read line by line.
final class Probe {
    let process = Process()
    private let output = Pipe()
    private var rest = Data()

    init(_ arguments: [String]) throws {
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "StoreProbe")
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
    }

    /// The next line; nil at the end.
    func line() -> String? {
        while true {
            if let end = rest.firstIndex(of: 0x0A) {
                let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
                rest.removeSubrange(rest.startIndex...end)
                return line
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            rest.append(more)
        }
    }

    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}

extension StoredApp {
    static func example(_ id: Int32 = 1, bundle: String = "com.example.parley") -> StoredApp {
        var app = StoredApp(
            id: AppID(id), bundle: bundle, name: "Parley \u{1F4DE}",
            release: AppRelease(generation: 3, folder: "Parley.app", version: "2.1", build: "17"),
            facts: AppFacts(
                linkedSDK: SystemVersion(15, 4), declaresVoIPBackgroundMode: false, hasPushEntitlement: true,
                linksCallKit: false, exemptions: [.unrestrictedVoIP, .unrestrictedVoIPPTT], buildType: .testFlight),
            apsEnvironment: "production")
        app.installedAtMilliseconds = 1_790_000_000_123
        app.updateCount = 2
        app.isSimulated = id % 2 == 0
        return app
    }
}

extension TimelineRecord {
    static func example(_ text: String, bundle: String? = nil) -> TimelineRecord {
        TimelineRecord(
            wallMilliseconds: 1_790_000_000_000,
            event: TimelineEvent(
                at: Instant(microseconds: 5), lane: .gateway, kind: "push.arrived", text: text, rule: .d3),
            bundle: bundle, push: PushID(9), call: "0D1B1F5C-3C9B-4A55-9E41-9E7F6D5C0A11", details: #"{"size":12}"#)
    }
}
