public import CallPolicy
public import CallVocabulary
import ReportCheck

/// One process of a modelled app: what lives in it, and what is to come.
public struct ModelledProcess: Hashable, Sendable {
    public let id: ProcessID
    public let app: AppID
    public let cause: LaunchCause
    /// False while it is suspended.
    public internal(set) var isRunning = true
    /// `didFinishLaunching` has returned.
    public internal(set) var isLaunched = false
    /// A registry of it wants VoIP pushes.
    public internal(set) var isRegistered = false
    /// What it was last told.
    public internal(set) var state: AppState
    public internal(set) var hasBeenInFront = false
    /// The push that its delegate has and has not returned from.
    public internal(set) var inDelegate: PushID?
    /// Actions that it was asked to perform and that have not timed out.
    public internal(set) var pendingActions: [ActionID] = []
    /// What it reported last.
    public internal(set) var lastCall: CallID?
    /// Calls that it has reported, as it sees them.
    public internal(set) var calls: [ModelledCall] = []

    /// By its own clock.
    let startedAt: Instant
    var check: ReportCheck
    var registry = RegistryBehaviour(.never)
    /// Delivered, and the delegate not yet called: its queue is busy.
    var inbox: [Delivery] = []
    /// The calls that its pushes named.
    var seenCalls: [CallName] = []
    var requests: [Request] = []
    /// Actions that came while the delegate held the main queue up.
    var waitingActions: [AskedAction] = []
    /// Everything that fell due while it was suspended; it happens when it is resumed (D13).
    var frozen: [ModelledEvent] = []
    /// Resumed, and what fell due meanwhile has not all happened: pushes are read afterwards.
    var isCatchingUp = false

    init(id: ProcessID, app: AppID, cause: LaunchCause, check: ReportCheck, startedAt: Instant) {
        self.id = id
        self.app = app
        self.cause = cause
        self.check = check
        self.startedAt = startedAt
        state = cause == .user ? .inactive : .background
    }

    struct Delivery: Hashable, Sendable {
        let push: PushID
        let terms: DeliveryTerms
    }

    struct Request: Hashable, Sendable {
        let id: RequestID
        let call: CallID
    }

    struct AskedAction: Hashable, Sendable {
        let id: ActionID
        let kind: ActionKind
        let call: CallID
    }
}

/// A call as the process that reported it sees it.
public struct ModelledCall: Hashable, Sendable {
    public let id: CallID
    /// The user has answered it.
    public internal(set) var isAnswered = false
    /// When the process learned of its end, by the clock of processes; nil: it has not.
    public internal(set) var endedAt: Instant?

    init(id: CallID) { self.id = id }

    func isBelievedIn(at now: Instant, forgottenAfter delay: Duration) -> Bool {
        endedAt.map { now < $0 + delay } ?? true
    }
}

/// Something that a modelled process does at its time.
enum ModelledEvent: Hashable, Sendable {
    case launched
    case register
    case exit(TerminationReason, PushID?)
    /// What fell due during a suspension has happened.
    case caughtUp
    case report(PushID)
    case spoof
    case delegateReturns(PushID, isAsync: Bool)
    /// Check 1 runs although there is no delegate (C1.4).
    case missingDelegateReturns(PushID, isCounted: Bool)
    case deferralPassed(PushID)
    case complete(PushID)
    case endCall(CallID)
    /// Of the call that the push names, reported or not.
    case endCallOf(PushID)
    case fulfil(ActionID)
    case fail(ActionID)
}
