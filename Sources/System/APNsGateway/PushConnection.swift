internal import APNsProtocol
internal import NIOCore
internal import NIOHPACK
internal import NIOHTTP2

/// One provider's connection: takes requests from its frames, has them judged, answers.
///
/// Bound to its event loop. The streams' windows (65,535 bytes) hold any payload that is allowed, so they are given
/// back only to a client that sends a refused body to its end; the connection's window is kept open by NIO's own count
/// of it.
final class PushConnection: ChannelDuplexHandler {
    typealias InboundIn = HTTP2Frame
    typealias OutboundIn = HTTP2Frame
    typealias OutboundOut = HTTP2Frame

    let server: GatewayServer
    var streams: [HTTP2StreamID: PushStream] = [:]
    var credentials = ProviderConnection()
    private var hasRaisedLimit = false
    private var lastStream = HTTP2StreamID.rootStream
    private var malformedRequests = 0

    private var peer = "?"
    private var start = NIODeadline.now()
    private var lastFrame: NIODeadline?
    private var sweep: Scheduled<Void>?
    private var needsFlush = false
    private var isReadHeld = false
    private var hasSentGoAway = false
    private var isEnding = false

    /// The connection's receive window, and how low it may fall before it is filled up again.
    private static let window = 1 << 20

    var limits: GatewayLimits { server.configuration.limits }

    init(server: GatewayServer) { self.server = server }

    // MARK: Life

