import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import PhoneControl

/// A folder of its own for one test, gone with the value.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = "/tmp/ringtime-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension PhoneAnnouncement {
    static func example(controlURL: String = "http://127.0.0.1:1", token: ControlToken, data: String) -> Self {
        PhoneAnnouncement(
            gateway: .init(
                url: "https://localhost:2197", caFile: "/d/keys/ca.pem", keyFile: "/d/keys/provider.p8", keyId: "K",
                teamId: "T"),
            controlURL: controlURL, controlToken: token, socket: "/d/calls.sock", data: data)
    }
}

/// A port of the loopback that is bound and not listened on: connections to it are refused.
struct UnusedPort {
    let number: UInt16
    private let descriptor: Int32

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (socket, size) = (descriptor, length)
        let status = withUnsafeMutableBytes(of: &address) { bytes -> Int32 in
            bytes.withMemoryRebound(to: sockaddr.self) { addresses in
                guard bind(socket, addresses.baseAddress, size) == 0 else { return -1 }
                return getsockname(socket, addresses.baseAddress, &length)
            }
        }
        guard status == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        number = UInt16(bigEndian: address.sin_port)
    }

    func release() { close(descriptor) }
}

/// Comes back when the task is cancelled, and never else.
func untilCancelled() async {
    let (nothing, source) = AsyncStream.makeStream(of: Void.self)
    for await _ in nothing {}
    source.finish()
}

/// A running server, its folder and a client of it.
struct Served: Sendable {
    let folder: TemporaryFolder
    let announcement: PhoneAnnouncement
    let client: ControlClient

    /// Serves for as long as `body` runs.
    static func run(
        _ handlers: ControlHandlers = .echo, _ body: @Sendable (Served) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let token = ControlToken.random()
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { listening.finish() }
                try await ControlServer(token: token, handlers: handlers).run { listening.yield($0) }
            }
            var port: Int?
            for await first in ports {
                port = first
                break
            }
            guard let port else { return try await group.waitForAll() }
            let announcement = PhoneAnnouncement.example(
                controlURL: "http://127.0.0.1:\(port)", token: token, data: folder.path)
            try announcement.write(to: folder.path)
            try await body(
                Served(
                    folder: folder, announcement: announcement, client: ControlClient(dataFolder: folder.path)))
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    /// A request as no client of ours would send it.
    func raw(
        _ method: HTTPMethod, _ path: String, authorization: String? = nil, body: HTTPClientRequest.Body? = nil
    ) async throws -> (status: Int, allow: String?, error: String?) {
        var request = HTTPClientRequest(url: announcement.controlURL + path)
        request.method = method
        request.headers.add(
            name: "Authorization", value: authorization ?? "Bearer \(announcement.controlToken)")
        request.body = body
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        let data = Data(try await response.body.collect(upTo: 4 << 20).readableBytesView)
        let answer = try? JSONDecoder().decode(JSONValue.self, from: data)
        return (Int(response.status.code), response.headers.first(name: "Allow"), answer?["error"]?.text)
    }
}

extension ControlHandlers {
    /// Answers with what was asked.
    static let echo = ControlHandlers(
        call: { request in
            ControlResponse(exitCode: 7, result: .object(request.arguments), text: request.verb)
        },
        timeline: { request in
            ControlResponse(result: ["since": .int(request.since), "wait": .int(request.wait.components.seconds)])
        })
}
