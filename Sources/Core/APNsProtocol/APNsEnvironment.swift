/// Which of Apple's two push environments a device token, a key or a request belongs to.
public enum APNsEnvironment: String, CaseIterable, Hashable, Sendable {
    case development
    case production

    /// The environment Apple's host names stand for ([A]: the names are those of Apple's pages).
    ///
    /// Any other name, `localhost` and `127.0.0.1` among them, says nothing about the environment: nil. The device
    /// token then decides alone and no environment check is made.
    /// - Parameter authority: the `:authority` or `host` value, with or without a port.
    public init?(authority: String) {
        let name = authority.lowercased()
        let host = name.prefix { $0 != ":" }
        switch host {
        case "api.push.apple.com": self = .production
        case "api.sandbox.push.apple.com", "api.development.push.apple.com": self = .development
        default: return nil
        }
    }
}
