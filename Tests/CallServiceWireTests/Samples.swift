import CallServiceWire
import CallVocabulary

/// At least one message of every case, with every optional set and unset and strings that are not ASCII.
enum Samples {
    static let call = CallUUID(high: 0x0123_4567_89AB_CDEF, low: .max)

    static var details: CallDetails {
        var details = CallDetails()
        details.handleType = 2
        details.handle = "+49 30 1234"
        details.callerName = "Zoë 👩‍🚀"
        details.hasVideo = true
        details.supportsHolding = false
        details.supportsDTMF = true
        return details
    }

    static var provider: ProviderSettings {
        var settings = ProviderSettings(provider: 3)
        settings.localizedName = "Parley"
        settings.ringtoneSound = "ring.caf"
        settings.maximumCallGroups = 1
        settings.supportsVideo = true
        settings.includesCallsInRecents = false
        return settings
    }

    static var welcome: Welcome {
        var welcome = Welcome(
            system: SystemVersion(26, 4), bundle: "org.example.parley", reason: .push, state: .background)
        welcome.protectedDataAvailable = false
        welcome.checksWithoutDelegate = true
        return welcome
    }

    static let app: [AppMessage] = [
        .hello(version: 1, linksCallKit: true),
        .hello(version: .max, linksCallKit: false),
        .finishedLaunching,
        .registryChanged(registry: 7, wantsVoIP: true),
        .registryChanged(registry: .max, wantsVoIP: false),
        .delegateReturned(PushID(-1), .async),
        .completionCalled(PushID(.max)),
        .check1Failed(PushID(12), .none),
        .raised(name: "NSInternalInconsistencyException", reason: ""),
        .providerChanged(provider),
        .providerChanged(ProviderSettings(provider: 0)),
        .providerInvalidated(provider: 2),
        .incomingCall(RequestID(9), provider: 1, call: call, details: details),
        .incomingCall(RequestID(.max), provider: 0, call: CallUUID(high: 0, low: 0), details: CallDetails()),
        .callUpdated(provider: 1, call: call, details: details),
        .callEnded(provider: 1, call: call, reason: .answeredElsewhere),
        .actionFulfilled(ActionID(4)),
        .actionFailed(ActionID(.min)),
        .transaction(RequestID(1), []),
        .transaction(RequestID(2), [WireAction(kind: .start, call: call), WireAction(kind: .translate, call: call)]),
        .backgroundTaskBegan(5, name: "finish"),
        .backgroundTaskEnded(5),
        .remoteNotificationsRequested,
        .unsupported(member: "CXProvider.pendingTransactions"),
        .remark("unknown call", rule: .t8),
        .remark("", rule: nil),
        .deliveredWithoutDelegate(PushID(3)),
        .audioActivatedByApp,
    ]

    static let daemon: [DaemonMessage] = [
        .welcome(welcome),
        .welcome(Welcome(system: SystemVersion(13), bundle: "", reason: .user, state: .active)),
        .refused("the version 9 is unknown here"),
        .stateChanged(.inactive),
        .protectedDataChanged(available: true),
        .token(isVoIP: true, bytes: [0, 255, 1]),
        .token(isVoIP: false, bytes: []),
        .tokenInvalidated,
        .push(
            PushDelivery(push: PushID(8), registry: 1, mustReport: true, isCounted: false, payload: Array("{}".utf8))),
        .push(
            PushDelivery(
                push: PushID(9), registry: 1, mustReport: false, isCounted: true,
                payload: Array(repeating: 0x20, count: 5120))),
        .incomingCallAnswered(RequestID(1), error: nil),
        .incomingCallAnswered(RequestID(1), error: 3),
        .providerBegan(provider: 1),
        .providerReset(provider: 2),
        .perform(
            ActionOrder(
                action: ActionID(1), provider: 2, kind: .hold, call: call, timeoutAtMilliseconds: -5, isOn: true)),
        .actionTimedOut(ActionID(6)),
        .audioActivated(provider: 1),
        .audioDeactivated(provider: 1),
        .transactionAnswered(RequestID(3), error: 4),
        .callChanged(CallSnapshot(call: call, isOutgoing: true, isOnHold: false, hasConnected: true, hasEnded: false)),
        .backgroundTimeExpired,
        .memoryWarning,
    ]
}

extension AppMessage {
    /// Which case it is. Lists every case, so that a new one does not compile without being thought of here.
    var caseNumber: Int {
        switch self {
        case .hello: 0
        case .finishedLaunching: 1
        case .registryChanged: 2
        case .delegateReturned: 3
        case .completionCalled: 4
        case .check1Failed: 5
        case .raised: 6
        case .providerChanged: 7
        case .providerInvalidated: 8
        case .incomingCall: 9
        case .callUpdated: 10
        case .callEnded: 11
        case .actionFulfilled: 12
        case .actionFailed: 13
        case .transaction: 14
        case .backgroundTaskBegan: 15
        case .backgroundTaskEnded: 16
        case .remoteNotificationsRequested: 17
        case .unsupported: 18
        case .remark: 19
        case .deliveredWithoutDelegate: 20
        case .audioActivatedByApp: 21
        }
    }

    static let caseCount = 22
}

extension DaemonMessage {
    /// Which case it is, as above.
    var caseNumber: Int {
        switch self {
        case .welcome: 0
        case .refused: 1
        case .stateChanged: 2
        case .protectedDataChanged: 3
        case .token: 4
        case .tokenInvalidated: 5
        case .push: 6
        case .incomingCallAnswered: 7
        case .providerBegan: 8
        case .providerReset: 9
        case .perform: 10
        case .actionTimedOut: 11
        case .audioActivated: 12
        case .audioDeactivated: 13
        case .transactionAnswered: 14
        case .callChanged: 15
        case .backgroundTimeExpired: 16
        case .memoryWarning: 17
        }
    }

    static let caseCount = 18
}
