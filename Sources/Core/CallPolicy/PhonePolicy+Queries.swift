public import CallVocabulary

// What a shell may ask. None of it changes anything.

/// A call as the phone has it now.
public struct TrackedCall: Hashable, Sendable {
    public var id: CallID
    public var app: AppID
    public var phase: CallPhase
}

/// A check that has begun and whose deadline is still to come.
public struct PendingCheck: Hashable, Sendable {
    /// C2.1: a report is awaited. W1: a launch is awaited.
    public var rule: Rule
    public var app: AppID
    /// The push whose report is awaited.
    public var push: PushID?
    /// The last instant that is in time.
    public var deadline: Instant
}

/// Where a process stands.
public enum ProcessState: Hashable, Sendable {
    case launching
    case active
    case inactive
    case background
    case suspended
    /// Check 1 failed or the phone has ended it; its exit is still to come.
    case ending
}

extension PhonePolicy {
    /// Frontmost, active, unlocked and not covered (E7).
    public func isForeground(_ app: AppID) -> Bool {
        guard device.frontApp == app, device.frontState == .active, let process = liveProcess(of: app) else {
            return false
        }
        return process.stage == .running(.active)
    }

    /// The app's live process; nil when it is dead or dying.
    public func process(of app: AppID) -> ProcessID? { liveProcess(of: app)?.id }

    /// Nil for a process that is gone.
    public func processState(_ id: ProcessID) -> ProcessState? {
        guard let process = processes[id] else { return nil }
        return switch process.stage {
        case .launching: .launching
        case .running(.active): .active
        case .running(.inactive): .inactive
        case .running(.background): .background
        case .suspended: .suspended
        case .aborting, .terminating: .ending
        }
    }

    /// Violations since the app's ledger was last cleared; zero for an app that is not installed.
    public func violationCount(_ app: AppID) -> Int { apps[app]?.violations ?? 0 }

    /// The app has reached the limit: no background pushes (L1, L2).
    public func isRestricted(_ app: AppID) -> Bool {
        RestrictionCheck.isInForce(violations: violationCount(app), limit: profile.violationsUntilRestriction)
    }

    /// Every call that has not ended, in the order of their ids.
    public var calls: [TrackedCall] {
        callTable.map { TrackedCall(id: $0.id, app: $0.app, phase: $0.phase) }
    }

    /// The call has not ended.
    public func isAlive(_ call: CallID) -> Bool { callTable[call] != nil }

    /// Every push from which something can still follow, in the order of their ids.
    public var pushes: [PushID] { pushTable.map(\.id) }

    /// Checks under way: the shell lets them run out before it moves the clock.
    public var pendingChecks: [PendingCheck] {
        let launches = processes.elements.compactMap { process -> PendingCheck? in
            guard case .launching(let watchdog, _) = process.stage else { return nil }
            return PendingCheck(rule: .w1, app: process.app, push: nil, deadline: watchdog)
        }
        let reports = pushTable.elements.compactMap { push -> PendingCheck? in
            guard let expiry = push.expiry else { return nil }
            return PendingCheck(rule: .c2_1, app: push.app, push: push.id, deadline: expiry)
        }
        return launches + reports
    }

    /// A launch is awaited, a push stands in line, or a report is owed. Not so while only the look at a push that was
    /// reported, or need not be, is still to come.
    public var hasOpenDuty: Bool {
        processes.contains(where: \.isLaunching)
            || pushTable.contains { $0.payload == .inLine || $0.duty == .unreported }
    }
}

// What the machine asks itself.
extension PhonePolicy {
    func liveProcess(of app: AppID) -> AppProcess? {
        processes.first { $0.app == app && $0.isLive }
    }

    /// Any call of the bundle that has not ended (E2).
    func hasTrackedCall(_ app: AppID) -> Bool { callTable.contains { $0.app == app } }

    func unreportedPush(of app: AppID) -> Push? {
        pushTable.first { $0.app == app && $0.duty == .unreported }
    }

    /// Strict policy holds for the app (E5).
    func isStrict(_ app: AppID) -> Bool { apps[app].map { StrictPolicyCheck.holds(for: $0.facts) } ?? false }
}
