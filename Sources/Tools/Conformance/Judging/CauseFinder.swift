import CallVocabulary

/// Guesses the mistake behind a failure from its story, and from how the same app lived through other scenarios.
struct CauseFinder {
    let result: RunResult
    /// The other runs of the same app.
    let others: [RunResult]

    static func addingCauses(to runs: [RunResult]) -> [RunResult] {
        runs.map { run in
            guard case .failed(let findings) = run.verdict, let first = findings.first else { return run }
            var run = run
            let others = runs.filter { $0.app == run.app && $0.run.scenario.name != run.run.scenario.name }
            run.cause = CauseFinder(result: run, others: others).cause(of: first)
            return run
        }
    }

    private func cause(of finding: Finding) -> Cause? {
        if finding.sort == .phone { return nil }
        return notRegistered ?? ofLifetime(finding) ?? ofCheck1(finding) ?? ofCheck2(finding)
            ?? ofWithdrawal(finding) ?? ofAudio(finding) ?? endedAtOnce(finding)
    }

    var trace: Trace { result.trace }

    func has(_ kind: String) -> Bool { trace.contains(EventPattern(kind)) }

    /// What was sent with a push of the scenario.
    func action(of push: PushID?) -> PushAction? {
        pushActions.first { push != nil && trace.pushes[$0.label] == push }
    }

    private var pushActions: [PushAction] {
        result.run.scenario.when.compactMap { if case .push(let push) = $0.action { push } else { nil } }
    }

    /// The form of the delegate method that was called, as PushKit told it.
    private var form: String? {
        trace.events.first { $0.kind == "check1.failed" || $0.kind == "delegate.returned" }?.details
    }
}

// Check 1: the delegate returned, and nothing was reported.
extension CauseFinder {
    private func ofCheck1(_ finding: Finding) -> Cause? {
        guard finding.rule == .c1_1 || has("check1.failed") else { return nil }
        // From 26.4 a report in the body counts: then there is another reason, if one can be seen.
        let isTooLate = result.run.profile.asyncReportDeferral == nil || byPayload == nil
        if form?.contains("async") == true, isTooLate {
            return Cause(
                .m15, "the async form of the delegate method was called: its body runs after the return (C1.10)")
        }
        if let cause = byPayload ?? byCircumstance { return cause }
        if let time = timeInDelegate, time > .milliseconds(100) {
            return Cause(
                .m3, "the delegate took \(time.inWords) and returned without a report of a call that is well formed")
        }
        if completionCameFirst {
            return Cause(
                .m1, "the completion handler was called and the delegate returned without a report: an early return")
        }
        return Cause(
            .m3,
            "the payload is the app's own for a call, and the delegate returned at once: the report is made later, "
                + "on a queue, in a Task, after a server's answer (M4 if through a bridge)")
    }

    private var byPayload: Cause? {
        if let malformed = result.run.malformed {
            return Cause(.m1, "the app's own payload with one thing wrong (\(malformed.name)) was not reported")
        }
        let failed = trace.events.first { $0.kind == "check1.failed" }?.push
        guard let push = action(of: failed) ?? pushActions.first else { return nil }
        switch push.payload {
        case .unreadable, .filled:
            return Cause(.m1, "the payload names no call that the app could read, and the delegate returned early")
        case .own(let kind) where kind != .call:
            return Cause(
                .m2, "the push is the app's own “\(kind.rawValue)”, which is no call: it was sent as a VoIP push")
        case .own where push.sameCallAs != nil:
            return Cause(.m12, "it is the second push for one call: the app took it for a duplicate")
        default: return nil
        }
    }

    /// What was different from the runs that went well.
    private var byCircumstance: Cause? {
        let given = result.run.scenario.given
        if given.phone == .beforeFirstUnlock, passes({ $0.app == .dead && $0.phone != .beforeFirstUnlock }) {
            return Cause(.m8, "it fails only before the first unlock: protected data is unreadable then (D7)")
        }
        if hadCall {
            return Cause(.m1, "the app had reported a call before and seems to believe that it still has it (E3)")
        }
        if given.app == .dead, passes({ $0.app == .suspended }) {
            return Cause(
                .m6,
                "it reports when it was open before, and not after a launch by a push: it waits for something that "
                    + "is not ready then")
        }
        return nil
    }

    private func passes(_ condition: (Given) -> Bool) -> Bool {
        others.contains {
            $0.verdict == .passed && condition($0.run.scenario.given) && $0.trace.contains(.init("call.reported"))
        }
    }

    private var hadCall: Bool {
        guard let failed = trace.first(EventPattern("check1.failed")) else { return false }
        return trace.events[..<failed.index].contains { $0.kind == "call.reported" }
    }

    private var timeInDelegate: Duration? {
        guard let failed = trace.first(EventPattern("check1.failed")),
            let delivered = trace.events.last(where: { $0.kind == "push.delivered" && $0.push == failed.event.push })
        else { return nil }
        return failed.event.at - delivered.at
    }

    private var completionCameFirst: Bool {
        guard let failed = trace.first(EventPattern("check1.failed")) else { return false }
        return trace.events[..<failed.index].contains {
            $0.kind == "completion.called" && $0.push == failed.event.push
        }
    }
}

// Check 2: nothing was reported in time.
extension CauseFinder {
    private func ofCheck2(_ finding: Finding) -> Cause? {
        guard finding.rule.part == "C2" || finding.rule == .d6 || finding.rule == .d5 else { return nil }
        if has("push.noDelegate") {
            return Cause(.m5, "the registry had no delegate when the push came: nobody keeps the object (D12)")
        }
        if has("push.held") && !has("registry.changed")
            || has("app.launched") && !has("registry.changed") && !has("push.delivered")
        {
            return Cause(.m5, "the payload waited for a registry that was not there when check 2 looked (D6, D12, D14)")
        }
        let isOwed = trace.contains(EventPattern("push.decided", words: "must report"))
        if has("app.ended"), isOwed, !has("call.reported") {
            return Cause(.m1, "the process ended before it had reported: a trap or an exit on the way to the report")
        }
        if has("delegate.returned"), !has("call.reported") {
            return Cause(.m14, "check 1 found its flag set, and no report reached the phone (C1.2)")
        }
        if has("push.delivered"), !has("delegate.returned") {
            return Cause(.m3, "the delegate had not come back when check 2 looked: it waits for something (C2.6)")
        }
        return nil
    }
}
