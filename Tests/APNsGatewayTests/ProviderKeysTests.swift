import APNsGateway
import APNsProtocol
import Crypto
import Foundation
import Testing

@Suite("Provider keys")
struct ProviderKeysTests {
    struct Home {
        let folder: TemporaryFolder
        let identity: GatewayIdentity
        let keys: ProviderKeys

        init() throws {
            folder = try TemporaryFolder()
            identity = try GatewayIdentity(folder: folder.path + "/keys")
            keys = try ProviderKeys(identity: identity)
        }
    }

    @Test("A key that was added is there after the next start, its private half is nowhere")
    func persistence() throws {
        let home = try Home()
        let key = P256.Signing.PrivateKey()
        let file = try home.folder.write(key.pemRepresentation.replacing("\n", with: "\r\n") + "\r\n\r\n", to: "a.p8")
        try home.keys.add(file: file, keyID: "ABC1234567", teamID: "DEF1234567")
        let scope = ProviderKeyScope(environment: .development, bundles: ["org.example.Parley"])
        let publicFile = try home.folder.write(P256.Signing.PrivateKey().publicKey.pemRepresentation, to: "b.pem")
        try home.keys.add(file: publicFile, keyID: "GHI1234567", teamID: "DEF1234567", scope: scope)
        let again = try ProviderKeys(identity: home.identity)
        #expect(again.all == home.keys.all)
        #expect(Set(again.all.map(\.keyID)) == ["ABC1234567", "GHI1234567", home.identity.keyID])
        #expect(again.all.first { $0.keyID == "GHI1234567" }?.bundles == ["org.example.Parley"])
        for name in try FileManager.default.contentsOfDirectory(atPath: home.identity.folder) where name.contains("ABC")
        {
            let path = home.identity.folder + "/" + name
            #expect(!(try String(contentsOfFile: path, encoding: .utf8)).contains("PRIVATE"))
            #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test("A key added while the gateway runs is accepted at once, also where it was refused before")
    func whileRunning() async throws {
        try await TestGateway.run { test in
            let key = P256.Signing.PrivateKey()
            let file = try test.folder.write(key.pemRepresentation, to: "own.p8")
            let jwt = try TestToken(keyFile: file, keyID: "OWN1234567", teamID: "TEAM123456").text(
                claims: ["iss": "TEAM123456", "iat": Int(Date().timeIntervalSince1970)])
            let client = try await RawClient.connect(test)
            let before = try await client.push(RawPush(1, jwt: jwt))
            #expect(before.reason == "InvalidProviderToken")
            #expect((before.body["ringtime"] as? String)?.contains("OWN1234567") == true)
            try test.keys.add(file: file, keyID: "OWN1234567", teamID: "TEAM123456")
            #expect(try await client.push(RawPush(3, jwt: jwt)).status == "200")
            // A replaced key makes the tokens of the old one worthless, cached or not.
            let other = try test.folder.write(P256.Signing.PrivateKey().pemRepresentation, to: "other.p8")
            try test.keys.add(file: other, keyID: "OWN1234567", teamID: "TEAM123456")
            #expect(try await client.push(RawPush(5, jwt: jwt)).reason == "InvalidProviderToken")
            await client.close()
        }
    }

    @Test("A key bound to an environment or an app is held to it, in the spelling that is set")
    func scopes() async throws {
        try await TestGateway.run {
            $0.environmentKeySpelling = .observed
        } _: { test in
            let file = try test.folder.write(P256.Signing.PrivateKey().pemRepresentation, to: "own.p8")
            func answer(_ scope: ProviderKeyScope, id: String) async throws -> RawClient.Answer {
                try test.keys.add(file: file, keyID: id, teamID: "TEAM123456", scope: scope)
                let jwt = try TestToken(keyFile: file, keyID: id, teamID: "TEAM123456").text(
                    claims: ["iss": "TEAM123456", "iat": Int(Date().timeIntervalSince1970)])
                let client = try await RawClient.connect(test)
                defer { Task { await client.close() } }
                return try await client.push(RawPush(1, jwt: jwt))
            }
            #expect(try await answer(.init(environment: .development), id: "A").reason == "BadEnvironmentKeyInToken")
            #expect(try await answer(.init(environment: .production), id: "B").status == "200")
            #expect(try await answer(.init(bundles: ["org.example.Other"]), id: "C").reason == "TopicDisallowed")
            #expect(try await answer(.init(bundles: ["org.example.Parley"]), id: "D").status == "200")
        }
    }

    @Test("What is no P-256 key is refused, with its own words")
    func badFiles() throws {
        let home = try Home()
        let cases: [(String, GatewayError.KeyFileProblem)] = [
            ("", .notPEM), ("hello", .notPEM), (String(repeating: "a", count: 20_000), .tooLarge),
            (try String(contentsOfFile: home.identity.caFile, encoding: .utf8), .certificate),
            ("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----", .encrypted),
            (P384.Signing.PrivateKey().pemRepresentation, .notP256),
            ("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----", .notP256),
            ("-----BEGIN PRIVATE KEY-----\nAAAA", .notP256),
        ]
        for (text, problem) in cases {
            let file = try home.folder.write(text, to: "key")
            #expect(throws: GatewayError.badKeyFile(path: file, problem)) {
                try home.keys.add(file: file, keyID: "K", teamID: "T")
            }
        }
        #expect(throws: GatewayError.self) {
            try home.keys.add(file: home.folder.path + "/none", keyID: "K", teamID: "T")
        }
        #expect(throws: GatewayError.self) { try home.keys.add(file: home.folder.path, keyID: "K", teamID: "T") }
        #expect(home.keys.all.count == 1)
    }

    @Test("Ids are checked, and belong to one team")
    func ids() throws {
        let home = try Home()
        let file = try home.folder.write(P256.Signing.PrivateKey().pemRepresentation, to: "key")
        for id in ["", "../x", "a b", "ü", String(repeating: "a", count: 33)] {
            #expect(throws: GatewayError.badKeyID(id)) { try home.keys.add(file: file, keyID: id, teamID: "T") }
            #expect(throws: GatewayError.badTeamID(id)) { try home.keys.add(file: file, keyID: "K", teamID: id) }
        }
        try home.keys.add(file: file, keyID: "K", teamID: "T")
        #expect(throws: GatewayError.keyBelongsToOtherTeam(keyID: "K", teamID: "T")) {
            try home.keys.add(file: file, keyID: "K", teamID: "U")
        }
        let own = home.identity
        #expect(throws: GatewayError.keyBelongsToOtherTeam(keyID: own.keyID, teamID: own.teamID)) {
            try home.keys.add(file: file, keyID: own.keyID, teamID: own.teamID)
        }
    }

    @Test("A damaged list of keys is named, not ignored")
    func damagedList() throws {
        let home = try Home()
        let path = home.identity.folder + "/providers.json"
        for text in ["rubbish", #"[{"keyId":"../ca-key","teamId":"T"}]"#, #"[{"keyId":"GONE","teamId":"T"}]"#] {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            let error = #expect(throws: GatewayError.self) { try ProviderKeys(identity: home.identity) }
            #expect(error?.description.contains("providers.json") == true)
        }
    }
}
