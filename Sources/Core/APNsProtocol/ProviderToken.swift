/// What the `authorization` header turned out to hold.
public enum ProviderCredential: Hashable, Sendable {
    /// No header, not `bearer`, or nothing after it.
    case absent
    /// A token that no key here vouches for.
    case unusable(ProviderTokenFault)
    /// Signature, key id and team are right; its age has not been looked at yet.
    case verified(ProviderToken)
}

/// A provider token whose signature was verified.
public struct ProviderToken: Hashable, Sendable {
    /// The JWT as it was sent: "a new token" is another text.
    public var text: String
    public var keyID: String
    public var teamID: String
    /// `iat`, unix seconds.
    public var issuedAt: Int64
    public var scope: ProviderKeyScope

    public init(text: String, keyID: String, teamID: String, issuedAt: Int64, scope: ProviderKeyScope = .unlimited) {
        self.text = text
        self.keyID = keyID
        self.teamID = teamID
        self.issuedAt = issuedAt
        self.scope = scope
    }
}

/// What a key may be used for ([A], keys since 2025).
public struct ProviderKeyScope: Hashable, Sendable {
    /// Nil: both environments.
    public var environment: APNsEnvironment?
    /// Bundle ids; nil: all of the team's (a team key).
    public var bundles: [String]?

    public static let unlimited = ProviderKeyScope()

    public init(environment: APNsEnvironment? = nil, bundles: [String]? = nil) {
        self.environment = environment
        self.bundles = bundles
    }
}

/// Why a provider token is an `InvalidProviderToken`.
public enum ProviderTokenFault: Hashable, Sendable {
    case notThreeParts
    case unreadableHeader
    case unreadableClaims
    case wrongAlgorithm(String)
    case noKeyID
    case unknownKey(String)
    case noTeam
    case wrongTeam(given: String, expected: String)
    case badSignature(keyID: String)
    case noIssueTime
    case issuedInFuture(seconds: Int64)

    /// What is wrong and how to mend it, in one sentence.
    public var explanation: String {
        switch self {
        case .notThreeParts: "The provider token is no JWT: it must be three base64url parts joined by dots."
        case .unreadableHeader: "The first part of the provider token is not base64url of a JSON object."
        case .unreadableClaims: "The second part of the provider token is not base64url of a JSON object."
        case .wrongAlgorithm(let name): "The provider token's alg is '\(shortened(name))': only ES256 is accepted."
        case .noKeyID: "The provider token's header has no kid: put the id of your key there."
        case .unknownKey(let id):
            "No key with the id '\(shortened(id))' is known here: use the key and id made on first start, "
                + "or add yours with 'ringtime keys add FILE.p8 --key-id ID --team-id TEAM'."
        case .noTeam: "The provider token has no iss: put your team id there."
        case .wrongTeam(let given, let expected):
            "The provider token's iss is '\(shortened(given))', but its key belongs to team '\(expected)'."
        case .badSignature(let id):
            "The signature does not fit key '\(shortened(id))': sign with the .p8 file of that id, "
                + "as 64 bytes r and s (not DER)."
        case .noIssueTime: "The provider token has no iat that is a number: put the unix seconds of signing there."
        case .issuedInFuture(let seconds):
            "The provider token's iat lies \(seconds) seconds in the future: use unix seconds (UTC), check the clock."
        }
    }
}

/// Text of a client, short enough to repeat in an answer.
func shortened(_ text: String) -> String {
    text.count <= 40 ? text : String(text.prefix(40)) + "…"
}
