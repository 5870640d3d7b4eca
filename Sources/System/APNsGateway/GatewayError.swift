/// What keeps a gateway from starting or a key from being used. Each description is one line that says how to mend it.
public enum GatewayError: Error, Hashable, Sendable, CustomStringConvertible {
    case portInUse(host: String, port: Int)
    case portNotPermitted(port: Int)
    case cannotBind(host: String, port: Int, why: String)
    case badServerName(String)
    case fileUnreadable(path: String, why: String)
    case fileUnwritable(path: String, why: String)
    case fileDamaged(path: String, why: String)
    case badKeyFile(path: String, KeyFileProblem)
    case badKeyID(String)
    case badTeamID(String)
    case keyBelongsToOtherTeam(keyID: String, teamID: String)
    case cryptography(String)

    /// Why a file is no provider key.
    public enum KeyFileProblem: Hashable, Sendable {
        case tooLarge, notPEM, certificate, encrypted, notP256
    }

    public var description: String {
        switch self {
        case .portInUse(let host, let port):
            "Port \(port) on \(host) is in use: stop the program that has it, or choose another (0 for any free one)."
        case .portNotPermitted(let port):
            "Port \(port) may not be opened by this user: choose a port above 1023 (0 for any free one)."
        case .cannotBind(let host, let port, let why):
            "Cannot listen on \(host), port \(port): \(why). Is it an address of this machine?"
        case .badServerName(let name):
            "'\(name)' is neither a host name nor an IP address: a certificate cannot be made for it."
        case .fileUnreadable(let path, let why): "Cannot read \(path): \(why)."
        case .fileUnwritable(let path, let why): "Cannot write \(path): \(why)."
        case .fileDamaged(let path, let why):
            "\(path) is damaged (\(why)): restore it, or remove it to have a new one made."
        case .badKeyFile(let path, let problem): "\(path) is no provider key: \(problem.text)."
        case .badKeyID(let id): "'\(id)' is no key id: it must be letters and digits, 32 at most (Apple's have 10)."
        case .badTeamID(let id): "'\(id)' is no team id: it must be letters and digits, 32 at most (Apple's have 10)."
        case .keyBelongsToOtherTeam(let keyID, let teamID):
            "A key with the id '\(keyID)' of team '\(teamID)' is already here: key ids are unique."
        case .cryptography(let why): "Cannot make keys and certificates: \(why)."
        }
    }
}

extension GatewayError.KeyFileProblem {
    fileprivate var text: String {
        switch self {
        case .tooLarge: "it has more than 16 KB"
        case .notPEM: "it does not hold a PEM text that begins with '-----BEGIN PRIVATE KEY-----'"
        case .certificate: "it holds a certificate; wanted is the .p8 file of a key, or its public key as PEM"
        case .encrypted: "it is encrypted; decrypt it first: openssl pkcs8 -in FILE -out key.p8"
        case .notP256: "it is no P-256 (prime256v1) key, which ES256 needs"
        }
    }
}
