import APNsProtocol
import ArgumentParser
import CommandFrame
import Foundation
import PhoneControl
import PushProvider

struct Push: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Push to an app through the gateway, as a provider would.",
        discussion: "Exit code 1: the gateway refused the push."
    )

    @Argument(help: "The bundle identifier.") var bundle: String
    @Argument(help: "A file with the payload's JSON, or - for standard input; by default a call with a fresh UUID.")
    var payload: String?
    @Flag(name: .long, help: "An alert push in place of a VoIP push.") var alert = false
    @Option(name: .long, help: "apns-expiration, in seconds since 1970.") var expiration: Int64 = 0
    @OptionGroup var phone: PhoneOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let body = try self.body()
        let token = try await phone.ask("token", ["bundle": .string(bundle), "alert": .bool(alert)])
        guard token.exitCode == 0, let digits = token.result["token"]?.text, let topic = token.result["topic"]?.text
        else {
            throw Failure(token.exitCode == 1 ? 2 : token.exitCode, token.text ?? "the phone gave no token")
        }
        let answer = try await send(body, to: digits, topic: topic, phone.client().announcement)
        try output.show(text: text(answer), json: answer.json)
        if !answer.isAccepted { throw ExitCode(1) }
    }

    private func send(
        _ body: [UInt8], to token: String, topic: String, _ announcement: PhoneAnnouncement
    ) async throws -> PushAnswer {
        do {
            let provider = try PushProvider(announcement)
            let answer = try await provider.send(
                token: token, topic: topic, pushType: alert ? .alert : .voip, payload: body, priority: 10,
                expiration: expiration
            )
            await provider.close()
            return answer
        } catch {
            throw Failure(3, "\(error)")
        }
    }

    private func body() throws -> [UInt8] {
        switch payload {
        case nil where alert: return Array(#"{"aps":{"alert":"Hello from Ringtime"}}"#.utf8)
        case nil: return Array(#"{"call":"\#(UUID().uuidString)","caller":"Ada Lovelace"}"#.utf8)
        case "-": return Array(FileHandle.standardInput.readDataToEndOfFile().prefix(1 << 20))
        case let path?:
            guard let data = try? Data(contentsOf: URL(filePath: absolutePath(path))) else {
                throw Failure(2, "the payload \(path) cannot be read")
            }
            return Array(data.prefix(1 << 20))
        }
    }

    private func text(_ answer: PushAnswer) -> String {
        if answer.isAccepted { return "200, apns-id \(answer.apnsID ?? "-")" }
        return "\(answer.status) \(answer.reason ?? "")" + (answer.explanation.map { ": " + $0 } ?? "")
    }
}

struct Tokens: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Device tokens.", subcommands: [New.self])

    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token of a simulated app that reports every push and rings: no Swift app needed."
        )

        @Option(name: .long, help: "The topic: a bundle identifier and .voip.") var topic: String
        @Flag(name: .long, help: "A token that is answered 410 Unregistered.") var unregistered = false
        @Flag(name: .long, help: "A token for alert pushes; the topic is then the bundle identifier.") var alert = false
        @Flag(name: .long, help: "A token of the development environment.") var sandbox = false
        @OptionGroup var phone: PhoneOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let arguments: [String: JSONValue] = [
                "topic": .string(topic), "unregistered": .bool(unregistered), "alert": .bool(alert),
                "sandbox": .bool(sandbox),
            ]
            try output.show(await phone.ask("tokens-new", arguments))
        }
    }
}

struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Provider keys.", subcommands: [Add.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Accept provider tokens that are signed with your own key.",
            discussion: "Only the public half is kept."
        )

        @Argument(help: "The .p8 file, or a PEM file with the public key.") var file: String
        @Option(name: .long, help: "The key's id, ten letters and digits.") var keyId: String
        @Option(name: .long, help: "The team's id, ten letters and digits.") var teamId: String
        @OptionGroup var phone: PhoneOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let arguments: [String: JSONValue] = [
                "file": .string(absolutePath(file)), "keyId": .string(keyId), "teamId": .string(teamId),
            ]
            try output.show(await phone.ask("keys-add", arguments))
        }
    }
}

extension PushProvider {
    /// The phone's own provider.
    convenience init(_ announcement: PhoneAnnouncement) throws {
        guard let url = URL(string: announcement.apnsURL), let host = url.host(), let port = url.port else {
            throw Failure(3, "the phone announces no usable gateway: \(announcement.apnsURL)")
        }
        try self.init(
            host: host, port: port, caFile: announcement.caFile, keyFile: announcement.keyFile,
            keyID: announcement.keyId,
            teamID: announcement.teamId
        )
    }
}

extension PushAnswer {
    var json: JSONValue {
        [
            "status": .int(Int64(status)), "apnsId": apnsID.map { .string($0) } ?? .null,
            "reason": reason.map { .string($0) } ?? .null, "ringtime": explanation.map { .string($0) } ?? .null,
        ]
    }
}
