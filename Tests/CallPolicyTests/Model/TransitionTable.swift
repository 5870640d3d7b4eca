import CallPolicy
import CallVocabulary
import Testing

/// One row of a transition table: in this situation, this input, these effects, this next state.
struct TransitionRow: CustomTestStringConvertible, Sendable {
    let title: String
    let situation: Situation
    let input: Input
    /// Seconds after the situation.
    let after: Duration
    let effects: [String]
    let next: String
    var testDescription: String { title }

    init(
        _ title: String, in situation: Situation, on input: Input, after: Duration = .seconds(1), _ effects: [String],
        next: String
    ) {
        self.title = title
        self.situation = situation
        self.input = input
        self.after = after
        self.effects = effects
        self.next = next
    }

    func check() {
        var policy = situation.policy
        let now = situation.now + after
        // The clock does not jump over deadlines.
        while input != .deadlinePassed, let deadline = policy.nextDeadline, deadline <= now {
            policy = policy.transition(on: .deadlinePassed, at: deadline).next
        }
        let transition = policy.transition(on: input, at: now)
        #expect(transition.effects.map(\.brief) == effects)
        #expect(transition.next.brief == next)
    }
}

/// A phone that something has happened to. Every story begins with app 1 installed at the phone's start.
struct Situation: Sendable {
    var policy: PhonePolicy
    var now = Instant.zero

    init(profile: Profile = .newest, facts: AppFacts = AppFacts(), _ inputs: Input...) {
        policy = PhonePolicy(profile: profile)
        take([.appInstalled(a1, facts)])
        take(inputs)
    }

    private mutating func take(_ inputs: [Input]) {
        for input in inputs { policy = policy.transition(on: input, at: now).next }
    }

    /// Inputs later on; deadlines in between act at their time.
    func then(after delay: Duration = .zero, _ inputs: Input...) -> Situation {
        var next = self
        let end = now + delay
        while let deadline = next.policy.nextDeadline, deadline <= end {
            next.policy = next.policy.transition(on: .deadlinePassed, at: deadline).next
        }
        next.now = end
        next.take(inputs)
        return next
    }

    /// Not running.
    static let dead = Situation()
    /// In front, launched and registered as p1.
    static let front = Situation(
        .userOpenedApp(a1), .voipRegistrationChanged(p1, isActive: true), .appLaunched(p1)
    )
    /// Suspended as p1, registered; ten seconds into the story.
    static let suspended = front.then(.userWentHome).then(after: .seconds(10))
    /// p1 is being launched for push 1.
    static let launching = dead.then(push(1))
    /// Push 1 is at p1's delegate and must be reported.
    static let delivered = suspended.then(push(1))
    /// p1 runs without a registry; push 1 waits.
    static let held = launching.then(.appLaunched(p1))
    /// Call 1 was reported for push 1 and rings; the delegate has returned and completed.
    static let ringing = delivered.then(report(1), .delegateReturned(p1, PushID(1)), .completionCalled(p1, PushID(1)))
    /// Call 1 is being answered, on a locked phone.
    static let connecting = ringing.then(.deviceLocked, .userAnsweredCall(c1))
    static let connected = connecting.then(.actionFulfilled(p1, ActionID(1)))
    static let ending = connected.then(.userEndedCall(c1))
    /// Three entries in the ledger, and dead.
    static let restricted = (1...3).reduce(dead) { story, number in
        story.then(push(Int64(number))).then(after: .seconds(1), .appLaunched(ProcessID(Int32(number))))
            .then(after: .seconds(8), .processExited(ProcessID(Int32(number))))
    }

    static func push(_ number: Int64, age: Duration = .zero) -> Input { .pushArrived(PushID(number), a1, age: age) }

    static func report(_ call: Int64, _ change: (inout IncomingReport) -> Void = { _ in }) -> Input {
        var incoming = IncomingReport(provider: 1)
        change(&incoming)
        return .callReported(p1, RequestID(UInt64(call)), CallID(call), incoming)
    }
}

let a1 = AppID(1)
let a2 = AppID(2)
let p1 = ProcessID(1)
let p2 = ProcessID(2)
let c1 = CallID(1)
let c2 = CallID(2)

extension Profile {
    /// This profile with something set otherwise.
    func with(_ change: (inout Profile) -> Void) -> Profile {
        var profile = self
        change(&profile)
        return profile
    }
}
