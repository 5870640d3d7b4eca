public import CallPolicy
public import CallVocabulary

/// Runs one phone's policy: one input, one transition, its effects in order.
///
/// Synchronous, with no I/O and no clock of its own: whoever owns it says what time it is and carries out the effects.
/// Outside the tests of the policy it is the only caller of `transition`.
public struct CallPolicyRunner {
    /// Called after every transition, before its effects are returned: for the timeline.
    public typealias Observer = (_ input: Input, _ at: Instant, _ transition: Transition) -> Void

    /// The phone as it is now.
    public private(set) var policy: PhonePolicy
    /// The latest instant that any input was given.
    public private(set) var now: Instant
    /// How often an input was given an earlier instant than the one before it. Such an input counts as happening at
    /// the later one: a phone's monotonic clock never goes back.
    public private(set) var clampedInputs = 0

    private let observer: Observer?

    /// - Parameters:
    ///   - policy: where the phone begins.
    ///   - observer: hears of every transition.
    public init(policy: PhonePolicy, observer: Observer? = nil) {
        self.policy = policy
        self.observer = observer
        now = Instant(microseconds: .min)
    }

    /// The effects of an input, in the order in which they are to be carried out.
    public mutating func run(_ input: Input, at instant: Instant) -> [Effect] {
        if instant < now { clampedInputs += 1 }
        now = max(now, instant)
        let transition = policy.transition(on: input, at: now)
        policy = transition.next
        observer?(input, now, transition)
        return transition.effects
    }

    /// When ``Input/deadlinePassed`` is due at the earliest.
    public var nextDeadline: Instant? { policy.nextDeadline }
}
