public import CallPolicy
public import CallVocabulary

/// Puts the policy's inputs and effects into sentences: the daemon and a modelled phone tell their story by the same code.
///
/// Asked after the transition: what a line says about the phone is how it stands then.
public struct Narrator {
    /// One line of the story, before it has a time.
    public struct Line: Hashable, Sendable {
        /// Whose doing it was.
        public var lane: TimelineEvent.Lane
        /// A stable word for programs.
        public var kind: String
        /// One sentence for people.
        public var text: String
        public var app: AppID?
        public var push: PushID?
        public var call: CallID?
        public var rule: Rule?
    }

    let names: any StoryNames

    /// A narrator that asks this phone for its names.
    public init(names: any StoryNames) { self.names = names }

    func app(_ process: ProcessID) -> AppID? { names.app(ofProcess: process) }

    func name(_ app: AppID?) -> String { app.flatMap { names.name(ofApp: $0) } ?? "an app" }

    func name(_ process: ProcessID) -> String { name(app(process)) }

    func caller(_ call: CallID) -> String { names.caller(ofCall: call) ?? "an unknown caller" }

    func app(ofCall call: CallID) -> AppID? { names.app(ofCall: call) }
}

extension Narrator.Line {
    /// A line that no input or effect stands behind, and so about no push and no call.
    public init(lane: TimelineEvent.Lane, kind: String, text: String, app: AppID?, rule: Rule?) {
        self.init(lane: lane, kind: kind, text: text, app: app, push: nil, call: nil, rule: rule)
    }
}

/// What happened.
extension Narrator {
    /// The line of an input; nil for what is not worth one.
    public func line(for input: Input) -> Line? {
        switch input {
        case .pushArrived, .delegateReturned, .completionCalled, .check1Failed: pushLine(input)
        case .appInstalled, .appUpdated, .appUninstalled, .launchFailed, .appLaunched, .processExited,
            .voipRegistrationChanged, .processAdopted, .suspendedHoldingLock:
            appLine(input)
        case .callReported, .callEnded, .actionFulfilled, .actionFailed, .transactionRequested: callLine(input)
        case .backgroundTaskBegan, .backgroundTaskEnded, .callUpdated, .providerInvalidated, .deadlinePassed: nil
        default: userLine(input)
        }
    }

    private func pushLine(_ input: Input) -> Line? {
        switch input {
        case .pushArrived(let push, let id, _):
            Line(
                lane: .phone, kind: "push.arrived", text: "a VoIP push for \(name(id)) arrives", app: id, push: push,
                rule: .d1)
        case .delegateReturned(let process, let push):
            Line(
                lane: .app, kind: "delegate.returned", text: "the push delegate returns; check 1 finds nothing owed",
                app: app(process), push: push, rule: .c1_1
            )
        case .completionCalled(let process, let push):
            Line(
                lane: .app, kind: "completion.called",
                text: "calls the push's completion handler (no part in any check)",
                app: app(process), push: push, rule: .h1
            )
        case .check1Failed(let process, let push):
            Line(
                lane: .app, kind: "check1.failed",
                text: "the push delegate returned and no call was reported: PushKit raises its exception",
                app: app(process), push: push, rule: .c1_1
            )
        default: nil
        }
    }

    private func appLine(_ input: Input) -> Line? {
        switch input {
        case .appInstalled(let id, _): Line(lane: .user, kind: "app.installed", text: "installs \(name(id))", app: id)
        case .appUpdated(let id, _):
            Line(lane: .user, kind: "app.updated", text: "updates \(name(id))", app: id, rule: .l4)
        case .appUninstalled(let id):
            Line(lane: .user, kind: "app.uninstalled", text: "removes \(name(id))", app: id, rule: .n2)
        case .launchFailed(let process):
            Line(
                lane: .phone, kind: "launch.failed", text: "\(name(process)) could not be started", app: app(process),
                rule: .d5)
        case .appLaunched(let process):
            Line(
                lane: .app, kind: "app.launched", text: "didFinishLaunching has returned", app: app(process), rule: .d4)
        case .processExited(let process):
            Line(lane: .app, kind: "process.exited", text: "\(name(process)) is gone", app: app(process))
        case .voipRegistrationChanged(let process, let isActive):
            Line(
                lane: .app, kind: "registry.changed",
                text: isActive ? "registers for VoIP pushes" : "no longer wants VoIP pushes", app: app(process),
                rule: .d6
            )
        case .suspendedHoldingLock(let process):
            Line(
                lane: .app, kind: "lock.held", text: "is suspended while it holds a lock on a file", app: app(process),
                rule: .w3
            )
        case .processAdopted(let id, _):
            Line(lane: .phone, kind: "process.adopted", text: "finds \(name(id)) still running", app: id, rule: .n3)
        default: nil
        }
    }

