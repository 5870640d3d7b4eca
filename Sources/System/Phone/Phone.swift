import APNsGateway
import APNsProtocol
public import CallServiceDaemon
public import CallVocabulary
import Foundation
public import PhoneControl
import PhoneStore
import Synchronization

/// How a phone is to be switched on.
public struct PhoneSetup: Sendable {
    /// The data folder.
    public var data: String
    public var profile = Profile.newest
    /// How its daemon is set up, besides the profile and what the parts of a phone tell each other.
    public var daemon = PhoneConfiguration()
    /// 0: any free port.
    public var apnsPort = 0
    /// 0: any free port.
    public var controlPort = 0
    /// More names for the gateway's certificate.
    public var serverNames: [String] = []
    /// Answers as Apple's would be, byte for byte: without the explanation.
    public var byteExactReplies = false
    /// A line for whoever runs the phone.
    public var complain: @Sendable (String) -> Void = { _ in }

    public init(data: String) { self.data = data }
}

/// One whole phone: gateway, daemon and control API, on one data folder.
public final class Phone: Sendable {
    /// What the phone says of itself.
    public let announcement: PhoneAnnouncement
    public let handle: PhoneHandle
    private let gateway: APNsGateway
    private let control: Task<Void, Never>

    private init(announcement: PhoneAnnouncement, handle: PhoneHandle, gateway: APNsGateway, control: Task<Void, Never>)
    {
        self.announcement = announcement
        self.handle = handle
        self.gateway = gateway
        self.control = control
    }

    /// Takes the data folder, makes what is missing, listens, and announces itself in `phone.json`.
    public static func start(_ setup: PhoneSetup) async throws -> Phone {
        let folder = try DataFolder.prepare(setup.data)
        let store = try PhoneStore(file: folder.databaseFile)
        let identity = try GatewayIdentity(folder: folder.keysFolder, extraServerNames: setup.serverNames)
        let keys = try ProviderKeys(identity: identity)
        let tokens = TokenRegistry()
        let feed = TimelineFeed()
        let ahead = ClockLead()

        var configuration = setup.daemon
        configuration.profile = setup.profile
        configuration.appEnvironment.merge(PhoneConfiguration.plainEnvironment) { chosen, _ in chosen }
        configuration.complain = setup.complain
        configuration.publishToken = { token in
            do { try tokens.register(.init(token)) } catch { setup.complain("\(error)") }
        }
        configuration.observe = { record in
            setup.daemon.observe(record)
            feed.signal()
        }
        configuration.clockMoved = { ahead.microseconds = $0 }
        let handle = try await PhoneHandle.start(configuration, folder: folder, store: store)

        do {
            let gateway = try await startGateway(setup, identity, keys, tokens, ahead, handle)
            let verbs = PhoneVerbs(handle: handle, keys: keys)
            let token = ControlToken.random()
            let (control, port) = try await startControl(setup, token, verbs, feed)
            let announcement = PhoneAnnouncement(
                gateway: .init(
                    url: "https://localhost:\(gateway.port)", caFile: identity.caFile, keyFile: identity.keyFile,
                    keyId: identity.keyID, teamId: identity.teamID
                ),
                pageURL: nil, controlURL: "http://127.0.0.1:\(port)", controlToken: token, socket: folder.socketFile,
                data: folder.path
            )
            try announcement.write(to: folder.path)
            return Phone(announcement: announcement, handle: handle, gateway: gateway, control: control)
        } catch {
            await handle.stop()
            throw error
        }
    }

    /// Ends every app, closes every door and removes the announcement.
    public func stop() async {
        PhoneAnnouncement.remove(from: announcement.data)
        control.cancel()
        await control.value
        await gateway.stop()
        await handle.stop()
    }
}

/// How far the phone's clock is ahead, for the gateway's threads.
final class ClockLead: Sendable {
    private let value = Atomic<Int64>(0)

    var microseconds: Int64 {
        get { value.load(ordering: .relaxed) }
        set { value.store(newValue, ordering: .relaxed) }
    }
}
