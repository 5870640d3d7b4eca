import AppBundle
import ArgumentParser
import CallServiceDaemon
import CommandFrame
import Foundation
import Phone
import PhoneControl
import PhoneStore

struct Exec: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a command with a phone of its own, and tell what it sent and what the phone did.",
        discussion: """
            The command finds APNS_HOST, APNS_PORT, APNS_CA_FILE, APNS_KEY_FILE, APNS_KEY_ID, APNS_TEAM_ID, APNS_TOPIC, \
            APNS_DEVICE_TOKEN, RINGTIME_CONTROL_URL and RINGTIME_CONTROL_TOKEN in its environment. The exit code is the \
            command's own.
            """
    )

    @Option(name: .long, help: "The topic of the simulated app.") var topic = "com.example.app.voip"
    @Option(name: .long, help: "An app bundle to install and launch in place of the simulated app.") var app: String?
    @OptionGroup var setup: SetupOptions
    @Option(name: .long, help: "A data folder to use and to keep; by default one that is removed afterwards.")
    var data: String?
    @Argument(parsing: .postTerminator, help: "The command, after --.") var command: [String] = []

    func run() async throws {
        guard let program = command.first else { throw Failure(2, "exec wants a command: ringtime exec -- CMD…") }
        let folder = data.map(absolutePath) ?? NSTemporaryDirectory() + "ringtime-\(UUID().uuidString.prefix(8))"
        defer { if data == nil { try? FileManager.default.removeItem(atPath: folder) } }
        let phone = try await switchOn(setup.setup(data: folder))
        let outcome = await Result(catching: { try await self.run(program, on: phone) })
        await phone.stop()
        throw ExitCode(try outcome.get())
    }

    /// The command's exit code.
    private func run(_ program: String, on phone: Phone) async throws -> Int32 {
        let token = try await device(on: phone)
        let status = try await CommandRun.run(program, command.dropFirst(), environment(phone, token))
        // What the last push brings about is still part of the story.
        try await Task.sleep(for: .milliseconds(300))
        complain("ringtime: what the command sent, and what the phone did")
        for record in try await phone.handle.timeline(since: 0, limit: 10_000) { complain("  " + record.line) }
        return status
    }

    /// The token to which the command pushes.
    private func device(on phone: Phone) async throws -> StoredToken {
        guard let app else {
            guard topic.hasSuffix(".voip") else { throw Failure(2, "the topic ends in .voip (D3): \(topic).voip") }
            return try await phone.handle.makeSimulatedToken(
                bundle: String(topic.dropLast(5)), isVoIP: true, environment: "production", isRegistered: true
            )
        }
        let bundle: AppBundle
        do { bundle = try AppBundle(reading: URL(filePath: absolutePath(app))) } catch { throw Failure(2, "\(error)") }
        _ = try await phone.handle.install(bundle)
        try await phone.handle.launch(bundle.identifier)
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline {
            if let token = try await phone.handle.token(bundle: bundle.identifier, isVoIP: true) { return token }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Failure(1, "\(bundle.identifier) has not registered for VoIP pushes within 20 s (N1, D12)")
    }

    private func environment(_ phone: Phone, _ token: StoredToken) -> [String: String] {
        let announcement = phone.announcement
        let url = URL(string: announcement.apnsURL)
        var environment = ProcessInfo.processInfo.environment
        environment["APNS_HOST"] = url?.host() ?? "localhost"
        environment["APNS_PORT"] = url?.port.map(String.init) ?? ""
        environment["APNS_CA_FILE"] = announcement.caFile
        environment["APNS_KEY_FILE"] = announcement.keyFile
        environment["APNS_KEY_ID"] = announcement.keyId
        environment["APNS_TEAM_ID"] = announcement.teamId
        environment["APNS_TOPIC"] = token.topic
        environment["APNS_DEVICE_TOKEN"] = token.token
        environment["RINGTIME_CONTROL_URL"] = announcement.controlURL
        environment["RINGTIME_CONTROL_TOKEN"] = announcement.controlToken
        environment["RINGTIME_DATA"] = announcement.data
        return environment
    }
}

extension Result where Failure == any Error {
    fileprivate init(catching body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
