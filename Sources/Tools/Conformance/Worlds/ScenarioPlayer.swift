import CallVocabulary

/// Plays a scenario's steps in some world, then waits until nothing more can come of them.
struct ScenarioPlayer {
    let scenario: Scenario
    var payloads: PayloadPress

    /// How long a step waits for what its `on` names. Longer than check 2 takes: then the app is dead, or nobody's.
    static let patience: Duration = .milliseconds(8_000)
    /// How long after the last step what must come is waited for: check 2, and half a second.
    static let settling: Duration = .milliseconds(7_800)
    /// How long a launch or a check that is still open is waited for: the launch watchdog's time, and check 2's (W1, C2.1).
    private static let longest: Duration = .seconds(28)
    /// How long a quiet phone is watched for what must not come.
    private static let quiet: Duration = .milliseconds(60)

    init(_ scenario: Scenario, payloads: PayloadPress) {
        self.scenario = scenario
        self.payloads = payloads
    }

    /// The story, whatever became of it.
    mutating func play(in world: inout some World) async throws -> Trace {
        try await world.prepare(scenario.given)
        var last = await world.now
        for step in scenario.when {
            guard let start = try await beginning(of: step, after: last, in: &world) else { break }
            for time in 0..<step.times {
                try await world.pause(until: start + step.every * time)
                try await perform(step.action, in: &world)
            }
            last = await world.now
        }
        try await settle(since: last, in: &world)
        return await world.trace
    }

    /// When a step is due; nil if what it waits for does not come.
    private func beginning(
        of step: Step, after last: Duration, in world: inout some World
    ) async throws -> Duration? {
        guard let awaited = step.on else { return last + step.after }
        guard try await world.wait(atMost: Self.patience, until: { $0.contains(awaited) }) else { return nil }
        let event = await world.trace.first(awaited)?.event
        return (event?.at ?? last) + step.after
    }

    private mutating func perform(_ action: Action, in world: inout some World) async throws {
        switch action {
        case .push(let push): try await world.push(payloads.payload(for: push), push)
        case .user(let action): try await world.perform(action)
        case .phone(let action): try await world.perform(action)
        case .network(let action): try await world.perform(action)
        }
    }

    /// Until everything that must come is there, or no longer matters, and no check is open; or until check 2 has had
    /// its time.
    private func settle(since start: Duration, in world: inout some World) async throws {
        let outcome = scenario.then
        while await world.now < start + Self.longest {
            let hasDuty = try await world.hasOpenDuty()
            let trace = await world.trace
            // Once the app has failed, only what follows from that is still waited for.
            let isDecided =
                outcome.isSatisfied(by: trace) || outcome.isBroken(by: trace) && outcome.keepsItsLaws(in: trace)
            let isOver = await world.now > start + Self.settling
            if !hasDuty && (isDecided && !trace.hasPushInDelegate || isOver) { break }
            // Asks again at the next line of the story, or soon.
            let count = await world.trace.events.count
            _ = try await world.wait(atMost: .milliseconds(100)) { $0.events.count > count }
        }
        try await world.pause(until: await world.now + Self.quiet)
    }
}

extension Outcome {
    /// Nothing that must come is still missing.
    func isSatisfied(by trace: Trace) -> Bool { have((must + phone), come: trace) }

    /// What must follow on the phone's side has followed.
    func keepsItsLaws(in trace: Trace) -> Bool { have(phone, come: trace) }

    private func have(_ expectations: [Expectation], come trace: Trace) -> Bool {
        expectations.allSatisfy { expectation in
            if let condition = expectation.condition, !trace.contains(condition) { return true }
            let found = trace.matches(expectation.event).count
            return switch expectation.count {
            case .exactly(let wanted): found >= wanted
            case .atLeast(let wanted): found >= wanted
            case .atMost: true
            case nil: found > 0
            }
        }
    }
}
