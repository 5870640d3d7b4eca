/// The numbers and switches of one iOS version: every limit that the policy compares with lives here and nowhere else.
///
/// A number that Apple stated, one that was observed and one that is our guess look alike in this value; ``settings``
/// says which is which, and everything that prints a number prints that too.
public struct Profile: Hashable, Sendable {
    /// The iOS version that the phone imitates.
    public var system: SystemVersion

    // Check 1, in the app
    /// How long after a report a must-report delivery is not counted. C1.3 [T]: 7 s, zero before iOS 14.
    public var reportCreditWindow: Duration
    /// How long after the return of an `async` delegate form check 1 waits. C1.10 [I]: 1 s from iOS 26.4, else none.
    public var asyncReportDeferral: Duration?
    /// Whether a delivery to a registry without a delegate fails check 1. C1.4 [T], off.
    public var check1RunsWithoutDelegate = false

    // Check 2, in the daemon
    /// From delivery to the check, under strict policy. C2.1 [A]: about 7 s.
    public var reportDeadline: Duration = .seconds(7)
    /// The same for apps that are not under strict policy: nothing is killed at its end. C2.3 [T]: 30 s.
    public var lenientReportDeadline: Duration = .seconds(30)
    /// iOS 13's timing bug: the expiry of any push judges every unreported push of the bundle. C2.9 [A/I].
    public var expiryJudgesEveryPush: Bool

    // Delivery and launch
    /// How long the daemon waits for a launch, never less than ``launchWatchdog``. D5 [T]: 20 s.
    public var launchWait: Duration = .seconds(20)
    /// `didFinishLaunching` must return within this time of the launch. W1 [A/O]: 20 s.
    public var launchWatchdog: Duration = .seconds(20)
    /// What happens to a push before the first unlock. D7 [A/O].
    public var deliveryBeforeFirstUnlock = DeliveryBeforeFirstUnlock.launches
    /// Whether a failed launch makes a ledger entry. D5 [I], off.
    public var ledgerCountsLaunchFailure = false

    // The must-report decision
    /// The age at which a push no longer must be reported. E4 [I]: 30 s from iOS 26.4, else never.
    public var staleAfter: Duration?
    /// Whether the delegate form with metadata exists. E4 [A]: from iOS 26.4.
    public var deliversMetadata: Bool

    // The ledger
    /// Violations until pushes stop. L2 [T/O]: 3.
    public var violationsUntilRestriction = 3
    /// The period of the job that clears every ledger. L4 [A]: about 24 h.
    public var ledgerResetPeriod: Duration = .seconds(24 * 3600)
    /// Whether an app update clears its ledger. L4 [A], on ("believed").
    public var updateClearsLedger = true
    /// Whether development and TestFlight builds get a dialog on a violation. L5 [A]: from iOS 26.
    public var warnsDevelopmentBuilds: Bool

    // Suspension
    /// From the end of an app's last call to its suspension. D13 [I]: 5 s.
    public var suspendAfterCall: Duration = .seconds(5)
    /// From leaving the foreground to suspension. D13 [I]: 1 s.
    public var suspendAfterBackground: Duration = .seconds(1)
    /// The longest time that `beginBackgroundTask` holds suspension off. D13 [I]: 30 s.
    public var backgroundTaskLimit: Duration = .seconds(30)
    /// Whether an app that holds a lock on a file of its own when it is suspended is killed. W3 [A], on.
    public var suspensionKillsLockHolders = true
    /// Whether calls outlive the process that reported them. T11 [I], off.
    public var callSurvivesProcess = false

    // Objects of the frameworks, in the app's process
    /// Whether a `CXProvider` that the app has let go of lives on until `invalidate()`. T5 [I], on.
    public var providerSurvivesRelease = true
    /// Whether a `PKPushRegistry` that the app has let go of lives on while it asks for pushes. D12 [I], off.
    public var registrySurvivesRelease = false

    // What the user sees
    /// A call ended by its app sooner than this after its creation is kept until then. P4 [T/O]: 2.0 s.
    public var minimumRing: Duration = .seconds(2)
    /// A ring that nobody answers ends after this time. P5 [O]: about 60 s.
    public var ringTimeout: Duration = .seconds(60)
    /// Whether an app in the foreground gets a banner for its own call. P1 [A], none by default.
    public var bannerInForeground = false
    /// Reports per second and bundle beyond which a report is refused, uncredited. K [T], off.
    public var reportsPerSecond: Int?

    // Actions. T2 [O/T]: answer 60 s, start 600 s, others 5 s.
    /// Time to fulfil or fail an answer action. T2 [O/T]: 60 s.
    public var answerTimeout: Duration = .seconds(60)
    /// Time to fulfil or fail a start action. T2 [O/T]: 600 s.
    public var startTimeout: Duration = .seconds(600)
    /// Time to fulfil or fail any other action. T2 [O/T]: 5 s.
    public var actionTimeout: Duration = .seconds(5)

    /// The defaults for an iOS version.
    public init(system: SystemVersion) {
        self.system = system
        reportCreditWindow = system >= SystemVersion(14) ? .seconds(7) : .zero
        expiryJudgesEveryPush = system < SystemVersion(14)
        let hasMetadata = system >= SystemVersion(26, 4)
        asyncReportDeferral = hasMetadata ? .seconds(1) : nil
        staleAfter = hasMetadata ? .seconds(30) : nil
        deliversMetadata = hasMetadata
        warnsDevelopmentBuilds = system >= SystemVersion(26)
    }
}

/// What happens to a VoIP push between a reboot and the first unlock. D7 [A/O].
public enum DeliveryBeforeFirstUnlock: Hashable, Sendable {
    /// The app is launched and gets the push.
    case launches
    /// The app is launched, but payloads wait for the first unlock; the pushes are counted all the same.
    case stalls
    /// Either, push by push, decided by this seed.
    case random(seed: UInt64)
}

extension Profile {
    public static let iOS13 = Profile(system: SystemVersion(13))
    public static let iOS14 = Profile(system: SystemVersion(14))
    public static let iOS15 = Profile(system: SystemVersion(15))
    public static let iOS17 = Profile(system: SystemVersion(17))
    public static let iOS18 = Profile(system: SystemVersion(18))
    public static let iOS26 = Profile(system: SystemVersion(26))
    public static let iOS26_4 = Profile(system: SystemVersion(26, 4))

    /// Every profile that is offered, oldest first.
    public static let all = [iOS13, iOS14, iOS15, iOS17, iOS18, iOS26, iOS26_4]

    /// The newest profile: what a phone imitates unless told otherwise.
    public static let newest = iOS26_4
}
