import APNsGateway
import APNsProtocol
import Foundation
import PushProvider
import Testing

@Suite("Provider clients, unchanged but for host, port and CA")
struct ProviderClientTests {
    private func objects(_ lines: [String]) throws -> [[String: Any]] {
        try lines.map { try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    }

    @Test("aioapns gets 200 for a VoIP push, and the push arrives as it was sent")
    func aioapns() async throws {
        try await TestGateway.run { test in
            let answers = try objects(
                await PythonClients.shared.run("push_with_aioapns.py", environment: test.environment()))
            #expect(answers.count == 1)
            #expect(answers.first?["status"] as? String == "200")
            #expect(answers.first?["sameID"] as? Bool == true)
            let push = try #require(test.pushes.first)
            #expect(push.pushType == .voip)
            #expect(push.topic == TestGateway.topic)
            #expect(push.bundle == "org.example.Parley")
            #expect(push.expiration == 0)
            #expect(String(decoding: push.payload, as: UTF8.self) == #"{"caller": "Ada", "number": 0}"#)
        }
    }

    @Test("aioapns' burst on a fresh connection is served to the last push", arguments: [1, 10])
    func aioapnsBurst(connections: Int) async throws {
        try await TestGateway.run { test in
            let environment = test.environment().merging(["COUNT": "300", "CONNECTIONS": String(connections)]) { $1 }
            let answers = try objects(await PythonClients.shared.run("push_with_aioapns.py", environment: environment))
            #expect(answers.count == 300)
            #expect(answers.allSatisfy { $0["status"] as? String == "200" && $0["sameID"] as? Bool == true })
            #expect(test.pushes.count == 300)
            #expect(Set(test.pushes.map(\.apnsID)).count == 300)
        }
    }

    @Test("aioapns understands refusals, with the second member in them and without", arguments: [true, false])
    func aioapnsRefusals(isByteExact: Bool) async throws {
        try await TestGateway.run {
            $0.byteExactReplies = isByteExact
        } _: { test in
            try test.tokens.invalidate(TestGateway.device, at: 1_700_000_000_123)
            let gone = try objects(
                await PythonClients.shared.run("push_with_aioapns.py", environment: test.environment()))
            #expect(gone.first?["status"] as? String == "410")
            #expect(gone.first?["reason"] as? String == "Unregistered")
            #expect(gone.first?["timestamp"] as? Int == 1_700_000_000_123)
            let unknown = try objects(
                await PythonClients.shared.run("push_with_aioapns.py", environment: test.environment(device: "abcd")))
            #expect(unknown.first?["reason"] as? String == "BadDeviceToken")
            #expect(test.pushes.isEmpty)
        }
    }

    @Test("kalyke opens a connection and signs a token for each push, and gets 200 for all")
    func kalyke() async throws {
        try await TestGateway.run { test in
            let environment = test.environment().merging(["COUNT": "5"]) { $1 }
            let answers = try objects(await PythonClients.shared.run("push_with_kalyke.py", environment: environment))
            #expect(answers.map { $0["status"] as? String } == Array(repeating: "200", count: 5))
            #expect(test.pushes.map(\.apnsID) == answers.map { $0["apnsID"] as? String })
            let inAMonth = Int64(Date().timeIntervalSince1970) + 2_592_000
            #expect(test.pushes.allSatisfy { abs(($0.expiration ?? 0) - inAMonth) < 60 })
        }
    }

    @Test("kalyke raises Apple's error by its name")
    func kalykeRefusal() async throws {
        try await TestGateway.run { test in
            let environment = test.environment(topic: "org.example.Other.voip")
            let answers = try objects(await PythonClients.shared.run("push_with_kalyke.py", environment: environment))
            #expect(answers.first?["reason"] as? String == "DeviceTokenNotForTopic")
        }
    }

    @Test("curl gets 200 over HTTP/2")
    func curl() async throws {
        try await TestGateway.run { test in
            let result = try await Command.run(
                "/usr/bin/env",
                [
                    "curl", "--silent", "--show-error", "--http2", "--cacert", test.identity.caFile, "--header",
                    "authorization: bearer \(try test.jwt())", "--header", "apns-topic: \(TestGateway.topic)",
                    "--header",
                    "apns-push-type: voip", "--data", #"{"caller":"Ada"}"#, "--write-out",
                    "%{http_version} %{http_code}",
                    "https://localhost:\(test.port)/3/device/\(TestGateway.device)",
                ], environment: ProcessInfo.processInfo.environment)
            #expect(result.output == "2 200", "\(result.errors)")
            #expect(test.pushes.count == 1)
        }
    }

    @Test("Our own provider sends, reuses its token, and reads refusals")
    func ownProvider() async throws {
        try await TestGateway.run { test in
            let provider = try PushProvider(
                host: "127.0.0.1", port: test.port, caFile: test.identity.caFile, keyFile: test.identity.keyFile,
                keyID: test.identity.keyID, teamID: test.identity.teamID)
            for number in 0..<20 {
                let answer = try await provider.send(
                    token: TestGateway.device, topic: TestGateway.topic, pushType: .voip,
                    payload: Array(#"{"number":\#(number)}"#.utf8), expiration: 0)
                #expect(answer.status == 200)
                #expect(answer.apnsID == test.pushes.last?.apnsID)
            }
            let answer = try await provider.send(
                token: TestGateway.device, topic: "org.example.Parley", pushType: .alert, payload: Array("{}".utf8))
            #expect(answer.status == 400)
            #expect(answer.reason == "DeviceTokenNotForTopic")
            #expect(answer.explanation?.contains(TestGateway.topic) == true)
            #expect(test.pushes.count == 20)
            await provider.close()
        }
    }

    @Test("Our own provider says what is wrong with a file or an address")
    func ownProviderErrors() async throws {
        try await TestGateway.run { test in
            #expect(throws: PushProviderError.self) {
                try PushProvider(
                    host: "localhost", port: 1, caFile: nil, keyFile: test.identity.caFile, keyID: "K", teamID: "T")
            }
            #expect(throws: PushProviderError.self) {
                try PushProvider(
                    host: "localhost", port: 1, caFile: test.folder.path + "/none", keyFile: test.identity.keyFile,
                    keyID: "K", teamID: "T")
            }
            let lonely = try PushProvider(
                host: "127.0.0.1", port: 1, caFile: nil, keyFile: test.identity.keyFile, keyID: "K", teamID: "T")
            await #expect(throws: PushProviderError.self) {
                try await lonely.send(token: "ab", topic: "a.voip", pushType: .voip, payload: [])
            }
            await lonely.close()
        }
    }
}
