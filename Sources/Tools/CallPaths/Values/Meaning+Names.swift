import CallFlow

/// What a name says of the world, told by its words: `isInForeground`, `hasActiveCall`, `currentCallID`.
extension Meaning {
    /// A property, variable or argument-free method of this name. A value made from the payload tells nothing about
    /// the world.
    static func of(_ name: String, of value: Value) -> Meaning? {
        guard !value.origins.contains(.payload) else { return nil }
        if name == "applicationState" || name == "activationState" { return .applicationState }
        let negations: Set = ["not", "no", "without"]
        let words = withoutFramework(Words.of(name)).filter { !negations.contains($0) }
        let negative = Words.of(name).contains(where: negations.contains)
        if let foreground = foreground(words) { return .truth(.foreground, when: foreground != negative) }
        if isCallState(words) { return .callState }
        guard isAboutAnExistingCall(words) else { return nil }
        if isTruth(words, value) {
            return words.contains(where: presentWords.contains) ? .truth(.onCall, when: !negative) : nil
        }
        if words.last.map(["calls", "conversations", "invites", "sessions"].contains) == true {
            return .contents(.onCall)
        }
        return value.origins.contains(.stored) ? .presence(.onCall) : nil
    }

    /// `CallKit` is no call: `isCallKitActive` speaks of none.
    private static func withoutFramework(_ words: [String]) -> [String] {
        var kept: [String] = []
        for word in words {
            if word == "kit", kept.last == "call" { kept.removeLast() } else { kept.append(word) }
        }
        return kept
    }

    private static func foreground(_ words: [String]) -> Bool? {
        if words.contains("foreground") || words.contains("foregrounded") { return true }
        if words.contains("background") || words.contains("backgrounded") {
            return isVerb(words.first) || words.contains("app") ? false : nil
        }
        let app = words.contains("app") || words.contains("application")
        return app && (words.contains("active") || words.contains("visible")) ? true : nil
    }

    private static func isVerb(_ word: String?) -> Bool {
        word.map { ["is", "in", "was", "has", "on", "already", "are"].contains($0) } ?? false
    }

    private static let callNouns: Set = ["call", "calls", "invite", "invites", "conversation", "conversations"]
    private static let stateNouns: Set = ["state", "status", "phase"]
    /// What else may stand in the name of a call that is there.
    private static let callWords: Set = [
        "active", "current", "currently", "ongoing", "existing", "pending", "incoming", "outgoing", "my", "the",
        "connected", "is", "in", "on", "has", "have", "already", "any", "an", "a", "id", "ids", "uuid", "uuids", "key",
        "progress", "running", "live", "another", "other", "are", "was", "voip", "video", "audio", "exists", "count",
        "self", "now", "ringing", "sip", "busy", "session", "sessions", "there", "answered", "accepted", "started",
        "phone", "managed",
    ]

    /// Words that say of a call that it is there; `incoming` and `video` alone do not.
    private static let presentWords: Set = [
        "active", "current", "currently", "ongoing", "existing", "pending", "connected", "already", "progress",
        "running", "live", "ringing", "answered", "busy", "has", "have", "another", "in", "on", "exists",
    ]

    private static func isAboutAnExistingCall(_ words: [String]) -> Bool {
        if words == ["busy"] || words == ["is", "busy"] { return true }
        guard words.contains(where: callNouns.contains) else {
            let session = words.contains("session") || words.contains("room")
            return session && words.contains(where: ["active", "current", "ongoing"].contains)
                && words.allSatisfy(callWords.contains)
        }
        return words.allSatisfy { callNouns.contains($0) || callWords.contains($0) }
    }

    /// `call(with: uuid)`, `callForID(id)`: a call that is sought among those that are there, by something of the push.
    static func isLookup(_ name: String, _ labels: [String?]) -> Bool {
        let words = Words.of(name)
        let seeking: Set = ["find", "get", "lookup", "with", "for", "by", "has"]
        guard words.contains("call") || words.contains("calls"),
            words.allSatisfy({ callNouns.contains($0) || callWords.contains($0) || seeking.contains($0) })
        else { return false }
        let keys: Set = [
            "with", "withuuid", "for", "by", "uuid", "id", "calluuid", "callid", "withid", "foruuid", "forid",
        ]
        if let label = labels.first { return label.map { keys.contains($0.lowercased()) } ?? false }
        return false
    }

    private static func isCallState(_ words: [String]) -> Bool {
        words.contains(where: callNouns.contains) && words.last.map(stateNouns.contains) == true
            && words.allSatisfy { callNouns.contains($0) || stateNouns.contains($0) || callWords.contains($0) }
    }

    private static func isTruth(_ words: [String], _ value: Value) -> Bool {
        value.type == .named("Bool", []) || (words.first.map(verbs.contains) ?? false)
    }

    private static let verbs: Set = ["is", "in", "on", "has", "have", "already", "are", "was"]

    /// Names of cases that say that there is no call.
    static let idleCases: Set = [
        "idle", "none", "ended", "disconnected", "unknown", "notconnected", "inactive", "free", "finished", "nocall",
        "disconnecting", "terminated", "released", "end", "initial", "hangup",
    ]
}
