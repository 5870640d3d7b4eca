import APNsProtocol
import Crypto
import Foundation
import Testing

@testable import APNsGateway

@Suite("Provider tokens as they come")
struct ProviderTokenTests {
    let folder: TemporaryFolder
    let identity: GatewayIdentity
    let verifier: ProviderTokenVerifier
    let token: TestToken

    init() throws {
        folder = try TemporaryFolder()
        identity = try GatewayIdentity(folder: folder.path + "/keys")
        verifier = ProviderTokenVerifier(keys: try ProviderKeys(identity: identity))
        token = try TestToken(keyFile: identity.keyFile, keyID: identity.keyID, teamID: identity.teamID)
    }

    func fault(_ text: String) -> ProviderTokenFault? {
        if case .unusable(let fault) = verifier.credential(authorization: "bearer " + text) { return fault }
        return nil
    }

    @Test(
        "iat may be an integer, a fraction or a string of digits, beside members nobody knows",
        arguments: [
            "1800000000", "1800000000.75", "1.8e9", "\"1800000000\"",
            "1800000000,\"exp\":1800003600,\"kid\":\"X\",\"jti\":null",
        ])
    func issueTimes(_ iat: String) throws {
        let text = try token.text(claimsJSON: Data(#"{"iss":"\#(identity.teamID)","iat":\#(iat)}"#.utf8))
        for _ in 0..<2 {
            guard case .verified(let found) = verifier.credential(authorization: "bearer " + text) else {
                Issue.record("refused: \(String(describing: fault(text)))")
                return
            }
            #expect(found.issuedAt == 1_800_000_000)
            #expect(found.teamID == identity.teamID && found.keyID == identity.keyID && found.text == text)
        }
    }

    @Test(
        "Any other iat is none",
        arguments: [
            "null", "true", "\"\"", "\"12a\"", "\"-1\"", "\"1.5\"", "[1]", "{}", "1e400", "\"99999999999999999999\"",
        ])
    func badIssueTimes(_ iat: String) throws {
        let text = try token.text(claimsJSON: Data(#"{"iss":"\#(identity.teamID)","iat":\#(iat)}"#.utf8))
        #expect(fault(text) == .noIssueTime)
    }

    @Test("The scheme may be written in any case; anything else is no token at all")
    func schemes() throws {
        let text = try token.text(claims: ["iss": identity.teamID, "iat": 1])
        for header in ["bearer \(text)", "Bearer \(text)", "BEARER   \(text)"] {
            guard case .verified = verifier.credential(authorization: header) else {
                Issue.record("refused: \(header)")
                continue
            }
        }
        for header in [nil, "", "bearer", "bearer ", text, "basic \(text)", "bearer \(text) x"] {
            #expect(verifier.credential(authorization: header) == .absent)
        }
    }

    @Test("Each fault of a token is told apart")
    func faults() throws {
        let claims: [String: Any] = ["iss": identity.teamID, "iat": 1]
        let good = try token.text(claims: claims)
        let parts = good.split(separator: ".").map(String.init)
        #expect(fault("abc") == .notThreeParts)
        #expect(fault("a..c") == .notThreeParts)
        #expect(fault(good + ".x") == .notThreeParts)
        #expect(fault("!!!.\(parts[1]).\(parts[2])") == .unreadableHeader)
        #expect(fault("\(parts[0]).W10.\(parts[2])") == .unreadableClaims)
        #expect(fault("\(parts[0]).\(parts[1]).\(parts[2].dropLast(4))") == .badSignature(keyID: identity.keyID))
        #expect(fault("\(parts[0]).\(parts[1]).AAAA") == .badSignature(keyID: identity.keyID))
        let changed = TestToken.base64url(Data(#"{"iss":"\#(identity.teamID)","iat":2}"#.utf8))
        #expect(fault("\(parts[0]).\(changed).\(parts[2])") == .badSignature(keyID: identity.keyID))
        #expect(try fault(token.text(claims: ["iss": identity.teamID])) == .noIssueTime)
        #expect(try fault(token.text(claims: ["iat": 1])) == .noTeam)
        #expect(
            try fault(token.text(claims: ["iat": 1, "iss": "OTHER"]))
                == .wrongTeam(given: "OTHER", expected: identity.teamID))
        for (header, expected) in [
            (["alg": "none", "kid": identity.keyID], ProviderTokenFault.wrongAlgorithm("none")),
            (["alg": "HS256", "kid": identity.keyID], .wrongAlgorithm("HS256")),
            (["kid": identity.keyID], .wrongAlgorithm("")),
            (["alg": "ES256"], .noKeyID), (["alg": "ES256", "kid": "NOBODY"], .unknownKey("NOBODY")),
        ] {
            var other = token
            other.header = header
            #expect(try fault(other.text(claims: claims)) == expected)
        }
        var forged = token
        forged.key = P256.Signing.PrivateKey()
        #expect(try fault(forged.text(claims: claims)) == .badSignature(keyID: identity.keyID))
    }

    @Test("More tokens than the cache holds are still verified")
    func cacheBound() throws {
        for number in 0..<1_100 {
            let text = try token.text(claims: ["iss": identity.teamID, "iat": number])
            guard case .verified(let found) = verifier.credential(authorization: "bearer " + text) else {
                Issue.record("refused: \(number)")
                return
            }
            #expect(found.issuedAt == Int64(number))
        }
    }
}
