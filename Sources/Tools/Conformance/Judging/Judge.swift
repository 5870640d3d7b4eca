public import CallVocabulary

/// Holds a run's story against what its scenario demands. Pure: the same story gives the same verdict.
public struct Judge: Sendable {
    private let scenario: Scenario
    private let profile: Profile
    private let facts: AppFacts

    /// - Parameter facts: those of the bundle as it was installed.
    public init(_ scenario: Scenario, profile: Profile, facts: AppFacts) {
        self.scenario = scenario
        self.profile = profile
        self.facts = facts
    }

    /// Everything that is not as it has to be, the gravest first.
    public func findings(in trace: Trace) -> [Finding] {
        let outcome = scenario.then
        let phone = outcome.phone.compactMap { unmet($0, in: trace).map { Self.ofPhone($0) } }
        let demands = outcome.must.compactMap { unmet($0, in: trace) }
        let bans = outcome.mustNot.compactMap { forbidden($0, in: trace) }
        // A breach is why the rest did not come. What the phone got wrong says nothing about the app.
        return breaches(in: trace) + bans + demands + margins(in: trace) + phone
    }

    /// The verdict of a run that could be played.
    public func verdict(on trace: Trace) -> Verdict {
        let findings = findings(in: trace)
        if let first = findings.first, findings.allSatisfy({ $0.sort == .phone }) {
            // Nothing that the app has done: it is not the app's failure.
            return .broken("\(first.text) [\(first.rule)]")
        }
        return findings.isEmpty ? .passed : .failed(findings)
    }

    private static func ofPhone(_ finding: Finding) -> Finding {
        Finding(.phone, finding.rule, "the phone itself: " + finding.text, at: finding.at)
    }
}

// What is never right unless the scenario says so.
extension Judge {
    /// The deaths first: an entry in the ledger is what follows from them, written down in the same moment.
    private func breaches(in trace: Trace) -> [Finding] {
        let breaches = trace.events.filter { scenario.then.isBreach($0, in: trace) }
        let deaths = breaches.filter { $0.kind != "ledger.violation" }
        let entries = breaches.filter { $0.kind == "ledger.violation" }
        return (deaths + entries).compactMap { event in
            Outcome.breach(event).map { Finding(.breach, $0, event.text, at: event.at) }
        }
    }
}

extension Outcome {
    /// Something was broken that the scenario does not foresee.
    func isBroken(by trace: Trace) -> Bool { trace.events.contains { isBreach($0, in: trace) } }

    fileprivate func isBreach(_ event: TraceEvent, in trace: Trace) -> Bool {
        Self.breach(event) != nil && !isForeseen(event, in: trace)
    }

    /// The rule that an event by itself shows to be broken.
    fileprivate static func breach(_ event: TraceEvent) -> Rule? {
        switch event.kind {
        case "check1.failed", "ledger.violation", "app.ended", "app.raised": event.rule
        // Limits of ours, so that no app harms the others; on a device short memory is what comes next to them.
        case "app.overDisk", "app.overProcesses": .d13
        case "app.killed":
            // The user, updates and short memory end apps as well, and nobody is to blame.
            [.c1_1, .c2_1, .c2_4, .c2_9, .w1, .w3, .d9].contains(event.rule) ? event.rule : nil
        default: nil
        }
    }

    private func isForeseen(_ event: TraceEvent, in trace: Trace) -> Bool {
        let demanded = must.filter { $0.condition == nil }.map(\.event)
        return (may + demanded).contains { trace.matches(event, $0) }
    }
}

// What must and must not come.
extension Judge {
    /// Nil: it holds.
    private func unmet(_ expectation: Expectation, in trace: Trace) -> Finding? {
        if let condition = expectation.condition, !trace.contains(condition) { return nil }
        let found = trace.matches(expectation.event).filter { isTimely($0, expectation.timing, in: trace) }
        if isRight(found.count, expectation.count) { return nil }
        let text: String
        if found.isEmpty, let anyTime = trace.first(expectation.event) {
            text = "\(expectation.sentence): \(expectation.event) came, but not then (at \(anyTime.event.at.inWords))"
        } else if found.isEmpty {
            text = "\(expectation.sentence): no \(expectation.event) came"
        } else {
            text = "\(expectation.sentence): \(expectation.event) came \(found.count) times"
        }
        return Finding(.missing, expectation.rule, text, at: found.last?.event.at)
    }

