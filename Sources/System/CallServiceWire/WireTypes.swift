public import CallVocabulary

/// A call's UUID as it travels: sixteen bytes in two words. Foundation's `UUID` stays at both ends.
public struct CallUUID: Hashable, Sendable {
    public var high: UInt64
    public var low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

/// The application state that UIKit shows. UIKit's raw values.
public enum AppRunState: UInt8, Hashable, Sendable {
    case active = 0
    case inactive = 1
    case background = 2
}

/// Why the app's process was started.
public enum LaunchReason: UInt8, Hashable, Sendable {
    /// The user opened the app: it comes up in the foreground and connects a scene.
    case user = 0
    /// A VoIP push: in the background, and no scene is connected (D14).
    case push = 1
}

/// Who a call is with and what it can do; nil means "not set", which leaves the call as it is.
public struct CallDetails: Hashable, Sendable {
    /// Raw value of `CXHandle.HandleType`: 1 generic, 2 phone number, 3 e-mail address.
    public var handleType: UInt8?
    public var handle: String?
    public var callerName: String?
    public var hasVideo: Bool?
    public var supportsHolding: Bool?
    public var supportsGrouping: Bool?
    public var supportsUngrouping: Bool?
    public var supportsDTMF: Bool?

    public init() {}
}

/// One CXProvider of an app, as the daemon needs to know it.
public struct ProviderSettings: Hashable, Sendable {
    /// Numbered by the app's process, in order of creation.
    public var provider: UInt32
    public var localizedName: String?
    public var ringtoneSound: String?
    public var maximumCallGroups: UInt32
    public var maximumCallsPerCallGroup: UInt32
    public var supportsVideo: Bool
    public var includesCallsInRecents: Bool

    public init(provider: UInt32) {
        self.provider = provider
        maximumCallGroups = 2
        maximumCallsPerCallGroup = 5
        supportsVideo = false
        includesCallsInRecents = true
    }
}

/// How an app says a call ended. `CXCallEndedReason`'s raw values.
public enum WireEndedReason: UInt8, Hashable, Sendable {
    case failed = 1
    case remoteEnded = 2
    case unanswered = 3
    case answeredElsewhere = 4
    case declinedElsewhere = 5
}

/// The kinds of CallKit action that travel.
public enum WireActionKind: UInt8, Hashable, Sendable {
    case start = 1
    case answer = 2
    case end = 3
    case hold = 4
    case mute = 5
    case group = 6
    case dtmf = 7
    case translate = 8
}

/// One action of a transaction that an app requests.
public struct WireAction: Hashable, Sendable {
    public var kind: WireActionKind
    public var call: CallUUID

    public init(kind: WireActionKind, call: CallUUID) {
        self.kind = kind
        self.call = call
    }
}

/// What the phone tells an app when it connects.
public struct Welcome: Hashable, Sendable {
    public var system: SystemVersion
    public var bundle: String
    public var reason: LaunchReason
    public var state: AppRunState
    /// False between a reboot and the first unlock (D7).
    public var protectedDataAvailable: Bool
    /// `check1.creditWindow`. C1.3 [T].
    public var creditWindow: Duration
    /// `check1.deferral`. C1.10 [I]; nil: off.
    public var asyncDeferral: Duration?
    /// `check1.withoutDelegate`. C1.4 [T].
    public var checksWithoutDelegate: Bool
    /// Whether the delegate form with metadata is called. E4 [A].
    public var deliversMetadata: Bool

    public init(system: SystemVersion, bundle: String, reason: LaunchReason, state: AppRunState) {
        self.system = system
        self.bundle = bundle
        self.reason = reason
        self.state = state
        let profile = Profile(system: system)
        protectedDataAvailable = true
        creditWindow = profile.reportCreditWindow
        asyncDeferral = profile.asyncReportDeferral
        checksWithoutDelegate = profile.check1RunsWithoutDelegate
        deliversMetadata = profile.deliversMetadata
    }
}

/// A VoIP push on its way into the app.
public struct PushDelivery: Hashable, Sendable {
    public var push: PushID
    /// The registry that gets it: the last one that registered (D11).
    public var registry: UInt32
    /// What `metadata.mustReport` says (E4).
    public var mustReport: Bool
    /// Whether check 1 counts it: the must-report decision at arrival (E2, C1.3).
    public var isCounted: Bool
    /// The provider's JSON, unread.
    public var payload: [UInt8]

    public init(push: PushID, registry: UInt32, mustReport: Bool, isCounted: Bool, payload: [UInt8]) {
        self.push = push
        self.registry = registry
        self.mustReport = mustReport
        self.isCounted = isCounted
        self.payload = payload
    }
}

/// Which method of the PushKit delegate a push went to.
public enum DelegateForm: UInt8, Hashable, Sendable, CaseIterable {
    /// There is none: the delegate's class implements no such method, or there is no delegate.
    case none = 0
    /// With a completion handler, from iOS 11.
    case completionHandler = 1
    /// With metadata and a completion handler, from iOS 26.4 (E4).
    case metadata = 2
    /// The one with a completion handler, as `async`: it comes back before its body runs (C1.10).
    case async = 3
    /// The one with metadata, as `async`.
    case asyncMetadata = 4
    /// Without a completion handler, until iOS 10.
    case deprecated = 5

    /// As the timeline's details have it.
    public var name: String {
        switch self {
        case .none: "none"
        case .completionHandler: "completionHandler"
        case .metadata: "metadata"
        case .async: "async"
        case .asyncMetadata: "asyncMetadata"
        case .deprecated: "deprecated"
        }
    }
}

/// A CallKit action that the app is to perform.
public struct ActionOrder: Hashable, Sendable {
    public var action: ActionID
    public var provider: UInt32
    public var kind: WireActionKind
    public var call: CallUUID
    /// Wall time of the phone, milliseconds since 1970, at which the action times out (T2).
    public var timeoutAtMilliseconds: Int64
    /// For hold, mute and translate: on or off.
    public var isOn: Bool

    public init(
        action: ActionID, provider: UInt32, kind: WireActionKind, call: CallUUID, timeoutAtMilliseconds: Int64,
        isOn: Bool = false
    ) {
        self.action = action
        self.provider = provider
        self.kind = kind
        self.call = call
        self.timeoutAtMilliseconds = timeoutAtMilliseconds
        self.isOn = isOn
    }
}

/// A call as `CXCallObserver` shows it.
public struct CallSnapshot: Hashable, Sendable {
    public var call: CallUUID
    public var isOutgoing: Bool
    public var isOnHold: Bool
    public var hasConnected: Bool
    public var hasEnded: Bool

    public init(call: CallUUID, isOutgoing: Bool, isOnHold: Bool, hasConnected: Bool, hasEnded: Bool) {
        self.call = call
        self.isOutgoing = isOutgoing
        self.isOnHold = isOnHold
        self.hasConnected = hasConnected
        self.hasEnded = hasEnded
    }
}
