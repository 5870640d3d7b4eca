import CallPolicy
import CallVocabulary
import PhoneStore

/// The phone's story, line by line.
extension PhoneDaemon {
    /// An input and what followed from it.
    func narrate(_ input: Input, _ effects: [Effect], at now: Instant) {
        let narrator = Narrator(daemon: self)
        if let line = narrator.line(for: input) { write(line, at: now) }
        for effect in effects {
            if let line = narrator.line(for: effect) { write(line, at: now) }
        }
    }

    /// A line that no input or effect of the policy stands behind.
    func remark(_ text: String, lane: TimelineEvent.Lane, kind: String, app: AppID?, rule: Rule? = nil) {
        write(Narrator.Line(lane: lane, kind: kind, text: text, app: app, rule: rule), at: clock.now)
    }

    private func write(_ line: Narrator.Line, at now: Instant) {
        let event = TimelineEvent(at: now, lane: line.lane, kind: line.kind, text: line.text, rule: line.rule)
        var record = TimelineRecord(wallMilliseconds: clock.wallMilliseconds(at: now), event: event)
        record.bundle = line.app.flatMap { apps[$0]?.bundle }
        record.push = line.push
        if line.kind == "push.arrived", let push = line.push.flatMap({ pushes[$0] }) { record.details = push.details }
        record.call = line.call.flatMap { calls[$0] }.map { $0.uuid.text }
        timeline.append(record)
        configuration.observe(record)
    }
}

extension ArrivedPush {
    /// For programs that follow one push from the provider on.
    fileprivate var details: String {
        let accepted = acceptedAtMicroseconds.map(String.init) ?? "null"
        return #"{"acceptedAtMicroseconds":\#(accepted),"apnsId":"\#(apnsID)"}"#
    }
}
