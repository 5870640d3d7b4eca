import CallPolicy
import CallPolicyRunner
import CallVocabulary
import Testing

@Suite("The runner")
struct CallPolicyRunnerTests {
    private let app = AppID(1)

    private func runner(_ observer: CallPolicyRunner.Observer? = nil) -> CallPolicyRunner {
        var runner = CallPolicyRunner(policy: PhonePolicy(profile: .newest), observer: observer)
        _ = runner.run(.appInstalled(app, AppFacts()), at: .zero)
        return runner
    }

    @Test("One input is one transition: its effects come back, its next state is kept")
    func oneTransition() {
        var runner = runner()
        let expected = runner.policy.transition(on: .userOpenedApp(app), at: .zero + .seconds(1))
        #expect(runner.run(.userOpenedApp(app), at: .zero + .seconds(1)) == expected.effects)
        #expect(runner.policy == expected.next)
        #expect(!expected.effects.isEmpty)
    }

    @Test("Its deadline is the policy's")
    func deadline() {
        var runner = runner()
        _ = runner.run(.pushArrived(PushID(1), app, age: .zero), at: .zero + .seconds(1))
        #expect(runner.nextDeadline == .zero + .seconds(21) + .microseconds(1))
        #expect(runner.nextDeadline == runner.policy.nextDeadline)
    }

    @Test("Time never goes back: an earlier instant counts as the latest one, and is counted")
    func clamping() {
        var runner = runner()
        _ = runner.run(.userOpenedApp(app), at: .zero + .seconds(10))
        #expect(runner.clampedInputs == 0)
        _ = runner.run(.pushArrived(PushID(1), app, age: .zero), at: .zero + .seconds(4))
        #expect(runner.clampedInputs == 1)
        #expect(runner.now == .zero + .seconds(10))
        // The same instant again is no step back.
        _ = runner.run(.userWentHome, at: .zero + .seconds(10))
        #expect(runner.clampedInputs == 1)
    }

    @Test("The observer sees every input with the instant that counted and the transition")
    func observer() {
        final class Seen {
            var lines: [(Input, Instant, Transition)] = []
        }
        let seen = Seen()
        var runner = runner { seen.lines.append(($0, $1, $2)) }
        let effects = runner.run(.userOpenedApp(app), at: .zero + .seconds(3))
        _ = runner.run(.userWentHome, at: .zero + .seconds(1))
        #expect(seen.lines.map(\.0) == [.appInstalled(app, AppFacts()), .userOpenedApp(app), .userWentHome])
        #expect(seen.lines.map(\.1) == [.zero, .zero + .seconds(3), .zero + .seconds(3)])
        #expect(seen.lines[1].2.effects == effects)
        #expect(seen.lines.last?.2.next == runner.policy)
    }
}
