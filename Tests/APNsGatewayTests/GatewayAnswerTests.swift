import APNsGateway
import APNsProtocol
import Foundation
import NIOHPACK
import NIOHTTP2
import Testing

@Suite("The gateway's answers, frame by frame")
struct GatewayAnswerTests {
    @Test("200 is one HEADERS frame with END_STREAM, and the push was handed over before it")
    func success() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let id = "EABEAE54-14a8-11e5-B60B-1697f925ec7b"
            let answer = try await client.push(RawPush(1, jwt: try test.jwt()).changed { $0.set("apns-id", id) })
            #expect(test.pushes.map(\.apnsID) == [id])
            #expect(answer.status == "200")
            #expect(answer.endsWithHeaders)
            #expect(answer.headers.first(name: "apns-id") == id)
            #expect(answer.headers.map(\.name) == [":status", "apns-id"])
            await client.close()
        }
    }

    @Test("A refusal is HEADERS and one DATA frame with reason and remedy; the apns-id comes back even if it is bad")
    func refusal() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let answer = try await client.push(RawPush(1, jwt: try test.jwt()).changed { $0.set("apns-id", "call-7") })
            #expect(answer.status == "400")
            #expect(answer.headers.first(name: "apns-id") == "call-7")
            #expect(answer.headers.first(name: "content-type") == "application/json")
            #expect(answer.dataFrames.count == 1)
            #expect(answer.dataFrames.first?.hasPrefix(#"{"reason":"BadMessageId","ringtime":""#) == true)
            #expect((answer.body["ringtime"] as? String)?.contains("UUID") == true)
            #expect(test.decisions.map(\.apnsID) == ["call-7"])
            await client.close()
        }
    }

    @Test("A missing apns-id is made up, in Apple's form, and told to both sides")
    func generatedID() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let answer = try await client.push(RawPush(1, jwt: try test.jwt()))
            let id = try #require(answer.headers.first(name: "apns-id"))
            #expect(UUID(uuidString: id) != nil)
            #expect(id == id.lowercased())
            #expect(test.pushes.first?.apnsID == id)
            await client.close()
        }
    }

    @Test("Byte-exact replies hold nothing of ours")
    func byteExact() async throws {
        try await TestGateway.run {
            $0.byteExactReplies = true
        } _: { test in
            let client = try await RawClient.connect(test)
            try test.tokens.invalidate(TestGateway.device, at: 1_700_000_000_000)
            let gone = try await client.push(RawPush(1, jwt: try test.jwt()))
            #expect(gone.status == "410")
            #expect(gone.dataFrames == [#"{"reason":"Unregistered","timestamp":1700000000000}"#])
            let path = try await client.push(RawPush(3, jwt: try test.jwt()).changed { $0.set(":path", "/") })
            #expect(path.dataFrames == [#"{"reason":"BadPath"}"#])
            await client.close()
        }
    }

    @Test("The explanation repeats hostile text as harmless JSON")
    func escaping() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let answer = try await client.push(
                RawPush(1, jwt: try test.jwt()).changed { $0.set("apns-push-type", "a\"b\\\u{1}\tc") })
            #expect(answer.reason == "InvalidPushType")
            #expect((answer.body["ringtime"] as? String)?.contains("'a\"b\\\u{1}\tc'") == true)
            await client.close()
        }
    }

    @Test("Only the development environment sends apns-unique-id")
    func uniqueID() async throws {
        try await TestGateway.run { test in
            let sandbox = try test.tokens.issue(topic: TestGateway.topic, environment: .development).token
            let client = try await RawClient.connect(test)
            let jwt = try test.jwt()
            let development = try await client.push(RawPush(1, jwt: jwt, device: sandbox))
            let production = try await client.push(RawPush(3, jwt: jwt))
            #expect(development.headers.first(name: "apns-unique-id") != nil)
            #expect(production.headers.first(name: "apns-unique-id") == nil)
            #expect(test.pushes.map(\.environment) == [.development, .production])
            await client.close()
        }
    }

    @Test("A request may have host and no :authority; Apple's names are then checked against the token's environment")
    func host() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let jwt = try test.jwt()
            func push(_ id: Int, host: String) async throws -> RawClient.Answer {
                try await client.push(
                    RawPush(id, jwt: jwt).changed {
                        $0.set(":authority", nil)
                        $0.set("host", host)
                    })
            }
            #expect(try await push(1, host: "api.push.apple.com").status == "200")
            #expect(try await push(3, host: "api.sandbox.push.apple.com").reason == "BadDeviceToken")
            #expect(try await push(5, host: "localhost").status == "200")
            await client.close()
        }
    }

    @Test("Duplicate headers are seen, and a token in capitals is the same token")
    func duplicates() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let jwt = try test.jwt()
            let twice = try await client.push(
                RawPush(1, jwt: jwt).changed { $0.headers.append(("apns-topic", TestGateway.topic)) })
            #expect(twice.reason == "DuplicateHeaders")
            let capitals = try await client.push(RawPush(3, jwt: jwt, device: TestGateway.device.uppercased()))
            #expect(capitals.status == "200")
            #expect(test.pushes.first?.token == TestGateway.device)
            await client.close()
        }
    }

    @Test(
        "Payloads are accepted to the byte", arguments: [(5_120, "200"), (5_121, "413"), (0, "400"), (100_000, "413")])
    func sizes(size: Int, status: String) async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let frame = #"{"a":""}"#.utf8.count
            let body = size == 0 ? "" : #"{"a":"\#(String(repeating: "x", count: size - frame))"}"#
            let answer = try await client.push(RawPush(1, jwt: try test.jwt()).changed { $0.body = Array(body.utf8) })
            #expect(answer.status == status)
            #expect(test.pushes.map(\.payload) == (status == "200" ? [Array(body.utf8)] : []))
            await client.close()
        }
    }

    @Test("A body that is too large is refused before its end, and the rest of it is let through")
    func earlyRefusal() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let jwt = try test.jwt()
            let push = RawPush(1, jwt: jwt).changed { $0.body = [UInt8](repeating: 0x20, count: 6_000) }
            try await client.send([push.headersFrame, RawPush.data(push.body, on: 1, end: false)])
            try await eventually("413 before the end") { client.answer(on: 1) != nil }
            #expect(client.answer(on: 1)?.reason == "PayloadTooLarge")
            let more = RawPush.data([UInt8](repeating: 0x20, count: 16_384), on: 1, end: false)
            try await client.send(Array(repeating: more, count: 10) + [RawPush.data([0x20], on: 1, end: true)])
            #expect(try await client.push(RawPush(3, jwt: jwt)).status == "200")
            #expect(client.resetCode(on: 1) == nil)
            #expect(test.decisions.map { $0.outcome == .accepted } == [false, true])
            await client.close()
        }
    }

    @Test("A body without end is cut off, and the connection goes on")
    func endlessBody() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let jwt = try test.jwt()
            try await client.send([RawPush(1, jwt: jwt).headersFrame])
            let more = RawPush.data([UInt8](repeating: 0x20, count: 16_384), on: 1, end: false)
            try await client.send(Array(repeating: more, count: 40))
            try await eventually("a reset") { client.resetCode(on: 1) == .noError }
            #expect(client.answer(on: 1)?.reason == "PayloadTooLarge")
            #expect(try await client.push(RawPush(3, jwt: jwt)).status == "200")
            await client.close()
        }
    }

    @Test("A failure on request is answered as often as asked for, then all is well again")
    func faults() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let jwt = try test.jwt()
            #expect(try await client.push(RawPush(1, jwt: jwt)).status == "200")
            test.gateway.failNext(2, with: .serviceUnavailable)
            let first = try await client.push(RawPush(3, jwt: jwt))
            #expect(first.status == "503")
            #expect(first.reason == "ServiceUnavailable")
            #expect(try await client.push(RawPush(5, jwt: jwt)).status == "503")
            #expect(try await client.push(RawPush(7, jwt: jwt)).status == "200")
            await client.close()
        }
    }

    @Test("A rate limit holds for each device token and lifts with time")
    func rate() async throws {
        let clock = TestClock()
        try await TestGateway.run {
            $0.deviceTokenRate = DeviceTokenRate(count: 2, seconds: 10)
            $0.providerClock = { clock.now }
        } _: { test in
            let client = try await RawClient.connect(test)
            let jwt = try test.jwt(issuedAt: clock.now)
            #expect(try await client.push(RawPush(1, jwt: jwt)).status == "200")
            #expect(try await client.push(RawPush(3, jwt: jwt)).status == "200")
            #expect(try await client.push(RawPush(5, jwt: jwt)).reason == "TooManyRequests")
            clock.advance(by: 10)
            #expect(try await client.push(RawPush(7, jwt: jwt)).status == "200")
            await client.close()
        }
    }

    @Test("Every decision is reported, with what the request said")
    func decisions() async throws {
        try await TestGateway.run { test in
            let client = try await RawClient.connect(test)
            let jwt = try test.jwt()
            _ = try await client.push(RawPush(1, jwt: jwt))
            _ = try await client.push(RawPush(3, jwt: jwt, device: "beef"))
            _ = try await client.push(RawPush(5, jwt: jwt).changed { $0.set(":path", "/x") })
            #expect(test.decisions.map(\.token) == [TestGateway.device, "beef", nil])
            #expect(test.decisions.map(\.topic) == Array(repeating: TestGateway.topic, count: 3))
            #expect(test.decisions.map(\.pushType) == ["voip", "voip", "voip"])
            #expect(test.decisions.first?.outcome == .accepted)
            guard case .rejected(let rejection) = test.decisions[1].outcome else { throw RawClient.NoAnswer(stream: 3) }
            #expect(rejection.reason == .badDeviceToken)
            await client.close()
        }
    }

    @Test("An expiration moves onto the phone's clock; provider tokens are judged by the providers'")
    func clocks() async throws {
        let provider = TestClock()
        try await TestGateway.run {
            $0.providerClock = { provider.now }
            $0.phoneClock = { provider.now + 86_400 }
        } _: { test in
            let client = try await RawClient.connect(test)
            let jwt = try test.jwt(issuedAt: provider.now)
            let now = Int64(provider.now)
            for (index, expiration) in [nil, "0", String(now - 5), String(now + 60)].enumerated() {
                let push = RawPush(index * 2 + 1, jwt: jwt).changed { $0.set("apns-expiration", expiration) }
                #expect(try await client.push(push).status == "200")
            }
            #expect(test.pushes.map(\.expiration) == [nil, 0, 0, now + 60 + 86_400])
            #expect(test.pushes.first?.acceptedAt == provider.now + 86_400)
            await client.close()
        }
    }
}
