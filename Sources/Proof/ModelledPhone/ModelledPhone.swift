public import CallPolicy
public import CallVocabulary

/// A whole phone in virtual time: the policy, modelled processes each with its own check 1, and an agenda.
///
/// It is a shell like the daemon, and holds the policy to the contract that a shell relies on: an effect that no shell
/// could carry out is written into ``faults``. A value like the policy: the same calls always make the same story.
public struct ModelledPhone: Hashable, Sendable {
    public internal(set) var policy: PhonePolicy
    /// The phone's clock.
    public internal(set) var now = Instant.zero
    /// Every input in its order, with what followed from it.
    public internal(set) var history: [Step] = []
    /// What the policy does not hear of, and a daemon's timeline shows all the same.
    public internal(set) var remarks: [Remark] = []
    /// What no shell could have carried out: empty, unless the policy is at fault, or was told of things that cannot be.
    public internal(set) var faults: [String] = []
    /// Those that live, in the order of their ids.
    public internal(set) var processes: [ModelledProcess] = []

    /// How far ``advance(by:)`` has moved the clock; the clocks of apps do not follow.
    var skipped = Duration.zero
    var installations: [Installation] = []
    /// Push number n stands at n - 1.
    var pushes: [ModelledPush] = []
    /// Call number n stands at n - 1: as in the daemon, in the order in which they were first named.
    var callNames: [CallName] = []
    var storedPushes: [StoredPush] = []
    var isOnline = true
    var blocksCallers = false
    private var agenda: [Appointment] = []
    private var lastAppointment = 0
    private var inbox: [Input] = []

    /// An app that is on the phone, and what it is like.
    struct Installation: Hashable, Sendable {
        let id: AppID
        var app: ModelledApp
        /// Delegate calls for it since it was installed.
        var pushCount = 0
    }

    private struct Appointment: Hashable, Sendable {
        var at: Instant
        let number: Int
        let process: ProcessID
        let event: ModelledEvent
    }

    /// A phone as it comes out of its box.
    public init(_ profile: Profile = .newest) { policy = PhonePolicy(profile: profile) }

    /// A phone on which apps and ledgers are there already; what the apps are like is said by the subscript.
    public init(restoring state: PersistentState, profile: Profile) {
        policy = PhonePolicy(profile: profile, restoring: state, at: .zero)
    }

    /// What an app is like. Processes that run already go on as the new description says.
    public subscript(id: AppID) -> ModelledApp? {
        get { installations.first { $0.id == id }?.app }
        set {
            guard let newValue else { return installations.removeAll { $0.id == id } }
            guard let place = installations.firstIndex(where: { $0.id == id }) else {
                return installations.append(Installation(id: id, app: newValue))
            }
            installations[place].app = newValue
        }
    }

    /// A process that lives.
    public subscript(id: ProcessID) -> ModelledProcess? { processes.first { $0.id == id } }

    /// The app's process, if one lives.
    public func process(of app: AppID) -> ModelledProcess? { processes.first { $0.app == app } }

    mutating func update(_ id: ProcessID, _ change: (inout ModelledProcess) -> Void) {
        guard let place = processes.firstIndex(where: { $0.id == id }) else { return }
        change(&processes[place])
    }
}

/// Time.
extension ModelledPhone {
    /// One input, its effects, and whatever inputs those bring about, in order.
    public mutating func feed(_ input: Input) {
        inbox.append(input)
        guard inbox.count == 1 else { return }
        while let input = inbox.first {
            let transition = policy.transition(on: input, at: now)
            if transition != policy.transition(on: input, at: now) {
                faults.append("transition is not a function of its arguments: \(input)")
            }
            history.append(Step(at: now, input: input, effects: transition.effects))
            policy = transition.next
            for effect in transition.effects { carryOut(effect) }
            inbox.removeFirst()
        }
    }

    /// When something happens next by itself.
    public var nextMoment: Instant? {
        [agenda.first?.at, policy.nextDeadline].compactMap(\.self).min()
    }

    /// Everything that falls due meanwhile.
    public mutating func run(for duration: Duration) { run(until: now + duration) }

    /// Everything that falls due until then, an instant's events before its deadlines.
    public mutating func run(until end: Instant) {
        while let next = nextMoment, next <= end { takeNext() }
        now = max(now, end)
    }

    /// Lets time pass until the condition holds, at most so long; whether it does.
    @discardableResult
    public mutating func run(atMost limit: Duration, until condition: (ModelledPhone) -> Bool) -> Bool {
        let end = now + limit
        while !condition(self) {
            guard let next = nextMoment, next <= end else {
                now = max(now, end)
                return condition(self)
            }
            takeNext()
        }
        return true
    }

    /// The next event, or the next deadline.
    mutating func takeNext() {
        let deadline = policy.nextDeadline
        // A deadline is asked for one microsecond after its last good instant: at that microsecond it comes first.
        if let event = agenda.first, deadline.map({ event.at < $0 }) ?? true {
            agenda.removeFirst()
            now = max(now, event.at)
            happen(event.event, in: event.process)
        } else if let deadline {
            now = max(now, deadline)
            feed(.deadlinePassed)
        }
    }

    mutating func schedule(_ event: ModelledEvent, in process: ProcessID, after delay: Duration = .zero) {
        lastAppointment += 1
        let entry = Appointment(at: now + delay, number: lastAppointment, process: process, event: event)
        let place = agenda.firstIndex { ($0.at, $0.number) > (entry.at, entry.number) } ?? agenda.endIndex
        agenda.insert(entry, at: place)
    }

    /// The clocks of apps stand still while the phone's is moved: what they are about to do is as far away as before.
    mutating func jump(by duration: Duration) {
        now = now + duration
        skipped += duration
        for place in agenda.indices { agenda[place].at = agenda[place].at + duration }
    }

    /// The monotonic clock that the processes of apps read.
    var processNow: Instant { Instant(microseconds: now.microseconds - skipped.wholeMicroseconds) }

    mutating func remark(_ matter: Remark.Matter) {
        remarks.append(Remark(at: now, position: history.count, matter: matter))
    }
}
