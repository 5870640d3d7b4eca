import AppBundle
import CallVocabulary
import Foundation
import ModelledPhone
import ProbeBundle
import Testing
import YAMLFile

@testable import Conformance

/// The likely mistake behind a failure, on stories made by hand.
@Suite struct CauseTests {
    private struct Moment {
        var at: Int
        var kind: String
        var text: String
        var push: Int64?
        var call: String?
        var lane = TimelineEvent.Lane.app

        init(_ at: Int, _ kind: String, _ text: String = "", push: Int64? = nil, call: String? = nil) {
            (self.at, self.kind, self.text, self.push, self.call) = (at, kind, text, push, call)
            if kind.hasPrefix("user.") { lane = .user }
        }

        var event: TraceEvent {
            var event = TraceEvent(at: .milliseconds(at), lane: lane, kind: kind, text: text)
            event.push = push.map { PushID($0) }
            event.call = call
            return event
        }
    }

    /// A scenario's steps, with pushes 1, 2 … in their order.
    private func cause(
        _ finding: Finding, when steps: String, prelude: [Moment] = [], _ story: Moment...
    ) throws -> Cause? {
        let scenario = try Scenario(
            text: "why: a story made by hand, to see what is made of it\nwhen:\n\(steps)\nthen:\n  "
                + "must: [\"push.delivered [D5]\"]", file: "by-hand.yaml")
        var result = RunResult(
            app: "Hasty", run: PlannedRun(scenario: scenario, profile: .newest), verdict: .failed([finding]))
        result.prelude.events = prelude.map(\.event)
        result.trace.events = story.map(\.event)
        for number in 1...2 { result.trace.pushes["push \(number)"] = PushID(Int64(number)) }
        return CauseFinder.addingCauses(to: [result]).first?.cause
    }

    private let call = "  - provider: push call"
    private let callAndCancel = "  - provider: push call\n  - provider: push cancel\n    call: push 1"
    private let missingEnd = Finding(.missing, .t7, "call.endReported: no call.endReported came")

    @Test("A call that is taken back by the app's own end action is told from one that no push ends (T7)")
    func withdrawals() throws {
        let ringing = [
            Moment(1, "push.delivered", push: 1), Moment(2, "call.reported", call: "A"),
            Moment(300, "push.delivered", push: 2),
        ]
        let byAction = try cause(
            missingEnd, when: callAndCancel, ringing[0], ringing[1], ringing[2],
            Moment(301, "action.requested", "asks CallKit to end the call", call: "A"), Moment(310, "call.ended"))
        #expect(byAction?.mistake == .m2)
        #expect(byAction?.reason.contains("CXEndCallAction") == true && byAction?.reason.contains("(T7)") == true)
        let another = try cause(
            missingEnd, when: callAndCancel, ringing[0], ringing[1], ringing[2],
            Moment(301, "call.reported", call: "B"))
        #expect(another?.mistake == .m2 && another?.reason.contains("another call") == true)
        let again = try cause(
            missingEnd, when: callAndCancel, ringing[0], ringing[1], ringing[2],
            Moment(301, "call.reported", call: "A"))
        #expect(again?.mistake == .m2 && again?.reason.contains("no push ends a call") == true)
        // Asked to answer: that is no end.
        let answering = try cause(
            missingEnd, when: callAndCancel, ringing[0], ringing[1], ringing[2],
            Moment(301, "action.requested", "asks CallKit to answer the call", call: "A"))
        #expect(answering?.reason.contains("CXEndCallAction") == false)
        // Nothing was taken back.
        #expect(try cause(missingEnd, when: call, ringing[0], ringing[1]) == nil)
        #expect(
            try cause(Finding(.missing, .e2, ""), when: callAndCancel, ringing[0], ringing[1], ringing[2]) == nil)
    }

    @Test("A registry that was let go is the cause of what did not come, unless another has registered since (D12)")
    func registry() throws {
        let registers = Moment(0, "registry.changed", "registers for VoIP pushes")
        let released = Moment(1, "registry.released", "has let go of its push registry")
        let withdraws = Moment(1, "registry.changed", "no longer wants VoIP pushes")
        let killed = Finding(.breach, .c2_1, "kills it")
        let held = Moment(10, "push.held", push: 1)
        let gone = try cause(killed, when: call, prelude: [registers, released, withdraws], held)
        #expect(gone?.mistake == .m5 && gone?.reason.contains("let go of its push registry") == true)
        #expect(try cause(killed, when: call, registers, released, withdraws, held) == gone)
        // Also where no rule is broken but a demand is: E1, D11, L3, N1.
        #expect(
            try cause(Finding(.missing, .e1, ""), when: call, prelude: [registers, released, withdraws], held) == gone)
        let replaced = try cause(killed, when: call, prelude: [registers, released, registers], held)
        #expect(replaced?.reason.contains("let go") == false)
        let watchdog = Finding(.breach, .w3, "kills it")
        #expect(try cause(watchdog, when: call, prelude: [registers, released, withdraws]) == nil)
        let delivered = try cause(
            killed, when: call, prelude: [registers, released, withdraws], Moment(2, "push.delivered", push: 1))
        #expect(delivered?.reason.contains("let go") == false)
    }

    @Test("A token that no delegate hears of says that nobody keeps the delegate (N1)")
    func token() throws {
        let missing = Finding(.missing, .n1, "token.told: no token.told came")
        let unheard = try cause(missing, when: "  - user: open", Moment(5, "token.issued"))
        #expect(unheard?.mistake == .m5 && unheard?.reason.contains("no delegate to tell") == true)
        #expect(
            try cause(missing, when: "  - user: open", Moment(5, "token.issued"), Moment(6, "token.told")) == nil)
        #expect(try cause(missing, when: "  - user: open", Moment(5, "app.launched")) == nil)
    }

    @Test("A call that is reported and ended before it can be answered was none (M2), up to the minimum ring")
    func endedAtOnce() throws {
        let missing = Finding(.missing, .t2, "action.fulfilled: no action.fulfilled came")
        let start = [Moment(1, "push.delivered", push: 1), Moment(2, "call.reported", call: "A")]
        let end = Moment(5, "call.endReported", call: "A")
        let ended = try cause(missing, when: call, start[0], start[1], end)
        #expect(ended?.mistake == .m2 && ended?.reason.contains("0.003 s later") == true)
        // One tick before the minimum ring, and at it.
        var late = end
        late.at = 2_001
        #expect(try cause(missing, when: call, start[0], start[1], late) != nil)
        late.at = 2_002
        #expect(try cause(missing, when: call, start[0], start[1], late) == nil)
        // The user wanted it, another push said it, it is another call's end, or nobody could read the payload.
        #expect(try cause(missing, when: call, start[0], start[1], Moment(4, "user.declined"), end) == nil)
        #expect(
            try cause(missing, when: callAndCancel, start[0], start[1], Moment(4, "push.delivered", push: 2), end)
                == nil)
        #expect(
            try cause(missing, when: call, start[0], start[1], Moment(5, "call.endReported", call: "B")) == nil)
        #expect(try cause(missing, when: "  - provider: push unreadable", start[0], start[1], end) == nil)
        #expect(try cause(Finding(.margin, .w1, ""), when: call, start[0], start[1], end) == nil)
    }
}

