import CallPolicy
import CallVocabulary
import ModelledPhone
import Testing

@Suite("What a modelled phone tells")
struct StoryTests {
    private func eventful() -> ModelledPhone {
        play(.faulty(.neverReports).startingWith(.wellMade)) { phone in
            phone.push(a1, .call(3))
            phone.run(for: .seconds(3))
            phone.answer()
            phone.run(for: .seconds(20))
            phone.endCall()
            phone.goHome()
            phone.run(for: .seconds(20))
            phone.push(a1)
            phone.run(for: .seconds(20))
        }
    }

    @Test("The same calls make the same story")
    func deterministic() {
        #expect(eventful() == eventful())
        #expect(eventful().hashValue == eventful().hashValue)
    }

    @Test("Every input stands in the history with its effects, in order; remarks say where they belong")
    func history() throws {
        let phone = eventful()
        #expect(phone.history.map(\.at) == phone.history.map(\.at).sorted())
        #expect(phone.history.flatMap(\.effects) == phone.allEffects)
        let death = try #require(phone.remarks.first)
        #expect(death.matter == .processEnded(phone.deaths[0]))
        let place = death.position
        #expect(phone.history[place - 1].input == .check1Failed(ProcessID(1), PushID(2)))
        #expect(phone.history[place].input == .processExited(ProcessID(1)))
    }

    @Test("Names outlive what they name")
    func names() throws {
        let phone = eventful()
        let call = try #require(phone.call(3))
        #expect(phone.app(of: call) == a1 && phone.app(of: ProcessID(1)) == a1)
        #expect(phone.call(of: ActionID(1)) == call && phone.call(of: ActionID(9)) == nil)
        #expect(phone.payload(of: PushID(1)) == .call(3) && phone.payload(of: PushID(9)) == nil)
        #expect(phone.behaviour(on: PushID(1)) == .wellMade && phone.behaviour(on: PushID(2)) == .neverReports)
    }

    @Test("A delegate that nobody keeps is told of, and its check runs only where the setting says so (C1.4)")
    func withoutDelegate() {
        var strict = Profile.newest
        strict.check1RunsWithoutDelegate = true
        for (profile, fate) in [(Profile.newest, Fate.check2), (strict, .check1)] {
            let phone = play(ModelledApp(registry: .withoutDelegate), profile) { phone in
                phone.push(a1)
                phone.run(for: .seconds(20))
            }
            #expect(phone.fate == fate)
            #expect(phone.remarks.first?.matter == .deliveredWithoutDelegate(ProcessID(1), PushID(1)))
        }
    }

    @Test("What no shell could carry out is a fault")
    func faults() {
        var phone = ModelledPhone()
        phone.install(a1)
        phone.open(a1)
        phone.run(for: .seconds(1))
        #expect(phone.faults == [])
        // The policy is told of a death that never was: what it orders next is for a process that lives.
        phone.feed(.processExited(ProcessID(1)))
        phone.open(a1)
        #expect(phone.faults.count == 1)
        phone = ModelledPhone()
        phone.install(a1, .manual)
        phone.feed(.processAdopted(a1, ProcessID(4)))
        phone.run(for: .seconds(20))
        #expect(!phone.faults.isEmpty)
    }
}

@Suite("What a modelled process does in time")
struct ProcessTests {
    @Test("What fell due during a suspension happens on waking, before the push is read")
    func catchesUp() {
        // The late report of the first push stands in for the second one's.
        let late = PushBehaviour(report: .afterReturn(.seconds(60)))
        let app = ModelledApp().startingWith(late, PushBehaviour(report: .never))
        let phone = play(app) { phone in
            phone.update(a1, to: app.linked(against: SystemVersion(12)))
            phone.open(a1)
            phone.run(for: .seconds(2))
            phone.push(a1)
            phone.run(for: .seconds(1))
            phone.goHome()
            phone.run(for: .seconds(80))
            #expect(phone.state(a1) == .suspended && phone.refusals.isEmpty)
            phone.push(a1)
            phone.run(for: .zero)
        }
        let inputs = phone.history.suffix(4).map(\.input)
        let report = inputs.firstIndex { if case .callReported = $0 { true } else { false } }
        let complete = inputs.firstIndex(of: .completionCalled(ProcessID(2), PushID(2)))
        #expect(report != nil && complete != nil)
        #expect((report ?? 9) < (complete ?? 0))
    }

    @Test("An answer waits for a delegate call that holds the main queue up")
    func actionsWait() {
        let holdsUp = PushBehaviour(report: .after(.zero), returnsAfter: .seconds(9))
        let phone = play(.faulty(holdsUp)) { phone in
            phone.push(a1)
            phone.run(for: .seconds(1))
            phone.answer()
            phone.run(for: .seconds(7))
            #expect(phone.policy.calls.map(\.phase) == [.connecting])
            phone.run(for: .seconds(2))
        }
        #expect(phone.policy.calls.map(\.phase) == [.connected])
    }

    @Test("An app that has been on the phone for a while can wait for its own readiness")
    func livedFor() {
        let app = ModelledApp().but(when: .not(.hasLivedFor(.seconds(10))), .neverReports)
        for (wait, crashes) in [(Duration.milliseconds(9_699), 1), (.milliseconds(9_700), 0)] {
            let phone = play { phone in
                phone.install(a1, app)
                phone.open(a1)
                phone.run(for: .milliseconds(300))
                phone.goHome()
                phone.run(for: wait)
                phone.push(a1)
                phone.run(for: .seconds(1))
            }
            #expect(phone.crashes.count == crashes)
        }
    }

    @Test("A process knows its calls: those it reported, and not the refused ones")
    func knowsCalls() {
        func crashes(_ condition: AppCondition, _ prepare: (inout ModelledPhone) -> Void) -> Int {
            play(ModelledApp().but(when: condition, .spoofs)) { phone in
                prepare(&phone)
                phone.push(a1, .call(5))
                phone.run(for: .zero)
            }.refusals.count
        }
        let rings: (inout ModelledPhone) -> Void = { phone in
            phone.push(a1, .call(5))
            phone.run(for: .seconds(3))
        }
        #expect(crashes(.hasCall, rings) == 1 && crashes(.hasThisCall, rings) == 1 && crashes(.isOnCall, rings) == 2)
        let otherRings: (inout ModelledPhone) -> Void = { phone in
            phone.push(a1, .call(4))
            phone.run(for: .seconds(3))
        }
        #expect(crashes(.hasCall, otherRings) == 1 && crashes(.hasThisCall, otherRings) == 2)
        let refused: (inout ModelledPhone) -> Void = { phone in
            phone.setDoNotDisturb(true)
            phone.push(a1, .call(5))
            phone.run(for: .seconds(3))
        }
        #expect(crashes(.hasCall, refused) == 2)
    }
}

extension ModelledApp {
    fileprivate func linked(against sdk: SystemVersion) -> ModelledApp {
        var app = self
        app.facts.linkedSDK = sdk
        return app
    }
}
