public import CallVocabulary

/// One obligation, in one file of `Checks/`: what is owed, by which rule, the pure verdict, and examples that are
/// documentation and test at once.
public protocol PolicyCheck: SendableMetatype {
    /// The rule that it stands for.
    static var rule: Rule { get }
    /// Where the rule was said.
    static var evidence: [Evidence] { get }
    /// Stories that meet the obligation and stories that do not; every check has at least one of each.
    static var examples: [TimelineExample] { get }
    /// What the machine does about a breach, and in no other case: by this an example is judged.
    static func showsBreach(_ effect: Effect) -> Bool
}

/// Every check, in the order of the rule book. A file in `Checks/` without a line here fails a test.
public let policyChecks: [any PolicyCheck.Type] = [
    RegistrationCheck.self,
    ReportBeforeReturnCheck.self,
    ReportBeforeDeadlineCheck.self,
    MustReportCheck.self,
    StrictPolicyCheck.self,
    RestrictionCheck.self,
    LaunchWatchdogCheck.self,
    MinimumRingCheck.self,
    ActionTimeoutCheck.self,
]

/// A story of one app on one line, one character a step: `"P·····R"` is a push, and a report six seconds later.
///
/// | | |
/// |---|---|
/// | `P` | a push arrives |
/// | `L` | `didFinishLaunching` returns |
/// | `G` | a registry asks for VoIP pushes |
/// | `D` | the PushKit delegate returns |
/// | `R` | the app reports a call |
/// | `E` | the app ends its last call, `reportCall(with:endedAt:reason:)` |
/// | `A` | the user answers the call |
/// | `N` | the user declines or ends it |
/// | `F` | the app fulfils the action it was asked to perform |
/// | `X` | the process ends for a reason of its own |
/// | `O` | the user opens the app |
/// | `H` | the user goes to the home screen |
/// | `·` | nothing happens |
///
/// Characters in brackets share a step, in their order: `"P·(RD)"`.
public struct TimelineExample: Hashable, Sendable {
    /// How the app stands before the first character.
    public enum Start: Hashable, Sendable {
        /// Launched before, registered, suspended now.
        case suspended
        case dead
        /// Launched, registered, on the screen.
        case foreground
        /// Suspended, with this many entries in the ledger.
        case suspendedWithViolations(Int)
        /// On the screen, with this many entries in the ledger.
        case foregroundWithViolations(Int)
    }

    public var timeline: String
    /// Whether the check is breached in it.
    public var isBreach: Bool
    /// The time that one character takes.
    public var step: Duration
    public var start: Start
    public var facts: AppFacts
    public var profile: Profile

    /// A story in which the obligation is met.
    public static func satisfied(
        _ timeline: String, from start: Start = .suspended, step: Duration = .seconds(1), facts: AppFacts = AppFacts(),
        profile: Profile = .newest
    ) -> TimelineExample {
        TimelineExample(timeline: timeline, isBreach: false, step: step, start: start, facts: facts, profile: profile)
    }

    /// A story in which it is not.
    public static func violated(
        _ timeline: String, from start: Start = .suspended, step: Duration = .seconds(1), facts: AppFacts = AppFacts(),
        profile: Profile = .newest
    ) -> TimelineExample {
        TimelineExample(timeline: timeline, isBreach: true, step: step, start: start, facts: facts, profile: profile)
    }
}
