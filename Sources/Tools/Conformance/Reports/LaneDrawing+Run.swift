import CallVocabulary

// A run of the battery as a drawing.

extension LaneDrawing {
    /// A run's story, with the limits of its profile.
    init(_ result: RunResult) {
        self.init(
            events: result.trace.events, limits: Limit.limits(of: result),
            title: "\(result.app), \(result.run.title), iOS \(result.run.profile.system): \(result.verdict.word)")
    }
}

extension LaneDrawing.Limit {
    /// Check 2 for each push that had to be reported, and the watchdog for each launch; as many as are drawn.
    fileprivate static func limits(of result: RunResult) -> [LaneDrawing.Limit] {
        let events = result.trace.events
        let profile = result.run.effectiveProfile
        let check2 = limit("check 2", profile.reportDeadline, "report.deadline", .c2_1, in: result.run)
        let watchdog = limit("launch", profile.launchWatchdog, "launch.watchdog", .w1, in: result.run)
        let starts = startsOfCheck2(in: events)
        let limits = events.indices.lazy.compactMap { index -> LaneDrawing.Limit? in
            guard starts.contains(index) || events[index].kind == "app.launching" else { return nil }
            var limit = starts.contains(index) ? check2 : watchdog
            let end = starts.contains(index) ? "call.reported" : "app.launched"
            limit.startEvent = index
            limit.start = events[index].at
            limit.doneEvent = events[index...].firstIndex { $0.kind == end }
            limit.doneAt = limit.doneEvent.map { events[$0].at }
            return limit
        }
        return Array(limits.prefix(LaneDrawing.mostLimits))
    }

    /// The delivery of each push that must be reported. Where there is no registry yet the time runs all the same, while
    /// the payload waits (D6), and does not begin again.
    private static func startsOfCheck2(in events: [TraceEvent]) -> Set<Int> {
        var owed: Set<PushID> = []
        var starts: Set<Int> = []
        for (index, event) in events.enumerated() {
            guard let push = event.push else { continue }
            switch event.kind {
            case "push.decided" where event.text.contains("must report"): owed.insert(push)
            case "push.held", "push.delivered": if owed.remove(push) != nil { starts.insert(index) }
            default: continue
            }
        }
        return starts
    }

    /// A limit with its number, before it has a time.
    private static func limit(
        _ name: String, _ length: Duration, _ setting: String, _ rule: Rule, in run: PlannedRun
    ) -> LaneDrawing.Limit {
        let number = "\(length.inWords) \(run.evidence(ofSetting: setting, rule).mark)"
        return LaneDrawing.Limit(name, from: .zero, length, doneAt: nil, number: number, rule: rule)
    }
}
