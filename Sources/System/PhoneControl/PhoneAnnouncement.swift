import Foundation

/// What a running phone says of itself: in `<data>/phone.json`, and as the line that `up --json` prints.
///
/// Written by ``line``, which keeps the order and prints what is missing as null; an encoder does neither.
public struct PhoneAnnouncement: Hashable, Codable, Sendable {
    /// Where providers connect: `https://localhost:PORT`.
    public var apnsURL: String
    /// The certificate authority they must trust, PEM.
    public var caFile: String
    /// A provider key, PKCS #8 PEM (`.p8`).
    public var keyFile: String
    /// The key's id.
    public var keyId: String
    /// The key's team.
    public var teamId: String
    /// The phone in a browser; null while there is none.
    public var pageURL: String?
    /// Where commands connect: `http://127.0.0.1:PORT`.
    public var controlURL: String
    /// What commands must show there.
    public var controlToken: String
    /// Where apps connect.
    public var socket: String
    /// The data folder.
    public var data: String

    /// The gateway's part.
    public struct Gateway: Hashable, Sendable {
        public var url, caFile, keyFile, keyId, teamId: String

        /// The gateway as it runs.
        public init(url: String, caFile: String, keyFile: String, keyId: String, teamId: String) {
            self.url = url
            self.caFile = caFile
            self.keyFile = keyFile
            self.keyId = keyId
            self.teamId = teamId
        }
    }

    /// A phone as it runs.
    public init(
        gateway: Gateway, pageURL: String? = nil, controlURL: String, controlToken: ControlToken, socket: String,
        data: String
    ) {
        apnsURL = gateway.url
        caFile = gateway.caFile
        keyFile = gateway.keyFile
        keyId = gateway.keyId
        teamId = gateway.teamId
        self.pageURL = pageURL
        self.controlURL = controlURL
        self.controlToken = controlToken.text
        self.socket = socket
        self.data = data
    }

    /// One line of JSON without a line end, its members always in the order above.
    public var line: String {
        let members: [(String, String?)] = [
            ("apnsURL", apnsURL), ("caFile", caFile), ("keyFile", keyFile), ("keyId", keyId), ("teamId", teamId),
            ("pageURL", pageURL), ("controlURL", controlURL), ("controlToken", controlToken), ("socket", socket),
            ("data", data),
        ]
        return "{" + members.map { "\"\($0)\":\(Self.quoted($1))" }.joined(separator: ",") + "}"
    }

    private static func quoted(_ text: String?) -> String {
        guard let text else { return "null" }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension PhoneAnnouncement {
    /// Its name in the data folder.
    public static let fileName = "phone.json"
    private static let limit = 64 << 10

    static func file(in dataFolder: String) -> String { dataFolder + "/" + fileName }

    /// Writes it for this user alone (0600). A reader sees the old file or the new one, never a part.
    public func write(to dataFolder: String) throws(PhoneAnnouncementError) {
        let (target, draft) = (Self.file(in: dataFolder), Self.file(in: dataFolder) + ".new")
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .cannotWrite(path: draft, detail: Self.lastError()) }
        let bytes = Array((line + "\n").utf8)
        let written = Foundation.write(descriptor, bytes, bytes.count)
        let detail = Self.lastError()
        close(descriptor)
        guard written == bytes.count else { throw .cannotWrite(path: draft, detail: detail) }
        guard rename(draft, target) == 0 else { throw .cannotWrite(path: target, detail: Self.lastError()) }
    }

    /// Takes it away, when the phone stops.
    public static func remove(from dataFolder: String) { unlink(file(in: dataFolder)) }

    /// Reads it; nil if there is none.
    public static func read(from dataFolder: String) throws(PhoneAnnouncementError) -> PhoneAnnouncement? {
        let path = file(in: dataFolder)
        guard access(path, F_OK) == 0 else { return nil }
        do {
            let handle = try FileHandle(forReadingFrom: URL(filePath: path))
            defer { try? handle.close() }
            let bytes = try handle.read(upToCount: limit) ?? Data()
            return try JSONDecoder().decode(PhoneAnnouncement.self, from: bytes)
        } catch {
            throw .unreadable(path: path)
        }
    }

    private static func lastError() -> String { String(cString: strerror(errno)) }
}

/// What can be wrong with the announcement's file.
public enum PhoneAnnouncementError: Error, Hashable, Sendable, CustomStringConvertible {
    case cannotWrite(path: String, detail: String)
    case unreadable(path: String)

    /// One line for people.
    public var description: String {
        switch self {
        case .cannotWrite(let path, let detail): "\(path) cannot be written: \(detail)"
        case .unreadable(let path): "\(path) is not what `ringtime up` writes: stop the phone and start it again"
        }
    }
}
