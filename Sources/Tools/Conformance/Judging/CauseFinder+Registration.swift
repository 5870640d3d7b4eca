import CallVocabulary

// Nobody was there to take a push, or a token.
extension CauseFinder {
    /// The phone or the framework did not take the registration.
    var notRegistered: Cause? {
        let ignored = EventPattern("note.registrationIgnored")
        if trace.contains(ignored) || result.prelude.contains(ignored) {
            return Cause(.m11, "the registration was ignored: background mode or aps-environment is missing (D9)")
        }
        if result.crashReport?.contains("must link the CallKit framework") == true {
            return Cause(.m11, "PushKit raised its exception: the app does not link CallKit (D9)")
        }
        return nil
    }

    /// The registry or its delegate was not kept.
    func ofLifetime(_ finding: Finding) -> Cause? {
        // A watchdog asks for no registry, and a process that ended by itself needs none.
        guard finding.rule.part != "W", !has("app.ended"), !has("push.delivered") else { return nil }
        if isRegistryGone {
            return Cause(
                .m5,
                "the app let go of its push registry, and the registration went with it: a push finds nobody, and no "
                    + "token comes (D12, D6)")
        }
        if finding.rule == .n1, has("token.issued"), !has("token.told") {
            return Cause(
                .m5, "the token was there and the registry had no delegate to tell: nobody keeps the object (D12)")
        }
        return nil
    }

    /// A registry was let go of, and none has registered since.
    private var isRegistryGone: Bool {
        let story = result.prelude.events + trace.events
        guard let released = story.lastIndex(where: { $0.kind == "registry.released" }) else { return false }
        return !story[released...].contains { $0.kind == "registry.changed" && $0.text.hasPrefix("registers") }
    }
}
