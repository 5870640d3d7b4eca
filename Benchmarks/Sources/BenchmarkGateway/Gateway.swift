import APNsGateway
import APNsProtocol
import Foundation

/// The gateway in a process of its own. Its arguments are a phone's folder of keys, a device token and its topic; its
/// standard input is a socket to the phone: it writes its port there, then every push that it accepts.
@main
enum Gateway {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4 else { return complain("usage: BenchmarkGateway KEYS TOKEN TOPIC") }
        let identity = try GatewayIdentity(folder: arguments[1])
        let tokens = TokenRegistry(entries: [.init(token: arguments[2], topic: arguments[3], environment: .development)]
        )
        let configuration = GatewayConfiguration(
            identity: identity, keys: try ProviderKeys(identity: identity), tokens: tokens
        ) { push in
            let head = "\(push.apnsID) \(Int64(push.acceptedAt * 1_000_000)) \(push.payload.count)\n"
            send(Array(head.utf8) + push.payload)
        }
        let gateway = try await APNsGateway.start(configuration: configuration)
        send(Array("\(gateway.port)\n".utf8))
        // The phone's end closes when it is done.
        await Task.detached {
            var byte: UInt8 = 0
            _ = read(0, &byte, 1)
        }.value
        await gateway.stop()
    }

    private static func send(_ bytes: [UInt8]) {
        if write(0, bytes, bytes.count) != bytes.count { complain("the phone is gone") }
    }

    private static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
