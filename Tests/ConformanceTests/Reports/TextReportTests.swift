import CallVocabulary
import ReportText
import Testing

@testable import Conformance

@Suite("The report for a terminal") struct TextReportTests {
    @Test("Tables, one block for what failed in one way, and a line that sums it up")
    func golden() {
        #expect(TextReport(ReportSamples.ordinary, width: 90).text == Self.goldenText)
    }

    @Test("Without colour it holds no control character, whatever the app has printed", arguments: [80, 100, 200])
    func plain(width: Int) {
        let text = TextReport(ReportSamples.hostile, width: width).text
        #expect(text.split(separator: "\n").allSatisfy { $0 == Substring($0.harmless) })
    }

    @Test("Colour adds nothing but colour")
    func colour() {
        for result in [ReportSamples.ordinary, ReportSamples.hostile] {
            let plain = TextReport(result).text
            let coloured = TextReport(result, isColoured: true).text
            #expect(coloured != plain)
            #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
        }
    }

    @Test("What an app or a file says becomes no command of a continuous integration that reads along")
    func workflowCommands() {
        var run = ReportSamples.failing("::warning::a", failure: .early)
        run.output = ["::error::b", "##[error]c"]
        run.run.scenario.why = String(repeating: "word ", count: 30) + "::stop-commands::d ##[group]e"
        let text = TextReport(ReportSamples.battery([run]), width: 80).text
        for line in text.split(separator: "\n") {
            #expect(!line.trimmingPrefix(while: \.isWhitespace).hasPrefix("::"))
            #expect(!line.contains("##["))
        }
        #expect(text.contains("| ::error::b"))
    }

    @Test("A table's columns line up, with wide characters too, and a long name gives way")
    func table() {
        var table = TextTable()
        table.add([.init("電話"), .init("a"), .init("1.5", isFlushRight: true)])
        table.add([.init("a name that is far too long"), .init("bcd"), .init("20", isFlushRight: true)])
        table.add(remark: "a remark")
        #expect(
            table.rendered(width: 26, with: Pen(isColoured: false)) == [
                "電話              a    1.5", "a name that is …  bcd   20", "    a remark",
            ])
    }

    @Test("Variants that fail alike are told once, and those that fail in another way again")
    func variants() {
        func run(_ name: String, _ rule: Rule?) -> RunResult {
            var run = ReportSamples.run(
                "Hasty", ReportSamples.scenario("malformed"),
                rule.map { .failed([Finding(.breach, $0, "died")]) } ?? .passed)
            run.run.malformed = MalformedPayload(name: name, value: .null)
            return run
        }
        let runs = [run("a is null", .c1_1), run("b is null", nil), run("b is empty", .c1_1), run("c is null", .c2_1)]
        let rows = ReportRow.rows(of: "Hasty", in: ReportSamples.battery(runs))
        #expect(rows.map(\.words) == ["3 of 4 failed"])
        #expect(rows.map(\.rules) == [[.c1_1, .c2_1]])
        #expect(!rows[0].isFlaky)
        #expect(rows[0].troubles.map(\.title) == ["malformed (a is null)", "malformed (c is null)"])
        #expect(rows[0].troubles.map(\.alike) == ["b is empty", nil])
    }

    @Test("Each iOS version has a row of its own")
    func profiles() {
        var scenario = ReportSamples.scenario("answer")
        scenario.profiles = [SystemVersion(13), SystemVersion(26, 4)]
        let runs = [Profile.iOS13, .iOS26_4].map { profile in
            RunResult(app: "Hasty", run: PlannedRun(scenario: scenario, profile: profile), verdict: .passed)
        }
        let rows = ReportRow.rows(of: "Hasty", in: ReportSamples.battery(runs))
        #expect(rows.map(\.name) == ["answer@13.0", "answer@26.4"])
    }

    @Test("The third scenario that goes the same way is told in short, and of another way in full")
    func alike() {
        func run(_ name: String, _ failure: Rule) -> RunResult {
            var run = ReportSamples.run(
                "Hasty", ReportSamples.scenario(name), .failed([Finding(.breach, failure, "died")]),
                events: ReportSamples.opening)
            run.cause = Cause(.m3, "it died")
            return run
        }
        let runs = [run("one", .c1_1), run("two", .c1_1), run("three", .c1_1), run("four", .c2_1)]
        let text = TextReport(ReportSamples.battery(runs)).text
        #expect(text.matches(of: #/Timeline, seconds/#).count == 3)
        #expect(text.matches(of: #/Mend: /#).count == 3)
        let short = text.split(separator: "✗ three  Hasty").last?.split(separator: "───").first ?? ""
        #expect(short.contains("told in short: it went as in “one”"))
        #expect(short.contains("C1.1 [A] stated by Apple, breach"))
        #expect(short.contains("M3, report made asynchronously: it died"))
    }

    @Test("A story without end is cut in its middle, and says so")
    func endless() {
        var run = ReportSamples.failing("Hasty", failure: .early)
        run.trace.events += (0..<5_000).map { ReportSamples.event(8_000 + Double($0), .app, "remark", "again") }
        let text = TextReport(ReportSamples.battery([run])).text
        #expect(text.contains("… 4917 events are left out …"))
        #expect(text.split(separator: "\n").count < 140)
    }
}

