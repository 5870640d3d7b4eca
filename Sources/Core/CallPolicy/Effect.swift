public import CallVocabulary

/// What the shell must now do: an imperative. Effects are values, and their order is the order of doing.
public enum Effect: Hashable, Sendable {
    // Processes
    case launchApp(AppID, ProcessID, LaunchCause)
    case suspendApp(ProcessID)
    case resumeApp(ProcessID)
    /// The push is the one that brought it about, where there is one.
    case terminateApp(ProcessID, TerminationReason, PushID?)
    case changeAppState(ProcessID, AppState)
    /// The time for background tasks is over: expiration handlers run, then the app is suspended.
    case expireBackgroundTasks(ProcessID)

    // Tokens
    /// Hand the app its VoIP token: the known one, or a new one (N1).
    case issueToken(AppID, ProcessID)
    /// From now on a push to the app's tokens is answered 410 (N2).
    case invalidateTokens(AppID)

    // Pushes
    case deliverPush(ProcessID, PushID, DeliveryTerms)
    /// The payload waits in the app's queue (D6, D7).
    case holdPayload(AppID, PushID, HoldReason)
    /// The push and its payload are forgotten.
    case dropPush(AppID, PushID, DropReason)

    // The ledger
    case recordViolation(AppID, PushID, Rule)
    /// The app has just reached the limit: no more background pushes (L1).
    case restrictApp(AppID)
    case clearLedger(AppID, ClearCause)
    /// The dialog that development and TestFlight builds get (L5).
    case warnDeveloper(AppID, DeveloperWarning)

    // Calls
    /// Nil: the call rings.
    case answerReport(ProcessID, RequestID, IncomingCallRefusal?)
    /// Nil: accepted.
    case answerTransaction(ProcessID, RequestID, TransactionRefusal?)
    case presentCall(CallID, CallScreen)
    case dismissCall(CallID, EndedReason)
    case callChanged(ProcessID, CallID, CallPhase)
    case performAction(ProcessID, ActionID, ActionKind, CallID, timeout: Instant)
    case timeOutAction(ProcessID, ActionID)
    case activateAudio(ProcessID, provider: UInt32)
    case deactivateAudio(ProcessID, provider: UInt32)
    /// Every call of the process is gone (T5).
    case resetProviders(ProcessID)

    /// A legal race, or something that only the console says.
    case note(Note)
}

/// Why a process is started: by the user it comes up in the foreground, by a push in the background (D4, D14).
public enum LaunchCause: Hashable, Sendable {
    case user
    case push(PushID)
}

/// UIKit's application state, as the phone orders it.
public enum AppState: UInt8, Hashable, Sendable {
    case active = 0
    case inactive = 1
    case background = 2
}

/// How a push is handed over.
public struct DeliveryTerms: Hashable, Sendable {
    /// What `metadata.mustReport` says (E4).
    public var mustReport: Bool
    /// Whether check 1 counts the delivery (E2, C1.3).
    public var isCounted: Bool

    public init(mustReport: Bool, isCounted: Bool) {
        self.mustReport = mustReport
        self.isCounted = isCounted
    }
}

/// What a payload waits for while its check already runs.
public enum HoldReason: Hashable, Sendable {
    /// A registry of the app that asks for VoIP pushes (D6).
    case registry
    /// The first unlock since the phone was started, whether or not there is a registry (D7).
    case firstUnlock
    /// The payloads that came before it: the order is kept (D6).
    case earlierPayload
}

/// Why a push reached no app.
public enum DropReason: Hashable, Sendable {
    /// The app is restricted (L3).
    case restricted
    /// The launch failed or timed out (D5).
    case launchFailed
    case notInstalled
    /// Uninstall, reboot or daemon restart drops what is queued (D6).
    case forgotten
}

/// What emptied an app's page of the ledger (L4).
public enum ClearCause: Hashable, Sendable {
    case dailyJob, uninstall, update
}

/// What the dialog for development and TestFlight builds is about (L5).
public enum DeveloperWarning: Hashable, Sendable {
    case violation, deliveryStopped
}