    private func forbidden(_ expectation: Expectation, in trace: Trace) -> Finding? {
        if let condition = expectation.condition, !trace.contains(condition) { return nil }
        let found = trace.matches(expectation.event).filter { isTimely($0, expectation.timing, in: trace) }
        guard !found.isEmpty, isRight(found.count, expectation.count) else { return nil }
        return Finding(
            .forbidden, expectation.rule, "\(expectation.sentence) must not be: \(found[0].event.text)",
            at: found[0].event.at)
    }

    private func isRight(_ number: Int, _ count: Expectation.Count?) -> Bool {
        switch count {
        case .exactly(let wanted): number == wanted
        case .atMost(let limit): number <= limit
        case .atLeast(let limit): number >= limit
        case nil: number > 0
        }
    }

    private func isTimely(
        _ found: (index: Int, event: TraceEvent), _ timing: Expectation.Timing?, in trace: Trace
    ) -> Bool {
        switch timing {
        case nil: return true
        case .before(let other): return trace.first(other).map { found.index < $0.index } ?? true
        case .after(let other): return trace.first(other).map { found.index > $0.index } ?? false
        case .within(let limit, let other):
            return trace.first(other).map { (.zero...limit).contains(found.event.at - $0.event.at) } ?? false
        case .between(let first, let second, let other):
            return trace.first(other).map { (first...second).contains(found.event.at - $0.event.at) } ?? false
        }
    }
}

extension Expectation {
    /// Itself without the rule, which stands beside it everywhere.
    var sentence: String {
        guard let bracket = text.lastIndex(of: "[") else { return text }
        return text[..<bracket].trimmingSuffix(while: \.isWhitespace)
    }
}

extension StringProtocol {
    func trimmingSuffix(while condition: (Character) -> Bool) -> String {
        var rest = self[...]
        while let last = rest.last, condition(last) { rest.removeLast() }
        return String(rest)
    }
}

// How much of the limits was used.
extension Judge {
    /// One for each delivery that had to be reported, one for each launch by a push; the worst first.
    public func limitUses(in trace: Trace) -> [LimitUse] {
        let strict = profile.reportDeadline
        let reports = trace.matches(EventPattern("push.delivered")).compactMap { delivered -> LimitUse? in
            guard let push = delivered.event.push, isOwed(push, in: trace) else { return nil }
            let report = trace.events[delivered.index...].first { $0.kind == "call.reported" }
            return report.map {
                LimitUse(rule: .c2_1, name: "report", used: $0.at - delivered.event.at, limit: strict)
            }
        }
        let launches = trace.matches(EventPattern("app.launching")).compactMap { launching -> LimitUse? in
            let launched = trace.events[launching.index...].first { $0.kind == "app.launched" }
            return launched.map {
                LimitUse(rule: .w1, name: "launch", used: $0.at - launching.event.at, limit: profile.launchWatchdog)
            }
        }
        return (reports + launches).sorted { $0.share > $1.share }
    }

    private func isOwed(_ push: PushID, in trace: Trace) -> Bool {
        trace.events.contains { $0.kind == "push.decided" && $0.push == push && $0.text.contains("must report") }
    }

    private func margins(in trace: Trace) -> [Finding] {
        guard let margin = scenario.then.margin else { return [] }
        let allowed = Double(100 - margin) / 100
        return limitUses(in: trace).filter { $0.share > allowed }.prefix(1).map { use in
            Finding(
                .margin, use.rule,
                "the \(use.name) took \(use.used.inWords), \(use.share.inPerCent) of \(use.limit.inWords): "
                    + "\(margin) % must be left for slower phones")
        }
    }
}

extension Double {
    /// `12 %`, `0.4 %`.
    var inPerCent: String {
        let percent = self * 100
        return percent < 1 ? "\((percent * 10).rounded() / 10) %" : "\(Int(percent.rounded())) %"
    }
}
