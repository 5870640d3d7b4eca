import CallVocabulary

/// Something that happens by itself when its time has passed.
struct Deadline: Hashable, Comparable, Sendable {
    /// In the order in which they act when they fall on one instant; equal kinds act in the order of their ids.
    enum Kind: Hashable, Comparable, Sendable {
        /// First, as D5 says: a launch that hangs ends by its watchdog.
        case launchWatchdog(ProcessID)
        /// Before calls end: a call that lives until this instant still exempts at this instant (C2.4).
        case pushExpiry(PushID)
        case actionTimeout(ActionID)
        case heldBackEnd(CallID)
        case ringTimeout(CallID)
        case backgroundTime(ProcessID)
        case suspension(ProcessID)
        case dailyJob
    }

    var at: Instant
    var kind: Kind

    static func < (lhs: Deadline, rhs: Deadline) -> Bool { (lhs.at, lhs.kind) < (rhs.at, rhs.kind) }
}

extension PhonePolicy {
    /// The deadline that comes first.
    var earliestDeadline: Deadline {
        var earliest = Deadline(at: nextDailyJob, kind: .dailyJob)
        func consider(_ at: Instant, _ kind: Deadline.Kind) {
            earliest = min(earliest, Deadline(at: at, kind: kind))
        }
        for process in processes {
            if case .launching(let watchdog, _) = process.stage { consider(watchdog, .launchWatchdog(process.id)) }
            if let until = backgroundTimeEnd(of: process) { consider(until, .backgroundTime(process.id)) }
            if let until = process.graceUntil, maySleep(process) { consider(until, .suspension(process.id)) }
        }
        for push in pushTable {
            if let expiry = push.expiry { consider(expiry, .pushExpiry(push.id)) }
        }
        for action in actions { consider(action.timeout, .actionTimeout(action.id)) }
        for call in callTable {
            if call.isUntouched { consider(call.createdAt + profile.ringTimeout, .ringTimeout(call.id)) }
            if case .endingHeldBack(let until, _) = call.stage { consider(until, .heldBackEnd(call.id)) }
        }
        return earliest
    }
}
