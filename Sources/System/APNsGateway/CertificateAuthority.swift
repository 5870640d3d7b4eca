internal import Crypto
internal import Foundation
internal import SwiftASN1
internal import X509

/// A certificate and the private key that belongs to it.
struct CertifiedKey {
    var certificate: Certificate
    var key: P256.Signing.PrivateKey

    init(certificate: Certificate, key: P256.Signing.PrivateKey) {
        self.certificate = certificate
        self.key = key
    }

    init(certificatePEM: String, keyPEM: String) throws {
        certificate = try Certificate(pemEncoded: certificatePEM)
        key = try P256.Signing.PrivateKey(pemRepresentation: keyPEM)
        guard certificate.publicKey == Certificate.PublicKey(key.publicKey) else { throw Mismatch() }
    }

    struct Mismatch: Error, CustomStringConvertible {
        var description: String { "certificate and key do not belong together" }
    }

    func certificatePEM() throws -> String { try certificate.serializeAsPEM().pemString }
    var keyPEM: String { key.pemRepresentation }

    func isValid(at now: Date, margin: TimeInterval) -> Bool {
        certificate.notValidBefore <= now && certificate.notValidAfter > now.addingTimeInterval(margin)
    }
}

/// The gateway's own certificate authority: providers are told to trust it, and nobody else ever should.
struct CertificateAuthority {
    var own: CertifiedKey

    private static let day: TimeInterval = 86_400
    /// Backdated, since clocks of containers and virtual machines lag.
    private static let backdating = day
    private static let authorityLifetime = 10 * 365 * day
    private static let serverLifetime = 365 * day

    init(_ own: CertifiedKey) { self.own = own }

    /// Makes a new authority.
    init(at now: Date) throws {
        let key = P256.Signing.PrivateKey()
        let name = try DistinguishedName {
            OrganizationName("Ringtime")
            CommonName("Ringtime development CA")
        }
        let publicKey = Certificate.PublicKey(key.publicKey)
        let certificate = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: publicKey,
            notValidBefore: now.addingTimeInterval(-Self.backdating),
            notValidAfter: now.addingTimeInterval(Self.authorityLifetime), issuer: name, subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                SubjectKeyIdentifier(hash: publicKey)
            },
            issuerPrivateKey: .init(key))
        own = CertifiedKey(certificate: certificate, key: key)
    }

    /// Makes a server certificate for host names and IP addresses.
    func issueServer(names: [String], at now: Date) throws -> CertifiedKey {
        let key = P256.Signing.PrivateKey()
        let publicKey = Certificate.PublicKey(key.publicKey)
        let authorityKey = SubjectKeyIdentifier(hash: .init(own.key.publicKey))
        let certificate = try Certificate(
            version: .v3, serialNumber: .init(), publicKey: publicKey,
            notValidBefore: now.addingTimeInterval(-Self.backdating),
            notValidAfter: now.addingTimeInterval(Self.serverLifetime), issuer: own.certificate.subject,
            subject: try DistinguishedName { CommonName("Ringtime APNs gateway") },
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(names.map(Self.generalName))
                SubjectKeyIdentifier(hash: publicKey)
                AuthorityKeyIdentifier(keyIdentifier: authorityKey.keyIdentifier)
            },
            issuerPrivateKey: .init(own.key))
        return CertifiedKey(certificate: certificate, key: key)
    }

    func issued(_ other: CertifiedKey) -> Bool {
        own.certificate.publicKey.isValidSignature(other.certificate.signature, for: other.certificate)
    }

    /// Whether a text can stand in a certificate: an IP address, or a host name of letters, digits, '-' and '.', with
    /// `*` as its first label at most.
    static func isServerName(_ name: String) -> Bool {
        if addressBytes(name) != nil { return true }
        let labels = name.hasPrefix("*.") ? name.dropFirst(2) : Substring(name)
        guard (1...253).contains(name.utf8.count) else { return false }
        return labels.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count)
                && label.utf8.allSatisfy {
                    switch $0 {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                        true
                    default: false
                    }
                }
        }
    }

    static func generalName(_ name: String) -> GeneralName {
        addressBytes(name).map { .ipAddress(ASN1OctetString(contentBytes: $0[...])) } ?? .dnsName(name)
    }
}
