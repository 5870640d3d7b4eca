import CallVocabulary

/// A *tracked call*: any call of a bundle that has not ended yet (E2).
struct Call: Hashable, Sendable, HasID {
    enum Stage: Hashable, Sendable {
        /// Reported while another call was there: not on the screen yet.
        ///
        /// Here P7 is thin: a second call waits until the first is gone. Accepting it beside the first one comes later.
        /// Valid transitions: `.ringing`, `.ending` (P5), `.endingHeldBack`, gone.
        case waiting
        /// On the screen, and nobody has touched it.
        ///
        /// Valid transitions: `.connecting`, `.ending` (declined, P5), `.endingHeldBack`, gone.
        case ringing
        /// Answered; the app has the answer action (T6). Valid transitions: `.connected`, `.ending`, `.endingHeldBack`, gone.
        case connecting(ActionID)
        /// Valid transitions: `.ending`, `.endingHeldBack`, gone.
        case connected
        /// The app has the end action. Valid transitions: gone.
        case ending(ActionID, EndedReason)
        /// Ended by the app too soon to be seen: kept until the minimum ring is over (P4). Valid transitions: gone.
        case endingHeldBack(until: Instant, EndedReason)
    }

    let id: CallID
    let app: AppID
    /// The process that reported it, live or not.
    let process: ProcessID
    let provider: UInt32
    let createdAt: Instant
    var features: CallFeatures
    var stage: Stage
    /// It was answered and fulfilled, and so has the provider's audio session (A6).
    var hasConnected = false

    var isWaiting: Bool { stage == .waiting }

    /// Nobody has answered or declined it yet.
    var isUntouched: Bool { stage == .waiting || stage == .ringing }

    /// What observers see of it.
    var phase: CallPhase {
        switch stage {
        case .waiting, .ringing: .ringing
        case .connecting: .connecting
        case .connected: .connected
        case .ending, .endingHeldBack: hasConnected ? .connected : .ringing
        }
    }
}

/// An action that an app was asked to perform and has neither fulfilled nor failed.
///
/// Valid transitions: gone (fulfilled, failed, timed out, its call or its process ended).
struct PendingAction: Hashable, Sendable, HasID {
    let id: ActionID
    let process: ProcessID
    let call: CallID
    let kind: ActionKind
    /// Fulfilling at exactly this instant is in time (T2).
    let timeout: Instant
}
