public import CallVocabulary

/// What an app's frameworks tell the call-services daemon. Everything in it is hostile until decoded.
public enum AppMessage: Hashable, Sendable {
    /// The first message of a connection. The daemon knows the process by the socket's peer credentials, not by this.
    case hello(version: UInt16, linksCallKit: Bool)
    /// `didFinishLaunching` has returned (D4).
    case finishedLaunching
    /// A `PKPushRegistry` took up or gave up `.voIP` in its `desiredPushTypes`.
    case registryChanged(registry: UInt32, wantsVoIP: Bool)
    /// The PushKit delegate method came back (for async forms: its thunk did, C1.10) and check 1 was satisfied.
    case delegateReturned(PushID, DelegateForm)
    /// The app called the push's completion handler (H1, H2).
    case completionCalled(PushID)
    /// Check 1 failed: the process aborts next (C1.9).
    case check1Failed(PushID, DelegateForm)
    /// An exception of ours other than check 1 ends the process next: the link check of D9.
    case raised(name: String, reason: String)
    /// A `CXProvider` was created, or its configuration assigned anew.
    case providerChanged(ProviderSettings)
    case providerInvalidated(provider: UInt32)
    case incomingCall(RequestID, provider: UInt32, call: CallUUID, details: CallDetails)
    case callUpdated(provider: UInt32, call: CallUUID, details: CallDetails)
    case callEnded(provider: UInt32, call: CallUUID, reason: WireEndedReason)
    case actionFulfilled(ActionID)
    case actionFailed(ActionID)
    /// `CXCallController.request`.
    case transaction(RequestID, [WireAction])
    case backgroundTaskBegan(UInt64, name: String)
    case backgroundTaskEnded(UInt64)
    /// `registerForRemoteNotifications()`: asks for the alert token.
    case remoteNotificationsRequested
    /// The app used a member that only compiles so far; said once per member.
    case unsupported(member: String)
    /// A line for the timeline, with the rule's number where one applies (T8: an update for an unknown UUID).
    case remark(String, rule: Rule?)
    /// A push came to a registry that has no delegate: no method is called, and check 1 does not run (C1.4).
    case deliveredWithoutDelegate(PushID)
    /// `AVAudioSession.setActive(true)` by the app itself (A2, A3).
    case audioActivatedByApp
}

/// What the daemon tells an app's frameworks.
public enum DaemonMessage: Hashable, Sendable {
    case welcome(Welcome)
    /// The connection is not served: said in one sentence, then closed.
    case refused(String)
    case stateChanged(AppRunState)
    case protectedDataChanged(available: Bool)
    /// A token, in the bytes that `PKPushCredentials.token` shows (N1); `isVoIP` false: the alert token.
    case token(isVoIP: Bool, bytes: [UInt8])
    case tokenInvalidated
    case push(PushDelivery)
    /// Nil: the call rings. Otherwise the raw value of `CXErrorCodeIncomingCallError.Code`.
    case incomingCallAnswered(RequestID, error: UInt8?)
    case providerBegan(provider: UInt32)
    /// Every call of the provider is gone (T5).
    case providerReset(provider: UInt32)
    case perform(ActionOrder)
    case actionTimedOut(ActionID)
    case audioActivated(provider: UInt32)
    case audioDeactivated(provider: UInt32)
    /// Nil: accepted. Otherwise the raw value of `CXErrorCodeRequestTransactionError.Code`.
    case transactionAnswered(RequestID, error: UInt8?)
    case callChanged(CallSnapshot)
    /// The time for background tasks is over: their expiration handlers run.
    case backgroundTimeExpired
    case memoryWarning
}
