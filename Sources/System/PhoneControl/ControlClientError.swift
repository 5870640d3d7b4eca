/// Why the phone did not answer. Each case prints one line with the mend.
public enum ControlClientError: Error, Hashable, Sendable {
    /// No announcement, or nobody at the announced address.
    case noPhoneRunning(data: String)
    /// Somebody else listens there, or the phone was started again meanwhile.
    case unauthorized(data: String)
    /// The request never reached a verb.
    case refused(status: Int, sentence: String)
    case unreadable(what: String)
    /// The phone went away before it answered.
    case lost(data: String, detail: String)
    case timedOut(data: String)
    case cancelled
}

extension ControlClientError: CustomStringConvertible {
    /// One line for people.
    public var description: String {
        switch self {
        case .noPhoneRunning(let data):
            "no phone is running on \(data): start one with `ringtime up`"
        case .unauthorized(let data):
            "the phone on \(data) does not know this token: it was started again meanwhile; try once more"
        case .refused(let status, let sentence):
            "the phone refused the request (\(status)): \(sentence)"
        case .unreadable(let what):
            "cannot be read: \(what)"
        case .lost(let data, let detail):
            "the phone on \(data) went away before it answered (\(detail))"
        case .timedOut(let data):
            "the phone on \(data) did not answer in time"
        case .cancelled:
            "the request was given up"
        }
    }
}
