import CallServiceDaemon
import Foundation

/// The gateway, in a process of its own, and the line on which it hands pushes to the phone.
final class GatewayProcess {
    let port: Int
    private let process = Process()
    private let descriptor: Int32

    /// - Parameter deliver: gets every accepted push, on a thread of its own.
    init(keys: String, token: String, topic: String, bundle: String, deliver: @escaping @Sendable (ArrivedPush) -> Void)
        throws
    {
        var ends: [Int32] = [0, 0]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw Stuck("no socket pair: \(String(cString: strerror(errno)))")
        }
        descriptor = ends[0]
        process.executableURL = Programs.gateway
        process.arguments = [keys, token, topic]
        let far = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
        process.standardInput = far
        try process.run()
        try far.close()
        guard let announced = Line.read(from: descriptor), let port = Int(announced) else {
            throw Stuck("the gateway's process does not listen")
        }
        self.port = port
        let courier = Courier(descriptor: descriptor, token: token, topic: topic, bundle: bundle)
        Thread.detachNewThread { courier.run(deliver) }
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RDWR))
        process.waitUntilExit()
        close(descriptor)
    }
}

/// Reads accepted pushes: a line `APNS-ID MICROSECONDS LENGTH`, then the payload.
private struct Courier: Sendable {
    let descriptor: Int32
    let token, topic, bundle: String

    func run(_ deliver: (ArrivedPush) -> Void) {
        while let line = Line.read(from: descriptor) {
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 3, let accepted = Int64(parts[1]), let length = Int(parts[2]),
                let payload = Line.bytes(length, from: descriptor)
            else { return }
            var push = ArrivedPush(
                apnsID: parts[0], token: token, topic: topic, bundle: bundle, kind: .voip, payload: payload
            )
            push.acceptedAtMicroseconds = accepted
            deliver(push)
        }
    }
}

private enum Line {
    /// One line without its end, at most 256 bytes; nil at the end of the stream. What follows is left unread.
    static func read(from descriptor: Int32) -> String? {
        var buffer = [UInt8](repeating: 0, count: 256)
        let seen = recv(descriptor, &buffer, buffer.count, Int32(MSG_PEEK))
        guard seen > 0, let end = buffer[..<seen].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        return bytes(end + 1, from: descriptor).map { String(decoding: $0.dropLast(), as: UTF8.self) }
    }

    static func bytes(_ count: Int, from descriptor: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: count)
        guard count == 0 || recv(descriptor, &buffer, count, Int32(MSG_WAITALL)) == count else { return nil }
        return buffer
    }
}
