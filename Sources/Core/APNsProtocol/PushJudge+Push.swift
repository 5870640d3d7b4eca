// One function for each header, the body and the device token.
extension PushJudge {
    func topic(of facts: RequestFacts) throws(Rejection) -> String {
        guard let topic = facts.head["apns-topic"] else { throw Rejection(.missingTopic) }
        let isWellFormed =
            (1...255).contains(topic.utf8.count)
            && topic.utf8.allSatisfy { byte in
                byte.isLetter || byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: "_")
            }
        guard isWellFormed else { throw Rejection(.badTopic) }
        if case .verified(let token) = facts.credential, let bundles = token.scope.bundles {
            guard bundles.contains(PushType.bundle(ofTopic: topic)) else { throw Rejection(.topicDisallowed) }
        }
        return topic
    }

    func pushType(of head: RequestHead, topic: String) throws(Rejection) -> PushType {
        guard let text = head["apns-push-type"] else { return PushType(inferredFrom: topic) }
        guard let type = PushType(rawValue: text) else {
            let names = PushType.allCases.map(\.rawValue).joined(separator: ", ")
            throw Rejection(
                .invalidPushType,
                explanation: "apns-push-type '\(shortened(text))' does not exist: use one of \(names).")
        }
        return type
    }

    /// Absent means 10 ([A]), but for a background push, where 10 would be an error, 5 [I].
    func priority(of head: RequestHead, type: PushType) throws(Rejection) -> Int {
        guard let text = head["apns-priority"] else { return type == .background ? 5 : 10 }
        guard let priority = [10, 5, 1].first(where: { String($0) == text }) else { throw Rejection(.badPriority) }
        guard type != .background || priority != 10 else {
            throw Rejection(.badPriority, explanation: "A background push must have apns-priority 5.")
        }
        return priority
    }

    func expiration(of head: RequestHead) throws(Rejection) -> Int64? {
        guard let text = head["apns-expiration"] else { return nil }
        guard text.utf8.allSatisfy(\.isDigit), let seconds = Int64(text) else { throw Rejection(.badExpirationDate) }
        return seconds
    }

    func checkBody(_ body: BodyFacts, type: PushType) throws(Rejection) {
        guard body.size > 0 else { throw Rejection(.payloadEmpty) }
        guard body.size <= type.payloadLimit else {
            throw Rejection(
                .payloadTooLarge,
                explanation:
                    "The payload is too large: push type '\(type.rawValue)' may have \(type.payloadLimit) bytes.")
        }
        guard body.isJSONObject else {
            // Apple names no reason for a body that is not JSON; this one is what other servers of this API answer [I].
            throw Rejection(
                .payloadEmpty, explanation: "The body is not a JSON object: send JSON, uncompressed, as UTF-8.")
        }
    }

    func checkDevice(_ facts: RequestFacts, topic: String, type: PushType) throws(Rejection) -> APNsEnvironment {
        guard case .device(let token) = facts.head.target, !token.isEmpty, token.utf8.count.isMultiple(of: 2),
            token.utf8.allSatisfy(\.isHexDigit)
        else {
            throw Rejection(
                .badDeviceToken,
                explanation: "The device token is not hexadecimal text: send the token's bytes as two digits each.")
        }
        guard case .known(let registered, let environment, let state) = facts.device else {
            throw Rejection(.badDeviceToken)
        }
        if let asked = facts.head.environment, asked != environment {
            throw Rejection(
                .badDeviceToken,
                explanation: "The device token belongs to the \(environment.rawValue) environment, the host to "
                    + "\(asked.rawValue): use the other host, or build the app with the other aps-environment.")
        }
        try checkTopic(topic, registered: registered, type: type)
        switch state {
        case .active: return environment
        case .unregistered(let since): throw Rejection(.unregistered, timestamp: since)
        case .expired(let since): throw Rejection(.expiredToken, timestamp: since)
        }
    }

    /// A token belongs to exactly one topic. That a push type which does not fit its topic gets this reason is [O].
    private func checkTopic(_ topic: String, registered: String, type: PushType) throws(Rejection) {
        guard topic == registered else {
            throw Rejection(
                .deviceTokenNotForTopic,
                explanation: "The device token is for topic '\(registered)', not '\(shortened(topic))': an app's "
                    + "VoIP token goes with <bundle id>.voip, its alert token with the bundle id alone.")
        }
        guard type.matches(topic: topic) else {
            let expected = type.topicSuffix.map { "<bundle id>\($0)" } ?? "the certificate's topic"
            throw Rejection(
                .deviceTokenNotForTopic,
                explanation: "Push type '\(type.rawValue)' goes with topic \(expected), not with '\(shortened(topic))'."
            )
        }
    }
}
