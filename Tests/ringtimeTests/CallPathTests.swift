import Foundation
import PhoneControl
import Testing

/// The whole path with real parts: third-party provider, TLS, HTTP/2, gateway, daemon, app process, person.
@Suite(.serialized) struct CallPathTests {
    @Test(
        "A third-party client pushes to the suspended Parley: 200, ring, answer, didActivate, end",
        arguments: ["push_with_aioapns.py", "push_with_kalyke.py"]
    )
    func ring(client: String) async throws {
        let phone = try RunningPhone()
        let parley = ExampleApp.parley
        try await phone.settle(parley)
        let mark = try await phone.mark()

        let answers = try await push(with: client, to: parley.bundle, on: phone)
        #expect(answers.contains("200"))
        let ringing = try await phone.wait(for: "call.ringing", of: parley.bundle, after: mark)
        #expect(ringing["rule"]?.text == "P2")

        try await phone.order("call", ["action": "answer"])
        try await phone.wait(for: "action.fulfilled", of: parley.bundle, after: mark)
        try await phone.wait(for: "audio.activated", of: parley.bundle, after: mark)
        let output = try await eventually(seconds: 10) {
            let lines = try await phone.order("output", ["bundle": .string(parley.bundle)])["stdout"]?.elements ?? []
            return lines.contains { $0.text?.contains("audio") ?? false } ? lines : nil
        }
        #expect(output != nil, "Parley says that didActivate started its audio")

        try await phone.order("call", ["action": "end"])
        try await phone.wait(for: "call.ended", of: parley.bundle, after: mark)
        try await phone.wait(for: "audio.deactivated", of: parley.bundle, after: mark)
        #expect(try await phone.order("ledger").elements?.isEmpty == true)
        #expect(try await phone.order("crashes").elements?.isEmpty == true)
    }

    @Test("A push launches Parley when it is dead, and the call rings full screen on the locked phone")
    func coldAndLocked() async throws {
        let phone = try RunningPhone()
        let parley = ExampleApp.parley
        try await phone.settle(parley)
        try await phone.order("terminate", ["bundle": .string(parley.bundle)])
        try await phone.wait(until: parley.bundle, is: "dead")
        try await phone.order("device", ["action": "lock"])
        let mark = try await phone.mark()

        #expect(try await phone.push(parley.bundle).status == 0)
        try await phone.wait(for: "app.launching", of: parley.bundle, after: mark)
        let ringing = try await phone.wait(for: "call.ringing", of: parley.bundle, after: mark)
        #expect(ringing["text"]?.text?.contains("full screen") == true)
        try await phone.order("call", ["action": "decline"])
        try await phone.wait(for: "call.ended", of: parley.bundle, after: mark)
    }

    private func push(with client: String, to bundle: String, on phone: RunningPhone) async throws -> String {
        let token = try await phone.order("token", ["bundle": .string(bundle)])
        let url = try #require(URL(string: phone.announcement.apnsURL))
        let result = try await run(
            Products.python, [Products.root.appending(path: "Tests/APNsGatewayTests/Clients/\(client)").path],
            environment: [
                "APNS_HOST": try #require(url.host()), "APNS_PORT": "\(try #require(url.port))",
                "APNS_CA_FILE": phone.announcement.caFile, "APNS_KEY_FILE": phone.announcement.keyFile,
                "APNS_KEY_ID": phone.announcement.keyId, "APNS_TEAM_ID": phone.announcement.teamId,
                "APNS_TOPIC": try #require(token["topic"]?.text),
                "APNS_DEVICE_TOKEN": try #require(token["token"]?.text),
            ]
        )
        #expect(result.status == 0, "\(result.errors)")
        return result.output
    }
}
