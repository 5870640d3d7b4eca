import APNsGateway
import APNsProtocol
import Crypto
import Foundation
import SwiftASN1
import Testing
import X509

@Suite("Keys and certificates of the gateway")
struct GatewayIdentityTests {
    private func content(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("The first start makes everything, readable by its owner alone; the second start uses it again")
    func firstStart() throws {
        let folder = try TemporaryFolder()
        let keys = folder.path + "/keys"
        let first = try GatewayIdentity(folder: keys)
        #expect(try mode(keys) == 0o700)
        let names = try FileManager.default.contentsOfDirectory(atPath: keys).sorted()
        #expect(names == ["ca-key.pem", "ca.pem", "provider.json", "provider.p8", "server-key.pem", "server.pem"])
        for name in names { #expect(try mode(keys + "/" + name) == 0o600) }
        let before = try names.map { try content(keys + "/" + $0) }
        let second = try GatewayIdentity(folder: keys)
        #expect(try names.map { try content(keys + "/" + $0) } == before)
        #expect(second.keyID == first.keyID && second.teamID == first.teamID)
        #expect(first.keyID.count == 10 && first.teamID.count == 10)
        #expect(try content(first.keyFile).hasPrefix("-----BEGIN PRIVATE KEY-----"))
    }

    @Test("The server certificate names this machine and Apple's hosts, and lasts about a year")
    func serverCertificate() throws {
        let folder = try TemporaryFolder()
        let identity = try GatewayIdentity(folder: folder.path + "/keys")
        #expect(identity.serverNames == GatewayIdentity.standardServerNames)
        let server = try Certificate(pemEncoded: content(folder.path + "/keys/server.pem"))
        let authority = try Certificate(pemEncoded: content(identity.caFile))
        #expect(server.notValidBefore < Date().addingTimeInterval(-3_600))
        #expect(server.notValidAfter < Date().addingTimeInterval(398 * 86_400))
        #expect(server.notValidAfter > Date().addingTimeInterval(360 * 86_400))
        #expect(authority.notValidAfter > Date().addingTimeInterval(5 * 365 * 86_400))
        #expect(authority.publicKey.isValidSignature(server.signature, for: server))
        #expect(!server.publicKey.isValidSignature(server.signature, for: server))
    }

    @Test("A further name brings a new server certificate of the same authority, and is remembered")
    func furtherNames() throws {
        let folder = try TemporaryFolder()
        let keys = folder.path + "/keys"
        let first = try GatewayIdentity(folder: keys)
        let authority = try content(first.caFile)
        let server = try content(keys + "/server.pem")
        let second = try GatewayIdentity(
            folder: keys, extraServerNames: ["phone.test", "10.0.0.7", "fd00::1", "localhost"])
        #expect(second.serverNames == GatewayIdentity.standardServerNames + ["phone.test", "10.0.0.7", "fd00::1"])
        #expect(try content(second.caFile) == authority)
        let reissued = try content(keys + "/server.pem")
        #expect(reissued != server)
        let third = try GatewayIdentity(folder: keys)
        #expect(third.serverNames == second.serverNames)
        #expect(try content(keys + "/server.pem") == reissued)
        let fourth = try GatewayIdentity(folder: keys, extraServerNames: ["other.test"])
        #expect(Set(fourth.serverNames) == Set(second.serverNames + ["other.test"]))
    }

    @Test("A certificate near its end is made anew, one with time left is not", arguments: [(300, false), (345, true)])
    func renewal(days: Double, isRenewed: Bool) throws {
        let folder = try TemporaryFolder()
        let keys = folder.path + "/keys"
        let identity = try GatewayIdentity(folder: keys)
        let authority = try content(identity.caFile)
        let server = try content(keys + "/server.pem")
        _ = try GatewayIdentity(folder: keys, now: Date().timeIntervalSince1970 + days * 86_400)
        #expect((try content(keys + "/server.pem") != server) == isRenewed)
        #expect(try content(identity.caFile) == authority)
    }

    @Test("A crash between a key and its certificate leaves nothing that does not fit")
    func halfWritten() throws {
        let folder = try TemporaryFolder()
        let keys = folder.path + "/keys"
        _ = try GatewayIdentity(folder: keys)
        try FileManager.default.removeItem(atPath: keys + "/server.pem")
        try P256.Signing.PrivateKey().pemRepresentation.write(
            toFile: keys + "/server-key.pem", atomically: true, encoding: .utf8)
        #expect(try GatewayIdentity(folder: keys).serverNames == GatewayIdentity.standardServerNames)
    }

    @Test("Damaged files and impossible names are named in the error")
    func errors() throws {
        let folder = try TemporaryFolder()
        let keys = folder.path + "/keys"
        for name in ["", "a b", "a/b", "-\u{0}", "a..b", String(repeating: "a", count: 64), "*.*.test", "ü.test"] {
            #expect(throws: GatewayError.badServerName(name)) {
                try GatewayIdentity(folder: keys, extraServerNames: [name])
            }
        }
        let identity = try GatewayIdentity(folder: keys, extraServerNames: ["*.phone.test"])
        for name in ["provider.json", "provider.p8", "server.pem", "ca.pem"] {
            let path = keys + "/" + name
            let good = try content(path)
            try "rubbish".write(toFile: path, atomically: true, encoding: .utf8)
            let error = #expect(throws: GatewayError.self) { try GatewayIdentity(folder: keys) }
            #expect(error?.description.contains(path) == true)
            try good.write(toFile: path, atomically: true, encoding: .utf8)
        }
        #expect(try GatewayIdentity(folder: keys).keyID == identity.keyID)
        #expect(throws: GatewayError.self) { try GatewayIdentity(folder: folder.path + "/no/such/folder") }
        let file = try folder.write("", to: "file")
        #expect(throws: GatewayError.self) { try GatewayIdentity(folder: file) }
    }
}
