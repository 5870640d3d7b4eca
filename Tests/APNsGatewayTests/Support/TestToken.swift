import Crypto
import Foundation

/// Makes provider tokens, right and wrong ones.
struct TestToken {
    var key: P256.Signing.PrivateKey
    var header: [String: Any]

    init(keyFile: String, keyID: String, teamID: String) throws {
        key = try P256.Signing.PrivateKey(pemRepresentation: String(contentsOfFile: keyFile, encoding: .utf8))
        header = ["alg": "ES256", "kid": keyID]
    }

    func text(claims: [String: Any]) throws -> String {
        try text(claimsJSON: JSONSerialization.data(withJSONObject: claims))
    }

    func text(claimsJSON: Data) throws -> String {
        let signed =
            Self.base64url(try JSONSerialization.data(withJSONObject: header)) + "." + Self.base64url(claimsJSON)
        return signed + "." + Self.base64url(try key.signature(for: Data(signed.utf8)).rawRepresentation)
    }

    static func base64url(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
