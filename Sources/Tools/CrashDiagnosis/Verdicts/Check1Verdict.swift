import CallVocabulary

/// Check 1 (R1): PushKit raised, because the delegate returned and no call had been reported.
struct Check1Verdict: Verdict {
    let kind = VerdictKind.check1

    func rule(_ facts: Facts) -> Rule? { .c1_1 }

    func weigh(_ facts: Facts) -> Weighing? {
        guard facts.form != .prose, facts.form != .unknown else { return nil }
        var weighing = Weighing()
        weighing.decide(frame(facts))
        weighing.decide(message(facts))
        weighing.decide(
            facts.first(.check1Assertion, where: isReport).map { Clue("the console has the assertion of check 1", $0) })
        if let clue = raisedInPushKit(facts, unless: weighing) {
            weighing.decide(clue)
            weighing.most = .medium
        }
        if facts.ours?.rule == Rule.c1_1.rawValue {
            weighing.decide(Clue("the phone that wrote the report names rule C1.1", at: "ringtime.rule"))
        }
        hearsay(facts, into: &weighing)
        if facts.isAbort, let signal = facts.signal { weighing.fit(Clue("the process aborted itself", signal)) }
        weighing.fit(
            facts.first(.mustPostNotice, where: isReport).map {
                Clue("PushKit's notice about the duty stands beside it", $0)
            })
        if let block = facts.onCrashStack(.payloadReceived), facts.onCrashStack(.check1Frame) != nil {
            weighing.fit(Clue("PushKit was handing a payload over", block))
        }
        if let name = facts.exceptionName, name.text.holds("NSInternalInconsistency") {
            weighing.fit(Clue("the exception has the name that check 1 gives it", name))
        }
        if !facts.signs.isEmpty, let line = facts.first(.pushKitSourceLine, where: isReport) {
            weighing.fit(Clue("it was raised at the line that published reports name", line))
        }
        if facts.isKill, let signal = facts.signal {
            weighing.object(Clue("SIGKILL ended the process, and check 1 ends in SIGABRT", signal))
        }
        return weighing
    }

    private func isReport(_ section: Section) -> Bool {
        switch section {
        case .prose, .quotation, .images, .thread: false
        default: true
        }
    }

    private func frame(_ facts: Facts) -> SignFact? { facts.onCrashStack(.check1Frame) }

    private func frame(_ facts: Facts) -> Clue? {
        frame(facts).map { Clue("the exception was raised in PushKit's check for unreported pushes", $0) }
    }

    private func message(_ facts: Facts) -> Clue? {
        guard let message = facts.first(.check1Message, where: isReport) ?? beside(facts) else { return nil }
        // An app's own log may hold the sentence: an exception is told of with its name or as a reason.
        if facts.form == .console {
            let isTold =
                facts.has(.uncaughtException) || facts.has(.check1Assertion) || facts.has(.inconsistency)
                || Sign.squeezed(message.quote).holds("reason:")
            guard isTold || Self.isBare(message.quote) else { return nil }
        }
        return Clue("the exception's reason is check 1's sentence", message)
    }

    /// What is said beside a crash reporter's stack that begins in PushKit's registry.
    private func beside(_ facts: Facts) -> SignFact? {
        let frames = facts.exceptionStack?.frames.prefix(6) ?? []
        let isRegistry = frames.contains { $0.image == "PushKit" && $0.symbol?.holds("[PKPushRegistry") == true }
        return facts.form == .crashReporter && isRegistry ? facts.first(.check1Message) : nil
    }

    /// Nothing in front but marks, a label, or Xcode's banner.
    private static func isBare(_ quote: String) -> Bool {
        let words = Sign.squeezed(quote)
        guard let end = words.end(of: "killingapp") else { return false }
        let head = words[..<words.utf8.index(end, offsetBy: -10)].drop { !($0.isLetter || $0 == "#") }
        let label = head.drop { $0.isLetter || $0.isNumber || $0 == "_" }
        return head.isEmpty || head.count < 30 && label.allSatisfy { ":\"'".contains($0) }
    }

    /// Without the exception: what somebody says that he got, or the notice that PushKit writes before it raises.
    private func hearsay(_ facts: Facts, into weighing: inout Weighing) {
        guard weighing.decisive.isEmpty else { return }
        if let notice = facts.first(.mustPostNotice, where: isReport) {
            weighing.decide(Clue("PushKit's notice that a push had to be reported, as it writes it at check 1", notice))
            weighing.most = .medium
        } else if let told = [Sign.check1Message, .check1Assertion, .mustPostNotice].lazy.compactMap({ sign in
            facts.first(sign) { $0 == .quotation }
        }).first {
            weighing.decide(Clue("somebody says that his app got check 1's message, and no report is there", told))
            weighing.most = .low
        }
    }

    /// Without symbols: an assertion raised by PushKit itself, called by nothing of the app.
    private func raisedInPushKit(_ facts: Facts, unless weighing: Weighing) -> Clue? {
        guard weighing.decisive.isEmpty, facts.isAbort, let stack = facts.exceptionStack,
            let pushKit = stack.frames.firstIndex(where: { $0.image == "PushKit" }), pushKit <= 4,
            stack.frames.allSatisfy({ $0.symbol == nil }),
            stack.frames[..<pushKit].allSatisfy({
                ["CoreFoundation", "libobjc.A.dylib", "Foundation"].contains($0.image)
            })
        else { return nil }
        let rest = stack.frames[(pushKit + 1)...].drop { $0.image == "PushKit" }
        guard rest.first?.image == "libdispatch.dylib", rest.contains(where: { $0.image == "PushKit" }) else {
            return nil
        }
        return Clue(
            "without symbols: PushKit raised an exception out of a block of its own", at: "lastExceptionBacktrace")
    }
}