/// `CXErrorCodeIncomingCallError.Code`, in the order of its raw values (K).
public enum IncomingCallRefusal: UInt8, Hashable, Sendable, CaseIterable {
    case unknown = 0
    case unentitled = 1
    case callUUIDAlreadyExists = 2
    case filteredByDoNotDisturb = 3
    case filteredByBlockList = 4
    case filteredDuringRestrictedSharingMode = 5
    case callIsProtected = 6
    case filteredBySensitiveParticipants = 7
}

/// `CXErrorCodeRequestTransactionError.Code` (T1).
public enum TransactionRefusal: UInt8, Hashable, Sendable, CaseIterable {
    case unknown = 0
    case unentitled = 1
    case unknownCallProvider = 2
    case emptyTransaction = 3
    case unknownCallUUID = 4
    case callUUIDAlreadyExists = 5
    case invalidAction = 6
    case maximumCallGroupsReached = 7
    case callIsProtected = 8
}

/// Where the system shows a ringing call (P1, P2).
public enum CallScreen: Hashable, Sendable {
    /// The app is in front and shows its own.
    case none
    case banner
    case fullScreen
}

/// A call's life as observers see it.
public enum CallPhase: Hashable, Sendable {
    case ringing
    case connecting
    case connected
    case ended(EndedReason)
}

/// A named ignored case, or a line of the console.
public enum Note: Hashable, Sendable {
    /// An update, end or action for a call that does not exist (T8).
    case unknownCall(ProcessID, CallID)
    /// The action was already fulfilled, failed or timed out, or its call is gone (T2).
    case actionNotPending(ProcessID, ActionID)
    /// The process is gone, or was never ours: a message that crossed its death.
    case staleProcess(ProcessID)
    /// The delegate returned from a push that the process does not have.
    case unknownPush(ProcessID, PushID)
    /// A push came a second time under the number of one that is not over.
    case pushAlreadyKnown(PushID)
    /// `didFinishLaunching` is said to have returned a second time.
    case alreadyLaunched(ProcessID)
    /// Check 1 failed in the app; its abort comes next (C1.9).
    case check1Failed(ProcessID, PushID)
    case unknownApp(AppID)
    /// No background mode or no entitlement: registration is ignored, and only the console says so (D9).
    case registrationIgnored(ProcessID)
    /// The console's line about a restricted app (L3).
    case notLaunchedBecauseRestricted(AppID, PushID)
    /// "Delivering N VoIP payload(s)" (D6).
    case deliveringPayloads(ProcessID, Int)
    case launchFailed(AppID)
    /// A report refused before credit: check 1 is satisfied, check 2 is not (C1.5).
    case reportNotCredited(ProcessID, CallID, IncomingCallRefusal)
    /// The must-report decision of a push, with what excused it (E2).
    case mustReportDecided(PushID, MustReportDecision)
    /// A check's deadline passed and nothing was to be done.
    case checkSatisfied(PushID)
    /// The end of a call is held back until the minimum ring is over (P4).
    case endHeldBack(CallID, until: Instant)
    /// The action of a kind that the phone does not carry out yet.
    case actionNotSupported(ProcessID, ActionKind)
    /// The call was already ended, and only waits for the end action or for the minimum ring (P4).
    case callIsEnding(CallID)
    /// The user wanted to answer a call that is not ringing on the screen: already answered, or waiting behind another (P7).
    case callNotAnswerable(CallID)
    /// The user acted on a call that had just ended.
    case callGone(CallID)
    /// An app cannot be opened on a locked phone.
    case phoneIsLocked(AppID)
    /// A lock was found that is no fault: the process was awake again by then, or the setting is off (W3).
    case lockTolerated(ProcessID)
    /// The timer fired although no deadline has passed.
    case nothingDue
}

/// The answer to "must this push be reported?", with the clause of E2 that decided.
public enum MustReportDecision: Hashable, Sendable {
    case mustReport
    case exemptNotStrict
    case exemptForeground
    case exemptTrackedCall
    /// Not counted twice; `metadata.mustReport` stays true (E2).
    case exemptUnreportedPush
    case exemptStale
}
