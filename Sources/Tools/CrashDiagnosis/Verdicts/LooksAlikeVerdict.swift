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
        weighing.decide(resource(facts))
        if let type = facts.exceptionType, type.text.holds("EXC_RESOURCE") {
            weighing.decide(Clue("the app took more of a resource than it may", type))
        }
        guard !weighing.decisive.isEmpty else { return weighing }
        // SIGKILL comes with every code; the daemon's own words are a second fact.
        if facts.isKill { weighing.fit(words(facts)) }
        if let code = facts.code(KnownCode.badCall), code.known?.fits(code.namespace) == false {
            weighing.most = .medium
        }
        return weighing
    }

    /// What the system says beside the code.
    private func words(_ facts: Facts) -> Clue? {
        let signs: [Sign] = [.sceneWatchdog, .otherWatchdog, .launchWatchdog, .backgroundTask, .processorLimit]
        let found = signs.lazy.compactMap { sign in
            facts.first(sign) { $0 == .termination || $0 == .applicationInformation }
        }.first
        if let found { return Clue("the reason is named in words, too", found) }
        guard let explanation = facts.explanation, let words = BadCall.words(of: explanation) else { return nil }
        return Clue("the reason is given in words, too", at: explanation.place, quote: words.firstBytes(200))
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
        return Clue(
            isNamed
                ? "0x8badf00d: a watchdog other than the launch's" : "0x8badf00d: a watchdog, and nothing says which",
            code)
    }

    /// `Action taken: Process killed`, or the kernel's own line.
    private func resource(_ facts: Facts) -> Clue? {
        if let action = facts.action {
            let words = Sign.squeezed(action.text)
            guard words.holds("kill") || words.holds("terminat") else { return nil }
            return Clue("the app took more of a resource than it may", action)
        }
        return facts.first(.resourceKill) { $0 != .prose && !$0.isStack }.map {
            Clue("the app took more of a resource than it may", $0)
        }
    }

    private static let otherTypes: [String: String] = [
        "298": "a report of memory that ran short (jetsam)", "198": "a report of memory that ran short (jetsam)",
        "206": "a report of too much processor time", "202": "a report of much processor time",
        "385": "a report of a resource limit", "327": "a report of a resource limit", "145": "a report of much writing",
        "228": "a report of a hang",
    ]

    /// Reports of another type than a crash.
    private func otherReport(_ facts: Facts) -> Clue? {
        guard let type = facts.bugType, type.text != "309", !(facts.action?.text.lowercased() ?? "").hasPrefix("none")
        else { return nil }
        return Self.otherTypes[type.text].map { Clue("bug type \(type.text): \($0)", type) }
    }

    private func console(_ facts: Facts) -> Clue? {
        guard facts.form == .console else { return nil }
        if let memory = facts.first(.memoryLimit) { return Clue("the system needed the memory", memory) }
        if let user = facts.first(.userQuit) { return Clue("the user quit the app", user) }
        return nil
    }
}
