#if canImport(Glibc)
import Glibc
import LinuxProcess
import Synchronization

/// A Unix stream socket: the edge where messages meet the kernel. Closed when the last reference goes.
///
/// Interrupted calls are repeated. Sending never raises SIGPIPE.
public final class UnixSocket: Sendable {
    /// What `read` brought.
    public enum Reading: Hashable, Sendable {
        /// So many bytes are in the buffer.
        case bytes(Int)
        /// Nothing is there now; only on a socket that does not block.
        case wouldBlock
        /// The other side has closed.
        case ended
    }

    /// Who is at the other end, as the kernel says.
    public struct Peer: Hashable, Sendable {
        public var process: Int32
        public var user: UInt32

        public init(process: Int32, user: UInt32) {
            self.process = process
            self.user = user
        }
    }

    /// For `poll`. Stays the socket's own.
    public let descriptor: Int32
    public let path: String
    private let isOpen = Atomic<Bool>(true)

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close() }

    /// Closes the socket; later calls of any method fail or do nothing.
    public func close() {
        guard isOpen.exchange(false, ordering: .relaxed) else { return }
        _ = Glibc.close(descriptor)
    }

    /// Ends both directions, so that a read blocked in another thread returns.
    public func shutDown() { _ = Glibc.shutdown(descriptor, Int32(SHUT_RDWR)) }

    // MARK: Making one

    /// Listens, without blocking, on a name that only this user may open (0600). A socket file that a dead process left
    /// behind is replaced; one that somebody listens on is not, nor is a file of another kind.
    public static func listen(at path: String, backlog: Int32 = 128) throws(UnixSocketError) -> UnixSocket {
        var address = try address(of: path)
        try clearStale(path)
        let socket = try make(path, flags: Int32(SOCK_NONBLOCK.rawValue))
        // The name is born with this mode, so there is no moment at which others may connect.
        guard fchmod(socket.descriptor, 0o600) == 0 else { throw failure("fchmod", path) }
        guard withAddress(&address, { bind(socket.descriptor, $0, $1) }) == 0 else {
            throw errno == EADDRINUSE ? .inUse(path: path) : failure("bind", path)
        }
        guard Glibc.listen(socket.descriptor, backlog) == 0 else { throw failure("listen", path) }
        return socket
    }

    /// Connects; reads on the result block.
    public static func connect(to path: String) throws(UnixSocketError) -> UnixSocket {
        var address = try address(of: path)
        let socket = try make(path, flags: 0)
        while true {
            if withAddress(&address, { Glibc.connect(socket.descriptor, $0, $1) }) == 0 { return socket }
            switch errno {
            case EINTR: continue
            case ECONNREFUSED, ENOENT: throw .nobodyListens(path: path)
            default: throw failure("connect", path)
            }
        }
    }

    /// The next waiting connection, which will not block either; nil if there is none.
    public func accept() throws(UnixSocketError) -> UnixSocket? {
        while true {
            let accepted = linux_accept(descriptor)
            if accepted >= 0 { return UnixSocket(descriptor: accepted, path: path) }
            switch errno {
            case EINTR, ECONNABORTED: continue
            case EAGAIN: return nil
            default: throw Self.failure("accept", path)
            }
        }
    }

    /// The process and user at the other end, from the kernel.
    public func peer() throws(UnixSocketError) -> Peer {
        var process: pid_t = 0
        var user: uid_t = 0
        guard linux_peer_credentials(descriptor, &process, &user) == 0 else { throw Self.failure("getsockopt", path) }
        return Peer(process: process, user: user)
    }

    // MARK: Bytes

    /// Hands bytes to the kernel without waiting; returns how many it took, 0 if there is no room.
    public func send(_ bytes: ArraySlice<UInt8>) throws(UnixSocketError) -> Int {
        try send(bytes, flags: Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
    }

    /// Hands all bytes to the kernel and waits for room. For sockets that block.
    public func sendAll(_ bytes: [UInt8]) throws(UnixSocketError) {
        var rest = bytes[...]
        while !rest.isEmpty { rest = rest.dropFirst(try send(rest, flags: Int32(MSG_NOSIGNAL))) }
    }

    private func send(_ bytes: ArraySlice<UInt8>, flags: Int32) throws(UnixSocketError) -> Int {
        while true {
            let count = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, flags) }
            if count >= 0 { return count }
            switch errno {
            case EINTR: continue
            case EAGAIN: return 0
            case EPIPE, ECONNRESET: throw .closed(path: path)
            default: throw Self.failure("send", path)
            }
        }
    }

    /// Reads what is there, at most the buffer's size.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(UnixSocketError) -> Reading {
        while true {
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count > 0 { return .bytes(count) }
            if count == 0 { return .ended }
            switch errno {
            case EINTR: continue
            case EAGAIN: return .wouldBlock
            case ECONNRESET: return .ended
            default: throw Self.failure("recv", path)
            }
        }
    }

    // MARK: Edges

    private static func make(_ path: String, flags: Int32) throws(UnixSocketError) -> UnixSocket {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue) | flags, 0)
        guard descriptor >= 0 else { throw failure("socket", path) }
        return UnixSocket(descriptor: descriptor, path: path)
    }

    /// Removes a socket file that nobody listens on.
    private static func clearStale(_ path: String) throws(UnixSocketError) {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return }
        guard facts.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
        do {
            _ = try connect(to: path)
        } catch .nobodyListens {
            _ = unlink(path)
            return
        }
        throw .inUse(path: path)
    }

    private static func address(of path: String) throws(UnixSocketError) -> sockaddr_un {
        let bytes = Array(path.utf8)
        guard bytes.count <= UnixSocketError.longestPath else {
            throw .pathTooLong(path: path, bytes: bytes.count)
        }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return address
    }

    private static func withAddress(
        _ address: inout sockaddr_un, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
    }

    private static func failure(_ call: String, _ path: String) -> UnixSocketError {
        .failed(call: call, path: path, code: errno)
    }
}

extension UnixSocketError {
    /// The kernel's words for an errno.
    static func message(_ code: Int32) -> String { String(cString: strerror(code)) }
}
#endif
