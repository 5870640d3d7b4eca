internal import Crypto
internal import Foundation
internal import SwiftASN1
internal import X509

/// What a gateway shows to providers, and what it gives them: authority, server certificate and a provider key of its
/// own, made on first start in one folder and used again from then on.
public struct GatewayIdentity: Sendable {
    /// Absolute or relative path of the folder.
    public let folder: String
    /// Providers must trust this certificate.
    public var caFile: String { folder + "/ca.pem" }
    /// The private key (.p8) providers sign with.
    public var keyFile: String { folder + "/provider.p8" }
    public let keyID: String
    public let teamID: String
    /// Host names and addresses the server certificate is for.
    public let serverNames: [String]

    let serverCertificatePEM: String
    let serverKeyPEM: String
    let providerPublicKey: P256.Signing.PublicKey

    /// Always in the certificate: this machine, and Apple's names for those who point them here.
    public static let standardServerNames = [
        "localhost", "127.0.0.1", "::1", "api.push.apple.com", "api.sandbox.push.apple.com",
        "api.development.push.apple.com",
    ]

    /// Certificates with less time left than this are made anew, in seconds.
    private static let renewalMargin: TimeInterval = 30 * 86_400

    private struct ProviderFile: Codable {
        var keyId: String
        var teamId: String
    }

    /// Loads what is in the folder and makes what is missing, near its end, or not for all the names asked for.
    /// - Parameters:
    ///   - folder: made with mode 0700 if missing; its parent must exist.
    ///   - extraServerNames: host names and IP addresses besides the standard ones.
    ///   - now: unix seconds of real time, nil for this moment: certificates are judged by other programs' clocks.
    public init(
        folder: String, extraServerNames: [String] = [], now: Double? = nil
    ) throws(GatewayError) {
        for name in extraServerNames where !CertificateAuthority.isServerName(name) { throw .badServerName(name) }
        let files = try PrivateFolder(making: folder)
        let date = now.map(Date.init(timeIntervalSince1970:)) ?? Date()
        let authority = try Self.authority(in: files, at: date)
        var wanted = Self.standardServerNames
        for name in extraServerNames where !wanted.contains(name) { wanted.append(name) }
        let (server, names) = try Self.server(in: files, of: authority, names: wanted, at: date)
        let provider = try Self.provider(in: files)
        self.folder = folder
        serverNames = names
        serverKeyPEM = server.keyPEM
        serverCertificatePEM = try Self.making { try server.certificatePEM() }
        keyID = provider.file.keyId
        teamID = provider.file.teamId
        providerPublicKey = provider.key.publicKey
    }

    private static func authority(in files: PrivateFolder, at now: Date) throws(GatewayError) -> CertificateAuthority {
        if let stored = try load("ca", in: files), stored.isValid(at: now, margin: renewalMargin) {
            return CertificateAuthority(stored)
        }
        let made = try making { try CertificateAuthority(at: now) }
        try save(made.own, as: "ca", in: files)
        return made
    }

    private static func server(
        in files: PrivateFolder, of authority: CertificateAuthority, names: [String], at now: Date
    ) throws(GatewayError) -> (CertifiedKey, [String]) {
        var names = names
        if let stored = try load("server", in: files) {
            let present = Self.names(of: stored)
            let isComplete = names.allSatisfy(present.contains)
            if isComplete, authority.issued(stored), stored.isValid(at: now, margin: renewalMargin) {
                return (stored, present)
            }
            names += present.filter { !names.contains($0) }
        }
        let made = try making { try authority.issueServer(names: names, at: now) }
        try save(made, as: "server", in: files)
        return (made, names)
    }

    private static func provider(
        in files: PrivateFolder
    ) throws(GatewayError) -> (file: ProviderFile, key: P256.Signing.PrivateKey) {
        if let text = try files.read("provider.p8"), let record = try files.read("provider.json") {
            guard let file = try? JSONDecoder().decode(ProviderFile.self, from: Data(record)) else {
                throw .fileDamaged(path: files.path(of: "provider.json"), why: "not the JSON written here")
            }
            guard let key = try? P256.Signing.PrivateKey(pemRepresentation: String(decoding: text, as: UTF8.self))
            else {
                throw .fileDamaged(path: files.path(of: "provider.p8"), why: "not a P-256 private key")
            }
            return (file, key)
        }
        let key = P256.Signing.PrivateKey()
        let file = ProviderFile(keyId: randomID(), teamId: randomID())
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let record = try making { try encoder.encode(file) }
        try files.write(Array((key.pemRepresentation + "\n").utf8), to: "provider.p8")
        try files.write(Array(record) + [0x0A], to: "provider.json")
        return (file, key)
    }

    private static func load(_ name: String, in files: PrivateFolder) throws(GatewayError) -> CertifiedKey? {
        guard let certificate = try files.read("\(name).pem"), let key = try files.read("\(name)-key.pem") else {
            return nil
        }
        do {
            return try CertifiedKey(
                certificatePEM: String(decoding: certificate, as: UTF8.self),
                keyPEM: String(decoding: key, as: UTF8.self))
        } catch {
            throw .fileDamaged(path: files.path(of: "\(name).pem"), why: "\(error)")
        }
    }

    private static func save(_ pair: CertifiedKey, as name: String, in files: PrivateFolder) throws(GatewayError) {
        let certificate = try making { try pair.certificatePEM() }
        // A crash between the two must not leave a pair that does not fit: without its certificate a key counts as
        // missing.
        try files.remove("\(name).pem")
        try files.write(Array((pair.keyPEM + "\n").utf8), to: "\(name)-key.pem")
        try files.write(Array((certificate + "\n").utf8), to: "\(name).pem")
    }

    private static func names(of pair: CertifiedKey) -> [String] {
        guard let names = try? pair.certificate.extensions.subjectAlternativeNames else { return [] }
        return names.compactMap { name in
            switch name {
            case .dnsName(let text): text
            case .ipAddress(let bytes): addressText(Array(bytes.bytes))
            default: nil
            }
        }
    }

    /// Ten capital letters and digits, as Apple's key and team ids have.
    private static func randomID() -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        return String((0..<10).map { _ in letters[Int.random(in: 0..<letters.count)] })
    }

    private static func making<Value>(_ body: () throws -> Value) throws(GatewayError) -> Value {
        do { return try body() } catch { throw .cryptography("\(error)") }
    }
}