extension TextReportTests {
    static let goldenText = """
        Parley  iOS 26.4
        scenario   verdict   rule    used  of limit         share
        suspended  ✓ passed  –     2.0 ms  report 7 s [A]  <0.1 %

        Hasty  iOS 26.4
        scenario     verdict                 rule      used  of limit  share
        odd-payload  ✗ failed                C1.1 [A]     –  –             –
        two-calls    ✗ 2 of 3 failed, flaky  P4 [T/O]     –  –             –
            run 1; run 3
        chat         ○ skipped               –            –  –             –
            ringtime.yml names no payload “chat”
        restart      ! broken                –            –  –             –

        ──────────────────────────────────────────────────────────────────────────────────────────
        ✗ odd-payload  Hasty, iOS 26.4

        Why this is tried
          A server sends an odd payload.

        What is wrong
          C1.1 [A] stated by Apple, breach at 3.2 ms
              returned without a report of an odd payload
          C2.5 [I] our inference, breach at 7.00 s
              writes violation 1

        Probably
          M1, early return before the report: the payload is an odd payload
          Mend: Report first with what is there: a UUID and any CXCallUpdate are enough (C1.11).
          Decide afterwards, and end at once what must not ring (C1.6).

        Timeline, seconds since the first step
          0.000  phone     a VoIP push arrives [D1]
          0.000  phone     the app must report a call for this push [E2]
          0.001  phone     wakes the app [D13]
          0.001  phone     delivers the push [D5]
          0.003  app       returned without a report of an odd payload [C1.1]
          0.011  app       the app is gone
          7.001  phone     writes violation 1 [C2.5]

        The app's last lines
          | up
          | a push: an odd payload
          | \(ReportSamples.longLine.prefix(300))…

        Crash report
          Exception Type: EXC_CRASH (SIGABRT)

        More
          ringtime explain C1.1 · ringtime explain C2.5 · ringtime explain M1

        ──────────────────────────────────────────────────────────────────────────────────────────
        ✗ two-calls (run 1)  Hasty, iOS 26.4
          the same way: run 3
          flaky: the same run passed as well; 2 of 3 failed

        Why this is tried
          Because it happens.

        What is wrong
          P4 [T/O] third-party analysis, observed, missing
              call.ended after call.ringing: no call.ended came

        More
          ringtime explain P4

        ──────────────────────────────────────────────────────────────────────────────────────────
        ! restart  Hasty, iOS 26.4

        Why this is tried
          Because it happens.

        Why there is no verdict
          no room on the device

        How sure: [A] stated by Apple, [O] observed, [T] third-party analysis, [I] our inference
        2 passed, 3 failed, 1 skipped, 1 broken in 8.25 s; longest 7.50 s, Hasty odd-payload; 4 phones at a time

        """
}