    private func callLine(_ input: Input) -> Line? {
        switch input {
        case .callReported(let process, _, let call, _):
            Line(
                lane: .app, kind: "call.reported", text: "reports a call from \(caller(call))", app: app(process),
                call: call,
                rule: .c1_1
            )
        case .callEnded(let process, let call, let reason):
            Line(
                lane: .app, kind: "call.endReported",
                text: "says the call from \(caller(call)) ended: \(reason.inWords)",
                app: app(process), call: call, rule: .t7
            )
        case .actionFulfilled(let process, let action):
            Line(
                lane: .app, kind: "action.fulfilled", text: "fulfils the action", app: app(process),
                call: names.call(ofAction: action), rule: .t6
            )
        case .actionFailed(let process, let action):
            Line(
                lane: .app, kind: "action.failed", text: "fails the action", app: app(process),
                call: names.call(ofAction: action), rule: .t3
            )
        case .transactionRequested(let process, _, let actions):
            Line(
                lane: .app, kind: "action.requested", text: "asks CallKit " + Self.wishes(actions), app: app(process),
                call: actions.first?.call, rule: .t1
            )
        default: nil
        }
    }

    private static func wishes(_ actions: [RequestedAction]) -> String {
        if actions.isEmpty { return "for a transaction without actions" }
        // An app may ask for any number of them.
        let some = actions.prefix(4).map { "to \($0.kind.inWords) the call" }.joined(separator: ", ")
        return some + (actions.count > 4 ? " and more" : "")
    }

    private func userLine(_ input: Input) -> Line? {
        func user(_ kind: String, _ text: String, app: AppID? = nil, call: CallID? = nil, rule: Rule? = nil) -> Line {
            Line(lane: .user, kind: kind, text: text, app: app, call: call, rule: rule)
        }
        switch input {
        case .userOpenedApp(let id): return user("user.openedApp", "opens \(name(id))", app: id, rule: .e7)
        case .userWentHome: return user("user.wentHome", "goes to the home screen", rule: .d13)
        case .userForceQuitApp(let id): return user("user.forceQuit", "swipes \(name(id)) away", app: id, rule: .d8)
        case .frontAppCovered(let covered):
            return user(
                "user.coveredApp", covered ? "opens the control centre" : "closes the control centre", rule: .e7)
        case .userAnsweredCall(let call): return user("user.answered", "answers \(caller(call))", call: call, rule: .p9)
        case .userDeclinedCall(let call):
            return user("user.declined", "declines \(caller(call))", call: call, rule: .p10)
        case .userEndedCall(let call):
            return user("user.ended", "ends the call with \(caller(call))", call: call, rule: .t3)
        case .deviceLocked: return user("device.locked", "locks the phone", rule: .e7)
        case .deviceUnlocked: return user("device.unlocked", "unlocks the phone", rule: .d7)
        case .deviceRebooted: return user("device.rebooted", "reboots the phone", rule: .d7)
        case .doNotDisturbChanged(let on):
            return user("device.dnd", "turns Do Not Disturb \(on ? "on" : "off")", rule: .p6)
        case .carConnectionChanged(let on):
            return user("device.car", on ? "gets into the car" : "leaves the car", rule: .k)
        case .memoryRanShort: return Line(lane: .phone, kind: "device.memory", text: "memory runs short", rule: .d13)
        case .daemonRestarted:
            return Line(lane: .phone, kind: "daemon.restarted", text: "the daemon restarts", rule: .c2_7)
        default: return nil
        }
    }
}

extension EndedReason {
    /// For people.
    var inWords: String {
        switch self {
        case .failed: "failed"
        case .remoteEnded: "the other side hung up"
        case .unanswered: "nobody answered"
        case .answeredElsewhere: "answered on another device"
        case .declinedElsewhere: "declined on another device"
        case .declined: "declined"
        case .hungUp: "ended by the user"
        }
    }
}
