import CallVocabulary

// Reported calls: how they were taken back, how they ended, how they sounded.
extension CauseFinder {
    /// A call that the other side takes back, and the app does not say so as it should (T7).
    func ofWithdrawal(_ finding: Finding) -> Cause? {
        guard finding.rule == .t7 else { return nil }
        if trace.contains(EventPattern("action.requested", words: "to end")) {
            return Cause(
                .m2,
                "the app ended the call by a CXEndCallAction of its own, as if its user had hung up: what the other side "
                    + "takes back ends with reportCall(with:endedAt:reason:) (T7)")
        }
        guard let withdrawal = trace.events.lastIndex(where: { $0.kind == "push.delivered" && isWithdrawal($0) }) else {
            return nil
        }
        let before = trace.events[..<withdrawal].filter { $0.kind == "call.reported" }.map(\.call)
        if trace.events[withdrawal...].contains(where: { $0.kind == "call.reported" && !before.contains($0.call) }) {
            return Cause(
                .m2,
                "the push that takes the call back was reported as another call, and the first one rings on: a call is "
                    + "taken back with reportCall(with:endedAt:reason:), not with a push (T7)")
        }
        return Cause(
            .m2,
            "the push that takes the call back was delivered, and the app did not say that the call is over: no push ends "
                + "a call, only reportCall(with:endedAt:reason:) does (T7)")
    }

    private func isWithdrawal(_ delivery: TraceEvent) -> Bool {
        guard case .own(let kind) = action(of: delivery.push)?.payload else { return false }
        return kind != .call
    }

    func ofAudio(_ finding: Finding) -> Cause? {
        guard has("audio.ownActivation") else { return nil }
        return Cause(.m13, "the app activated the audio session itself (A2, A3)")
    }

    /// A call that its app ended before anybody could have answered: to the app it was none.
    func endedAtOnce(_ finding: Finding) -> Cause? {
        guard finding.sort != .margin, result.run.malformed == nil else { return nil }
        for (index, reported) in trace.events.enumerated() where reported.kind == "call.reported" {
            let rest = trace.events[(index + 1)...]
            guard let end = rest.firstIndex(where: { $0.kind == "call.endReported" && $0.call == reported.call }),
                trace.events[end].at - reported.at < shortestRing, !rest[..<end].contains(where: Self.isReason),
                isReadable(trace.events[..<index].last { $0.kind == "push.delivered" })
            else { continue }
            let time = (trace.events[end].at - reported.at).inWords
            return Cause(
                .m2,
                "the app reported the call and ended it \(time) later, before anybody could answer: to the app the push "
                    + "was no call, and what is no call is for alert pushes or the app's own connection (P8, T7)")
        }
        return nil
    }

    /// Why an app may end a call so soon: the user wants it, or another push says so.
    private static func isReason(_ event: TraceEvent) -> Bool {
        event.lane == .user || event.kind == "push.delivered"
    }

    /// What nobody can read must be reported and ended at once (C1.6).
    private func isReadable(_ delivery: TraceEvent?) -> Bool {
        guard case .own = action(of: delivery?.push)?.payload else { return false }
        return true
    }

    private var shortestRing: Duration {
        let profile = try? result.run.profile.changed(by: result.run.scenario.given)
        return (profile ?? result.run.profile).minimumRing
    }
}
