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
        let death = try #require(phone.remarks.first { $0.matter == .processEnded(phone.deaths[0]) })
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

    @Test("The token is told to a delegate and a registry that are there; a lost registry is told of (D12)")
    func token() {
        func matters(_ registry: RegistryBehaviour, _ profile: Profile = .newest) -> [Remark.Matter] {
            play(ModelledApp(registry: registry), profile) { _ in }.remarks.map(\.matter)
        }
        #expect(matters(.atLaunch) == [.tokenTold(ProcessID(1))])
        #expect(matters(.withoutDelegate) == [])
        #expect(matters(.notKept) == [.registryReleased(ProcessID(1))])
        var kinder = Profile.newest
        kinder.registrySurvivesRelease = true
        #expect(matters(.notKept, kinder) == [.tokenTold(ProcessID(1))])
    }

    @Test("Where registries survive their release, one that nobody keeps gets its pushes (D12)")
    func survivingRegistry() {
        var kinder = Profile.newest
        kinder.registrySurvivesRelease = true
        for (profile, fate) in [(Profile.newest, Fate.check2), (kinder, .spared)] {
            let phone = play(ModelledApp(registry: .notKept), profile) { phone in
                phone.push(a1)
                phone.run(for: .seconds(20))
            }
            #expect(phone.fate == fate)
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
        let late = PushBehaviour(report: .afterReturn(.seconds(60)))
        let app = ModelledApp(facts: AppFacts(linkedSDK: SystemVersion(12)), onPush: late)
        let phone = play(app.but(when: .hasCall, .neverReports)) { phone in
            phone.push(a1)
            phone.run(for: .seconds(80))
            #expect(phone.state(a1) == .suspended && phone.refusals.isEmpty)
            phone.push(a1)
            phone.run(for: .zero)
        }
        #expect(phone.refusals == [nil])
        #expect(phone.behaviour(on: PushID(2)) == .neverReports)
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

    /// What an app does with a push for call 5, to which something has happened before; it spoofs under the condition.
    private func spoofs(
        when condition: AppCondition, calls: CallBehaviour = .wellMade, _ before: (inout ModelledPhone) -> Void
    ) -> Bool {
        let phone = play(ModelledApp(calls: calls).but(when: condition, .spoofs)) { phone in
            before(&phone)
            phone.push(a1, .call(5))
            phone.run(for: .zero)
        }
        return phone.behaviour(on: PushID(Int64(phone.deliveries.count))) == .spoofs
    }

    @Test("A process believes in the calls that it reported, until it learns of their end")
    func believes() {
        let rings: (inout ModelledPhone) -> Void = { phone in
            phone.push(a1, .call(5))
            phone.run(for: .seconds(3))
        }
        #expect(spoofs(when: .hasCall, rings) && spoofs(when: .hasThisCall, rings) && spoofs(when: .hasSeenCall, rings))
        #expect(!spoofs(when: .isOnCall, rings))
        let otherRings: (inout ModelledPhone) -> Void = { phone in
            phone.push(a1, .call(4))
            phone.run(for: .seconds(3))
        }
        #expect(spoofs(when: .hasCall, otherRings))
        #expect(!spoofs(when: .hasThisCall, otherRings) && !spoofs(when: .hasSeenCall, otherRings))
        let declined: (inout ModelledPhone) -> Void = { phone in
            rings(&phone)
            phone.decline()
            phone.run(for: .seconds(1))
        }
        #expect(!spoofs(when: .hasCall, declined) && !spoofs(when: .hasThisCall, declined))
        #expect(spoofs(when: .hasSeenCall, declined))
        #expect(spoofs(when: .hasCall, calls: .forgetsCalls(after: .seconds(9)), declined))
    }

    @Test("... a refused call is none, one that is reported again is one again, and a reset ends them all")
    func learns() {
        #expect(
            !spoofs(when: .hasCall) { phone in
                phone.setDoNotDisturb(true)
                phone.push(a1, .call(5))
                phone.run(for: .seconds(3))
            })
        #expect(
            spoofs(when: .all([.hasThisCall, .push(3)])) { phone in
                phone.push(a1, .call(5))
                phone.run(for: .seconds(3))
                phone.decline()
                phone.run(for: .seconds(20))
                phone.push(a1, .call(5))
                phone.run(for: .seconds(3))
            })
        #expect(
            !spoofs(when: .hasCall, calls: .forgetsCalls(after: .seconds(60))) { phone in
                phone.push(a1, .call(5))
                phone.run(for: .seconds(3))
                phone.restartDaemon()
            })
        // Nobody asks the app to end this call: it hears that it is over.
        #expect(
            !spoofs(when: .isOnCall, calls: .neverAnswers) { phone in
                phone.push(a1, .call(5))
                phone.run(for: .seconds(3))
                phone.answer()
                phone.run(for: .seconds(61))
            })
    }
}
