import CallVocabulary

/// The system ended the app, but not for a call (R4, W3).
struct LooksAlikeVerdict: Verdict {
    let kind = VerdictKind.looksAlike

    func rule(_ facts: Facts) -> Rule? {
        facts.codes.contains { [0xbad2_2222, 0xdead_10cc].contains($0.value) } ? .w3 : nil
    }

    func weigh(_ facts: Facts) -> Weighing? {
        guard facts.form != .prose, facts.form != .unknown else { return nil }
        var weighing = Weighing()
        for code in facts.codes { weighing.decide(clue(code, facts)) }
        weighing.decide(otherReport(facts))
        weighing.decide(console(facts))
        if let type = facts.exceptionType, type.text.contains("EXC_RESOURCE") {
            weighing.decide(Clue("the app took more of a resource than it may", type))
        }
        guard !weighing.decisive.isEmpty else { return weighing }
        if facts.isKill, let signal = facts.signal { weighing.fit(Clue("it was killed from outside", signal)) }
        return weighing
    }

    private func clue(_ code: CodeFact, _ facts: Facts) -> Clue? {
        if code.value == KnownCode.badCall { return BadCall(facts).excuse }
        if code.value == KnownCode.badFood { return watchdog(code, facts) }
        if let known = code.known { return Clue("\(known.name): \(known.meaning)", code) }
        guard facts.isKill || code.context == .console, let namespace = code.namespace, namespace != "SIGNAL",
            code.value > 0xFF
        else { return nil }
        return Clue("\(namespace) ended the app, with a code that is not check 2's", code)
    }

    private func watchdog(_ code: CodeFact, _ facts: Facts) -> Clue? {
        let isLaunch = LaunchWatchdogVerdict.launch(facts) != nil
        if isLaunch, code.known?.fits(code.namespace, isCutOff: facts.isTruncated) ?? true {
            if LaunchWatchdogVerdict.isInFront(facts) {
                return Clue("the launch watchdog, with the app in front: the user had opened it", code)
            }
            let isOfCalls = facts.images.contains { $0 == "PushKit" || $0 == "CallKit" }
            guard LaunchWatchdogVerdict.call(facts) == nil, facts.hasAllImages, !isOfCalls else { return nil }
            return Clue("the launch watchdog of an app that has neither PushKit nor CallKit", code)
        }
        let isNamed =
            facts.has(.sceneWatchdog) || facts.has(.backgroundTask)
            || !(code.known?.fits(code.namespace, isCutOff: facts.isTruncated) ?? true)
        // A watchdog whose name is cut off may be the launch's.
        guard isNamed || !facts.isTruncated else { return nil }
        return Clue("0x8badf00d: a watchdog other than the launch's", code)
    }

    private static let otherTypes: [String: String] = [
        "298": "a report of memory that ran short (jetsam)", "198": "a report of memory that ran short (jetsam)",
        "206": "a report of too much processor time", "202": "a report of much processor time",
        "385": "a report of a resource limit", "327": "a report of a resource limit", "145": "a report of much writing",
        "288": "a picture of all processes", "210": "a report of a panic", "151": "a report of a forced restart",
        "228": "a report of a hang",
    ]

    /// Reports of another type than a crash.
    private func otherReport(_ facts: Facts) -> Clue? {
        guard let type = facts.bugType, type.text != "309" else { return nil }
        return Self.otherTypes[type.text].map { Clue("bug type \(type.text): \($0)", type) }
    }

    private func console(_ facts: Facts) -> Clue? {
        guard facts.form == .console else { return nil }
        if let memory = facts.first(.memoryLimit) { return Clue("the system needed the memory", memory) }
        if let user = facts.first(.userQuit) { return Clue("the user quit the app", user) }
        return nil
    }
}
