import CallVocabulary
import Testing

@testable import Conformance

/// The judge, on stories made by hand.
@Suite struct JudgeTests {
    private func scenario(_ then: String) throws -> Scenario {
        try Scenario(
            text: "why: a story made by hand, to see what the judge says of it\nwhen:\n  - provider: push call\nthen:\n"
                + then, file: "by-hand.yaml")
    }

    private func trace(_ events: (Int, String, Rule?)...) -> Trace {
        var trace = Trace()
        trace.events = events.map { at, kind, rule in
            var event = TraceEvent(at: .milliseconds(at), lane: .phone, kind: kind, text: kind, rule: rule)
            event.push = PushID(1)
            return event
        }
        trace.pushes = ["push 1": PushID(1)]
        return trace
    }

    private func findings(_ then: String, _ trace: Trace) throws -> [Finding] {
        Judge(try scenario(then), profile: .newest, facts: AppFacts()).findings(in: trace)
    }

    @Test("A limit includes its own instant, and not the next microsecond")
    func limits() throws {
        let then = "  must: [\"call.reported within 7 s of push.delivered [C2.1]\"]"
        #expect(try findings(then, trace((0, "push.delivered", nil), (7_000, "call.reported", nil))).isEmpty)
        var late = trace((0, "push.delivered", nil), (7_000, "call.reported", nil))
        late.events[1].at += .microseconds(1)
        #expect(try findings(then, late).map(\.rule) == [.c2_1])
    }

    @Test("“Before” goes by the story's order, also in one instant")
    func order() throws {
        let then = "  must: [\"call.reported before delegate.returned [C1.1]\"]"
        #expect(try findings(then, trace((5, "call.reported", nil), (5, "delegate.returned", nil))).isEmpty)
        #expect(
            try findings(then, trace((5, "delegate.returned", nil), (5, "call.reported", nil))).map(\.sort) == [
                .missing
            ])
        #expect(try findings(then, trace((5, "call.reported", nil))).isEmpty)
        #expect(try findings(then, trace()).map(\.rule) == [.c1_1])
    }

    @Test("A breach that nobody foresaw fails the scenario, and the death comes before the entry that follows from it")
    func breaches() throws {
        let then = "  must: [\"push.delivered [D5]\"]"
        let story = trace((0, "push.delivered", nil), (7_000, "ledger.violation", .c2_4), (7_000, "app.killed", .c2_1))
        #expect(try findings(then, story).map(\.rule) == [.c2_1, .c2_4])
        let foreseen = then + "\n  may: [app.killed by C2.1, ledger.violation]"
        #expect(try findings(foreseen, story).isEmpty)
        let byUser = trace((0, "push.delivered", nil), (10, "app.killed", .d8))
        #expect(try findings(then, byUser).isEmpty)
    }

    @Test("What must not come fails by its rule; what holds for the phone is the phone's fault")
    func bans() throws {
        let story = trace((0, "push.delivered", nil), (3, "call.ringing", nil))
        #expect(try findings("  must not: [\"call.ringing [P6]\"]", story).map(\.sort) == [.forbidden])
        #expect(try findings("  must not: [\"call.ringing within 2 ms of push.delivered [P6]\"]", story).isEmpty)
        let law = "  phone: [\"if call.ringing then call.ended [P5]\"]"
        #expect(try findings(law, story).map(\.sort) == [.phone])
        #expect(try findings(law, trace((0, "push.delivered", nil))).isEmpty)
    }

    @Test(
        "An event may be demanded once, so many times, at most or at least so many times",
        arguments: [("once", [1]), ("2 times", [2]), ("at most 2 times", [0, 1, 2]), ("at least 2 times", [2, 3])]
    )
    func counts(words: String, right: [Int]) throws {
        for number in 0...3 {
            var story = trace((0, "push.delivered", nil))
            story.events += (0..<number).map {
                TraceEvent(at: .milliseconds($0), lane: .app, kind: "call.reported", text: "reports")
            }
            let found = try findings("  must: [\"call.reported \(words) [C1.1]\"]", story)
            #expect(found.isEmpty == right.contains(number), "\(number) for “\(words)”")
        }
    }

    @Test("A margin is asked of every limit, and the use of limits is told, the worst first")
    func margins() throws {
        var story = trace((0, "push.decided", nil), (0, "push.delivered", nil), (5_000, "call.reported", nil))
        story.events[0].text = "the app must report a call for this push"
        let judge = Judge(
            try scenario("  must: [\"call.reported [C1.1]\"]\n  margin: 33"), profile: .newest, facts: AppFacts())
        #expect(judge.findings(in: story).map(\.sort) == [.margin])
        #expect(judge.limitUses(in: story).map(\.name) == ["report"])
        story.events[2].at = .milliseconds(4_600)
        #expect(judge.findings(in: story).isEmpty)
    }
}
