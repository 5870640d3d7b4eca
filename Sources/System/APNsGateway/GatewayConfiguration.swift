public import APNsProtocol
internal import Foundation

/// How a gateway is run.
public struct GatewayConfiguration: Sendable {
    /// The address to listen on; the default keeps the gateway on this machine.
    public var host = "127.0.0.1"
    /// 0: any free port.
    public var port = 0
    public var identity: GatewayIdentity
    public var keys: ProviderKeys
    public var tokens: TokenRegistry
    /// Leaves the member `"ringtime"` out of error bodies, so that they are byte for byte what Apple's would be.
    public var byteExactReplies = false
    public var environmentKeySpelling = EnvironmentKeySpelling.documented
    public var providerTokenLimits = ProviderConnection.Limits()
    public var limits = GatewayLimits()
    /// Off by default: Apple's limit is dynamic and secret ([A]).
    public var deviceTokenRate: DeviceTokenRate?
    /// The phone's wall clock, unix seconds: stamps what is accepted.
    public var phoneClock: @Sendable () -> Double
    /// The providers' wall clock, unix seconds: judges the age of provider tokens and of `apns-expiration`. Providers
    /// live in real time; if this clock followed the phone's, skipping a day would make every provider's token stale.
    public var providerClock: @Sendable () -> Double
    /// Called on the connection's event loop before the 200 is written: an acknowledged push has been handed over.
    public var onAccept: @Sendable (AcceptedPush) -> Void
    /// Called for every request that was judged.
    public var onDecision: @Sendable (PushDecision) -> Void = { _ in }
    /// One line about a connection that could not be served.
    public var log: @Sendable (String) -> Void = { _ in }

    public init(
        identity: GatewayIdentity, keys: ProviderKeys, tokens: TokenRegistry,
        onAccept: @escaping @Sendable (AcceptedPush) -> Void
    ) {
        self.identity = identity
        self.keys = keys
        self.tokens = tokens
        self.onAccept = onAccept
        phoneClock = { Date().timeIntervalSince1970 }
        providerClock = { Date().timeIntervalSince1970 }
    }
}

/// Bounds of a connection. Those without [O] are ours [I].
public struct GatewayLimits: Hashable, Sendable {
    /// Streams at a time before a valid provider token was seen ([A]).
    public var untrustedStreams = 1
    /// Streams at a time afterwards [O].
    public var trustedStreams = 1_000
    /// Bytes of a request's header list, names and values and 32 for each field [O].
    public var headerListSize = 8_000
    /// Bytes of a body that are read and thrown away after its refusal, before the stream is reset.
    public var discardedBodySize = 1 << 18
    public var connections = 1_024
    /// Malformed requests on one connection before it is closed.
    public var malformedRequests = 64
    /// Seconds from connecting to the first HTTP/2 frame.
    public var handshakeTime = 10.0
    /// Seconds a request may take to arrive.
    public var requestTime = 30.0
    /// Seconds without a frame before the connection is ended with `IdleTimeout`.
    public var idleTime = 3_600.0

    public init() {}
}

/// So many pushes to one device token in so many seconds; one more gets `TooManyRequests`.
public struct DeviceTokenRate: Hashable, Sendable {
    public var count: Int
    public var seconds: Double

    public init(count: Int, seconds: Double) {
        self.count = count
        self.seconds = seconds
    }
}
