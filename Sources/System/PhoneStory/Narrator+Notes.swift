import CallPolicy
import CallVocabulary

/// Legal races, and what only the console says.
extension Narrator {
    func line(for note: Note) -> Line? {
        func line(
            _ kind: String, _ text: String, _ app: AppID?, push: PushID? = nil, call: CallID? = nil, _ rule: Rule?
        ) -> Line {
            Line(lane: .phone, kind: kind, text: text, app: app, push: push, call: call, rule: rule)
        }
        switch note {
        case .unknownCall(let process, let call):
            return line(
                "note.unknownCall", "ignores a message about a call that does not exist", app(process), call: call, .t8)
        case .actionNotPending(let process, _):
            return line(
                "note.actionNotPending", "ignores the answer to an action that is not pending", app(process), .t2)
        case .staleProcess, .unknownPush, .unknownApp, .pushAlreadyKnown, .alreadyLaunched, .check1Failed, .nothingDue,
            .lockTolerated, .callGone:
            return nil
        case .phoneIsLocked(let app):
            return line("note.phoneIsLocked", "the phone is locked: \(name(app)) cannot come to the front", app, .e7)
        case .callIsEnding(let call):
            return line("note.callIsEnding", "the call is already ending", app(ofCall: call), call: call, .p4)
        case .callNotAnswerable(let call):
            return line(
                "note.callNotAnswerable", "the call is not ringing on the screen: it cannot be answered",
                app(ofCall: call),
                call: call, .p7
            )
        case .registrationIgnored(let process):
            return line(
                "note.registrationIgnored",
                "ignores the push registration: the voip background mode or the aps-environment entitlement is missing",
                app(process), .d9
            )
        case .notLaunchedBecauseRestricted(let app, let push):
            return line(
                "console",
                "Application \(name(app)) will not be launched because it failed to report an incoming call too many times "
                    + "(or repeatedly crashed.)", app, push: push, .l3
            )
        case .deliveringPayloads(let process, let count):
            return line(
                "console", "Delivering \(count) VoIP payload(s) to application \(name(process))", app(process), .d6)
        case .launchFailed(let app): return line("note.launchFailed", "the launch of \(name(app)) failed", app, .d5)
        case .reportNotCredited(let process, let call, .callUUIDAlreadyExists):
            return line(
                "note.duplicateReport",
                "the call is reported a second time (callUUIDAlreadyExists): not credited, and it need not be, for the "
                    + "call that the app has exempts it", app(process), call: call, .k
            )
        case .reportNotCredited(let process, let call, let refusal):
            return line(
                "note.notCredited", "the report satisfies check 1 but not check 2: \(refusal.inWords)", app(process),
                call: call, .c1_5
            )
        case .mustReportDecided(let push, let decision):
            return line("push.decided", decision.inWords, nil, push: push, .e2)
        case .checkSatisfied(let push):
            return line("check2.satisfied", "check 2 looks and finds nothing owed", nil, push: push, .c2_1)
        case .endHeldBack(let call, _):
            return line(
                "call.endHeldBack", "keeps the call on the screen until the minimum ring is over", app(ofCall: call),
                call: call, .p4
            )
        case .actionNotSupported(let process, let kind):
            return line(
                "unsupported", "asks to \(kind.inWords) a call, which the phone does not carry out yet", app(process),
                .t1
            )
        }
    }
}

extension MustReportDecision {
    var inWords: String {
        switch self {
        case .mustReport: "the app must report a call for this push"
        case .exemptNotStrict: "no duty to report: the app is not under strict policy (E5)"
        case .exemptForeground: "no duty to report: the app is in the foreground"
        case .exemptTrackedCall: "no duty to report: the app already has a call"
        case .exemptUnreportedPush: "another push of the app is still unreported: this one is not counted twice"
        case .exemptStale: "no duty to report: the push came too late"
        }
    }
}

extension AppState {
    var inWords: String {
        switch self {
        case .active: "active, in the foreground"
        case .inactive: "inactive"
        case .background: "in the background"
        }
    }
}

extension CallScreen {
    var inWords: String {
        switch self {
        case .none: "no system screen, the app is in front"
        case .banner: "banner"
        case .fullScreen: "full screen"
        }
    }
}

extension ActionKind {
    var inWords: String {
        switch self {
        case .start: "start"
        case .answer: "answer"
        case .end: "end"
        case .hold: "hold"
        case .mute: "mute"
        case .group: "group"
        case .dtmf: "play digits on"
        case .translate: "translate"
        }
    }
}

extension HoldReason {
    func inWords(ofApp name: String) -> String {
        switch self {
        case .registry: "\(name) has no push registry yet: the payload waits"
        case .firstUnlock: "the phone has not been unlocked since it was started: the payload waits for that"
        case .earlierPayload: "earlier payloads of \(name) still wait: this one waits behind them"
        }
    }

    var rule: Rule {
        switch self {
        case .registry, .earlierPayload: .d6
        case .firstUnlock: .d7
        }
    }
}

extension DropReason {
    var inWords: String {
        switch self {
        case .restricted: "the app has failed too often"
        case .launchFailed: "the app could not be launched"
        case .notInstalled: "the app is not installed"
        case .forgotten: "the phone or its daemon was restarted, or the app removed"
        }
    }

    var rule: Rule {
        switch self {
        case .restricted: .l3
        case .launchFailed: .d5
        case .notInstalled: .n2
        case .forgotten: .d6
        }
    }
}

extension ClearCause {
    var inWords: String {
        switch self {
        case .dailyJob: "the daily job"
        case .uninstall: "it was removed"
        case .update: "it was updated"
        }
    }
}

extension IncomingCallRefusal {
    var inWords: String {
        switch self {
        case .unknown: "unknown"
        case .unentitled: "unentitled"
        case .callUUIDAlreadyExists: "a call with this UUID exists already"
        case .filteredByDoNotDisturb: "filtered by Do Not Disturb"
        case .filteredByBlockList: "the caller is on the block list"
        case .filteredDuringRestrictedSharingMode: "filtered during restricted sharing"
        case .callIsProtected: "the call is protected"
        case .filteredBySensitiveParticipants: "filtered by sensitive participants"
        }
    }
}
