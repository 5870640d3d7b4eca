public import CallPolicy
public import CallVocabulary

/// One input of the policy, and what followed from it.
public struct Step: Hashable, Sendable {
    public var at: Instant
    public var input: Input
    /// In the order in which they were carried out.
    public var effects: [Effect]
}

/// Something that happened beside the policy: it is told of none of it, though perhaps of its consequences.
public struct Remark: Hashable, Sendable {
    /// What it is about.
    public enum Matter: Hashable, Sendable {
        /// The system shows an alert push: nobody is launched, nothing is checked (P8).
        case alertShown(PushID, AppID)
        /// The phone is offline, and the push waits in place of an older one (D10).
        case pushStored(PushID, AppID)
        /// The phone is offline, and the push's expiration is 0: it is gone.
        case pushDiscarded(PushID, AppID)
        /// It waited, and expired before the phone came back.
        case pushExpired(PushID, AppID)
        /// The payload came to a registry that has no delegate: no method was called (C1.4).
        case deliveredWithoutDelegate(ProcessID, PushID)
        /// The delegate of the app's registry got the VoIP token: `didUpdate` (N1).
        case tokenTold(ProcessID)
        /// Nobody keeps the app's registry, and it is gone (D12).
        case registryReleased(ProcessID)
        /// The app activated its audio session itself (A2).
        case audioActivatedByApp(ProcessID)
        /// The system takes the process away for its memory; its end comes next (D13).
        case takenAway(ProcessID)
        case processEnded(ModelledDeath)
        case connectionChanged(isOnline: Bool)
        case blockListChanged(blocksCallers: Bool)
        /// ``ModelledPhone/advance(by:)`` moved the clock so far.
        case clockMoved(Duration)
    }

    public var at: Instant
    /// How many steps of the history came before it.
    public var position: Int
    public var matter: Matter
}

/// How a process ended.
public struct ModelledDeath: Hashable, Sendable {
    public var at: Instant
    public var process: ProcessID
    public var app: AppID
    public var reason: TerminationReason
    /// The push that brought it about, where there is one.
    public var push: PushID?
}
