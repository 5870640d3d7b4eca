import CallVocabulary

extension PhonePolicy.Step {
    /// The app runs: assertion, timer, and the payload as soon as there is someone to take it (D5).
    mutating func beginDelivery(of push: Push) {
        guard let process = policy.liveProcess(of: push.app) else { return }
        // Waking it hands over what waited before this push.
        if process.stage == .suspended { resume(process.id) }
        let limit = ReportBeforeDeadlineCheck.limit(isStrict: policy.isStrict(push.app), profile: profile)
        policy.pushTable.update(push.id) { waiting in
            waiting.payload = .queued
            waiting.assertion = process.id
            waiting.expiry = now + limit
        }
        if let reason = reasonToHold(push, from: process) {
            emit(.holdPayload(push.app, push.id, reason))
        } else {
            handOver(push, to: process.id)
        }
    }

    /// Nil: nothing is in its way. Before the first unlock a registry would not help.
    private func reasonToHold(_ push: Push, from process: AppProcess) -> HoldReason? {
        if isStalled(push) { return .firstUnlock }
        if !process.isRegistered { return .registry }
        return firstQueued(of: push.app)?.id == push.id ? nil : .earlierPayload
    }

    /// Everything that waited for a registry of this app, in order (D6). Nothing while it launches or is suspended.
    mutating func handOverQueue(to id: ProcessID) {
        guard let process = policy.processes[id], process.isRegistered, case .running = process.stage else { return }
        let queue = policy.pushTable.elements
            .filter { $0.app == process.app && $0.payload == .queued }
            .prefix { !isStalled($0) }
        guard !queue.isEmpty else { return }
        note(.deliveringPayloads(id, queue.count))
        for push in queue { handOver(push, to: id) }
        // A payload whose timer is over has no assertion left: its delegate call gets a moment all the same.
        if queue.contains(where: { $0.expiry == nil }) { extendGrace(of: id, by: profile.suspendAfterBackground) }
    }

    private mutating func handOver(_ push: Push, to process: ProcessID) {
        emit(.deliverPush(process, push.id, push.terms))
        policy.pushTable.update(push.id) { $0.payload = .handedOver(process, .init()) }
    }

    private func firstQueued(of app: AppID) -> Push? {
        policy.pushTable.first { $0.app == app && $0.payload == .queued }
    }

    private func isStalled(_ push: Push) -> Bool { push.waitsForFirstUnlock && !policy.device.isFirstUnlocked }

    mutating func delegateReturned(_ process: ProcessID, _ id: PushID) {
        guard sender(process) != nil else { return }
        guard progress(of: id, in: process) != nil else { return note(.unknownPush(process, id)) }
        advance(id, in: process) { $0.hasReturned = true }
    }

    /// H1: of no consequence to either check. It gives back the push's assertion, no more, and may come at any time.
    mutating func completionCalled(_ process: ProcessID, _ id: PushID) {
        guard sender(process) != nil, progress(of: id, in: process) != nil else { return }
        advance(id, in: process) { $0.calledCompletion = true }
    }

    private func progress(of id: PushID, in process: ProcessID) -> Push.DelegateProgress? {
        guard case .handedOver(process, let progress)? = policy.pushTable[id]?.payload else { return nil }
        return progress
    }

    /// The assertion goes with the completion call, but never before the delegate has returned (H2).
    private mutating func advance(
        _ id: PushID, in process: ProcessID, _ change: (inout Push.DelegateProgress) -> Void
    ) {
        guard var progress = progress(of: id, in: process) else { return }
        change(&progress)
        policy.pushTable.update(id) { push in
            push.payload = .handedOver(process, progress)
            if progress.hasReturned && progress.calledCompletion { push.assertion = nil }
        }
        forgetFinishedPushes()
    }

    /// Forgets pushes from which nothing can follow any more.
    mutating func forgetFinishedPushes() {
        policy.pushTable.removeAll { push in
            if push.isOver { return true }
            guard push.expiry == nil, case .handedOver(let process, _) = push.payload else { return false }
            return policy.processes[process]?.isLive != true
        }
    }

    /// Checks and payloads go; what was not handed over is dropped by name (D6, C2.8).
    mutating func dropPushes(where condition: (Push) -> Bool) {
        for push in policy.pushTable where condition(push) {
            if case .handedOver = push.payload {} else { emit(.dropPush(push.app, push.id, .forgotten)) }
            if policy.awaitedLaunch?.push == push.id { policy.awaitedLaunch = nil }
            policy.pushTable[push.id] = nil
        }
    }
}
