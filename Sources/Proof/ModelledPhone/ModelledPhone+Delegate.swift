import CallPolicy
public import CallVocabulary
import ReportCheck

/// The PushKit delegate, and check 1 behind it.
extension ModelledPhone {
    /// Calls the delegate for the next push, if its queue is free.
    mutating func callDelegate(in id: ProcessID) {
        while let process = self[id], process.isRunning, !process.isCatchingUp, process.inDelegate == nil,
            let delivery = process.inbox.first
        {
            update(id) { $0.inbox.removeFirst() }
            if process.registry.hasDelegate {
                callDelegate(with: delivery, in: process)
            } else {
                passOverDelegate(with: delivery, in: id)
            }
        }
    }

    private mutating func callDelegate(with delivery: ModelledProcess.Delivery, in process: ModelledProcess) {
        let push = delivery.push
        let behaviour = description(of: process.app).onPush.outcome(for: knowledge(of: process, reading: delivery))
        let name = name(of: push)
        update(process.id) { process in
            process.inDelegate = push
            process.seenCalls.append(name)
        }
        feedCheck(.delivered(mustReport: delivery.terms.isCounted), in: process.id)
        count(push, behaviour)
        if let behaviour { schedule(behaviour, for: push, in: process.id) }
    }

    private mutating func count(_ push: PushID, _ behaviour: PushBehaviour?) {
        guard let place = place(of: push) else { return }
        pushes[place].behaviour = behaviour
        guard let installation = installations.firstIndex(where: { $0.id == pushes[place].app }) else { return }
        installations[installation].pushCount += 1
    }

    /// What falls on one instant happens in this order.
    private mutating func schedule(_ behaviour: PushBehaviour, for push: PushID, in id: ProcessID) {
        if let delay = behaviour.exitsAfter { schedule(.exit(behaviour.exitsBy, push), in: id, after: delay) }
        // An async body runs after the thunk has returned, whatever it then does at once (C1.10).
        if behaviour.isAsync { schedule(.delegateReturns(push, isAsync: true), in: id) }
        switch behaviour.report {
        case .after(let delay): schedule(.report(push), in: id, after: delay)
        case .spoofed: schedule(.spoof, in: id)
        case .never, .afterReturn: break
        }
        switch (behaviour.report, behaviour.endsCallAfter) {
        case (.never, let delay?), (.spoofed, let delay?): schedule(.endCallOf(push), in: id, after: delay)
        default: break
        }
        if let delay = behaviour.completesAfter { schedule(.complete(push), in: id, after: delay) }
        let returnsAfter = behaviour.isAsync ? .zero : behaviour.returnsAfter
        if !behaviour.isAsync { schedule(.delegateReturns(push, isAsync: false), in: id, after: returnsAfter) }
        if case .afterReturn(let delay) = behaviour.report {
            schedule(.report(push), in: id, after: returnsAfter + delay)
        }
    }

    /// No method is called, and the daemon hears of no return (C1.4).
    private mutating func passOverDelegate(with delivery: ModelledProcess.Delivery, in id: ProcessID) {
        remark(.deliveredWithoutDelegate(id, delivery.push))
        guard policy.profile.check1RunsWithoutDelegate else { return }
        schedule(.missingDelegateReturns(delivery.push, isCounted: delivery.terms.isCounted), in: id)
    }

    mutating func missingDelegateReturns(_ push: PushID, _ isCounted: Bool, in id: ProcessID) {
        feedCheck(.delivered(mustReport: isCounted), in: id)
        judge(push, on: .returned(isAsync: false), in: id)
    }

    /// The delegate method comes back to PushKit, which looks whether a call was reported (C1.1).
    public mutating func delegateReturns(_ push: PushID, isAsync: Bool, in id: ProcessID) {
        let waiting = self[id]?.waitingActions ?? []
        update(id) { process in
            process.inDelegate = nil
            process.waitingActions = []
        }
        judge(push, on: .returned(isAsync: isAsync), in: id)
        for action in waiting { handle(action, in: id) }
        callDelegate(in: id)
    }

    mutating func judge(_ push: PushID, on input: ReportCheck.Input, in id: ProcessID) {
        guard self[id] != nil else { return }
        switch feedCheck(input, in: id) {
        case .satisfied, nil: feed(.delegateReturned(id, push))
        case .deferred(let until): schedule(.deferralPassed(push), in: id, after: until - processNow)
        case .reportMissing:
            feed(.check1Failed(id, push))
            exit(id, .reportMissingOnReturn, push)
        }
    }

    /// What a call of `reportNewIncomingCall` does first (C1.1).
    mutating func setFlag(in id: ProcessID) { feedCheck(.reported, in: id) }

    /// What happened in the process, for its own check 1; the verdict where there is one.
    @discardableResult
    mutating func feedCheck(_ input: ReportCheck.Input, in id: ProcessID) -> ReportCheck.Verdict? {
        guard let transition = self[id]?.check.transition(on: input, at: processNow) else { return nil }
        update(id) { $0.check = transition.next }
        return transition.verdict
    }
}
