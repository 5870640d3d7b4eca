import CallVocabulary
import CrashDiagnosis
import CrashReport
import Foundation
import Testing

/// Reports that the project's own phones write.
@Suite struct OwnReportTests {
    private static let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "CrashReportTests/Golden")

    @Test(
        "Each form that a phone writes reads back with its verdict",
        arguments: [
            ("check1", VerdictKind.check1, Rule.c1_1 as Rule?), ("check1-ios13", .check1, .c1_1),
            ("check2", .check2, .c2_1),
            ("check2-ios13", .check2, .c2_1), ("watchdog", .launchWatchdog, .w1), ("link-check", .notLinked, .d9),
            ("own-crash", .other, nil), ("file-lock", .looksAlike, .w3),
        ])
    func readBack(name: String, verdict: VerdictKind, rule: Rule?) throws {
        let answer = Gathering().read([Self.golden.appending(path: name + ".ips").path])
        let diagnosis = try #require(answer.reports.first)
        #expect(diagnosis.verdict == verdict)
        #expect(diagnosis.rule == rule)
        #expect(answer.exitCode == (verdict.isBreach ? 1 : 0))
    }

    @Test(
        "Without its own object, a phone's report is judged as one of Apple's",
        arguments: ["check1", "check2", "check2-ios13"])
    func withoutOurs(name: String) throws {
        let text = try String(contentsOf: Self.golden.appending(path: name + ".ips"), encoding: .utf8)
        let start = try #require(text.firstRange(of: "\"ringtime\" :"))
        let bare = text[..<start.lowerBound] + "\"x\" : 0\n}\n"
        let diagnosis = try #require(Diagnosis.diagnoses(of: Array(bare.utf8), source: name).first)
        #expect(diagnosis.verdict == (name == "check1" ? .check1 : .check2))
    }
}