/// The same, on stories that phones tell.
@Suite struct CauseOfStoriesTests {
    @Test(
        "On the policy alone: who keeps no registry or no delegate is told so, in every scenario that fails",
        arguments: ["RegistryNotRetained", "DelegateNotRetained"])
    func modelled(name: String) async throws {
        let app = try #require(ExampleApp.all.first { $0.name == name })
        let configuration = try Checkout.configuration(of: app)
        let plan = try BatteryPlan(.init(), scenarios: try Checkout.scenarios(), app: configuration)
        var failed = 0
        for run in plan.runs where run.scenario.name != "through-the-gateway" {
            var world = ModelWorld(
                app.model(run.scenario.given.slowdown), profile: run.profile, read: ExampleApp.reader())
            var player = ScenarioPlayer(run.scenario, payloads: PayloadPress(configuration, malformed: run.malformed))
            var result = RunResult(app: name, run: run, verdict: .passed)
            result.trace = try await player.play(in: &world)
            result.prelude = world.prelude
            let profile = try run.profile.changed(by: run.scenario.given)
            result.verdict = Judge(run.scenario, profile: profile, facts: world.facts).verdict(on: result.trace)
            guard case .failed = result.verdict else { continue }
            failed += 1
            let cause = CauseFinder.addingCauses(to: [result]).first?.cause
            #expect(cause?.mistake == .m5, "\(run.title): \(String(describing: cause))")
            let words = name == "RegistryNotRetained" ? "let go of its push registry" : "nobody keeps the object"
            #expect(cause?.reason.contains(words) == true, "\(run.title): \(cause?.reason ?? "")")
        }
        #expect(failed > 30)
    }

    @Test("Before the first unlock a stalled payload waits for that; a second report is called one (D7, K)")
    func told() async throws {
        func story(_ name: String) async throws -> Trace {
            let scenario = try #require(try Checkout.scenarios().first { $0.name == name })
            let app = ExampleApp("Parley", ModelledApp())
            let configuration = try Checkout.configuration(of: app)
            var world = ModelWorld(app.model(1), profile: .iOS18, read: ExampleApp.reader())
            var player = ScenarioPlayer(scenario, payloads: PayloadPress(configuration))
            return try await player.play(in: &world)
        }
        let stalled = try await story("before-first-unlock-stalled").events
        #expect(stalled.filter { $0.kind == "push.held" }.map(\.rule) == [.d7])
        #expect(!stalled.contains { $0.text.contains("no push registry") })
        let twice = try await story("second-push-while-ringing").events
        #expect(twice.filter { $0.kind == "note.duplicateReport" }.map(\.rule) == [.k])
        #expect(!twice.contains { $0.kind == "note.notCredited" })
    }

