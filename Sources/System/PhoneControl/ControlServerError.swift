/// Why the control server does not run.
public enum ControlServerError: Error, Hashable, Sendable {
    case portInUse(Int)
    case portNotAllowed(Int)
    case failed(String)
}

extension ControlServerError: CustomStringConvertible {
    /// One line for people.
    public var description: String {
        switch self {
        case .portInUse(let port): "port \(port) on 127.0.0.1 is in use: choose another, or 0 for any free one"
        case .portNotAllowed(let port): "port \(port) is not open to you: choose one from 1024 to 65535, or 0"
        case .failed(let detail): "the control server stopped: \(detail)"
        }
    }
}
