import CallPolicy
import CallVocabulary
import ReportCheck

/// What a modelled app does, by itself.
struct AppBehaviour: Sendable {
    /// From the launch to the return of `didFinishLaunching`; nil: it never returns.
    var launchTakes: Duration? = .milliseconds(300)
    /// From then to the registry; zero: inside `didFinishLaunching`; nil: there is none.
    var registersAfter: Duration? = .zero
    /// From the launch to its end; nil: it lives on.
    var exitsAfter: Duration?
    var onPush: PushBehaviour? = .wellMade
    /// What it does with the first pushes of its life, one after another; afterwards ``onPush``.
    var firstPushes: [PushBehaviour] = []
    var onAction: ActionBehaviour = .fulfils(after: .milliseconds(10))

    static let wellMade = AppBehaviour()
    /// Does nothing by itself: a test moves it.
    static let manual = AppBehaviour(launchTakes: nil, registersAfter: nil, onPush: nil, onAction: .ignores)
    static func faulty(_ onPush: PushBehaviour) -> AppBehaviour { AppBehaviour(onPush: onPush) }
}

enum ActionBehaviour: Sendable {
    case fulfils(after: Duration)
    case fails(after: Duration)
    case ignores
}

/// What an app does in its PushKit delegate. All times count from the beginning of the delegate call.
struct PushBehaviour: Sendable {
    enum Report: Sendable {
        case never
        case after(Duration)
        /// Sets check 1's flag and reports nothing (C1.2).
        case spoofed
    }

    var report: Report = .after(.zero)
    var returnsAfter: Duration = .zero
    /// Nil: the completion handler is never called.
    var completesAfter: Duration? = .zero
    /// From the report; nil: it does not end the call.
    var endsCallAfter: Duration?
    var exitsAfter: Duration?
    /// It implements the `async` form: PushKit gets control back at once.
    var isAsync = false
    /// The report goes to the UUID of this call; nil: a new one.
    var call: CallID?
    /// What the daemon finds in the report beyond the UUID.
    var incoming = IncomingReport(provider: 1)

    static let wellMade = PushBehaviour()
    static let neverReports = PushBehaviour(report: .never)
    static let spoofs = PushBehaviour(report: .spoofed)
    static func blocks(_ time: Duration) -> PushBehaviour {
        PushBehaviour(report: .after(time), returnsAfter: time, completesAfter: time)
    }
    static func reports(after time: Duration) -> PushBehaviour { PushBehaviour(report: .after(time)) }
}

/// One process of a modelled app: what lives in it, and what is to come.
struct ModelledProcess {
    let id: ProcessID
    let app: AppID
    var check: ReportCheck
    var isRunning = true
    var isLaunched = false
    /// Delivered, and the delegate not yet called: its queue is busy.
    var inbox: [(push: PushID, terms: DeliveryTerms)] = []
    var inDelegate: PushID?
    /// Everything that fell due while it was suspended; it happens when it is resumed (D13).
    var frozen: [ModelledEvent] = []
    var pendingActions: [ActionID] = []
    var lastCall: CallID?
    var nextRequest: UInt64 = 1
}

/// Something that a modelled process does at its time.
enum ModelledEvent: Hashable {
    case launched
    case register
    case exit
    case report(PushID?)
    case spoof
    case delegateReturns(PushID, isAsync: Bool)
    case deferralPassed(PushID)
    case complete(PushID)
    case endCall(CallID)
    case fulfil(ActionID)
    case fail(ActionID)
}