    func handlerAdded(context: ChannelHandlerContext) {
        start = .now()
        scheduleSweep(context)
        if context.channel.isActive { openWindow(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        openWindow(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        isEnding = true
        sweep?.cancel()
        streams = [:]
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { sweep?.cancel() }

    private func openWindow(_ context: ChannelHandlerContext) {
        // Kept: a socket that is closed no longer knows.
        peer = context.remoteAddress.map { "\($0.ipAddress ?? "?"):\($0.port ?? 0)" } ?? peer
        write(.windowUpdate(windowSizeIncrement: Self.window - 65_535), on: .rootStream, context)
        context.flush()
    }

    // MARK: Frames

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isEnding else { return }
        let frame = unwrapInboundIn(data)
        lastFrame = .now()
        switch frame.payload {
        case .headers(let headers): receive(headers, on: frame.streamID, context)
        case .data(let body): receive(body, on: frame.streamID, context)
        case .rstStream: streams[frame.streamID] = nil
        default: break
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // One flush a burst of requests.
        if needsFlush {
            needsFlush = false
            context.flush()
        }
        context.fireChannelReadComplete()
    }

    private func receive(
        _ frame: HTTP2Frame.FramePayload.Headers, on id: HTTP2StreamID, _ context: ChannelHandlerContext
    ) {
        if let stream = streams[id] {
            // Trailers: nothing in them matters, but they must end the request.
            if frame.endStream { finish(stream, on: id, context) } else { refuse(id, context) }
            return
        }
        lastStream = max(lastStream, id)
        do throws(MalformedRequest) {
            let head = try RequestHead(headerBlock: frame.headers.lazy.map { (name: $0.name, value: $0.value) })
            let stream = PushStream(head: head, declaredLength: try head.declaredLength(), openedAt: .now())
            if frame.endStream {
                finish(stream, on: id, context)
            } else if streams.count >= max(limits.trustedStreams, 100) {
                write(.rstStream(.refusedStream), on: id, context)
            } else {
                streams[id] = stream
            }
        } catch {
            refuse(id, context)
        }
    }

    private func receive(_ frame: HTTP2Frame.FramePayload.Data, on id: HTTP2StreamID, _ context: ChannelHandlerContext)
    {
        // Taken out while it changes: a second reference would copy the body with every frame.
        guard var stream = streams.removeValue(forKey: id) else { return }
        guard case .byteBuffer(let bytes) = frame.data else { return refuse(id, context) }
        stream.receive(bytes)
        if frame.endStream { return finish(stream, on: id, context) }
        if stream.isOversized, !stream.isAnswered {
            // Nothing that follows can change the verdict.
            answer(stream, on: id, context)
            stream.discardBody()
        }
        if stream.isAnswered {
            guard stream.received <= limits.discardedBodySize else {
                return write(.rstStream(.noError), on: id, context)
            }
            let size = bytes.readableBytes + (frame.paddingBytes.map { $0 + 1 } ?? 0)
            if size > 0 { write(.windowUpdate(windowSizeIncrement: size), on: id, context) }
        }
        streams[id] = stream
    }

    private func finish(_ stream: PushStream, on id: HTTP2StreamID, _ context: ChannelHandlerContext) {
        streams[id] = nil
        guard !stream.isAnswered else { return }
        guard stream.declaredLength == nil || stream.declaredLength == stream.received else {
            return refuse(id, context)
        }
        answer(stream, on: id, context)
    }

    /// More streams after the first valid token. Called before the answer: AsyncHTTPClient (1.37) stops on an assertion
    /// in debug builds if SETTINGS reach it between two requests.
    func raiseStreamLimit(_ context: ChannelHandlerContext) {
        guard credentials.isTrusted, !hasRaisedLimit else { return }
        hasRaisedLimit = true
        let setting = HTTP2Setting(parameter: .maxConcurrentStreams, value: limits.trustedStreams)
        write(.settings(.settings([setting])), on: .rootStream, context)
    }

    /// A malformed request gets no answer but a reset (RFC 9113 §8.1.1); too many of them end the connection.
    private func refuse(_ id: HTTP2StreamID, _ context: ChannelHandlerContext) {
        streams[id] = nil
        write(.rstStream(.protocolError), on: id, context)
        malformedRequests += 1
        if malformedRequests > limits.malformedRequests {
            end(context, code: .enhanceYourCalm, reason: nil, why: "too many malformed requests")
        }
    }

    func write(_ payload: HTTP2Frame.FramePayload, on id: HTTP2StreamID, _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(HTTP2Frame(streamID: id, payload: payload)), promise: nil)
        needsFlush = true
    }

    // MARK: Back-pressure

    /// A client that does not read its answers is not read either.
    func read(context: ChannelHandlerContext) {
        if context.channel.isWritable { context.read() } else { isReadHeld = true }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable, isReadHeld {
            isReadHeld = false
            context.read()
        }
        context.fireChannelWritabilityChanged()
    }

    // MARK: Events

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ShutdownEvent:
            end(context, code: .noError, reason: .shutdown, why: nil)
        case let update as NIOHTTP2WindowUpdatedEvent where update.streamID == .rootStream:
            guard let size = update.inboundWindowSize, size < Self.window / 2, !isEnding else { return }
            write(.windowUpdate(windowSizeIncrement: Self.window - size), on: .rootStream, context)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // NIO reports errors of one stream here too; only with those of the connection it has sent a GOAWAY.
        if error is any NIOHTTP2Error, !hasSentGoAway { return }
        guard !isEnding else { return }
        isEnding = true
        if let line = ConnectionFailure.line(for: error, afterFrames: lastFrame != nil) {
            server.configuration.log("Connection from \(peer) closed: \(line)")
        }
        context.close(promise: nil)
    }

    private func end(_ context: ChannelHandlerContext, code: HTTP2ErrorCode, reason: Reason?, why: String?) {
        guard !isEnding else { return }
        isEnding = true
        if let why { server.configuration.log("Connection from \(peer) closed: \(why)") }
        let data = reason.map { ByteBuffer(string: "{\"reason\":\"\($0.rawValue)\"}") }
        write(.goAway(lastStreamID: lastStream, errorCode: code, opaqueData: data), on: .rootStream, context)
        context.flush()
        context.close(promise: nil)
    }

    // MARK: Time

    private func scheduleSweep(_ context: ChannelHandlerContext) {
        let shortest = min(limits.handshakeTime, limits.requestTime, limits.idleTime)
        let pause = TimeAmount.milliseconds(Int64(min(max(shortest * 500, 10), 10_000)))
        sweep = context.eventLoop.assumeIsolated().scheduleTask(in: pause) { [weak self] in
            guard let self, !isEnding else { return }
            checkTimes(context)
            if !isEnding { scheduleSweep(context) }
        }
    }

    private func checkTimes(_ context: ChannelHandlerContext) {
        let now = NIODeadline.now()
        guard let lastFrame else {
            if now - start > .seconds(limits.handshakeTime) {
                isEnding = true
                server.configuration.log("Connection from \(peer) closed: no HTTP/2 frame came in time.")
                context.close(promise: nil)
            }
            return
        }
        for (id, stream) in streams where now - stream.openedAt > .seconds(limits.requestTime) {
            streams[id] = nil
            write(.rstStream(.cancel), on: id, context)
        }
        if now - lastFrame > .seconds(limits.idleTime) {
            end(context, code: .noError, reason: .idleTimeout, why: nil)
        } else if needsFlush {
            needsFlush = false
            context.flush()
        }
    }
}

extension PushConnection: NIOHTTP2FrameDelegate {
    func wroteFrame(_ frame: HTTP2Frame) {
        if case .goAway = frame.payload { hasSentGoAway = true }
    }
}

extension TimeAmount {
    fileprivate static func seconds(_ seconds: Double) -> TimeAmount { .nanoseconds(Int64(seconds * 1_000_000_000)) }
}
