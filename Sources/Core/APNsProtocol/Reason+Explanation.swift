extension Reason {
    /// What is wrong and how to mend it, in one sentence, where nothing more precise is known.
    public var explanation: String {
        switch self {
        case .badCollapseID, .badDeviceToken, .badExpirationDate, .badMessageID, .badPriority, .badTopic,
            .deviceTokenNotForTopic, .duplicateHeaders, .invalidPushType, .missingDeviceToken, .missingTopic,
            .payloadEmpty, .payloadTooLarge, .badPath, .methodNotAllowed, .expiredToken, .unregistered:
            requestExplanation
        case .topicDisallowed, .expiredProviderToken, .forbidden, .invalidProviderToken, .missingProviderToken,
            .unrelatedKeyIDInToken, .badEnvironmentKeyIDInToken, .tooManyProviderTokenUpdates:
            credentialExplanation
        case .tooManyRequests: "Too many pushes to this device token in a row: wait before you send the next one."
        case .idleTimeout: "The connection was idle too long: open a new one."
        case .internalServerError: "A failure made on request, to see your retry: try again later, with back-off."
        case .serviceUnavailable: "An outage made on request, to see your retry: try again later, with back-off."
        case .shutdown: "The gateway is stopping: open a new connection when it is back."
        }
    }

    private var requestExplanation: String {
        switch self {
        case .badCollapseID: "apns-collapse-id is longer than 64 bytes: shorten it, or send its hash."
        case .badDeviceToken:
            "No phone here knows this device token: send the token the app last received, as hexadecimal text."
        case .badExpirationDate: "apns-expiration must be whole unix seconds, 0 or more, written in digits."
        case .badMessageID: "apns-id must be a UUID in the form 8-4-4-4-12; leave the header out to get one."
        case .badPriority: "apns-priority must be 10, 5 or 1."
        case .badTopic: "apns-topic must be a bundle id (letters, digits, '.', '-') plus the suffix of the push type."
        case .deviceTokenNotForTopic:
            "The device token belongs to another topic: an app's VoIP token goes with <bundle id>.voip, "
                + "its alert token with the bundle id alone."
        case .duplicateHeaders: "A header occurs twice: send each apns-* header and authorization once."
        case .invalidPushType: "apns-push-type is none of Apple's: a call is 'voip', a notification 'alert'."
        case .missingDeviceToken: "The path holds no device token: POST to /3/device/<hexadecimal device token>."
        case .missingTopic: "apns-topic is missing: for a VoIP push it is <bundle id>.voip."
        case .payloadEmpty: "The body is empty: send a JSON object, at least {}."
        case .payloadTooLarge: "The payload is too large: 5120 bytes for VoIP, 4096 for all others."
        case .badPath: "The path must be /3/device/<hexadecimal device token>."
        case .methodNotAllowed: "Only POST is allowed here."
        case .expiredToken: "The device token has expired: delete it and use the one the app registers next."
        default: "The app was removed or gave up this token: delete it and use the one the app registers next."
        }
    }

    private var credentialExplanation: String {
        switch self {
        case .topicDisallowed: "The key of your provider token may not be used for this topic."
        case .expiredProviderToken:
            "The provider token's iat is more than an hour old: sign one every 20 to 60 minutes, and check the clock."
        case .forbidden: "This connection began with a token of another team: open one connection for each team."
        case .missingProviderToken: "There is no provider token: send the header 'authorization: bearer <JWT>'."
        case .unrelatedKeyIDInToken:
            "This connection began with a key that has nothing to do with this one: open one connection for each key."
        case .badEnvironmentKeyIDInToken:
            "The key belongs to the other environment (development or production): use a key of the host you push to."
        case .tooManyProviderTokenUpdates:
            "A new provider token came within 20 minutes of the last one on this connection: "
                + "sign one token and reuse it for 20 to 60 minutes."
        default:
            "The provider token is not valid: it must be an ES256 JWT with kid, iss and iat, signed by a known key."
        }
    }
}
