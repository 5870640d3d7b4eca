import APNsProtocol
import CallServiceDaemon
import CallVocabulary
import Foundation
import PhoneStore

/// A phone in this process with the simulated app on it: real thread, real store, real sockets, no app process.
final class SimulatedPhone: Sendable {
    static let bundle = "com.example.app"
    let data = NSTemporaryDirectory() + "ringtime-test-\(UUID().uuidString.prefix(8))"
    let handle: PhoneHandle
    let token: StoredToken

    init(_ profile: Profile = .newest) async throws {
        let folder = try DataFolder.prepare(data)
        let store = try PhoneStore(file: folder.databaseFile)
        handle = try await PhoneHandle.start(PhoneConfiguration(profile: profile), folder: folder, store: store)
        token = try await handle.makeSimulatedToken(
            bundle: Self.bundle, isVoIP: true, environment: "production", isRegistered: true
        )
    }

    /// Ends the phone and removes its folder.
    func stop() async {
        await handle.stop()
        try? FileManager.default.removeItem(atPath: data)
    }

    func push(expiration: PushExpiration = .absent, id: String = UUID().uuidString, to phone: PhoneHandle? = nil) {
        var push = ArrivedPush(
            apnsID: id, token: token.token, topic: Self.bundle + ".voip", bundle: Self.bundle, kind: .voip,
            payload: Array("{}".utf8)
        )
        push.expiration = expiration
        (phone ?? handle).deliver(push)
    }

    /// The kinds of the timeline's lines so far. The question itself waits for what was posted before it.
    func kinds() async throws -> [String] { try await handle.timeline(since: 0, limit: 10_000).map(\.event.kind) }
}
