import CallVocabulary

/// The push handler crashed by a fault of its own before it could report (R4, M1, M8). No rule ended the app, but the push
/// stays unreported, and counts (C2.5).
struct CrashBeforeReportVerdict: Verdict {
    let kind = VerdictKind.crashBeforeReport

    func rule(_ facts: Facts) -> Rule? { Self.needsProtectedData(facts) ? .d7 : nil }

    func weigh(_ facts: Facts) -> Weighing? {
        guard facts.form != .prose, facts.form != .unknown, facts.form != .console || facts.consoleCrash != nil,
            !facts.isKill,
            facts.onCrashStack(.check1Frame) == nil, facts.onCrashStack(.linkCheck) == nil
        else { return nil }
        var weighing = Weighing()
        weighing.decide(
            facts.onCrashStack(.payloadReceived).map { Clue("it crashed while PushKit was handing a payload over", $0) }
        )
        weighing.decide(facts.onCrashStack(.pushHandler).map { Clue("it crashed inside the push handler", $0) })
        if let crash = facts.consoleCrash {
            weighing.decide(Clue("the app raised it right behind the push, and reported nothing between", crash.fault))
            weighing.fit(Clue("the app's own line about the push", crash.push))
            weighing.most = .medium
        }
        let causes: [(Sign, String)] = [
            (.callHandle, "a CXHandle was made of nil"), (.unrecognizedSelector, "an object did not have the method"),
            (.foundNil, "an optional was nil and unwrapped by force"), (.forcedCast, "a value had another type"),
            (.protectedData, "protected data could not be read"), (.invalidArgument, "an argument was not allowed"),
        ]
        for (sign, words) in causes {
            let found = facts.first(sign) {
                $0.isCrashStack || $0 == .applicationInformation || $0 == .header || $0 == .console
            }
            weighing.fit(found.map { Clue(words, $0) })
        }
        if Self.needsProtectedData(facts), let fact = facts.wasUnlockedSinceBoot {
            weighing.fit(Clue("the phone had not been unlocked since it started", fact))
        }
        return weighing
    }

    static func needsProtectedData(_ facts: Facts) -> Bool {
        facts.wasUnlockedSinceBoot?.text == "no"
            || facts.has(.protectedData) { $0.isCrashStack || $0 == .applicationInformation }
    }
}
