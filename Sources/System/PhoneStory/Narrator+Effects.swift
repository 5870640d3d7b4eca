public import CallPolicy
import CallVocabulary

/// What the phone did about it.
extension Narrator {
    /// The line of an effect; nil for what is not worth one.
    public func line(for effect: Effect) -> Line? {
        switch effect {
        case .launchApp, .suspendApp, .resumeApp, .terminateApp, .changeAppState, .expireBackgroundTasks:
            processLine(effect)
        case .issueToken(let app, _):
            Line(lane: .phone, kind: "token.issued", text: "hands \(name(app)) its VoIP token", app: app, rule: .n1)
        case .invalidateTokens(let app):
            Line(
                lane: .phone, kind: "token.invalidated", text: "\(name(app))'s tokens are no longer valid", app: app,
                rule: .n2)
        case .deliverPush, .holdPayload, .dropPush: pushLine(effect)
        case .recordViolation, .restrictApp, .clearLedger, .warnDeveloper: ledgerLine(effect)
        case .note(let note): line(for: note)
        default: callLine(effect)
        }
    }

    private func processLine(_ effect: Effect) -> Line? {
        switch effect {
        case .launchApp(let id, _, .push(let push)):
            Line(
                lane: .phone, kind: "app.launching", text: "launches \(name(id)) in the background", app: id,
                push: push,
                rule: .d4
            )
        case .launchApp(let id, _, .user):
            Line(lane: .phone, kind: "app.launching", text: "launches \(name(id))", app: id)
        case .suspendApp(let id):
            Line(
                lane: .phone, kind: "app.suspended", text: "suspends \(name(id)): its code stops", app: app(id),
                rule: .d13)
        case .resumeApp(let id):
            Line(lane: .phone, kind: "app.resumed", text: "wakes \(name(id))", app: app(id), rule: .d13)
        case .terminateApp(let id, let reason, let push):
            Line(
                lane: .phone, kind: "app.killed", text: "kills \(name(id)): \(reason.inWords)", app: app(id),
                push: push,
                rule: reason.rule
            )
        case .changeAppState(let id, let state):
            Line(lane: .app, kind: "app.state", text: "is \(state.inWords)", app: app(id), rule: .e7)
        case .expireBackgroundTasks(let id):
            Line(
                lane: .phone, kind: "backgroundTask.expired", text: "the time for background tasks is over",
                app: app(id),
                rule: .d13
            )
        default: nil
        }
    }

    private func pushLine(_ effect: Effect) -> Line? {
        switch effect {
        case .deliverPush(let id, let push, let terms):
            Line(
                lane: .phone, kind: "push.delivered",
                text: "delivers the push to \(name(id))" + (terms.mustReport ? "" : " (mustReport: false)"),
                app: app(id),
                push: push, rule: .d5
            )
        case .holdPayload(let id, let push, let reason):
            Line(
                lane: .phone, kind: "push.held", text: reason.inWords(ofApp: name(id)), app: id, push: push,
                rule: reason.rule
            )
        case .dropPush(let id, let push, let reason):
            Line(
                lane: .phone, kind: "push.dropped", text: "drops the push: \(reason.inWords)", app: id, push: push,
                rule: reason.rule
            )
        default: nil
        }
    }

    private func ledgerLine(_ effect: Effect) -> Line? {
        switch effect {
        case .recordViolation(let id, let push, let rule):
            Line(
                lane: .phone, kind: "ledger.violation",
                text: "writes violation \(names.violationCount(ofApp: id)) of \(name(id)) into the ledger",
                app: id,
                push: push, rule: rule
            )
        case .restrictApp(let id):
            Line(
                lane: .phone, kind: "ledger.restricted",
                text: "\(name(id)) has failed too often: it gets no more VoIP pushes in the background", app: id,
                rule: .l1
            )
        case .clearLedger(let id, let cause):
            Line(
                lane: .phone, kind: "ledger.cleared", text: "\(name(id))'s ledger is cleared: \(cause.inWords)",
                app: id, rule: .l4)
        case .warnDeveloper(let id, let warning):
            Line(
                lane: .phone, kind: "developer.warned",
                text: "shows a dialog: \(name(id)) "
                    + (warning == .violation ? "failed to report a call" : "gets no more pushes"),
                app: id, rule: .l5
            )
        default: nil
        }
    }

    private func callLine(_ effect: Effect) -> Line? {
        switch effect {
        case .answerReport(let id, _, let refusal?):
            Line(
                lane: .phone, kind: "call.refused", text: "refuses the call: \(refusal.inWords)", app: app(id), rule: .k
            )
        case .presentCall(let call, let screen):
            Line(
                lane: .phone, kind: "call.ringing", text: "rings: \(caller(call)) (\(screen.inWords))",
                app: app(ofCall: call),
                call: call, rule: screen == .none ? .p1 : .p2
            )
        case .dismissCall(let call, let reason):
            Line(
                lane: .phone, kind: "call.dismissed", text: "the call screen goes away: \(reason.inWords)",
                app: app(ofCall: call), call: call
            )
        case .callChanged(let id, let call, .connected):
            Line(
                lane: .phone, kind: "call.connected", text: "the call is connected", app: app(id), call: call, rule: .a6
            )
        case .callChanged(let id, let call, .ended(let reason)):
            Line(
                lane: .phone, kind: "call.ended", text: "the call is over: \(reason.inWords)", app: app(id), call: call
            )
        case .performAction(let id, _, let kind, let call, _):
            Line(
                lane: .phone, kind: "action.performed", text: "asks \(name(id)) to \(kind.inWords) the call",
                app: app(id),
                call: call, rule: .t2
            )
        case .timeOutAction(let id, let action):
            Line(
                lane: .phone, kind: "action.timedOut", text: "the action was neither fulfilled nor failed in time",
                app: app(id), call: names.call(ofAction: action), rule: .t2
            )
        case .activateAudio(let id, _):
            Line(
                lane: .phone, kind: "audio.activated", text: "activates the audio session: didActivate", app: app(id),
                rule: .a6)
        case .deactivateAudio(let id, _):
            Line(
                lane: .phone, kind: "audio.deactivated", text: "deactivates the audio session", app: app(id), rule: .a6)
        case .resetProviders(let id):
            Line(lane: .phone, kind: "provider.reset", text: "resets \(name(id))'s providers", app: app(id), rule: .t5)
        default: nil
        }
    }
}
