internal import APNsProtocol
internal import Foundation
internal import NIOCore
internal import NIOHTTP2
internal import NIOSSL
internal import Synchronization

/// What all connections of a gateway share.
final class GatewayServer: Sendable {
    let configuration: GatewayConfiguration
    let judge: PushJudge
    let verifier: ProviderTokenVerifier
    let faults = Faults()
    let rates: DeviceTokenRates
    private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

    static let addressInUse = EADDRINUSE
    static let accessDenied = EACCES

    init(_ configuration: GatewayConfiguration) {
        self.configuration = configuration
        judge = PushJudge(limits: configuration.providerTokenLimits)
        verifier = ProviderTokenVerifier(keys: configuration.keys)
        rates = DeviceTokenRates(limit: configuration.deviceTokenRate)
    }

    /// Builds the pipeline of a new connection.
    func serve(_ channel: any Channel, tls: NIOSSLContext) throws {
        let id = ObjectIdentifier(channel)
        let isFull = channels.withLock { channels in
            guard channels.count < configuration.limits.connections else { return true }
            channels[id] = channel
            return false
        }
        guard !isFull else {
            configuration.log("Connection refused: there are \(configuration.limits.connections) already.")
            throw ChannelError.eof
        }
        channel.closeFuture.whenComplete { [self] _ in channels.withLock { _ = $0.removeValue(forKey: id) } }
        let connection = PushConnection(server: self)
        var settings = NIOHTTP2Handler.ConnectionConfiguration()
        settings.initialSettings = initialSettings
        // Ours take their place (APNsProtocol's HeaderBlock): NIO's cost a third of the speed.
        settings.headerBlockValidation = .disabled
        settings.contentLengthValidation = .disabled
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(NIOSSLServerHandler(context: tls))
        try pipeline.addHandler(
            NIOHTTP2Handler(mode: .server, frameDelegate: connection, connectionConfiguration: settings))
        try pipeline.addHandler(connection)
    }

    /// As captured from the live service [O], but for the number of streams, which starts at one ([A]).
    private var initialSettings: HTTP2Settings {
        [
            HTTP2Setting(parameter: .headerTableSize, value: 4_096),
            HTTP2Setting(parameter: .maxConcurrentStreams, value: configuration.limits.untrustedStreams),
            HTTP2Setting(parameter: .initialWindowSize, value: 65_535),
            HTTP2Setting(parameter: .maxFrameSize, value: 16_384),
            HTTP2Setting(parameter: .maxHeaderListSize, value: configuration.limits.headerListSize),
        ]
    }

    /// Says goodbye on every connection and waits until they are closed.
    func endConnections() async {
        let open = channels.withLock { Array($0.values) }
        for channel in open { channel.pipeline.fireUserInboundEventTriggered(ShutdownEvent()) }
        for channel in open { try? await channel.closeFuture.get() }
    }
}

/// Tells a connection that the gateway is stopping.
struct ShutdownEvent: Sendable {}

/// Failures to answer, made on request.
final class Faults: Sendable {
    private let waiting = Mutex<[(count: Int, reason: Reason)]>([])

    func add(_ count: Int, _ reason: Reason) {
        guard count > 0 else { return }
        waiting.withLock { $0.append((count, reason)) }
    }

    func next() -> Reason? {
        waiting.withLock { waiting in
            guard let first = waiting.first else { return nil }
            if first.count > 1 { waiting[0].count -= 1 } else { waiting.removeFirst() }
            return first.reason
        }
    }
}

/// Counts pushes to each device token, where a limit is set. Only tokens that exist are counted, so it cannot grow.
final class DeviceTokenRates: Sendable {
    private let limit: DeviceTokenRate?
    private let times = Mutex<[String: [Double]]>([:])

    init(limit: DeviceTokenRate?) { self.limit = limit }

    /// Counts a push unless it is over the limit.
    /// - Parameter now: unix seconds.
    func isTooFrequent(_ token: String, at now: Double) -> Bool {
        guard let limit else { return false }
        return times.withLock { times in
            var recent = (times[token] ?? []).filter { $0 > now - limit.seconds }
            let isOver = recent.count >= limit.count
            if !isOver { recent.append(now) }
            times[token] = recent
            return isOver
        }
    }
}
