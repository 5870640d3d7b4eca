import APNsGateway
import APNsProtocol
import Foundation
import NIOCore
import NIOHTTP2
import NIOPosix
import NIOSSL
import Testing

@Suite("The gateway's connections")
struct GatewayConnectionTests {
    @Test("HTTP/2 needs no ALPN", arguments: [[], ["h2"], ["http/1.1"], ["h2", "http/1.1"]])
    func alpn(_ protocols: [String]) async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test, alpn: protocols)
            #expect(try await client.push(RawPush(1, jwt: try test.jwt())).status == "200")
            await client.close()
        }
    }

    @Test("SETTINGS are the captured ones: one stream at first, a thousand after the first valid token")
    func settings() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let bad = try await client.push(RawPush(1, jwt: "a.b.c"))
            #expect(bad.reason == "InvalidProviderToken")
            #expect(client.streamLimits == [1])
            #expect(client.settings[.headerTableSize] == 4_096)
            #expect(client.settings[.initialWindowSize] == 65_535)
            #expect(client.settings[.maxFrameSize] == 16_384)
            #expect(client.settings[.maxHeaderListSize] == 8_000)
            // A valid token is enough, even if the push is refused for something else.
            _ = try await client.push(RawPush(3, jwt: try test.jwt(), device: "ab"))
            try await eventually("more streams") { client.streamLimits == [1, 1_000] }
            _ = try await client.push(RawPush(5, jwt: try test.jwt(), device: "ab"))
            #expect(client.streamLimits == [1, 1_000])
            await client.close()
        }
    }

    @Test("Too large a header list, a broken preface and plain noise end a connection, not the gateway")
    func noise() async throws {
        try await TestGateway.run { test in
            let wide = try await RawClient.connect(test)
            _ = try await wide.push(RawPush(1, jwt: try test.jwt()))
            try await wide.send(
                [
                    RawPush(3, jwt: try test.jwt()).changed { $0.set("x", String(repeating: "a", count: 8_000)) }
                        .headersFrame
                ])
            try await eventually("the connection's end") { wide.isClosed }
            for text in ["GET / HTTP/1.1\r\nhost: localhost\r\n\r\n", String(repeating: "\u{0}", count: 10_000)] {
                try await sendAndAwaitEnd(Array(text.utf8), tls: true, test)
                try await sendAndAwaitEnd(Array(text.utf8), tls: false, test)
            }
            let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
            try await sendAndAwaitEnd(preface + [UInt8](repeating: 0xFF, count: 100), tls: true, test)
            let client = try await RawClient.connect(test)
            #expect(try await client.push(RawPush(1, jwt: try test.jwt())).status == "200")
            await client.close()
        }
    }

    @Test("HTTP/1.1 and plain HTTP each get one line that says what is wrong")
    func wrongProtocol() async throws {
        try await TestGateway.run { test in
            let request = Array("POST /3/device/ab HTTP/1.1\r\nhost: localhost\r\n\r\n".utf8)
            try await sendAndAwaitEnd(request, tls: true, test)
            try await eventually("a line") { test.lines.count == 1 }
            #expect(test.lines[0].contains("does not speak HTTP/2"))
            try await sendAndAwaitEnd(request, tls: false, test)
            try await eventually("a second line") { test.lines.count == 2 }
            #expect(test.lines[1].contains("plain HTTP"))
        }
    }

    @Test("A client that does not trust the certificate, or whose TLS is too old, is told so in the log")
    func handshakes() async throws {
        try await TestGateway.run { test in
            let old = ["--cacert", test.identity.caFile, "--tls-max", "1.1"]
            for (options, words) in [([], "CA file"), (old, "TLS 1.2")] {
                let before = test.lines.count
                let result = try await Command.run(
                    "/usr/bin/env", ["curl", "--silent"] + options + ["https://localhost:\(test.port)/"],
                    environment: ProcessInfo.processInfo.environment)
                #expect(result.status != 0)
                try await eventually("a line") { test.lines.count > before }
                #expect(test.lines.last?.contains(words) == true, "\(test.lines)")
            }
        }
    }

    @Test("Malformed requests get RST_STREAM(PROTOCOL_ERROR), too many of them end the connection")
    func malformed() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let jwt = try test.jwt()
            #expect(try await client.push(RawPush(1, jwt: jwt)).status == "200")
            var id = 1
            func next(_ change: (inout RawPush) -> Void) async throws -> HTTP2ErrorCode? {
                id += 2
                let stream = HTTP2StreamID(id)
                try await client.send(RawPush(id, jwt: jwt).changed(change).frames)
                try await eventually("a reset") { client.resetCode(on: stream) != nil || client.isClosed }
                return client.resetCode(on: stream)
            }
            #expect(try await next { $0.set(":path", nil) } == .protocolError)
            #expect(try await next { $0.set("connection", "close") } == .protocolError)
            #expect(try await next { $0.set("content-length", "5") } == .protocolError)
            #expect(try await client.push(RawPush(id + 2, jwt: jwt)).status == "200")
            id += 2
            for _ in 0..<70 where !client.isClosed { _ = try await next { $0.set("content-length", "5") } }
            try await eventually("the connection's end") { client.isClosed }
            #expect(client.goAway?.code == .enhanceYourCalm)
        }
    }

    @Test("A flood of resets ends the connection")
    func resets() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let jwt = try test.jwt()
            _ = try await client.push(RawPush(1, jwt: jwt))
            try await eventually("more streams") { client.streamLimits.last == 1_000 }
            for number in 1..<600 {
                let id = HTTP2StreamID(number * 2 + 1)
                try await client.send([
                    RawPush(number * 2 + 1, jwt: jwt).headersFrame,
                    HTTP2Frame(streamID: id, payload: .rstStream(.cancel)),
                ])
            }
            try await eventually("the connection's end") { client.isClosed }
            #expect(test.pushes.count == 1)
        }
    }

    @Test("Megabytes of pushes pass one connection: windows are given back")
    func windows() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let jwt = try test.jwt()
            _ = try await client.push(RawPush(1, jwt: jwt))
            try await eventually("more streams") { client.streamLimits.last == 1_000 }
            let body = Array((#"{"a":""# + String(repeating: "x", count: 5_000) + #""}"#).utf8)
            for number in 1...600 {
                try await client.send(RawPush(number * 2 + 1, jwt: jwt).changed { $0.body = body }.frames)
            }
            try await eventually("600 pushes of 5 KB") { test.pushes.count == 601 }
            try await eventually("the last answer") { client.answer(on: 1_201) != nil }
            #expect(client.answer(on: 1_201)?.status == "200")
            await client.close()
        }
    }

    @Test("Streams opened before SETTINGS arrived are all served")
    func burst() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let jwt = try test.jwt()
            try await client.send((0..<90).flatMap { RawPush($0 * 2 + 1, jwt: jwt).frames })
            func answers() -> [String?] { (0..<90).map { client.answer(on: HTTP2StreamID($0 * 2 + 1))?.status } }
            try await eventually("90 answers") { !answers().contains(nil) || client.isClosed }
            #expect(answers() == Array(repeating: "200", count: 90), "\(String(describing: client.goAway))")
            await client.close()
        }
    }

    @Test("A request that does not arrive in time is cancelled, an idle connection ended with IdleTimeout")
    func slowness() async throws {
        try await TestGateway.run {
            $0.limits.requestTime = 0.2
            $0.limits.idleTime = 1
        } _: { test in
            let client = try await RawClient.connect(test)
            try await client.send([RawPush(1, jwt: try test.jwt()).headersFrame])
            try await eventually("a reset") { client.resetCode(on: 1) == .cancel }
            try await eventually("the connection's end") { client.isClosed }
            #expect(client.goAway?.code == .noError)
            #expect(client.goAway?.data == #"{"reason":"IdleTimeout"}"#)
            #expect(test.decisions.isEmpty)
        }
    }

    @Test("A client that says nothing is not waited for")
    func silence() async throws {
        try await TestGateway.run {
            $0.limits.handshakeTime = 0.1
        } _: { test in
            try await sendAndAwaitEnd([], tls: false, test)
            try await eventually("a line") { test.lines.contains { $0.contains("no HTTP/2 frame") } }
        }
    }

    @Test("More connections than allowed are closed at once")
    func tooManyConnections() async throws {
        try await TestGateway.run {
            $0.limits.connections = 1
        } _: { test in
            let first = try await RawClient.connect(test)
            #expect(try await first.push(RawPush(1, jwt: try test.jwt())).status == "200")
            try await sendAndAwaitEnd([], tls: false, test)
            #expect(test.lines.contains { $0.contains("refused") })
            await first.close()
            // The gateway hears of the end a moment later.
            for _ in 0..<1_000 where test.pushes.count < 2 {
                let next = try? await RawClient.connect(test)
                _ = try? await next?.push(RawPush(1, jwt: try test.jwt()))
                await next?.close()
            }
            #expect(test.pushes.count == 2)
        }
    }

    @Test("Stopping says Shutdown on every connection and frees the port")
    func shutdown() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            #expect(try await client.push(RawPush(1, jwt: try test.jwt())).status == "200")
            await test.gateway.stop()
            try await eventually("the connection's end") { client.isClosed }
            #expect(client.goAway?.data == #"{"reason":"Shutdown"}"#)
            var configuration = GatewayConfiguration(identity: test.identity, keys: test.keys, tokens: test.tokens) {
                _ in
            }
            configuration.port = test.port
            let again = try await APNsGateway.start(configuration: configuration)
            #expect(again.port == test.port)
            await again.stop()
        }
    }

    @Test("A port in use, and an address that is not ours, are errors that say so")
    func bindErrors() async throws {
        try await TestGateway.run { test in
            var configuration = GatewayConfiguration(identity: test.identity, keys: test.keys, tokens: test.tokens) {
                _ in
            }
            configuration.port = test.port
            let error = await #expect(throws: GatewayError.self) {
                try await APNsGateway.start(configuration: configuration)
            }
            #expect(error == .portInUse(host: "127.0.0.1", port: test.port))
            #expect(error?.description.contains("\(test.port)") == true)
            configuration.host = "192.0.2.1"
            let other = await #expect(throws: GatewayError.self) {
                try await APNsGateway.start(configuration: configuration)
            }
            guard case .cannotBind = other else {
                Issue.record("unexpected: \(String(describing: other))")
                return
            }
        }
    }

    @Test("The rules of provider tokens hold for each connection by itself")
    func tokensPerConnection() async throws {
        let clock = TestClock()
        try await TestGateway.run {
            $0.providerClock = { clock.now }
        } _: { test in
            let first = try test.jwt(issuedAt: clock.now)
            let second = try test.jwt(issuedAt: clock.now + 1)
            let client = try await RawClient.connect(test)
            #expect(try await client.push(RawPush(1, jwt: first)).status == "200")
            #expect(try await client.push(RawPush(3, jwt: second)).reason == "TooManyProviderTokenUpdates")
            #expect(try await client.push(RawPush(5, jwt: first)).status == "200")
            let other = try await RawClient.connect(test)
            #expect(try await other.push(RawPush(1, jwt: second)).status == "200")
            clock.advance(by: 1_200)
            #expect(try await client.push(RawPush(7, jwt: second)).status == "200")
            clock.advance(by: 2_402)
            #expect(try await client.push(RawPush(9, jwt: second)).reason == "ExpiredProviderToken")
            await client.close()
            await other.close()
        }
    }

    /// Sends bytes on a new connection and waits for the gateway to close it.
    private func sendAndAwaitEnd(_ bytes: [UInt8], tls: Bool, _ test: TestGateway) async throws {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .file(test.identity.caFile)
        let context = try NIOSSLContext(configuration: configuration)
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard tls else { return }
                    try channel.pipeline.syncOperations.addHandler(
                        NIOSSLClientHandler(context: context, serverHostname: "localhost"))
                }
            }
            .connect(host: "127.0.0.1", port: test.port).get()
        if !bytes.isEmpty { try? await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get() }
        try await eventually("the end of a connection with \(bytes.count) bytes") { !channel.isActive }
    }
}
