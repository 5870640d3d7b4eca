import CallVocabulary

@testable import CallPolicy

// Effects and states in a few words, for tables that people read. Every value of an effect is in its words.

extension Effect {
    var brief: String {
        switch self {
        case .launchApp(let app, let process, .user): "launch a\(app.value) as p\(process.value) for the user"
        case .launchApp(let app, let process, .push(let push)):
            "launch a\(app.value) as p\(process.value) for push\(push.value)"
        case .suspendApp(let process): "suspend p\(process.value)"
        case .resumeApp(let process): "resume p\(process.value)"
        case .terminateApp(let process, let reason, let push):
            "terminate p\(process.value): \(reason)" + (push.map { " push\($0.value)" } ?? "")
        case .changeAppState(let process, let state): "p\(process.value) is \(state)"
        case .expireBackgroundTasks(let process): "expire tasks of p\(process.value)"
        case .issueToken(let app, let process): "token of a\(app.value) to p\(process.value)"
        case .invalidateTokens(let app): "invalidate tokens of a\(app.value)"
        case .deliverPush(let process, let push, let terms):
            "deliver push\(push.value) to p\(process.value)" + (terms.mustReport ? " mustReport" : "")
                + (terms.isCounted ? " counted" : "")
        case .holdPayload(let app, let push, let reason): "hold push\(push.value) of a\(app.value): \(reason)"
        case .dropPush(let app, let push, let reason): "drop push\(push.value) of a\(app.value): \(reason)"
        case .recordViolation(let app, let push, let rule): "violation of a\(app.value) by push\(push.value): \(rule)"
        case .restrictApp(let app): "restrict a\(app.value)"
        case .clearLedger(let app, let cause): "clear ledger of a\(app.value): \(cause)"
        case .warnDeveloper(let app, let warning): "warn developer of a\(app.value): \(warning)"
        default: callBrief
        }
    }

    private var callBrief: String {
        switch self {
        case .answerReport(let process, let request, let refusal):
            "report r\(request.value) of p\(process.value): " + (refusal.map { "\($0)" } ?? "rings")
        case .answerTransaction(let process, let request, let refusal):
            "transaction r\(request.value) of p\(process.value): " + (refusal.map { "\($0)" } ?? "accepted")
        case .presentCall(let call, let screen): "present c\(call.value): \(screen)"
        case .dismissCall(let call, let reason): "dismiss c\(call.value): \(reason)"
        case .callChanged(let process, let call, .ended(let reason)):
            "p\(process.value) sees c\(call.value) ended \(reason)"
        case .callChanged(let process, let call, let phase): "p\(process.value) sees c\(call.value) \(phase)"
        case .performAction(let process, let action, let kind, let call, let timeout):
            "p\(process.value) performs \(kind) x\(action.value) on c\(call.value) until \(timeout.brief)"
        case .timeOutAction(let process, let action): "x\(action.value) of p\(process.value) timed out"
        case .activateAudio(let process, let provider): "audio on for p\(process.value) provider \(provider)"
        case .deactivateAudio(let process, let provider): "audio off for p\(process.value) provider \(provider)"
        case .resetProviders(let process): "reset providers of p\(process.value)"
        case .note(let note): "note: \(note.brief)"
        default: preconditionFailure("no words for \(self)")
        }
    }
}

extension Note {
    var brief: String {
        switch self {
        case .unknownCall(let process, let call): "p\(process.value) means unknown c\(call.value)"
        case .actionNotPending(let process, let action): "x\(action.value) of p\(process.value) is not pending"
        case .staleProcess(let process): "p\(process.value) is gone"
        case .unknownPush(let process, let push): "p\(process.value) means unknown push\(push.value)"
        case .pushAlreadyKnown(let push): "push\(push.value) is known"
        case .alreadyLaunched(let process): "p\(process.value) was launched before"
        case .check1Failed(let process, let push): "check 1 failed in p\(process.value) by push\(push.value)"
        case .unknownApp(let app): "a\(app.value) is unknown"
        case .registrationIgnored(let process): "registration of p\(process.value) ignored"
        case .notLaunchedBecauseRestricted(let app, let push): "a\(app.value) is restricted, push\(push.value)"
        case .deliveringPayloads(let process, let count): "delivering \(count) to p\(process.value)"
        case .launchFailed(let app): "launch of a\(app.value) failed"
        case .reportNotCredited(let process, let call, let refusal):
            "c\(call.value) of p\(process.value) not credited: \(refusal)"
        case .mustReportDecided(let push, let decision): "push\(push.value) \(decision)"
        case .checkSatisfied(let push): "push\(push.value) satisfied"
        case .endHeldBack(let call, let until): "end of c\(call.value) held back until \(until.brief)"
        case .actionNotSupported(let process, let kind): "p\(process.value) wants \(kind)"
        case .callIsEnding(let call): "c\(call.value) is ending"
        case .callNotAnswerable(let call): "c\(call.value) cannot be answered"
        case .callGone(let call): "c\(call.value) is gone"
        case .phoneIsLocked(let app): "locked, a\(app.value) stays closed"
        case .lockTolerated(let process): "lock of p\(process.value) tolerated"
        case .nothingDue: "nothing due"
        }
    }
}

extension Instant {
    /// `7.3`, or `7.000001`.
    var brief: String { Duration.microseconds(microseconds).inWords.dropLast(2).description }
}

extension PhonePolicy {
    /// The whole state but the clockwork, in one line: processes, pushes, calls, then what stands beside them.
    var brief: String {
        var parts = processes.map(\.brief) + pushTable.map(\.brief) + callTable.map(\.brief) + actions.map(\.brief)
        if let awaitedLaunch { parts.append("line waits for p\(awaitedLaunch.process.value)") }
        if let front = device.frontApp { parts.append("a\(front.value) in front") }
        if device.isLocked { parts.append(device.isFirstUnlocked ? "locked" : "never unlocked") }
        parts += apps.filter { $0.violations > 0 }.map { "a\($0.id.value) has \($0.violations)" }
        return parts.joined(separator: "; ")
    }
}

extension AppProcess {
    fileprivate var brief: String {
        var words =
            switch stage {
            case .launching(let watchdog, _): "p\(id.value) launching until \(watchdog.brief)"
            case .running(let state): "p\(id.value) \(state)"
            default: "p\(id.value) \(stage)"
            }
        if isRegistered { words += " registered" }
        if backgroundTasks > 0 { words += " tasks \(backgroundTasks)" }
        if let graceUntil { words += " awake until \(graceUntil.brief)" }
        return words
    }
}

extension Push {
    fileprivate var brief: String {
        var words = "push\(id.value) \(duty)"
        switch payload {
        case .inLine, .queued: words += " \(payload)"
        case .handedOver(let process, let progress):
            words += " at p\(process.value)"
            if progress.hasReturned { words += " returned" }
            if progress.calledCompletion { words += " completed" }
        }
        if let expiry { words += " until \(expiry.brief)" }
        if assertion != nil { words += " asserted" }
        return words
    }
}

extension Call {
    fileprivate var brief: String {
        switch stage {
        case .waiting, .ringing, .connected: "c\(id.value) \(stage)"
        case .connecting(let action): "c\(id.value) connecting by x\(action.value)"
        case .ending(let action, let reason): "c\(id.value) ending by x\(action.value) \(reason)"
        case .endingHeldBack(let until, let reason): "c\(id.value) ends at \(until.brief) \(reason)"
        }
    }
}

extension PendingAction {
    fileprivate var brief: String { "x\(id.value) \(kind) until \(timeout.brief)" }
}
