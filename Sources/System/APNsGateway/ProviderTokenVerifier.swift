internal import APNsProtocol
internal import Crypto
internal import Foundation
internal import Synchronization

/// Reads and verifies the `authorization` header's JWT. The age is left to the judge: it changes, the signature does
/// not.
final class ProviderTokenVerifier: Sendable {
    private struct Cache {
        var generation = 0
        var tokens: [String: ProviderToken] = [:]
    }

    /// A verification costs about 0.1 ms and providers reuse a token for half an hour; more tokens than this at a time
    /// are no ordinary provider.
    private static let cacheSize = 1_024
    private let keys: ProviderKeys
    private let cache = Mutex(Cache())

    init(keys: ProviderKeys) { self.keys = keys }

    func credential(authorization: String?) -> ProviderCredential {
        guard let authorization, let text = Self.bearer(authorization) else { return .absent }
        let generation = keys.generation
        let known = cache.withLock { cache -> ProviderToken? in
            if cache.generation != generation { cache = Cache(generation: generation) }
            return cache.tokens[text]
        }
        if let known { return .verified(known) }
        do throws(Fault) {
            let token = try verify(text)
            cache.withLock { cache in
                guard cache.generation == generation else { return }
                if cache.tokens.count >= Self.cacheSize { cache.tokens = [:] }
                cache.tokens[text] = token
            }
            return .verified(token)
        } catch {
            return .unusable(error.fault)
        }
    }

    private struct Fault: Error {
        var fault: ProviderTokenFault
        init(_ fault: ProviderTokenFault) { self.fault = fault }
    }

    /// The text after `bearer`, or nil if there is none.
    private static func bearer(_ header: String) -> String? {
        let parts = header.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }

    private func verify(_ text: String) throws(Fault) -> ProviderToken {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else { throw Fault(.notThreeParts) }
        guard let header = Self.members(of: parts[0]) else { throw Fault(.unreadableHeader) }
        guard let claims = Self.members(of: parts[1]) else { throw Fault(.unreadableClaims) }
        let algorithm = header.string("alg") ?? ""
        guard algorithm == "ES256" else { throw Fault(.wrongAlgorithm(algorithm)) }
        guard let keyID = header.string("kid"), !keyID.isEmpty else { throw Fault(.noKeyID) }
        guard let key = keys.key(id: keyID).key else { throw Fault(.unknownKey(keyID)) }
        guard let team = claims.string("iss"), !team.isEmpty else { throw Fault(.noTeam) }
        guard team == key.entry.teamID else { throw Fault(.wrongTeam(given: team, expected: key.entry.teamID)) }
        let signed = Data(text.utf8.prefix(parts[0].utf8.count + 1 + parts[1].utf8.count))
        guard let bytes = Self.base64url(parts[2]), bytes.count == 64,
            let signature = try? P256.Signing.ECDSASignature(rawRepresentation: bytes),
            key.publicKey.isValidSignature(signature, for: signed)
        else { throw Fault(.badSignature(keyID: keyID)) }
        guard let issuedAt = claims.seconds("iat") else { throw Fault(.noIssueTime) }
        return ProviderToken(text: text, keyID: keyID, teamID: team, issuedAt: issuedAt, scope: key.scope)
    }

    private static func members(of part: Substring) -> [String: JSONText.Value]? {
        base64url(part).flatMap { JSONText(object: Array($0))?.members }
    }

    private static func base64url(_ text: Substring) -> Data? {
        guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "/") }) else { return nil }
        let body = text.prefix { $0 != "=" }
        let standard = body.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        return Data(base64Encoded: standard + String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4))
    }
}

extension [String: JSONText.Value] {
    fileprivate func string(_ name: String) -> String? {
        if case .string(let text) = self[name] { return text }
        return nil
    }

    /// Clients write `iat` as an integer, as a fraction and as a string of digits; Apple's own sample has a string [A].
    fileprivate func seconds(_ name: String) -> Int64? {
        switch self[name] {
        case .string(let text):
            guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            return Int64(text)
        case .number(let text): return Double(text).flatMap { Int64(exactly: $0.rounded(.down)) }
        case .other, nil: return nil
        }
    }
}