    /// What the app does with its pushes, the scenario in which it shows, and what is said of it.
    private static let deeds: [(yaml: String, scenario: String, mistake: Mistake, words: String)] = [
        (cancelling("endByAction"), "cancelled-while-ringing", .m2, "CXEndCallAction"),
        (cancelling("ignore"), "cancelled-while-ringing", .m2, "no push ends a call"),
        (cancelling("reportAnother"), "cancelled-while-ringing", .m2, "another call"),
        ("payloads: {call: {call: X, misbehave: endAtOnce}}", "answered", .m2, "before anybody could answer"),
        ("{arguments: [looseRegistry], payloads: {call: {call: X}}}", "cold-launch", .m5, "let go"),
        ("{arguments: [looseRegistry], payloads: {call: {call: X}}}", "registers-when-opened", .m5, "let go"),
    ]

    private static func cancelling(_ deed: String) -> String {
        "payloads: {call: {call: X}, cancel: {call: X, misbehave: \(deed)}}"
    }

    @Test("With real processes: what an app did wrong is what is said of it", .timeLimit(.minutes(5)))
    func processes() async throws {
        let bundle = try AppBundle(reading: URL(filePath: ProbeBundle.make()))
        defer { try? FileManager.default.removeItem(at: bundle.url.deletingLastPathComponent()) }
        let scenarios = try Checkout.scenarios()
        let plans = try Self.deeds.enumerated().map { number, deed in
            let yaml = deed.yaml.replacing("X", with: "3F1C2A5E-0B7D-4E53-9C1D-6A0F5B7E2D10")
            let configuration = try AppConfiguration(YAMLMapping(text: yaml, file: "ringtime.yml"))
            var request = BatteryPlan.Request()
            request.names = [deed.scenario]
            return (
                app: AppUnderTest(name: "\(number)", bundle: bundle, configuration: configuration),
                plan: try BatteryPlan(request, scenarios: scenarios, app: configuration)
            )
        }
        let settings = Battery.Settings(folder: try PhoneFolder.make())
        let result = await Battery(settings).play(plans)
        PhoneFolder.clear(settings.folder)
        for (deed, run) in zip(Self.deeds, result.runs) {
            let story = run.trace.events.map { "\($0.at.inWords) \($0.kind) \($0.text)" }.joined(separator: "\n")
            #expect(
                run.cause?.mistake == deed.mistake && run.cause?.reason.contains(deed.words) == true,
                "\(deed.yaml): \(run.verdict), \(String(describing: run.cause))\n\(story)")
            // Nothing in a story leads into a folder that is gone by then.
            #expect(!run.trace.events.contains { $0.text.contains(settings.folder.path) }, "\(story)")
        }
    }

    @Test("A scenario may set that registries survive their release: then nothing is lost", .timeLimit(.minutes(2)))
    func survivingRegistry() async throws {
        let bundle = try AppBundle(reading: URL(filePath: ProbeBundle.make()))
        defer { try? FileManager.default.removeItem(at: bundle.url.deletingLastPathComponent()) }
        let configuration = try AppConfiguration(
            YAMLMapping(text: "{arguments: [looseRegistry], payloads: {call: {a: 1}}}", file: "ringtime.yml"))
        let scenarios = ["on", "off"].map { value in
            Self.loose("registry-\(value)", setting: value)
        }
        let app = AppUnderTest(name: "Loose", bundle: bundle, configuration: configuration)
        let plan = try BatteryPlan(
            .init(), scenarios: try scenarios.map { try $0.get() }, app: configuration)
        let settings = Battery.Settings(folder: try PhoneFolder.make())
        let result = await Battery(settings).play([(app: app, plan: plan)])
        PhoneFolder.clear(settings.folder)
        let verdicts = Dictionary(uniqueKeysWithValues: result.runs.map { ($0.run.scenario.name, $0.verdict) })
        #expect(verdicts["registry-on"] == .passed)
        #expect(verdicts["registry-off"]?.rule == .c2_1)
    }

    private static func loose(_ name: String, setting: String) -> Result<Scenario, any Error> {
        Result {
            try Scenario(
                text: """
                    why: the app keeps its registry in a local variable, and the phone is set so or so
                    given:
                      settings: {registry.survivesRelease: \(setting)}
                    when:
                      - provider: push call
                    then:
                      must:
                        - call.reported before delegate.returned [C1.1]
                    """, file: "\(name).yaml")
        }
    }
}
