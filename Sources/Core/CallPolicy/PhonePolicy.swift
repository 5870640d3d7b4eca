public import CallVocabulary

/// One phone's judge: everything that decides about pushes, reports, deadlines, violations and calls, as one value.
///
/// Nothing but ``transition(on:at:)`` changes it, and that is a pure function: the daemon runs it with real processes
/// and a real clock, tests with modelled apps and a clock of their own. It holds no names, no payloads and no history:
/// those live in the shell, under the ids used here.
public struct PhonePolicy: Hashable, Sendable {
    public let profile: Profile
    /// When the job that clears every ledger runs next (L4).
    public internal(set) var nextDailyJob: Instant
    /// The phone in the user's hand.
    public internal(set) var device = Device()

    var apps = SortedByID<InstalledApp>()
    /// Live processes, at most one for an app, and those whose exit is still to come.
    var processes = SortedByID<AppProcess>()
    var pushTable = SortedByID<Push>()
    var callTable = SortedByID<Call>()
    var actions = SortedByID<PendingAction>()
    /// The push at the head of the line, and the launch it waits for (D5).
    var awaitedLaunch: AwaitedLaunch?
    var lastProcess = ProcessID(0)
    var lastAction = ActionID(0)

    /// The launch that holds up the line of pushes. Pushes are taken one after another: a slow launch delays those behind.
    ///
    /// The daemon's own wait (`launch.wait`) needs no timer: it is never shorter than the launch watchdog and loses the
    /// tie (D5), so it is always the watchdog that ends a launch that hangs.
    struct AwaitedLaunch: Hashable, Sendable {
        let push: PushID
        let process: ProcessID
    }

    /// A phone as it comes out of its box: unlocked, no apps, no violations.
    ///
    /// - Parameter nextDailyJob: when the ledgers are cleared first; by default one period after the phone's start (L4).
    public init(profile: Profile, nextDailyJob: Instant? = nil) {
        precondition(profile.ledgerResetPeriod.wholeMicroseconds > 0, "the daily job needs a period")
        self.profile = profile
        self.nextDailyJob = nextDailyJob ?? .zero + profile.ledgerResetPeriod
    }

    /// The state and the effects that follow from an input. Pure and total: every input has an answer in every state.
    ///
    /// Only ``Input/deadlinePassed`` makes deadlines act. An input that comes late, but before it, is judged as in time:
    /// a slow daemon kills nobody.
    public func transition(on input: Input, at now: Instant) -> Transition {
        var step = Step(policy: self, now: now)
        step.take(input)
        step.settle()
        return Transition(next: step.policy, effects: step.effects)
    }

    /// When ``Input/deadlinePassed`` is due at the earliest.
    /// It is the deadline plus one microsecond: a report at exactly the deadline is in time (C2.4).
    public var nextDeadline: Instant? { earliestDeadline.at.next }
}

/// A next state and what is to be done, in order.
public struct Transition: Hashable, Sendable {
    public var next: PhonePolicy
    public var effects: [Effect]

    public init(next: PhonePolicy, effects: [Effect]) {
        self.next = next
        self.effects = effects
    }
}
