import CallPolicy
import CallPolicyRunner
import CallServiceWire
import CallVocabulary
import Foundation
import PhoneStore
import PhoneStory

/// The phone's story, line by line.
extension PhoneDaemon {
    /// An input and what followed from it.
    func narrate(_ input: Input, _ effects: [Effect], at now: Instant) {
        let narrator = Narrator(names: Names(daemon: self))
        if let line = narrator.line(for: input) { write(line, at: now) }
        for effect in effects {
            if let line = narrator.line(for: effect) { write(line, at: now) }
        }
    }

    /// A line that no input or effect of the policy stands behind.
    func remark(
        _ text: String, lane: TimelineEvent.Lane, kind: String, app: AppID?, push: PushID? = nil, rule: Rule? = nil
    ) {
        var line = Narrator.Line(lane: lane, kind: kind, text: text, app: app, rule: rule)
        line.push = push
        write(line, at: clock.now)
    }

    private func write(_ line: Narrator.Line, at now: Instant) {
        let event = TimelineEvent(at: now, lane: line.lane, kind: line.kind, text: line.text, rule: line.rule)
        var record = TimelineRecord(wallMilliseconds: clock.wallMilliseconds(at: now), event: event)
        record.bundle = line.app.flatMap { apps[$0]?.bundle }
        record.push = line.push
        record.details = details(of: line)
        record.call = line.call.flatMap { calls[$0] }.map { $0.uuid.text }
        timeline.append(record)
        configuration.observe(record)
    }
}

/// More for programs than a sentence holds.
extension PhoneDaemon {
    private func details(of line: Narrator.Line) -> String? {
        if line.kind == "lock.held" {
            let process = processes.values.first { $0.app == line.app && !$0.lockedFiles.isEmpty }
            return process.flatMap { try? JSONEncoder().encode(["files": $0.lockedFiles]) }
                .map { String(decoding: $0, as: UTF8.self) }
        }
        return line.push.flatMap { pushes[$0] }?.details(for: line.kind)
    }
}

/// The daemon's tables, as far as its story needs them.
private struct Names: StoryNames {
    let daemon: PhoneDaemon

    func app(ofProcess process: ProcessID) -> AppID? { daemon.processes[process]?.app }

    func name(ofApp app: AppID) -> String? { daemon.apps[app]?.name }

    func caller(ofCall call: CallID) -> String? { daemon.calls[call]?.details.caller }

    func app(ofCall call: CallID) -> AppID? { daemon.calls[call].flatMap { app(ofProcess: $0.process) } }

    func call(ofAction action: ActionID) -> CallID? { daemon.actions[action] }

    func violationCount(ofApp app: AppID) -> Int { daemon.runner.policy.violationCount(app) }
}

extension ArrivedPush {
    /// For programs that follow one push from the provider into the app's delegate.
    fileprivate func details(for kind: String) -> String? {
        switch kind {
        case "push.arrived":
            let accepted = acceptedAtMicroseconds.map(String.init) ?? "null"
            return #"{"acceptedAtMicroseconds":\#(accepted),"apnsId":"\#(apnsID)"}"#
        case "delegate.returned", "check1.failed": return form.map { #"{"form":"\#($0.name)"}"# }
        default: return nil
        }
    }
}
