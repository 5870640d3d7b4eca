import APNsProtocol
import Foundation
import PhoneControl
import PushProvider

/// A provider in a process of its own. Its arguments are a phone's data folder and the port of the gateway; every line of
/// its standard input, `TOKEN TOPIC PAYLOAD`, is one push; for each it prints `STATUS APNS-ID`.
@main
enum Provider {
    static func main() async throws {
        guard CommandLine.arguments.count == 3, let port = Int(CommandLine.arguments[2]),
            let phone = try PhoneAnnouncement.read(from: CommandLine.arguments[1]),
            let host = URL(string: phone.apnsURL)?.host()
        else { return complain("usage: BenchmarkProvider DATA-FOLDER PORT, of a phone that is on") }
        let provider = try PushProvider(
            host: host, port: port, caFile: phone.caFile, keyFile: phone.keyFile, keyID: phone.keyId,
            teamID: phone.teamId
        )
        while let line = readLine() {
            let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
            guard parts.count == 3 else { return complain("TOKEN TOPIC PAYLOAD is wanted, not \(line)") }
            let answer = try await provider.send(
                token: parts[0], topic: parts[1], pushType: .voip, payload: Array(parts[2].utf8), expiration: 0
            )
            let rest = answer.isAccepted ? answer.apnsID : answer.reason
            FileHandle.standardOutput.write(Data("\(answer.status) \(rest ?? "-")\n".utf8))
        }
        await provider.close()
    }

    private static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
