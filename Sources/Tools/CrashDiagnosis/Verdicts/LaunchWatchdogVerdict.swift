import CallVocabulary

/// The launch watchdog (W1, R3) in a launch for a call. A slow launch is no violation (W2), but the call is lost.
struct LaunchWatchdogVerdict: Verdict {
    let kind = VerdictKind.launchWatchdog

    func rule(_ facts: Facts) -> Rule? { .w1 }

    func weigh(_ facts: Facts) -> Weighing? {
        guard facts.form != .prose, facts.form != .unknown, let code = facts.code(KnownCode.badFood),
            code.known?.fits(code.namespace) ?? false, let launch = Self.launch(facts)
        else { return nil }
        guard !Self.isInFront(facts), let call = Self.call(facts) else { return nil }
        var weighing = Weighing()
        weighing.decide(Clue("a watchdog ended the app: 0x8badf00d", code))
        weighing.fit(Clue("it ran out in the launch", launch))
        weighing.fit(call)
        return weighing
    }

    static func launch(_ facts: Facts) -> SignFact? {
        facts.first(.launchWatchdog) { $0 == .termination || $0 == .console || $0 == .header }
    }

    static func isInFront(_ facts: Facts) -> Bool {
        let words = [facts.visibility?.text, facts.role?.text].compactMap { $0?.lowercased() }
        return words.contains { $0.hasPrefix("foreground") }
    }

    /// What makes it a launch for a call.
    static func call(_ facts: Facts) -> Clue? {
        if facts.ours?.rule == Rule.w1.rawValue {
            return Clue("the phone that wrote the report names rule W1", at: "ringtime.rule")
        }
        let signs: [Sign] = [.deliveryRequest, .voipApplication, .payloadDelivery, .launchedForPush]
        if let push = signs.lazy.compactMap({ sign in facts.first(sign) { $0 == .console } }).first {
            return Clue("the app was launched for a VoIP push", push)
        }
        let words = [facts.visibility?.text, facts.role?.text].compactMap { $0?.lowercased() }
        guard words.contains(where: { $0.hasPrefix("background") || $0.hasPrefix("non ui") }) else { return nil }
        guard facts.images.contains(where: { $0 == "PushKit" || $0 == "CallKit" }) || facts.has(.registry) else {
            return nil
        }
        return Clue("in the background, an app that links PushKit or CallKit", at: "images")
    }
}
