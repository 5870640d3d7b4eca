import CallVocabulary

/// None of ours. It is said only of what is whole enough to rule the others out.
struct OtherVerdict: Verdict {
    let kind = VerdictKind.other

    func rule(_ facts: Facts) -> Rule? { nil }

    func weigh(_ facts: Facts) -> Weighing? {
        var weighing = Weighing()
        weighing.decide(OtherEnd.clue(facts))
        if !weighing.decisive.isEmpty { return weighing }
        guard !facts.isTruncated, facts.codes.allSatisfy({ $0.value <= 0xFF }) else { return nil }
        switch facts.form {
        case .prose: weighing.decide(talk(facts))
        case .console: weighing.decide(console(facts))
        case .unknown: weighing.decide(nothing(facts))
        default:
            weighing.decide(crash(facts))
            if let ours = facts.ours, ours.rule == nil {
                weighing.decide(Clue("the phone that wrote the report names no rule", at: "ringtime"))
            }
        }
        if weighing.decisive.count == 1, let indicator = facts.indicator ?? facts.exceptionType {
            weighing.fit(Clue("the process ended by a fault of its own", indicator))
        }
        return weighing
    }

    private func talk(_ facts: Facts) -> Clue? {
        guard !facts.mentions.isEmpty, !facts.isSuffered else { return nil }
        return Clue(
            "a text that speaks of \(facts.mentions.prefix(4).joined(separator: ", ")) and reports no end of an app",
            at: "text")
    }

    /// A push that was reported and an app that left by itself; or lines that only use the words.
    private func console(_ facts: Facts) -> Clue? {
        let isPush = facts.has(.payloadDelivery) || facts.has(.deliveryRequest) || facts.has(.launchedForPush)
        if isPush {
            guard let report = facts.first(.report), let exit = facts.first(.normalExit) else { return nil }
            return Clue("the call was reported and the app left by itself later", at: report.place, quote: exit.quote)
        }
        if !facts.mentions.isEmpty { return talk(facts) }
        return facts.has(.callServices) || !facts.isForeign
            ? nil : Clue("a console without a word of a call", at: "text")
    }

    /// Nothing in it has to do with a crash or a call.
    private func nothing(_ facts: Facts) -> Clue? {
        facts.isForeign ? Clue("nothing in it reports the end of an app or a call", at: "text") : nil
    }

    private func crash(_ facts: Facts) -> Clue? {
        let thread =
            facts.form == .crashReporter && facts.crashedThread != nil ? Fact("crashed thread", at: "text") : nil
        let stack = facts.exceptionStack?.frames.isEmpty == false ? Fact("exception", at: "text") : nil
        guard let type = facts.exceptionType ?? facts.signal ?? facts.exceptionName ?? thread ?? stack, !facts.isKill
        else { return nil }
        if facts.isAbort || facts.exceptionStack != nil {
            guard let stack = facts.exceptionStack else { return abort(facts, type) }
            guard stack.isComplete, isTold(stack), !isInPushKit(stack) else { return nil }
            return Clue("an exception whose backtrace has nothing of PushKit's checks", type)
        }
        guard let stack = facts.crashedThread, stack.isComplete, !stack.frames.isEmpty, !isInPushKit(stack) else {
            return nil
        }
        return Clue("a crash on a thread that was in no push handler", type)
    }

    /// An abort without an exception: the stack must say who called it.
    private func abort(_ facts: Facts, _ type: Fact) -> Clue? {
        guard let stack = facts.crashedThread, stack.isComplete, !isInPushKit(stack) else { return nil }
        let isException = stack.frames.contains { ($0.symbol ?? "").holds("_objc_terminate") }
        let own = stack.frames.contains { frame in
            guard let symbol = frame.symbol else { return false }
            return frame.isOfApp && !symbol.hasPrefix("main")
        }
        guard own || !isException && stack.frames.contains(where: { $0.symbol != nil }) else { return nil }
        return Clue("the app aborted in code of its own", type)
    }

    /// Functions have names, or at least images.
    private func isTold(_ stack: Stack) -> Bool {
        stack.frames.contains { $0.symbol != nil } || stack.frames.contains { !$0.image.isEmpty }
    }

    /// Without symbols, or with half of one, nobody can tell which of PushKit's functions it was.
    private func isInPushKit(_ stack: Stack) -> Bool {
        stack.frames.contains { frame in
            frame.image == "PushKit" && (frame.symbol == nil || frame.symbol?.hasSuffix("PKPushRegistry") == true)
        }
    }
}
