import CallVocabulary
import ReportText

/// An event as it is drawn: a dot, and two or three words.
struct LaneMark: Equatable {
    /// How it is meant; each has a colour and a shape of its own.
    enum Tone: String {
        /// A report, a ring: what everybody waits for.
        case good
        /// A breach, or the end of a process for one.
        case bad
        /// What often comes before a breach.
        case doubtful
        case plain
    }

    /// Its place among the events: several may stand at one moment.
    var event = 0
    var at: Duration
    var lane: TimelineEvent.Lane
    var label: String
    var rule: Rule?
    var tone: Tone

    /// Nil: the event does not matter in a drawing.
    init?(_ event: TraceEvent) {
        guard let (label, tone) = Self.words(for: event) else { return nil }
        (at, lane, rule) = (event.at, event.lane, event.rule)
        (self.label, self.tone) = (label, tone)
    }

    private static func words(for event: TraceEvent) -> (String, Tone)? {
        if let known = known[event.kind] { return known }
        switch event.kind {
        case "push.decided":
            return event.text.hasPrefix("no duty") ? ("no duty to report", .plain) : nil
        case "app.killed":
            // The user, updates and short memory end apps as well, and nobody is to blame.
            let isBreach = event.rule.map { ["C1", "C2", "W"].contains($0.part) || $0 == .d9 } ?? false
            let code = ["0xbaadca11", "0x8badf00d"].first { event.text.contains($0) }
            return (code.map { "kills it: \($0)" } ?? "ends the app", isBreach ? .bad : .plain)
        case "action.performed":
            let verb = event.text.split(separator: " ").drop { $0 != "to" }.dropFirst().first
            return ("asks it to \((verb ?? "act").clipped(to: 10))", .plain)
        default:
            // What server, gateway and user do is never beside the point.
            guard [.provider, .gateway, .user].contains(event.lane) else { return nil }
            return (event.kind.drop { $0 != "." }.dropFirst().clipped(to: 24).harmless, .plain)
        }
    }

    private static let known: [String: (String, Tone)] = [
        "push.accepted": ("sends a push", .plain),
        "push.refused": ("refuses it", .doubtful),
        "push.arrived": ("push arrives", .plain),
        "push.delivered": ("delivers it", .plain),
        "push.held": ("payload waits", .doubtful),
        "push.noDelegate": ("no delegate", .doubtful),
        "push.noRegistry": ("registry is gone", .doubtful),
        "push.dropped": ("drops the push", .doubtful),
        "push.alert": ("shows the alert", .plain),
        "push.stored": ("stores it", .plain),
        "push.discarded": ("discards it", .plain),
        "push.expired": ("it expires", .plain),
        "registry.changed": ("registers", .plain),
        "registry.released": ("lets registry go", .doubtful),
        "note.registrationIgnored": ("ignores registration", .doubtful),
        "app.launching": ("launches it", .plain),
        "app.launched": ("launched", .plain),
        "note.launchFailed": ("launch fails", .bad),
        "launch.error": ("launch fails", .bad),
        "app.suspended": ("suspends it", .plain),
        "app.resumed": ("wakes it", .plain),
        "app.ended": ("ends by itself", .bad),
        "app.raised": ("raises an exception", .bad),
        "process.exited": ("process gone", .plain),
        "delegate.returned": ("delegate returns", .plain),
        "check1.failed": ("check 1 fails", .bad),
        "check2.satisfied": ("check 2 passes", .good),
        "completion.called": ("completion", .plain),
        "ledger.violation": ("violation", .bad),
        "ledger.restricted": ("restricts the app", .bad),
        "ledger.cleared": ("clears the ledger", .plain),
        "call.reported": ("reports the call", .good),
        "call.refused": ("refuses the call", .doubtful),
        "call.ringing": ("rings", .good),
        "call.connected": ("connected", .good),
        "call.endReported": ("reports its end", .plain),
        "call.endHeldBack": ("holds the end back", .plain),
        "call.ended": ("call over", .plain),
        "action.requested": ("asks CallKit", .plain),
        "action.fulfilled": ("fulfils", .plain),
        "action.failed": ("fails the action", .doubtful),
        "action.timedOut": ("action times out", .doubtful),
        "audio.activated": ("didActivate", .good),
        "audio.deactivated": ("didDeactivate", .plain),
        "audio.ownActivation": ("activates audio itself", .doubtful),
        "provider.reset": ("providerDidReset", .doubtful),
        "note.notCredited": ("report not credited", .doubtful),
        "note.duplicateReport": ("a second report", .plain),
        "device.memory": ("memory runs short", .plain),
        "daemon.restarted": ("daemon restarts", .plain),
        "user.openedApp": ("opens the app", .plain),
        "user.wentHome": ("goes home", .plain),
        "user.forceQuit": ("swipes it away", .plain),
        "user.coveredApp": ("covers the app", .plain),
        "user.answered": ("answers", .plain),
        "user.declined": ("declines", .plain),
        "user.ended": ("hangs up", .plain),
        "device.locked": ("locks", .plain),
        "device.unlocked": ("unlocks", .plain),
        "device.rebooted": ("reboots", .plain),
        "device.dnd": ("Do Not Disturb", .plain),
        "device.advanced": ("moves the clock", .plain),
        "device.blockList": ("block list", .plain),
        "app.installed": ("installs it", .plain),
        "app.updated": ("updates it", .plain),
        "app.uninstalled": ("removes it", .plain),
    ]
}

/// What became of the app's process, for the line on which its dots stand.
struct ProcessSpan: Equatable {
    enum State: String { case gone, suspended, running }

    var state: State
    /// When it began; nil: before the story did.
    var from: Duration?
    /// With which of the events.
    var event: Int?

    /// In order. Empty if the events say nothing of a process.
    static func spans(in events: [TraceEvent]) -> [ProcessSpan] {
        var spans: [ProcessSpan] = []
        for (index, event) in events.enumerated() {
            guard let (before, after) = changes[event.kind] else { continue }
            if spans.isEmpty { spans.append(ProcessSpan(state: before)) }
            if spans.last?.state != after { spans.append(ProcessSpan(state: after, from: event.at, event: index)) }
        }
        return spans
    }

    private static let changes: [String: (State, State)] = [
        "app.launching": (.gone, .running), "app.resumed": (.suspended, .running),
        "app.suspended": (.running, .suspended), "process.exited": (.running, .gone), "app.killed": (.running, .gone),
        "app.ended": (.running, .gone),
    ]
}
