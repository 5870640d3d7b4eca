import CallVocabulary
import Foundation
import ReportText
import Testing

@testable import Conformance

@Suite("JSON, JUnit and GitHub") struct MachineReportTests {
    static let batteries = [ReportSamples.ordinary, ReportSamples.hostile, ReportSamples.battery([])]

    private func object(_ result: BatteryResult, tellsEveryStory: Bool = false) throws -> [String: Any] {
        let text = JSONReport(result, tellsEveryStory: tellsEveryStory).text
        return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func runs(_ object: [String: Any]) -> [[String: Any]] {
        let apps = object["apps"] as? [[String: Any]] ?? []
        let scenarios = apps.flatMap { $0["scenarios"] as? [[String: Any]] ?? [] }
        return scenarios.flatMap { $0["runs"] as? [[String: Any]] ?? [] }
    }

    @Test("The JSON of a whole battery has the members that are promised")
    func json() throws {
        let report = try object(ReportSamples.ordinary)
        #expect(Set(report.keys) == ["version", "exitCode", "wallSeconds", "jobs", "startedAt", "apps"])
        #expect(report["exitCode"] as? Int == 1)
        #expect(report["wallSeconds"] as? Double == 8.25)
        #expect(report["startedAt"] as? String == "2026-11-23T14:00:05Z")
        let apps = try #require(report["apps"] as? [[String: Any]])
        #expect(Set(apps[1].keys) == ["app", "passed", "failed", "skipped", "broken", "scenarios"])
        #expect(["passed", "failed", "skipped", "broken"].map { apps[1][$0] as? Int } == [1, 3, 1, 1])
        let scenario = try #require((apps[1]["scenarios"] as? [[String: Any]])?.first)
        #expect(Set(scenario.keys) == ["scenario", "why", "rules", "mistakes", "questions", "runs"])
        let runs = runs(report)
        #expect(
            Set(runs[1].keys) == [
                "title", "ios", "repetition", "verdict", "rule", "findings", "limits", "cause", "playSeconds",
                "totalSeconds", "timeline", "output", "crash",
            ])
        let findings = try #require(runs[1]["findings"] as? [[String: Any]])
        #expect(Set(findings[0].keys) == ["sort", "rule", "evidence", "text", "atSeconds"])
        #expect(findings.map { $0["evidence"] as? [String] } == [["A"], ["I"]])
        #expect(findings[1]["atSeconds"] as? Double == 7.001)
        let limit = try #require((runs[0]["limits"] as? [[String: Any]])?.first)
        #expect(Set(limit.keys) == ["rule", "evidence", "name", "usedSeconds", "limitSeconds", "share"])
        #expect(limit["usedSeconds"] as? Double == 0.002)
        #expect(
            runs.map { $0["reason"] as? String }.suffix(2) == [
                "ringtime.yml names no payload “chat”", "no room on the device",
            ])
    }

    @Test("The JSON tells the story of what did not pass, and of everything if that is asked for")
    func stories() throws {
        let some = runs(try object(ReportSamples.ordinary)).map { ($0["timeline"] as? [Any])?.count }
        #expect(some == [nil, 7, 0, nil, 0, nil, 0])
        let all = runs(try object(ReportSamples.ordinary, tellsEveryStory: true)).map {
            ($0["timeline"] as? [Any])?.count
        }
        #expect(all == [7, 7, 0, 0, 0, 0, 0])
    }

    @Test("The JSON gives hostile text back as it was, and only an endless story with a gap")
    func hostileJSON() throws {
        let run = try #require(runs(try object(ReportSamples.hostile)).first)
        #expect(run["title"] as? String == ReportSamples.hostileText)
        var endless = ReportSamples.failing("Hasty", failure: .early)
        endless.trace.events += (0..<5_000).map { ReportSamples.event(8_000 + Double($0), .app, "remark", "again") }
        let told = try #require(runs(try object(ReportSamples.battery([endless]))).first)
        #expect((told["timeline"] as? [Any])?.count == 2_000)
        #expect(told["timelineLeftOut"] as? Int == 3_007)
    }

    @Test("JUnit is well formed whatever is in it, and counts what it holds", arguments: batteries.indices)
    func junit(number: Int) throws {
        let result = Self.batteries[number]
        let read = MarkupReading(JUnitReport(result).text)
        #expect(read.all("testsuite").count == result.apps.count)
        #expect(read.all("testcase").count == result.runs.count)
        #expect(
            Set(read.elements.map(\.name)).isSubset(of: [
                "testsuites", "testsuite", "testcase", "failure", "error", "skipped",
            ]))
        let top = try #require(read.all("testsuites").first?.attributes)
        #expect(top["tests"] == "\(result.runs.count)")
        #expect(top["failures"] == "\(read.all("failure").count)")
        #expect(top["errors"] == "\(read.all("error").count)")
        #expect(top["skipped"] == "\(read.all("skipped").count)")
    }

    @Test("A JUnit failure has the rule as its type, how sure it is in its message, and the story as its text")
    func junitFailure() throws {
        let read = MarkupReading(JUnitReport(ReportSamples.ordinary).text)
        let failure = try #require(read.all("failure").first)
        #expect(failure.attributes["type"] == "C1.1")
        #expect(failure.attributes["message"] == "C1.1 [A] returned without a report of an odd payload")
        #expect(failure.text.contains("  0.003  app       returned without a report of an odd payload [C1.1]"))
        let cases = read.all("testcase")
        #expect(cases[0].attributes == ["classname": "Parley", "name": "suspended", "time": "0.504"])
        #expect(cases[3].attributes["name"] == "two-calls run 2")
    }

    @Test("A failure that the baseline knows is skipped in JUnit and a warning for GitHub")
    func known() {
        var run = ReportSamples.failing("Hasty", failure: .early)
        run.isNew = false
        let result = ReportSamples.battery([run])
        let read = MarkupReading(JUnitReport(result).text)
        #expect(read.all("failure").isEmpty)
        #expect(read.all("skipped").first?.attributes["message"]?.hasPrefix("known to the baseline: C1.1 [A]") == true)
        #expect(GitHubReport(result).text.hasPrefix("::warning title=Hasty%3A odd-payload C1.1 [A]::"))
        #expect(TextReport(result).text.contains("≈ known"))
        #expect(TextReport(result).text.contains("0 passed, 1 failed (1 known) in 8.25 s"))
    }

    @Test("GitHub gets one command for what failed in one way, and a notice")
    func github() {
        #expect(
            GitHubReport(ReportSamples.ordinary).text == """
                ::error title=Hasty%3A odd-payload C1.1 [A]::returned without a report of an odd payload%0Aprobably M1: \
                the payload is an odd payload
                ::error title=Hasty%3A two-calls (run 1) P4 [T/O]::call.ended after call.ringing: no call.ended \
                came%0Athe same way: run 3%0Aflaky: the same run passed as well; 2 of 3 failed
                ::error title=Hasty%3A restart::no room on the device
                ::notice title=ringtime check::2 passed, 3 failed, 1 skipped, 1 broken in 8.25 s

                """)
    }

    @Test("Nothing that an app or a file says becomes a command of GitHub's")
    func hostileGitHub() {
        let text = GitHubReport(ReportSamples.hostile).text
        let lines = text.split(separator: "\n")
        #expect(lines.count == 4)
        for line in lines {
            #expect(line == Substring(line.harmless))
            let parts = line.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
            #expect(parts.count == 3)
            #expect(["error title=", "notice title="].contains { parts[1].hasPrefix($0) })
            // The property ends at the first `::`, so none may stand in it, and no comma that would begin another.
            #expect(!parts[1].dropFirst(12).contains(where: { ":,".contains($0) }))
        }
    }
}
