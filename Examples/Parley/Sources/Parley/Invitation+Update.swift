import CallKit

extension Invitation {
    /// What the phone shows of the call.
    var update: CXCallUpdate {
        let update = CXCallUpdate()
        update.remoteHandle = CXHandle(type: .generic, value: caller)
        update.localizedCallerName = caller
        update.hasVideo = hasVideo
        update.supportsHolding = false
        update.supportsGrouping = false
        update.supportsUngrouping = false
        update.supportsDTMF = false
        return update
    }
}

extension Invitation.Fate {
    /// Why the call is over as soon as it is reported; nil if it rings. What was no call leaves no missed one (P10).
    var endedReason: CXCallEndedReason? {
        switch self {
        case .ring: nil
        case .cancelled: .remoteEnded
        case .missed: .unanswered
        case .message: .answeredElsewhere
        case .unreadable: .failed
        }
    }
}
