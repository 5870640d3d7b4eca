import APNsGateway
import Foundation
import NIOCore
import NIOHPACK
import NIOHTTP2
import NIOPosix
import NIOSSL
import Synchronization
import Testing

/// A client that sends the frames it is told to and keeps what comes back: real clients are too well-behaved.
final class RawClient: Sendable {
    private final class Inbox: ChannelInboundHandler, Sendable {
        typealias InboundIn = HTTP2Frame
        let frames = Mutex<[HTTP2Frame]>([])
        let isClosed = Mutex(false)

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let frame = unwrapInboundIn(data)
            frames.withLock { $0.append(frame) }
        }

        func channelInactive(context: ChannelHandlerContext) { isClosed.withLock { $0 = true } }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {}
    }

    private let channel: any Channel
    private let inbox: Inbox

    private init(channel: any Channel, inbox: Inbox) {
        self.channel = channel
        self.inbox = inbox
    }

    static func connect(_ test: TestGateway, alpn: [String] = ["h2"]) async throws -> RawClient {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .file(test.identity.caFile)
        tls.applicationProtocols = alpn
        let context = try NIOSSLContext(configuration: tls)
        let inbox = Inbox()
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: "localhost"))
                    try pipeline.addHandler(
                        NIOHTTP2Handler(
                            mode: .client, headerBlockValidation: .disabled, contentLengthValidation: .disabled))
                    try pipeline.addHandler(inbox)
                }
            }
            .connect(host: "127.0.0.1", port: test.port).get()
        return RawClient(channel: channel, inbox: inbox)
    }

    var frames: [HTTP2Frame] { inbox.frames.withLock { $0 } }
    var isClosed: Bool { inbox.isClosed.withLock { $0 } }

    func send(_ frames: [HTTP2Frame]) async throws {
        for frame in frames { channel.write(frame, promise: nil) }
        channel.flush()
    }

    func close() async { try? await channel.close().get() }

    // MARK: What came back

    /// The status of a stream's answer, its headers, the number of DATA frames and the body.
    struct Answer {
        var headers: HPACKHeaders
        var endsWithHeaders: Bool
        var dataFrames: [String]

        var status: String { headers.first(name: ":status") ?? "" }
        var body: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(dataFrames.joined().utf8))) as? [String: Any] ?? [:]
        }
        var reason: String? { body["reason"] as? String }
    }

    func answer(on id: HTTP2StreamID) -> Answer? {
        var answer: Answer?
        for frame in frames where frame.streamID == id {
            switch frame.payload {
            case .headers(let headers):
                answer = Answer(headers: headers.headers, endsWithHeaders: headers.endStream, dataFrames: [])
                if headers.endStream { return answer }
            case .data(let data):
                if case .byteBuffer(let bytes) = data.data { answer?.dataFrames.append(String(buffer: bytes)) }
                if data.endStream { return answer }
            default: break
            }
        }
        return nil
    }

    func resetCode(on id: HTTP2StreamID) -> HTTP2ErrorCode? {
        for frame in frames where frame.streamID == id {
            if case .rstStream(let code) = frame.payload { return code }
        }
        return nil
    }

    /// The last GOAWAY's code and data.
    var goAway: (code: HTTP2ErrorCode, data: String)? {
        for frame in frames.reversed() {
            if case .goAway(_, let code, let data) = frame.payload {
                return (code, data.map(String.init(buffer:)) ?? "")
            }
        }
        return nil
    }

    /// The values of MAX_CONCURRENT_STREAMS, in order of arrival.
    var streamLimits: [Int] {
        frames.flatMap { frame -> [Int] in
            guard case .settings(.settings(let settings)) = frame.payload else { return [] }
            return settings.filter { $0.parameter == .maxConcurrentStreams }.map(\.value)
        }
    }

    var settings: [HTTP2SettingsParameter: Int] {
        var result: [HTTP2SettingsParameter: Int] = [:]
        for frame in frames {
            guard case .settings(.settings(let settings)) = frame.payload else { continue }
            for setting in settings where result[setting.parameter] == nil { result[setting.parameter] = setting.value }
        }
        return result
    }
}

/// A push as frames; each test changes what it is about.
struct RawPush {
    var id: HTTP2StreamID
    var headers: [(String, String)]
    var body = [UInt8](#"{"caller":"Ada"}"#.utf8)

    init(_ id: Int, jwt: String, device: String = TestGateway.device, topic: String = TestGateway.topic) {
        self.id = HTTP2StreamID(id)
        headers = [
            (":method", "POST"), (":scheme", "https"), (":path", "/3/device/\(device)"), (":authority", "localhost"),
            ("authorization", "bearer \(jwt)"), ("apns-topic", topic), ("apns-push-type", "voip"),
        ]
    }

    mutating func set(_ name: String, _ value: String?) {
        headers.removeAll { $0.0 == name }
        guard let value else { return }
        if name.hasPrefix(":") { headers.insert((name, value), at: 0) } else { headers.append((name, value)) }
    }

    func changed(_ change: (inout RawPush) -> Void) -> RawPush {
        var copy = self
        change(&copy)
        return copy
    }

    var headersFrame: HTTP2Frame {
        HTTP2Frame(streamID: id, payload: .headers(.init(headers: HPACKHeaders(headers), endStream: body.isEmpty)))
    }

    static func data(_ bytes: [UInt8], on id: HTTP2StreamID, end: Bool) -> HTTP2Frame {
        HTTP2Frame(streamID: id, payload: .data(.init(data: .byteBuffer(ByteBuffer(bytes: bytes)), endStream: end)))
    }

    /// Headers, and the body in frames of at most 16,384 bytes.
    var frames: [HTTP2Frame] {
        var frames = [headersFrame]
        var rest = body[...]
        while !rest.isEmpty {
            let piece = rest.prefix(16_384)
            rest = rest.dropFirst(16_384)
            frames.append(Self.data(Array(piece), on: id, end: rest.isEmpty))
        }
        return frames
    }
}

extension RawClient {
    /// Sends a push and waits for its answer.
    func push(_ push: RawPush) async throws -> Answer {
        try await send(push.frames)
        try await eventually("an answer on stream \(push.id)") { answer(on: push.id) != nil || isClosed }
        guard let answer = answer(on: push.id) else { throw NoAnswer(stream: push.id) }
        return answer
    }

    struct NoAnswer: Error {
        var stream: HTTP2StreamID
    }
}
