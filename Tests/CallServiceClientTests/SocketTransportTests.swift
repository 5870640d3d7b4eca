#if canImport(Glibc)
import CallServiceWire
import CallVocabulary
import Foundation
import Synchronization
import Testing

@testable import CallServiceClient

/// A real socket, a reader thread, and a daemon that is only a few lines here.
@Suite(.timeLimit(.minutes(2))) struct SocketTransportTests {
    private let welcome = Welcome(
        system: SystemVersion(26, 4), bundle: "org.example.app", reason: .push, state: .background)

    @Test func `an app finds the daemon, loses it, and finds the next one`() async throws {
        try await withFolder { folder in
            let daemon = try Daemon(path: folder + "/s")
            let connection = CallServiceConnection(transport: SocketTransport(path: folder + "/s"))
            let seen = Seen()
            connection.observe { seen.add($0) }
            connection.onReconnect { connection.send(.registryChanged(registry: 1, wantsVoIP: true)) }
            let first = try daemon.accept()
            #expect(
                try first.next()
                    == .hello(version: CallServiceConnection.version, linksCallKit: connection.host.linksCallKit))
            try first.send(.welcome(welcome))
            #expect(connection.welcome == welcome)

            connection.send(
                .incomingCall(RequestID(1), provider: 1, call: CallUUID(high: 1, low: 1), details: CallDetails()))
            #expect(try first.next()?.isIncomingCall == true)
            first.close()

            let second = try daemon.accept()
            guard case .hello = try second.next() else { return #expect(Bool(false), "no hello") }
            var other = welcome
            other.reason = .user
            try second.send(.welcome(other))
            #expect(try second.next() == .registryChanged(registry: 1, wantsVoIP: true))
            #expect(seen.messages.contains(.incomingCallAnswered(RequestID(1), error: 0)))
            try second.send(.memoryWarning)
            try #require(eventually { seen.messages.last == .memoryWarning })
        }
    }

    @Test func `an app that is there before the daemon registers when it comes`() async throws {
        try await withFolder { folder in
            let connection = CallServiceConnection(transport: SocketTransport(path: folder + "/s"))
            connection.onReconnect { connection.send(.finishedLaunching) }
            connection.send(.registryChanged(registry: 1, wantsVoIP: true))
            let daemon = try Daemon(path: folder + "/s")
            let line = try daemon.accept()
            guard case .hello = try line.next() else { return #expect(Bool(false), "no hello") }
            try line.send(.welcome(welcome))
            #expect(try line.next() == .finishedLaunching)
        }
    }

    @Test func `a daemon that talks nonsense is left and found again`() async throws {
        try await withFolder { folder in
            let daemon = try Daemon(path: folder + "/s")
            let connection = CallServiceConnection(transport: SocketTransport(path: folder + "/s"))
            let first = try daemon.accept()
            _ = try first.next()
            try first.sendRaw([255, 255, 255, 255, 0])
            let second = try daemon.accept()
            guard case .hello = try second.next() else { return #expect(Bool(false), "no hello") }
            try second.send(.welcome(welcome))
            #expect(connection.welcome == welcome)
        }
    }

    @Test func `frames of many threads do not mix`() async throws {
        try await withFolder { folder in
            let daemon = try Daemon(path: folder + "/s")
            let connection = CallServiceConnection(transport: SocketTransport(path: folder + "/s"))
            let line = try daemon.accept()
            _ = try line.next()
            DispatchQueue.global().async {
                DispatchQueue.concurrentPerform(iterations: 400) { number in
                    connection.send(.remark(String(repeating: "x", count: 4000), rule: nil))
                    connection.send(.backgroundTaskEnded(UInt64(number)))
                }
            }
            var numbers: Set<UInt64> = []
            for _ in 0..<800 {
                switch try line.next() {
                case .backgroundTaskEnded(let number): numbers.insert(number)
                case .remark(let text, _): #expect(text.count == 4000)
                case let other: #expect(Bool(false), "\(String(describing: other))")
                }
            }
            #expect(numbers.count == 400)
        }
    }

    /// A folder of its own, and a thread of its own: the body blocks, and Swift's pool has few threads.
    private func withFolder(_ body: @escaping @Sendable (String) throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "client-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            Thread.detachNewThread { done.resume(with: Result { try body(folder) }) }
        }
    }
}

extension AppMessage {
    fileprivate var isIncomingCall: Bool { if case .incomingCall = self { true } else { false } }
}

/// Waits until something holds, at most ten seconds.
private func eventually(_ condition: () -> Bool) -> Bool {
    let deadline = Date().addingTimeInterval(10)
    while !condition() {
        if Date() > deadline { return false }
        // tidy:allow(BannedCall) the poll helper itself
        usleep(1000)
    }
    return true
}

private struct Silence: Error {}

/// The listening end.
private final class Daemon {
    private let socket: UnixSocket

    init(path: String) throws { socket = try UnixSocket.listen(at: path) }

    func accept() throws -> Line {
        var accepted: UnixSocket?
        guard
            eventually({
                accepted = try? socket.accept()
                return accepted != nil
            }), let accepted
        else { throw Silence() }
        return Line(socket: accepted)
    }
}

/// One app's connection, seen from the daemon.
private final class Line {
    private let socket: UnixSocket
    private var frames = FrameBuffer()

    init(socket: UnixSocket) { self.socket = socket }

    func send(_ message: DaemonMessage) throws { try sendRaw(message.encodedFrame()) }
    func sendRaw(_ bytes: [UInt8]) throws { _ = try socket.send(bytes[...]) }
    func close() { socket.close() }

    /// The next message; nil if the app has closed.
    func next() throws -> AppMessage? {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
        defer { buffer.deallocate() }
        var answer: Result<AppMessage?, any Error>?
        guard
            eventually({
                answer = read(into: buffer)
                return answer != nil
            }), let answer
        else { throw Silence() }
        return try answer.get()
    }

    /// Nil: nothing is there yet.
    private func read(into buffer: UnsafeMutableRawBufferPointer) -> Result<AppMessage?, any Error>? {
        do {
            if let body = try frames.nextFrame() { return .success(try AppMessage(decoding: body)) }
            switch try socket.read(into: buffer) {
            case .bytes(let count):
                frames.append(buffer[..<count])
                return read(into: buffer)
            case .ended: return .success(nil)
            case .wouldBlock: return nil
            }
        } catch {
            return .failure(error)
        }
    }
}
#endif
