/// What went wrong with a Unix socket, with its path.
public enum UnixSocketError: Error, Hashable, Sendable {
    /// The kernel's address has room for 107 bytes.
    case pathTooLong(path: String, bytes: Int)
    /// Another process listens there.
    case inUse(path: String)
    /// Something that is no socket has this name.
    case notASocket(path: String)
    /// Nobody listens there.
    case nobodyListens(path: String)
    /// The peer has gone away.
    case closed(path: String)
    /// A system call failed; `code` is its errno.
    case failed(call: String, path: String, code: Int32)
}

extension UnixSocketError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .pathTooLong(let path, let bytes):
            "the socket path \(path) has \(bytes) bytes, and a Unix socket's name has room for \(Self.longestPath): "
                + "choose a shorter data folder"
        case .inUse(let path): "another process listens on \(path)"
        case .notASocket(let path): "\(path) exists and is not a socket"
        case .nobodyListens(let path): "nobody listens on \(path)"
        case .closed(let path): "the other side of \(path) has closed the connection"
        case .failed(let call, let path, let code): "\(call) failed on \(path): error \(code) (\(Self.message(code)))"
        }
    }

    /// What fits into `sun_path` beside its final zero.
    public static let longestPath = 107
}
