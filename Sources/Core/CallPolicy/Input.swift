public import CallVocabulary

/// What happened: a fact, in the past tense. The policy decides what follows; it is never asked to do something.
public enum Input: Hashable, Sendable {
    // Apps
    case appInstalled(AppID, AppFacts)
    /// A new version over the old one: the process is killed, calls end as failed, tokens stay (L4, N4).
    case appUpdated(AppID, AppFacts)
    case appUninstalled(AppID)

    // The app's process
    /// A daemon that was just started found this process of an earlier daemon still alive: it counts as running in the
    /// background until it says otherwise, its calls are gone (T5), its registries register again (N3).
    case processAdopted(AppID, ProcessID)
    /// The process could not be started at all.
    case launchFailed(ProcessID)
    /// `didFinishLaunching` returned (D4).
    case appLaunched(ProcessID)
    /// The process ended, whoever ended it.
    case processExited(ProcessID)
    /// The app's registries want VoIP pushes, or no longer do; false also when the last registry is gone (D6, N2).
    case voipRegistrationChanged(ProcessID, isActive: Bool)
    case backgroundTaskBegan(ProcessID)
    case backgroundTaskEnded(ProcessID)
    /// The process was suspended, and a file of its app was found locked by it (W3).
    case suspendedHoldingLock(ProcessID)

    // A push, from the gateway to the delegate's return
    /// A VoIP push reached the phone; `age` counts from the gateway's acceptance (E2).
    case pushArrived(PushID, AppID, age: Duration)
    /// The delegate method came back and check 1 was satisfied, or will be looked at later (C1.10).
    case delegateReturned(ProcessID, PushID)
    case completionCalled(ProcessID, PushID)
    /// Check 1 failed in the app: its process aborts next (C1.9).
    case check1Failed(ProcessID, PushID)

    // Calls
    case callReported(ProcessID, RequestID, CallID, IncomingReport)
    case callUpdated(ProcessID, CallID, CallFeatures)
    case callEnded(ProcessID, CallID, EndedReason)
    case providerInvalidated(ProcessID, provider: UInt32)
    case actionFulfilled(ProcessID, ActionID)
    case actionFailed(ProcessID, ActionID)
    case transactionRequested(ProcessID, RequestID, [RequestedAction])

    // The user and the phone
    /// The user opened the app from the home screen.
    case userOpenedApp(AppID)
    case userWentHome
    /// The user swiped the app away (D8).
    case userForceQuitApp(AppID)
    /// Control centre, the app switcher or a system sheet covers the front app, or no longer does (E7).
    case frontAppCovered(Bool)
    case userAnsweredCall(CallID)
    case userDeclinedCall(CallID)
    case userEndedCall(CallID)
    case deviceLocked
    case deviceUnlocked
    case deviceRebooted
    case doNotDisturbChanged(Bool)
    /// In a car, Do Not Disturb does not hold calls back (K).
    case carConnectionChanged(Bool)
    /// The system is short of memory: suspended apps are killed (D13).
    case memoryRanShort
    /// The daemon's process was restarted: pending checks, payloads and calls are forgotten, the ledger is not (C2.7, T5).
    /// The next state is what ``PhonePolicy/init(profile:restoring:at:)`` builds; processes that are still alive come back
    /// by ``processAdopted(_:_:)``.
    case daemonRestarted

    /// The phone's clock passed ``PhonePolicy/nextDeadline``.
    case deadlinePassed
}

/// What the daemon knows of an incoming call when the app reports it, in the order in which it is judged (K).
public struct IncomingReport: Hashable, Sendable {
    /// The app's provider, numbered by its process.
    public var provider: UInt32
    /// False: the argument is unusable, for example the provider was invalidated.
    public var isValid = true
    /// The caller is under protection (app lock).
    public var isProtected = false
    public var isBlocked = false
    public var isRestrictedSharing = false
    /// A filter for sensitive participants matches.
    public var isFiltered = false
    public var features = CallFeatures()

    public init(provider: UInt32) { self.provider = provider }
}

/// What a call can do, as far as the policy needs it.
public struct CallFeatures: Hashable, Sendable {
    public var hasVideo: Bool?
    public var supportsHolding: Bool?

    public init(hasVideo: Bool? = nil, supportsHolding: Bool? = nil) {
        self.hasVideo = hasVideo
        self.supportsHolding = supportsHolding
    }
}

/// Why a call ended. The first five are CallKit's; the rest are the phone's own.
public enum EndedReason: UInt8, Hashable, Sendable, CaseIterable {
    case failed = 1
    case remoteEnded = 2
    case unanswered = 3
    case answeredElsewhere = 4
    case declinedElsewhere = 5
    /// The user declined the ringing call.
    case declined = 16
    /// The user ended the connected call.
    case hungUp = 17
}

/// One action of a transaction that an app asked for.
public struct RequestedAction: Hashable, Sendable {
    public var kind: ActionKind
    public var call: CallID

    public init(_ kind: ActionKind, _ call: CallID) {
        self.kind = kind
        self.call = call
    }
}

/// The CallKit actions, with the raw values under which they travel.
public enum ActionKind: UInt8, Hashable, Sendable, CaseIterable {
    case start = 1
    case answer = 2
    case end = 3
    case hold = 4
    case mute = 5
    case group = 6
    case dtmf = 7
    case translate = 8
}
