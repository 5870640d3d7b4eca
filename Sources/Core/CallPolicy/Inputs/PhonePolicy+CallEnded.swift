import CallVocabulary

extension PhonePolicy.Step {
    /// `reportCall(with:updated:)`. For a call that does not exist it is ignored (T8).
    mutating func callUpdated(_ id: ProcessID, _ call: CallID, _ features: CallFeatures) {
        guard let process = sender(id) else { return }
        guard policy.callTable[call]?.app == process.app else { return note(.unknownCall(id, call)) }
        policy.callTable.update(call) { call in
            call.features.hasVideo = features.hasVideo ?? call.features.hasVideo
            call.features.supportsHolding = features.supportsHolding ?? call.features.supportsHolding
        }
    }

    /// `reportCall(with:endedAt:reason:)`: at once, or when the minimum ring is over (P4, T7, T8).
    mutating func callEnded(_ id: ProcessID, _ call: CallID, _ reason: EndedReason) {
        guard let process = sender(id) else { return }
        guard let call = policy.callTable[call], call.app == process.app else { return note(.unknownCall(id, call)) }
        switch call.stage {
        case .endingHeldBack: note(.callIsEnding(call.id))
        // The user wanted the end too, and the minimum ring does not hold back the user's end.
        case .ending(_, let chosen): finish(call, chosen)
        case .waiting, .ringing, .connecting, .connected: endOrHoldBack(call, reason)
        }
    }

    private mutating func endOrHoldBack(_ call: Call, _ reason: EndedReason) {
        switch MinimumRingCheck.verdict(createdAt: call.createdAt, endedAt: now, minimum: profile.minimumRing) {
        case .endsNow: finish(call, reason)
        case .heldBack(let until):
            policy.actions.removeAll { $0.call == call.id }
            policy.callTable.update(call.id) { $0.stage = .endingHeldBack(until: until, reason) }
            note(.endHeldBack(call.id, until: until))
        }
    }

    mutating func heldBackEndCame(_ id: CallID) {
        guard let call = policy.callTable[id], case .endingHeldBack(_, let reason) = call.stage else { return }
        finish(call, reason)
    }

    /// P5: a ring that nobody answered ends through an end action.
    mutating func ringTimedOut(_ id: CallID) {
        guard let call = policy.callTable[id], call.isUntouched else { return }
        end(call, .unanswered)
    }

    /// The provider's calls end as failed, and it hears nothing more (T5).
    mutating func providerInvalidated(_ id: ProcessID, provider: UInt32) {
        guard sender(id) != nil else { return }
        for call in policy.callTable where call.process == id && call.provider == provider {
            finish(call, .failed, isProviderGone: true)
        }
    }

    /// The call is gone, and everything that hung on it.
    mutating func finish(_ call: Call, _ reason: EndedReason, isProviderGone: Bool = false) {
        policy.callTable[call.id] = nil
        policy.actions.removeAll { $0.call == call.id }
        emit(.dismissCall(call.id, reason))
        if let process = policy.processes[call.process], process.isLive {
            emit(.callChanged(process.id, call.id, .ended(reason)))
            if call.hasConnected, !isProviderGone, !hasConnectedCall(besides: call) {
                emit(.deactivateAudio(process.id, provider: call.provider))
            }
        }
        guard !policy.hasTrackedCall(call.app), let process = policy.liveProcess(of: call.app) else { return }
        extendGrace(of: process.id, by: profile.suspendAfterCall)
    }

    /// Another call of the same provider has the audio session (A6).
    func hasConnectedCall(besides call: Call) -> Bool {
        policy.callTable.contains { other in
            other.id != call.id && other.process == call.process && other.provider == call.provider
                && other.hasConnected
        }
    }
}
