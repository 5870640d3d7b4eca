import CallVocabulary

/// Check 2 (R2): the daemon had seen no report about seven seconds after delivery, and killed the app.
struct Check2Verdict: Verdict {
    let kind = VerdictKind.check2

    func rule(_ facts: Facts) -> Rule? { .c2_1 }

    func weigh(_ facts: Facts) -> Weighing? {
        guard facts.form != .prose, facts.form != .unknown else { return nil }
        var weighing = Weighing()
        if let code = facts.code(KnownCode.badCall) {
            guard BadCall(facts).excuse == nil, !isCutBeforeTheStacks(facts) else { return nil }
            weighing.decide(Clue("the system ended the app with 0xbaadca11", code))
        }
        weighing.decide(
            facts.first(.check2Notice) { $0 == .console || $0 == .header }.map {
                Clue("the daemon says that it kills the app for a missing report", $0)
            })
        if weighing.decisive.isEmpty, let told = facts.first(.check2Notice, where: { $0 == .quotation }) {
            weighing.decide(Clue("somebody says that his phone's log has the daemon's notice", told))
            weighing.most = .low
        }
        if facts.ours?.rule == Rule.c2_1.rawValue {
            weighing.decide(Clue("the phone that wrote the report names rule C2.1", at: "ringtime.rule"))
        }
        guard !weighing.decisive.isEmpty else { return weighing }
        addTime(facts, to: &weighing)
        addState(facts, to: &weighing)
        addPush(facts, to: &weighing)
        if facts.isAbort, let signal = facts.signal {
            weighing.object(Clue("the process aborted itself, and check 2 kills from outside", signal))
        }
        return weighing
    }

    /// The stacks come behind the termination in these files, and among them the exception that would name check 1.
    private func isCutBeforeTheStacks(_ facts: Facts) -> Bool {
        facts.isTruncated && !facts.isFragment && facts.form == .ips && facts.stacks.isEmpty
            && facts.exceptionStack == nil
    }

    /// About seven seconds from launch to kill, in a cold launch (C2.1 [O]).
    private func addTime(_ facts: Facts, to weighing: inout Weighing) {
        guard let lifetime = facts.lifetime, let launch = facts.launch, lifetime >= 0 else { return }
        if (6.5...9.5).contains(lifetime) {
            let seconds = (lifetime * 10).rounded() / 10
            weighing.fit(Clue("it was killed \(seconds) s after its launch, as in published timings", launch))
        } else if lifetime < 5 {
            weighing.object(
                Clue("it was killed less than 5 s after its launch, before the 7 s can have run out", launch))
        }
    }

    private func addState(_ facts: Facts, to weighing: inout Weighing) {
        let role = facts.role?.text.lowercased() ?? ""
        if let fact = facts.role {
            if role.hasPrefix("non ui") || role.hasPrefix("background") || role.hasPrefix("nonui") {
                weighing.fit(Clue("the app was in the background", fact))
            } else if role.hasPrefix("foreground") {
                weighing.object(Clue("the app was in front, where no push must be reported (E1)", fact))
            }
        }
        if facts.isKill, let story = Check2Story(facts).clue { weighing.fit(story) }
        let hasPushKit = facts.images.contains("PushKit") || facts.has(.registry)
        if let tool = facts.first(.jailbreak, where: { $0 == .images || $0.isStack }), !hasPushKit {
            weighing.object(
                Clue("a tool for jailbroken phones is loaded, and such tools set this code themselves (R4)", tool))
        }
    }

    private func addPush(_ facts: Facts, to weighing: inout Weighing) {
        let signs: [Sign] = [.payloadDelivery, .deliveryRequest, .launchedForPush]
        if let push = signs.lazy.compactMap({ sign in facts.first(sign) { $0 == .console } }).first {
            weighing.fit(Clue("the console has a VoIP push to the app before it", push))
        }
        if let handler = facts.first(.pushHandler, where: \.isStack) {
            weighing.fit(Clue("a thread stands in the push handler", handler))
        }
    }
}

/// Whether a 0xbaadca11 is not check 2's.
struct BadCall {
    /// Why it is none; nil: nothing speaks against it.
    let excuse: Clue?

    init(_ facts: Facts) {
        guard let code = facts.code(KnownCode.badCall) else {
            excuse = nil
            return
        }
        let isKnown = code.known?.fits(code.namespace, isCutOff: facts.isTruncated) ?? true
        let words = facts.explanation.map(Self.reason) ?? ""
        if !isKnown {
            excuse = Clue("the code stands in another namespace, where it has no such meaning", code)
        } else if !words.isEmpty, !Self.isUnexplained(words) {
            excuse = Clue(
                "the reason is explained, and check 2 gives no explanation (R2)", at: code.place, quote: words)
        } else if let author = Self.stranger(facts) {
            excuse = Clue("another process than the system's asked for it", author)
        } else if facts.hasAllImages, !facts.images.contains(where: { ["PushKit", "CallKit"].contains($0) }),
            !facts.has(.registry)
        {
            excuse = Self.tool(facts) ?? Self.noApp(facts)
        } else {
            excuse = nil
        }
    }

    /// What a termination gives as its explanation; nil where that is nothing.
    static func words(of explanation: Fact) -> String? {
        let words = reason(explanation)
        return words.count > 3 && !isUnexplained(words) ? words : nil
    }

    private static func tool(_ facts: Facts) -> Clue? {
        facts.first(.jailbreak) { $0 == .images || $0.isStack }.map {
            Clue("the app has neither PushKit nor CallKit, and a tool for jailbroken phones is loaded (R4)", $0)
        }
    }

    /// Programs of the system and of jailbreaks get no VoIP pushes.
    private static func noApp(_ facts: Facts) -> Clue? {
        guard let path = facts.path else { return nil }
        let folders = ["/var/jb/", "/private/preboot/", "/Applications/", "/usr/", "/System/", "/Library/"]
        guard folders.contains(where: path.text.hasPrefix) else { return nil }
        return Clue("it is no installed app, has neither PushKit nor CallKit, and can get no VoIP push", path)
    }

    private static let authors = [
        "springboard", "frontboard", "runningboardd", "backboardd", "callservicesd", "launchd", "kernel", "exc handler",
    ]

    /// Who is named as the one that ended it, if it is neither the system nor the app itself.
    private static func stranger(_ facts: Facts) -> Fact? {
        guard let author = facts.terminatedBy, !author.text.isEmpty else { return nil }
        let name = author.text.lowercased()
        if let process = facts.process?.text.lowercased(), name.hasPrefix(process) { return nil }
        return authors.contains(where: name.hasPrefix) ? nil : author
    }

    /// `<no explanation given>`, or as much of it as is there. Its letters are enough: mails and pages do things to the rest.
    private static func isUnexplained(_ words: String) -> Bool {
        let letters = String(decoding: words.utf8.filter { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }, as: UTF8.self)
            .lowercased()
        return letters.holds("noexplanation") || "noexplanationgiven".hasPrefix(letters)
    }

    /// What stands behind `explanation:`.
    private static func reason(_ fact: Fact) -> String {
        guard let start = fact.text.end(of: "explanation:") else { return "" }
        let rest = String(fact.text[start...])
        let end = rest.end(of: "reportType:").map { rest.utf8.index($0, offsetBy: -11) } ?? rest.endIndex
        return rest[..<end].trimmed
    }
}
