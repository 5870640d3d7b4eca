import APNsGateway
import APNsProtocol
import Foundation
import Synchronization
import Testing

/// A running gateway with a folder of its own, one VoIP token, and everything it reported.
final class TestGateway: Sendable {
    static let topic = "org.example.Parley.voip"
    static let device = String(repeating: "0a", count: 32)

    let gateway: APNsGateway
    let identity: GatewayIdentity
    let keys: ProviderKeys
    let tokens: TokenRegistry
    let records: Records
    let folder: TemporaryFolder

    final class Records: Sendable {
        let pushes = Mutex<[AcceptedPush]>([])
        let decisions = Mutex<[PushDecision]>([])
        let lines = Mutex<[String]>([])
    }

    var port: Int { gateway.port }
    var pushes: [AcceptedPush] { records.pushes.withLock { $0 } }
    var decisions: [PushDecision] { records.decisions.withLock { $0 } }
    var lines: [String] { records.lines.withLock { $0 } }

    private init(_ change: (inout GatewayConfiguration) -> Void) async throws {
        folder = try TemporaryFolder()
        identity = try GatewayIdentity(folder: folder.path + "/keys")
        keys = try ProviderKeys(identity: identity)
        tokens = TokenRegistry(entries: [
            .init(token: Self.device, topic: Self.topic, environment: .production)
        ])
        let records = Records()
        self.records = records
        var configuration = GatewayConfiguration(identity: identity, keys: keys, tokens: tokens) { push in
            records.pushes.withLock { $0.append(push) }
        }
        configuration.onDecision = { decision in records.decisions.withLock { $0.append(decision) } }
        configuration.log = { line in records.lines.withLock { $0.append(line) } }
        change(&configuration)
        gateway = try await APNsGateway.start(configuration: configuration)
    }

    /// Runs `body` beside a gateway, and stops it whatever happens.
    static func run(
        _ change: (inout GatewayConfiguration) -> Void = { _ in }, _ body: (TestGateway) async throws -> Void
    ) async throws {
        let test = try await TestGateway(change)
        do { try await body(test) } catch {
            await test.gateway.stop()
            throw error
        }
        await test.gateway.stop()
    }

    /// A provider token of the gateway's own key.
    func jwt(issuedAt: Double = Date().timeIntervalSince1970) throws -> String {
        try TestToken(keyFile: identity.keyFile, keyID: identity.keyID, teamID: identity.teamID).text(
            claims: ["iss": identity.teamID, "iat": Int(issuedAt)])
    }

    /// What `ringtime exec` gives to a provider.
    func environment(device: String = device, topic: String = topic) -> [String: String] {
        [
            "APNS_HOST": "localhost", "APNS_PORT": String(port), "APNS_CA_FILE": identity.caFile,
            "APNS_KEY_FILE": identity.keyFile, "APNS_KEY_ID": identity.keyID, "APNS_TEAM_ID": identity.teamID,
            "APNS_TOPIC": topic, "APNS_DEVICE_TOKEN": device,
        ]
    }
}

/// Removed when the test lets go of it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/ringtime-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws -> String {
        try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
        return path + "/" + name
    }
}

/// Waits until something real outside the test's thread has happened.
func eventually(
    within seconds: Double = 30, _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: () throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
        if try condition() { return }
        // tidy:allow(BannedCall) the poll helper itself
        try await Task.sleep(for: .milliseconds(5))
    }
    try #require(try condition(), what, sourceLocation: sourceLocation)
}
