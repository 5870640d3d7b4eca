import CallVocabulary

// The reasons in APNs' answers that a sender of VoIP pushes meets.

extension RuleBook {
    private static func reason(
        _ status: Int64,
        _ name: String,
        _ meaning: String,
        _ rules: [Rule] = [],
        seenIn sources: [Source] = [],
        alias: [String] = []
    ) -> Code {
        let sources = [.handlingResponses] + sources
        return Code(.apns, (name, status), meaning, [.apple], rules: rules, also: (sources, alias))
    }

    /// APNs' reasons, by status.
    static let apnsReasons: [Code] = [
        reason(
            400,
            "BadDeviceToken",
            """
            The token is malformed or belongs to the other environment: development tokens work on the sandbox host \
            only, production tokens on the other. Do not retry.
            """,
            [.n1, .n2]
        ),
        reason(
            400,
            "DeviceTokenNotForTopic",
            """
            The token belongs to another topic. Usual with VoIP: the alert token was used with the `.voip` topic. The \
            VoIP token comes from PushKit's `didUpdate` and is another one.
            """,
            [.d3, .n1],
            seenIn: [.pyapns134, .voipPush90]
        ),
        reason(
            400,
            "TopicDisallowed",
            "This key or certificate may not push to this topic: for VoIP, bundle id + `.voip` (D3).",
            [.d3]
        ),
        reason(400, "MissingTopic", "`apns-topic` is missing: for VoIP it is the bundle id + `.voip` (D3).", [.d3]),
        reason(400, "InvalidPushType", "`apns-push-type` is no known type: for VoIP it is `voip` (D3).", [.d3]),
        reason(400, "BadPriority", "`apns-priority` must be 10, 5 or 1: for VoIP it is 10 (D3).", [.d3]),
        reason(
            400,
            "BadExpirationDate",
            "`apns-expiration` must be a date in whole seconds since 1970, or 0 for one attempt without storing.",
            [.d10]
        ),
        reason(400, "PayloadEmpty", "The request has no body."),
        reason(403, "MissingProviderToken", "There is neither a certificate nor an `authorization: bearer` header."),
        reason(
            403,
            "InvalidProviderToken",
            "The provider token is not valid: wrong key id, team id or algorithm, or the signature does not verify."
        ),
        reason(
            403,
            "ExpiredProviderToken",
            "The provider token was issued more than an hour ago: sign a new one.",
            seenIn: [.tokenConnection]
        ),
        reason(
            403,
            "BadEnvironmentKeyIdInToken",
            "The key belongs to the other environment. The service is reported to write BadEnvironmentKeyInToken [O].",
            seenIn: [.apnsSwift229],
            alias: ["BadEnvironmentKeyInToken"]
        ),
        reason(
            410,
            "Unregistered",
            """
            The token is no longer valid for the topic, since the timestamp: the app was uninstalled, gave up VoIP, or \
            changed environment (N2). Forget it unless the device has registered since.
            """,
            [.n2, .n1]
        ),
        reason(
            410, "ExpiredToken", "The device token has expired. Forget it unless the device registered since.", [.n2]),
        reason(413, "PayloadTooLarge", "The payload is larger than 5,120 bytes (4,096 for other types) (D3).", [.d3]),
        reason(
            429,
            "TooManyProviderTokenUpdates",
            "The provider token was changed more than once in 20 minutes on this connection: reuse it.",
            seenIn: [.tokenConnection]
        ),
        reason(429, "TooManyRequests", "Too many pushes in a row went to this device token: wait before the next."),
    ]
}
