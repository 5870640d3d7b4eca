import APNsProtocol
import CallServiceDaemon
import CallVocabulary
import Foundation
import Phone
import PhoneControl
import PhoneStore
import PushProvider

/// One switched-on phone: as a rule without a gateway, pushes coming in where the gateway would hand them over.
struct RunningPhone: Sendable {
    let handle: PhoneHandle
    let databaseFile: String
    private let configuration: PhoneConfiguration
    private let folder: URL
    private let gateway: Gateway?

    /// A whole phone, and a provider that is connected to its gateway.
    private struct Gateway: Sendable {
        var phone: Phone
        var provider: PushProvider
    }

    static func start(
        _ configuration: PhoneConfiguration, folder: URL, withGateway: Bool
    ) async throws -> RunningPhone {
        withGateway
            ? try await startWhole(configuration, folder: folder) : try await startDaemon(configuration, folder: folder)
    }

    private static func startDaemon(_ configuration: PhoneConfiguration, folder: URL) async throws -> RunningPhone {
        let data = try DataFolder.prepare(folder.path)
        let store = try PhoneStore(file: data.databaseFile)
        let handle = try await PhoneHandle.start(configuration, folder: data, store: store)
        return RunningPhone(
            handle: handle, databaseFile: data.databaseFile, configuration: configuration, folder: folder, gateway: nil)
    }

    private static func startWhole(_ configuration: PhoneConfiguration, folder: URL) async throws -> RunningPhone {
        var setup = PhoneSetup(data: folder.path)
        setup.profile = configuration.profile
        setup.daemon = configuration
        let phone = try await Phone.start(setup)
        let announcement = phone.announcement
        guard let url = URL(string: announcement.apnsURL), let port = url.port else { throw GatewayHasNoAddress() }
        let provider = try PushProvider(
            host: url.host() ?? "localhost", port: port, caFile: announcement.caFile, keyFile: announcement.keyFile,
            keyID: announcement.keyId, teamID: announcement.teamId)
        return RunningPhone(
            handle: phone.handle, databaseFile: folder.path + "/phone.sqlite", configuration: configuration,
            folder: folder, gateway: Gateway(phone: phone, provider: provider))
    }

    private struct GatewayHasNoAddress: Error {}

    /// Through the gateway where there is one: then by the app's token, and the gateway may refuse it.
    func deliver(_ push: ArrivedPush, to token: String?) async throws {
        guard let gateway else { return handle.deliver(push) }
        let isVoIP = push.kind == .voip
        _ = try await gateway.provider.send(
            token: token ?? String(repeating: "0", count: 64), topic: push.topic, pushType: isVoIP ? .voip : .alert,
            payload: push.payload, priority: 10, expiration: 0, id: push.apnsID)
    }

    func stop() async {
        guard let gateway else { return await handle.stop() }
        await gateway.provider.close()
        await gateway.phone.stop()
    }

    /// The daemon's death, and the next one on the same folder.
    func restartDaemon() async throws -> RunningPhone {
        await handle.abandon()
        return try await Self.startDaemon(configuration, folder: folder)
    }
}
