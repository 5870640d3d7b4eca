import CrashReport
import Foundation
import Testing

struct GoldenTests {
    @Test("each kind of report is byte for byte the one that was agreed", arguments: Samples.all.map(\.name))
    func golden(name: String) throws {
        let report = try #require(Samples.all.first { $0.name == name }).report
        if ProcessInfo.processInfo.environment["RINGTIME_RECORD_GOLDEN"] != nil {
            try report.text.write(toFile: Samples.golden(name), atomically: true, encoding: .utf8)
        }
        let agreed = try String(contentsOfFile: Samples.golden(name), encoding: .utf8)
        #if arch(x86_64)
        #expect(report.text == agreed)
        #else
        // Names of registers and machine differ; the literals are pinned by RuleTests.
        #expect(!agreed.isEmpty)
        #endif
    }

    @Test("what was written is read back as it was", arguments: Samples.all.map(\.name))
    func roundTrip(name: String) throws {
        let report = try #require(Samples.all.first { $0.name == name }).report
        #expect(try CrashReport(text: report.text) == report)
    }

    @Test("both parts are JSON, the header on one line, as Apple describes the file")
    func twoParts() throws {
        for (_, report) in Samples.all {
            let lines = report.text.split(separator: "\n", maxSplits: 1)
            let header = try #require(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
            let body = try #require(try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any])
            #expect(header["bug_type"] as? String == "309" && header["incident_id"] as? String == report.incident)
            let expected: Set = [
                "app_name", "timestamp", "app_version", "slice_uuid", "build_version", "platform", "bundleID",
                "share_with_app_devs", "is_first_party", "bug_type", "os_version", "roots_installed", "name",
                "incident_id",
            ]
            #expect(Set(header.keys) == expected)
            #expect(body["parentProc"] as? String == "launchd" && body["parentPid"] as? Int == 1)
            #expect(body["version"] as? Int == 2 && body["ringtime"] != nil)
        }
    }

    @Test("text from an app cannot break the JSON")
    func hostileText() throws {
        var subject = Samples.subject()
        subject.app.name = "a\"\\/\n\u{0}\u{1F}\u{7F}😀é</script>"
        let report = CrashReport.check2(subject, threads: .missing(because: "\"}"), story: Samples.story)
        #expect(try CrashReport(text: report.text) == report)
        #expect(report.text.split(separator: "\n").first?.hasPrefix("{") == true)
        #expect(report.fileName.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) })
    }

    @Test("files that are not ours, broken or too large are refused with the reason")
    func refusals() throws {
        let text = Samples.all[0].report.text
        #expect(throws: CrashReport.ReadError.noBody) { try CrashReport(text: "{}") }
        let other = text.replacingOccurrences(of: "\"bug_type\":\"309\"", with: "\"bug_type\":\"298\"")
        #expect(throws: CrashReport.ReadError.notACrash(bugType: "298")) { try CrashReport(text: other) }
        let foreign = text.replacingOccurrences(of: "\"ringtime\"", with: "\"vmSummary\"")
        #expect(throws: CrashReport.ReadError.notOurs) { try CrashReport(text: foreign) }
        let large = text + String(repeating: " ", count: CrashReport.largestFile)
        #expect(throws: CrashReport.ReadError.tooLarge(bytes: large.utf8.count)) { try CrashReport(text: large) }
        let wild = text.replacingOccurrences(of: "\"imageIndex\":1", with: "\"imageIndex\":99")
        #expect(throws: CrashReport.ReadError.malformed("a frame names an image that is not in usedImages")) {
            try CrashReport(text: wild)
        }
        for length in stride(from: 0, to: text.utf8.count - 2, by: 397) {
            #expect(throws: CrashReport.ReadError.self) { try CrashReport(text: String(text.prefix(length))) }
        }
    }

    @Test("the file's name is made of app and time")
    func fileName() {
        #expect(Samples.all[0].report.fileName == "Parley-2023-11-22-150009.ips")
    }

    @Test("times before 1970, leap days and the year's last microsecond are written right")
    func times() {
        func text(_ seconds: Int64) -> String {
            CrashReport.check2(
                subject(at: WallTime(microseconds: seconds * 1_000_000 + 999_999)), threads: .missing(because: ""),
                story: DeathStory()
            ).text
        }
        #expect(text(951_782_400).contains("\"captureTime\" : \"2000-02-29 00:00:00.9999 +0000\""))
        #expect(text(1_735_689_599).contains("\"captureTime\" : \"2024-12-31 23:59:59.9999 +0000\""))
        #expect(text(-1).contains("\"captureTime\" : \"1969-12-31 23:59:59.9999 +0000\""))
    }

    private func subject(at time: WallTime) -> CrashReport.Subject {
        var subject = Samples.subject()
        subject.process.capture = time
        return subject
    }
}
