import CallVocabulary

extension PhonePolicy.Step {
    /// Everything whose time is past acts, in the order of the deadlines. What it sets in motion counts from now:
    /// a deadline that is looked at late costs no app its time.
    mutating func deadlinePassed() {
        guard policy.earliestDeadline.at < now else { return note(.nothingDue) }
        while case let deadline = policy.earliestDeadline, deadline.at < now {
            act(on: deadline.kind)
        }
    }

    private mutating func act(on kind: Deadline.Kind) {
        switch kind {
        case .launchWatchdog(let process): launchWatchdogFired(process)
        case .pushExpiry(let push): pushExpired(push)
        case .actionTimeout(let action): actionTimedOut(action)
        case .heldBackEnd(let call): heldBackEndCame(call)
        case .ringTimeout(let call): ringTimedOut(call)
        case .backgroundTime(let process): backgroundTimeEnded(process)
        // The time of grace is over; settling does the rest.
        case .suspension(let process): policy.processes.update(process) { $0.graceUntil = nil }
        case .dailyJob: dailyJobRan()
        }
    }

    /// L4: one job for all apps. It clears entries, not pending checks.
    private mutating func dailyJobRan() {
        for app in policy.apps { clearLedger(of: app, .dailyJob) }
        let period = profile.ledgerResetPeriod.wholeMicroseconds
        let missed = (now - policy.nextDailyJob).wholeMicroseconds / period
        policy.nextDailyJob = Instant(microseconds: policy.nextDailyJob.microseconds + (missed + 1) * period)
    }
}
