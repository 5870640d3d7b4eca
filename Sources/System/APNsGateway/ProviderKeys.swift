public import APNsProtocol
internal import Crypto
internal import Foundation
internal import Synchronization

/// The keys whose signatures the gateway accepts: its own, and those added by `ringtime keys add`.
///
/// Only public keys are kept of what is added: a user's private key is none of our business.
public final class ProviderKeys: Sendable {
    /// One key as it is listed.
    public struct Entry: Hashable, Sendable, Codable {
        public var keyID: String
        public var teamID: String
        /// `development`, `production`, or nil for both.
        public var environment: String?
        /// Bundle ids of a topic-specific key; nil for a team key.
        public var bundles: [String]?

        enum CodingKeys: String, CodingKey {
            case keyID = "keyId"
            case teamID = "teamId"
            case environment, bundles
        }
    }

    struct Key: Sendable {
        var entry: Entry
        var publicKey: P256.Signing.PublicKey

        var scope: ProviderKeyScope {
            ProviderKeyScope(
                environment: entry.environment.flatMap(APNsEnvironment.init(rawValue:)), bundles: entry.bundles)
        }
    }

    private struct State {
        var keys: [String: Key]
        /// Counts changes, so that a cache of verified tokens knows when it is out of date.
        var generation = 0
    }

    private let ownKeyID: String
    private let files: PrivateFolder
    private let state: Mutex<State>
    private static let longestKeyFile = 16_384

    /// The identity's own key and those added to its folder earlier.
    public init(identity: GatewayIdentity) throws(GatewayError) {
        files = try PrivateFolder(making: identity.folder)
        ownKeyID = identity.keyID
        let own = Key(
            entry: Entry(keyID: identity.keyID, teamID: identity.teamID), publicKey: identity.providerPublicKey)
        var keys = [own.entry.keyID: own]
        for entry in try Self.stored(in: files) {
            let name = Self.fileName(entry.keyID)
            guard let text = try files.read(name) else {
                throw .fileDamaged(path: files.path(of: "providers.json"), why: "it names \(name), which is missing")
            }
            keys[entry.keyID] = Key(
                entry: entry, publicKey: try Self.publicKey(in: text, path: files.path(of: name)))
        }
        state = Mutex(State(keys: keys))
    }

    /// All keys, ordered by key id.
    public var all: [Entry] { state.withLock { $0.keys.values.map(\.entry) }.sorted { $0.keyID < $1.keyID } }

    /// Accepts the signatures of one more key, now and after the next start.
    /// - Parameters:
    ///   - file: path of a .p8 file (PKCS#8 PEM of a P-256 private key) or of a PEM public key.
    ///   - scope: what the key may be used for.
    public func add(
        file: String, keyID: String, teamID: String, scope: ProviderKeyScope = .unlimited
    ) throws(GatewayError) {
        guard Self.isID(keyID) else { throw .badKeyID(keyID) }
        guard Self.isID(teamID) else { throw .badTeamID(teamID) }
        let publicKey = try Self.publicKey(
            in: try PrivateFolder.read(path: file, limit: Self.longestKeyFile), path: file)
        let entry = Entry(
            keyID: keyID, teamID: teamID, environment: scope.environment?.rawValue, bundles: scope.bundles)
        let failure = state.withLock { state -> GatewayError? in
            do throws(GatewayError) {
                try insert(Key(entry: entry, publicKey: publicKey), into: &state)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }

    /// On disk first: what was acknowledged must be there after a crash.
    private func insert(_ key: Key, into state: inout State) throws(GatewayError) {
        let id = key.entry.keyID
        if let other = state.keys[id], id == ownKeyID || other.entry.teamID != key.entry.teamID {
            throw .keyBelongsToOtherTeam(keyID: id, teamID: other.entry.teamID)
        }
        var keys = state.keys
        keys[id] = key
        let added = keys.values.map(\.entry).filter { $0.keyID != ownKeyID }.sorted { $0.keyID < $1.keyID }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        guard let record = try? encoder.encode(added) else { throw .cryptography("the list of keys cannot be written") }
        try files.write(Array((key.publicKey.pemRepresentation + "\n").utf8), to: Self.fileName(id))
        try files.write(Array(record) + [0x0A], to: "providers.json")
        state.keys = keys
        state.generation += 1
    }

    func key(id: String) -> (key: Key?, generation: Int) { state.withLock { ($0.keys[id], $0.generation) } }
    var generation: Int { state.withLock { $0.generation } }

    private static func stored(in files: PrivateFolder) throws(GatewayError) -> [Entry] {
        guard let bytes = try files.read("providers.json", limit: 1 << 20) else { return [] }
        guard let entries = try? JSONDecoder().decode([Entry].self, from: Data(bytes)),
            entries.allSatisfy({ isID($0.keyID) && isID($0.teamID) })
        else {
            throw .fileDamaged(path: files.path(of: "providers.json"), why: "not the JSON written here")
        }
        return entries
    }

    private static func fileName(_ keyID: String) -> String { "provider-\(keyID).public.pem" }

    private static func isID(_ text: String) -> Bool {
        (1...32).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF) && byte < 0x80
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }

    private static func publicKey(in bytes: [UInt8], path: String) throws(GatewayError) -> P256.Signing.PublicKey {
        guard bytes.count <= longestKeyFile else { throw .badKeyFile(path: path, .tooLarge) }
        let text = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
        guard text.contains("-----BEGIN ") else { throw .badKeyFile(path: path, .notPEM) }
        guard !text.contains("BEGIN CERTIFICATE-----") else { throw .badKeyFile(path: path, .certificate) }
        guard !text.contains("ENCRYPTED") else { throw .badKeyFile(path: path, .encrypted) }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        if let key = try? P256.Signing.PrivateKey(pemRepresentation: trimmed) { return key.publicKey }
        if let key = try? P256.Signing.PublicKey(pemRepresentation: trimmed) { return key }
        throw .badKeyFile(path: path, .notP256)
    }
}
