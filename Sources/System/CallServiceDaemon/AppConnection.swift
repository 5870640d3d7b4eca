import CallServiceWire
import CallVocabulary

/// One app's socket: what came in and was not understood yet, and what could not be sent yet.
///
/// A suspended app does not read. What the phone tells it waits here, bounded: an app that never reads again loses its
/// connection, not the phone its memory.
final class AppConnection {
    let socket: UnixSocket
    let tag: UInt64
    /// Set by the first message, when the kernel has told who the peer is.
    var process: ProcessID?
    private var incoming = FrameBuffer()
    private var outgoing: [UInt8] = []

    /// The most bytes that wait for an app that does not read.
    static let outgoingLimit = 4 << 20
    /// The message set that this daemon speaks.
    static let version: UInt16 = 2

    init(socket: UnixSocket, tag: UInt64) {
        self.socket = socket
        self.tag = tag
    }

    var hasOutgoing: Bool { !outgoing.isEmpty }

    enum Reading {
        case messages([AppMessage])
        /// Nothing more is there now.
        case nothing
        case closed
        /// The peer does not speak our language; what it said before it stopped doing so is lost with it.
        case garbage(String)
    }

    /// Reads what is there, at most 64 KiB at a time: no app may keep the phone from the others.
    func read() -> Reading {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        guard let reading = try? chunk.withUnsafeMutableBytes({ try socket.read(into: $0) }) else { return .closed }
        switch reading {
        case .bytes(let count): incoming.append(chunk[..<count])
        case .wouldBlock: return .nothing
        case .ended: return .closed
        }
        do throws(WireError) {
            var messages: [AppMessage] = []
            while let frame = try incoming.nextFrame() { messages.append(try AppMessage(decoding: frame)) }
            return .messages(messages)
        } catch {
            return .garbage("\(error)")
        }
    }

    /// Sends, or keeps for later. False when the app is gone or has let too much pile up.
    func send(_ message: DaemonMessage) -> Bool {
        outgoing += message.encodedFrame()
        return flush() && outgoing.count <= Self.outgoingLimit
    }

    /// Goes on with what could not be sent before. False when the app is gone.
    func flush() -> Bool {
        guard !outgoing.isEmpty else { return true }
        guard let sent = try? socket.send(outgoing[...]) else { return false }
        if sent == outgoing.count { outgoing.removeAll(keepingCapacity: true) } else { outgoing.removeFirst(sent) }
        return true
    }
}
