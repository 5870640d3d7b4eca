import Foundation
import PhoneControl
import ProbeBundle
import Testing

/// What people and apps get wrong: one clear line, the right exit code, and a phone that lives on.
@Suite struct BadInputTests {
    @Test(
        "A bundle that is no app is refused with 2 and one line that names the fault",
        arguments: [
            BadBundle.noPlist, .missingExecutable, .notExecutable, .notELF, .noFolder,
        ])
    func bundles(bad: BadBundle) async throws {
        let phone = try RunningPhone()
        let path = try bad.make()
        let result = try await ringtime(["install", path, "--data", phone.data])
        #expect(result.status == 2, "\(result)")
        #expect(result.errors.split(separator: "\n").count == 1)
        #expect(result.errors.contains(bad.words), "\(result.errors)")
        #expect(try await phone.order("status")["apps"]?.elements?.isEmpty == true)
    }

    enum BadBundle: CaseIterable {
        case noPlist, missingExecutable, notExecutable, notELF, noFolder

        func make() throws -> String {
            try ProbeBundle.make { app in
                let executable = app.appending(path: "Probe")
                switch self {
                case .noPlist: try FileManager.default.removeItem(at: app.appending(path: "Info.plist"))
                case .missingExecutable: try FileManager.default.removeItem(at: executable)
                case .notExecutable:
                    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: executable.path)
                case .notELF: try Data("no program".utf8).write(to: executable)
                case .noFolder: try FileManager.default.removeItem(at: app)
                }
            }
        }

        var words: String {
            switch self {
            case .noPlist: "Info.plist"
            case .missingExecutable, .notExecutable, .notELF: "Probe"
            case .noFolder: "Probe.app"
            }
        }
    }

    @Test("An app that exits at once is no violation: the launch fails and the phone goes on")
    func exitsAtOnce() async throws {
        let phone = try RunningPhone()
        let path = try ProbeBundle.make { app in
            let executable = app.appending(path: "Probe")
            try FileManager.default.removeItem(at: executable)
            try FileManager.default.copyItem(atPath: "/bin/true", toPath: executable.path)
        }
        try await phone.order("install", ["path": .string(path)])
        try await phone.order("launch", ["bundle": .string(ProbeBundle.identifier)])
        try await phone.wait(for: "app.ended", of: ProbeBundle.identifier)
        try await phone.wait(until: ProbeBundle.identifier, is: "dead")
        #expect(try await phone.order("ledger").elements?.isEmpty == true)
    }

    @Test("A port in use is named, and nothing is left behind that stops the next start")
    func portInUse() async throws {
        let phone = try RunningPhone()
        let port = try #require(URL(string: phone.announcement.apnsURL)?.port)
        let data = NSTemporaryDirectory() + "ringtime-test-\(UUID().uuidString.prefix(8))"
        defer { try? FileManager.default.removeItem(atPath: data) }
        let result = try await ringtime(["up", "--json", "--apns-port", "\(port)", "--data", data])
        #expect(result.status == 3)
        #expect(result.errors.contains("\(port)"), "\(result.errors)")
    }

    @Test("A second phone on the same data is refused and names the process that holds it")
    func secondPhone() async throws {
        let phone = try RunningPhone()
        let result = try await ringtime(["up", "--json", "--data", phone.data])
        #expect(result.status == 3)
        #expect(result.errors.contains(phone.data) && result.output.isEmpty, "\(result)")
        try await phone.order("status")
    }

    @Test("A data folder of another user is refused", .enabled(if: geteuid() == 0, "only root can make such a folder"))
    func foreignFolder() async throws {
        let data = NSTemporaryDirectory() + "ringtime-test-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: data) }
        #expect(chown(data, 65_534, 65_534) == 0)
        let result = try await ringtime(["up", "--json", "--data", data])
        #expect(result.status == 3)
        #expect(result.errors.contains(data))
    }

    @Test("Garbage and oversized frames on the app socket close that connection and nothing else")
    func garbage() async throws {
        let phone = try RunningPhone()
        let frames: [[UInt8]] = [
            Array("GET / HTTP/1.1\r\n\r\n".utf8), [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [1, 0, 0, 0, 0xEE],
            [UInt8](repeating: 0x5A, count: 1 << 20),
        ]
        for frame in frames {
            let socket = try RawSocket(path: phone.announcement.socket)
            socket.write(frame)
            let isClosed = try await eventually(seconds: 10) { socket.isClosedByPeer ? true : nil }
            #expect(isClosed == true, "\(frame.prefix(8))")
        }
        try await phone.order("status")
    }

    @Test(
        "An app that prints forty megabytes does not fill the disk, and other verbs answer meanwhile",
        .timeLimit(.minutes(10)))
    func printer() async throws {
        let phone = try RunningPhone()
        try await phone.order("install", ["path": .string(ProbeBundle.make())])
        try await phone.order("launch", ["bundle": .string(ProbeBundle.identifier)])
        try await phone.wait(for: "token.issued")
        _ = try await phone.push(ProbeBundle.identifier, #"{"misbehave":"print"}"#)
        try await phone.wait(for: "call.reported", of: ProbeBundle.identifier, seconds: 60)
        let file = phone.data + "/containers/\(ProbeBundle.identifier)/stdout.log"
        let trimmed = try await eventually(seconds: 20) { () -> Bool? in
            try await phone.order("device", ["action": "lock"])
            try await phone.order("device", ["action": "unlock"])
            let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
            return (size ?? .max) <= 20 << 20 ? true : nil
        }
        #expect(trimmed == true)
    }
}

/// A bare client of the app socket.
final class RawSocket {
    private let descriptor: Int32

    init(path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw CocoaError(.fileNoSuchFile) }
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) {
        send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }

    /// Reads what is there; true at the end, or when the peer has reset the connection.
    var isClosedByPeer: Bool {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            if count == 0 { return true }
            if count < 0 { return errno == ECONNRESET }
        }
    }
}
