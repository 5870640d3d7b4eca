import CallVocabulary

/// One VoIP push, from its arrival to its last consequence: three small states side by side.
struct Push: Hashable, Sendable, HasID {
    /// Whether a report is owed (E2, C2.8).
    enum Duty: Hashable, Sendable {
        /// Decided at arrival: need not be reported. Valid transitions: none.
        case exempt
        /// *Unreported*, in the rule book's sense.
        ///
        /// Valid transitions: `.ended` (credited report, expiry, update), gone (failed launch, uninstall, restart).
        case unreported
        /// No longer unreported (C2.8). Valid transitions: none.
        case ended
    }

    /// Where the payload is.
    enum Payload: Hashable, Sendable {
        /// In the phone's one line of pushes, which moves on when a launch has come to its end (D5).
        ///
        /// Valid transitions: `.queued`, `.handedOver`, gone (failed launch, restricted, uninstall, restart).
        case inLine
        /// Launched for, and no registry to take it (D6), or the phone was never unlocked (D7).
        ///
        /// Valid transitions: `.handedOver`, gone (uninstall, restart).
        case queued
        /// The process has it. Valid transitions: gone.
        case handedOver(ProcessID, DelegateProgress)
    }

    /// How far the app has got with a payload. Both become true in any order, or never (H1).
    struct DelegateProgress: Hashable, Sendable {
        var hasReturned = false
        var calledCompletion = false
    }

    let id: PushID
    let app: AppID
    let terms: DeliveryTerms
    /// It came before the first unlock and was chosen to wait for it (D7).
    let waitsForFirstUnlock: Bool
    var duty: Duty
    var payload = Payload.inLine
    /// The end of the C2 timer: nil before the launch has succeeded, and again when it is over.
    var expiry: Instant?
    /// The process that must not be suspended on its account: the push's process assertion (H2).
    var assertion: ProcessID?

    init(id: PushID, app: AppID, decision: MustReportDecision, waitsForFirstUnlock: Bool) {
        self.id = id
        self.app = app
        terms = DeliveryTerms(decision)
        self.waitsForFirstUnlock = waitsForFirstUnlock
        duty = decision == .mustReport ? .unreported : .exempt
    }

    /// Nothing can follow from it any more. A payload in a delegate that has not returned is still followed.
    var isOver: Bool {
        guard expiry == nil, case .handedOver(_, let progress) = payload else { return false }
        return progress.hasReturned
    }
}
