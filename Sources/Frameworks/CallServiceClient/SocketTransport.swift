internal import CallServiceWire
internal import Foundation
internal import Synchronization

/// Messages over the daemon's Unix socket. One thread reads, and connects anew when the daemon goes away: after 50 ms,
/// then less and less often, at least once a second, for as long as the process lives.
final class SocketTransport: CallServiceTransport {
    private static let shortestPause = 0.05
    private static let longestPause = 1.0

    private let path: String
    /// Held while a frame is written, so that frames do not mix. Nil while the daemon is away.
    private let socket = Mutex<UnixSocket?>(nil)

    init(path: String) { self.path = path }

    func start(hello: AppMessage, events: @escaping @Sendable (TransportEvent) -> Void) {
        // Here and not in the thread: what the caller sends next must not fall into a gap.
        let first = connect(hello: hello)
        let reader = Thread { [self] in run(hello: hello, first: first, events: events) }
        reader.name = "ringtime.calls"
        reader.start()
    }

    func send(_ message: AppMessage) -> Bool {
        let frame = message.encodedFrame()
        return socket.withLock { socket in
            guard let open = socket else { return false }
            do throws(UnixSocketError) {
                try open.sendAll(frame)
                return true
            } catch {
                // The reader thread sees the end and connects anew.
                open.shutDown()
                socket = nil
                return false
            }
        }
    }

    /// Connects and says hello before anybody else can say anything.
    private func connect(hello: AppMessage) -> UnixSocket? {
        socket.withLock { socket in
            guard let fresh = try? UnixSocket.connect(to: path) else { return nil }
            guard (try? fresh.sendAll(hello.encodedFrame())) != nil else { return nil }
            socket = fresh
            return fresh
        }
    }

    private func run(hello: AppMessage, first: UnixSocket?, events: (TransportEvent) -> Void) {
        var current = first
        var pause = Self.shortestPause
        while true {
            if let open = current {
                pause = Self.shortestPause
                let isRefused = read(open, events: events)
                socket.withLock { if $0 === open { $0 = nil } }
                open.close()
                // A refused process stays detached: the phone has said why, and would say it again and again.
                if isRefused { return events(.lost) }
            }
            if current != nil || pause == Self.shortestPause { events(.lost) }
            // tidy:allow(BannedCall) a thread of its own with nothing else to do; the daemon's return wakes nobody
            Thread.sleep(forTimeInterval: pause)
            pause = min(pause * 2, Self.longestPause)
            current = connect(hello: hello)
        }
    }

    /// Reads until the connection ends, or says something that is no message. True if the phone refused us.
    private func read(_ socket: UnixSocket, events: (TransportEvent) -> Void) -> Bool {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: WireLimits.frame, alignment: 16)
        defer { buffer.deallocate() }
        var frames = FrameBuffer()
        var isRefused = false
        while case .bytes(let count)? = try? socket.read(into: buffer) {
            frames.append(buffer[..<count])
            do throws(WireError) {
                while let body = try frames.nextFrame() {
                    let message = try DaemonMessage(decoding: body)
                    if case .refused = message { isRefused = true }
                    events(.message(message))
                }
            } catch {
                return isRefused
            }
        }
        return isRefused
    }
}
