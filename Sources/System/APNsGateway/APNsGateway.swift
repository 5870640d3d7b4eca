public import APNsProtocol
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import Synchronization

/// A running APNs provider endpoint: HTTP/2 over TLS, frames on the connection, no channel per stream.
///
/// ```swift
/// let identity = try GatewayIdentity(folder: "keys")
/// let keys = try ProviderKeys(identity: identity)
/// let tokens = TokenRegistry()
/// let configuration = GatewayConfiguration(identity: identity, keys: keys, tokens: tokens) { push in … }
/// let gateway = try await APNsGateway.start(configuration: configuration)
/// ```
public final class APNsGateway: Sendable {
    public let host: String
    /// The port it really has, also when 0 was asked for.
    public let port: Int

    private let server: GatewayServer
    private let listener: any Channel
    private let group: MultiThreadedEventLoopGroup
    private let ending = Mutex<Task<Void, Never>?>(nil)

    private init(
        host: String, port: Int, server: GatewayServer, listener: any Channel, group: MultiThreadedEventLoopGroup
    ) {
        self.host = host
        self.port = port
        self.server = server
        self.listener = listener
        self.group = group
    }

    /// Opens the port. One thread serves all connections, so pushes are handed over one after the other.
    public static func start(configuration: GatewayConfiguration) async throws(GatewayError) -> APNsGateway {
        let tls = try tlsContext(for: configuration.identity)
        let server = GatewayServer(configuration)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try server.serve(channel, tls: tls) }
            }
        let (host, port) = (configuration.host, configuration.port)
        do {
            let listener = try await bootstrap.bind(host: host, port: port).get()
            return APNsGateway(
                host: host, port: listener.localAddress?.port ?? port, server: server, listener: listener, group: group)
        } catch {
            try? await group.shutdownGracefully()
            throw GatewayError(binding: host, port: port, failed: error)
        }
    }

    /// Ends every connection with GOAWAY `{"reason":"Shutdown"}` and closes the port.
    public func stop() async {
        let (listener, server, group) = (listener, server, group)
        let end = ending.withLock { ending in
            // Once: a closed event loop answers nobody.
            let end =
                ending
                ?? Task {
                    try? await listener.close().get()
                    await server.endConnections()
                    try? await group.shutdownGracefully()
                }
            ending = end
            return end
        }
        await end.value
    }

    /// Answers the next requests with a failure instead of judging them: `internalServerError`, `serviceUnavailable`,
    /// `shutdown` or any other reason.
    public func failNext(_ count: Int, with reason: Reason) { server.faults.add(count, reason) }

    private static func tlsContext(for identity: GatewayIdentity) throws(GatewayError) -> NIOSSLContext {
        do {
            var tls = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(identity.serverCertificatePEM.utf8))
                    .map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(identity.serverKeyPEM.utf8), format: .pem)))
            tls.minimumTLSVersion = .tlsv12
            // Offered to those who ask. Who does not ask speaks HTTP/2 all the same: several clients send no ALPN.
            tls.applicationProtocols = ["h2"]
            return try NIOSSLContext(configuration: tls)
        } catch {
            throw .cryptography("\(error)")
        }
    }
}

extension GatewayError {
    init(binding host: String, port: Int, failed error: any Error) {
        switch (error as? IOError)?.errnoCode {
        case GatewayServer.addressInUse: self = .portInUse(host: host, port: port)
        case GatewayServer.accessDenied: self = .portNotPermitted(port: port)
        default: self = .cannotBind(host: host, port: port, why: "\(error)")
        }
    }
}
