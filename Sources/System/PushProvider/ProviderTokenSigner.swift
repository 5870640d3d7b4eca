internal import Crypto
internal import Foundation
internal import Synchronization

/// Signs provider tokens (ES256 JWT) and uses each for 40 minutes: Apple wants a new one between 20 and 60.
final class ProviderTokenSigner: Sendable {
    private static let lifetime: Double = 40 * 60
    private let key: P256.Signing.PrivateKey
    private let keyID: String
    private let teamID: String
    private let clock: @Sendable () -> Double
    private let current = Mutex<(text: String, issuedAt: Double)?>(nil)

    init(
        keyFile: String, keyID: String, teamID: String,
        clock: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }
    ) throws(PushProviderError) {
        do {
            let text = try String(contentsOfFile: keyFile, encoding: .utf8)
            key = try P256.Signing.PrivateKey(
                pemRepresentation: text.replacingOccurrences(of: "\r\n", with: "\n")
                    .trimmingCharacters(in: .whitespacesAndNewlines))
        } catch {
            throw .unusableKey(path: keyFile, why: "\(error)")
        }
        self.keyID = keyID
        self.teamID = teamID
        self.clock = clock
    }

    func token() throws(PushProviderError) -> String {
        let now = clock()
        let signed = current.withLock { current -> String? in
            if let current, (0..<Self.lifetime).contains(now - current.issuedAt) { return current.text }
            guard let text = try? sign(at: now) else { return nil }
            current = (text, now)
            return text
        }
        guard let signed else { throw .unusableKey(path: keyID, why: "it does not sign") }
        return signed
    }

    private func sign(at now: Double) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let header = try encoder.encode(["alg": "ES256", "kid": keyID])
        let claims = try encoder.encode(Claims(iss: teamID, iat: Int64(now)))
        let text = Self.base64url(header) + "." + Self.base64url(claims)
        return text + "." + Self.base64url(try key.signature(for: Data(text.utf8)).rawRepresentation)
    }

    private struct Claims: Encodable {
        var iss: String
        var iat: Int64
    }

    private static func base64url(_ data: Data) -> String {
        data.base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }
}
