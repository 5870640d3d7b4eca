import CallVocabulary

@testable import Conformance

/// Batteries made by hand: small, and with everything in them that a report has a place for.
enum ReportSamples {
    static let push = PushID(1)

    /// Two apps, one of them with every verdict there is.
    static let ordinary = battery(
        [passing("Parley")] + [failing("Hasty", failure: .early)] + flaky("Hasty") + [
            skipped("Hasty"), broken("Hasty"),
        ])

    /// The same, by an app and files that would like to be more than text.
    static let hostile = battery(
        [failing(hostileText, failure: .hostile)] + flaky(hostileText) + [skipped(hostileText), broken(hostileText)])

    static let hostileText =
        "</pre><script>alert(1)</script>]]>&amp; \u{1B}[31m\u{0}\u{7}\u{202E}\u{FFFE}'\", ::error::x"

    static let longLine = String(repeating: "long ", count: 400)

    static func battery(_ runs: [RunResult]) -> BatteryResult {
        BatteryResult(runs: runs, wallTime: .milliseconds(8_250), jobs: 4, startedAt: 1_795_442_405)
    }

    static func scenario(_ name: String, why: String = "Because it happens.") -> Scenario {
        Scenario(name: name, why: why, file: "Scenarios/\(name).yml")
    }

    static func run(
        _ app: String, _ scenario: Scenario, _ verdict: Verdict, events: [TraceEvent] = [], repetition: Int = 1
    ) -> RunResult {
        var planned = PlannedRun(scenario: scenario, profile: .newest)
        planned.repetition = repetition
        var result = RunResult(app: app, run: planned, verdict: verdict)
        result.trace.events = events
        result.playTime = events.last?.at ?? .zero
        result.totalTime = result.playTime + .milliseconds(500)
        return result
    }

    static func event(
        _ milliseconds: Double, _ lane: TimelineEvent.Lane, _ kind: String, _ text: String, _ rule: Rule? = nil
    ) -> TraceEvent {
        var event = TraceEvent(
            at: .microseconds(Int64(milliseconds * 1_000)), lane: lane, kind: kind, text: text, rule: rule)
        event.push = push
        return event
    }
}

// The runs.
extension ReportSamples {
    enum Failure { case early, hostile }

    static let opening = [
        event(0, .phone, "push.arrived", "a VoIP push arrives", .d1),
        event(0, .phone, "push.decided", "the app must report a call for this push", .e2),
        event(0.5, .phone, "app.resumed", "wakes the app", .d13),
        event(1, .phone, "push.delivered", "delivers the push", .d5),
    ]

    static func passing(_ app: String, reportAt milliseconds: Double = 3) -> RunResult {
        let events =
            opening + [
                event(milliseconds, .app, "call.reported", "reports a call from Ada", .c1_1),
                event(milliseconds, .phone, "call.ringing", "rings: Ada (banner)", .p2),
                event(milliseconds + 1, .app, "delegate.returned", "the push delegate returns", .c1_1),
            ]
        var result = run(app, scenario("suspended"), .passed, events: events)
        result.limits = [
            LimitUse(rule: .c2_1, name: "report", used: events[4].at - events[3].at, limit: .seconds(7))
        ]
        return result
    }

    static func failing(_ app: String, failure: Failure) -> RunResult {
        let words = failure == .early ? "an odd payload" : hostileText
        let events =
            opening + [
                event(3.2, .app, "check1.failed", "returned without a report of \(words)", .c1_1),
                event(11, .app, "process.exited", "the app is gone"),
                event(7_001, .phone, "ledger.violation", "writes violation 1", .c2_5),
            ]
        let findings = [
            Finding(.breach, .c1_1, events[4].text, at: events[4].at),
            Finding(.breach, .c2_5, events[6].text, at: events[6].at),
        ]
        var result = run(
            app, scenario(failure == .early ? "odd-payload" : hostileText, why: "A server sends \(words)."),
            .failed(findings), events: events)
        result.cause = Cause(.m1, "the payload is \(words)")
        result.output = ["up", "a push: \(words)", longLine]
        result.crashReport = "{}\n" + #"{"exception":{"type":"EXC_CRASH","signal":"SIGABRT"}}"#
        return result
    }

    /// The second of three repetitions passes.
    static func flaky(_ app: String) -> [RunResult] {
        (1...3).map { repetition in
            let finding = Finding(.missing, .p4, "call.ended after call.ringing: no call.ended came")
            return run(
                app, scenario("two-calls"), repetition == 2 ? .passed : .failed([finding]), repetition: repetition)
        }
    }

    static func skipped(_ app: String) -> RunResult {
        run(app, scenario("chat"), .skipped("ringtime.yml names no payload “chat”"))
    }

    static func broken(_ app: String) -> RunResult {
        run(app, scenario("restart"), .broken("no room on the device"))
    }
}
