import CallVocabulary
import Foundation
import RuleBook
import Synchronization
import Testing

@testable import CrashDiagnosis

/// What a tired person is told.
@Suite struct AnswerTests {
    private func answer(_ prefixes: String...) throws -> Answer {
        let paths = try prefixes.map { prefix in try #require(Sample.all.first { $0.file.hasPrefix(prefix) }).path }
        return Gathering().read(paths)
    }

    @Test("The text has the paragraph, both sides, the rule and the four parts in their order")
    func parts() throws {
        let text = try answer("03-").render(as: .text)
        let parts = [
            "Check 2", "high confidence · C2.1 [A]", "For it", "The rule", "https://developer.apple.com", "Timeline",
            "Causes that fit", "M5", "Today, on the server", "short expiration", "Next build", "ringtime lint DIR",
            "Users already restricted", "24 h", "Prove it", "ringtime check YourApp --scenario",
        ]
        var rest = text[...]
        for part in parts {
            let range = try #require(rest.firstRange(of: part), "\(part) is missing or out of order")
            rest = rest[range.upperBound...]
        }
    }

    @Test("The JSON has the members that programs rely on, for every verdict")
    func json() throws {
        let answer = try answer("01-", "03-", "24-", "12-", "90-")
        let object = try JSONSerialization.jsonObject(with: Data(answer.render(as: .json).utf8)) as? [String: Any]
        let reports = try #require(object?["reports"] as? [[String: Any]])
        #expect(
            reports.map { $0["verdict"] as? String } == [
                "check1", "check2", "insufficient", "looks-alike", "restricted",
            ])
        #expect(reports.map { $0["rule"] as? String } == ["C1.1", "C2.1", nil, "W3", "L3"])
        for report in reports {
            #expect(["high", "medium", "low"].contains(report["confidence"] as? String))
            #expect((report["evidence"] as? [Any])?.isEmpty == false)
            #expect(report["against"] is [Any])
        }
    }

    @Test("Scenarios that are named exist")
    func scenarios() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Scenarios")
        for sample in Sample.all {
            for diagnosis in Gathering().read([sample.path]).reports {
                for name in Advice.scenarios(diagnosis) {
                    #expect(
                        FileManager.default.fileExists(atPath: folder.appending(path: name + ".yaml").path), "\(name)")
                }
            }
        }
    }

    @Test("The page is one file that loads and runs nothing, and draws the timeline")
    func html() throws {
        let page = try answer("89-").render(as: .html)
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        #expect(page.contains("<svg class=\"lanes\""))
        #expect(page.contains("check 2: about 7 s [A], missed"))
        #expect(!page.contains("<script"))
        #expect(!page.contains("src="))
        #expect(page.contains("default-src 'none'"))
    }

    @Test("What a report holds is shown and never obeyed")
    func harmless() throws {
        let report = """
            Process:             <script>alert(1)</script>\u{1B}[31m [1]
            Role:                Non UI
            Exception Type:  EXC_CRASH (SIGKILL)
            Termination Reason: FRONTBOARD 0xbaadca11
            """
        let answer = Answer(Diagnosis.diagnoses(of: Array(report.utf8), source: "x\u{1B}[2J<b>"))
        #expect(!answer.render(as: .html).contains("<script"))
        for format in AnswerFormat.allCases {
            #expect(!answer.render(as: format).contains("\u{1B}"), "\(format)")
        }
    }

    @Test("Many reports are grouped, with a trend from version to version")
    func overview() throws {
        let answer = Gathering().read([Sample.folder.path])
        let overview = Overview(answer)
        #expect(answer.reports.count >= 100)
        #expect(overview.byVerdict.reduce(0) { $0 + $1.count } == answer.reports.count)
        #expect(overview.versions.reduce(0) { $0 + $1.reports } == answer.reports.count)
        #expect(overview.versions.reduce(0) { $0 + $1.breaches } == answer.reports.count { $0.verdict.isBreach })
        let text = answer.render(as: .text)
        #expect(text.contains("by verdict"))
        #expect(text.contains("by version: breaches of reports"))
        #expect(answer.render(as: .markdown).contains("| app | version | breaches | reports |"))
    }

    @Test("Versions are in the order of their numbers")
    func versions() {
        func report(_ version: String) -> [UInt8] {
            let lines = [
                "Identifier: com.example.a", "Version: \(version)", "Exception Type: EXC_CRASH (SIGKILL)",
                "Termination Reason: FRONTBOARD 0xbaadca11",
            ]
            return Array(lines.joined(separator: "\n").utf8)
        }
        let all = ["1.10 (2)", "1.9 (1)", "1.9 (1)"].flatMap { Diagnosis.diagnoses(of: report($0), source: $0) }
        #expect(Overview(Answer(all)).versions.map(\.version) == ["1.9 (1)", "1.10 (2)"])
    }

    @Test("The progress is told for every file, up to the last")
    func progress() {
        let seen = Seen()
        var gathering = Gathering()
        gathering.progress = { seen.add($0) }
        let count = gathering.read([Sample.folder.path]).reports.count
        #expect(count > 0)
        #expect(seen.last?.done == seen.last?.total)
    }

    @Test("An input that cannot be read is named, and the exit code is 2")
    func unreadable() {
        let answer = Gathering().read(["/nowhere/at/all.ips"])
        #expect(answer.exitCode == 2)
        #expect(answer.unreadable.map(\.name) == ["/nowhere/at/all.ips"])
    }
}

private final class Seen: Sendable {
    private let all = Mutex<[Gathering.Progress]>([])

    func add(_ progress: Gathering.Progress) { all.withLock { $0.append(progress) } }
    var last: Gathering.Progress? { all.withLock { $0.max { $0.done < $1.done } } }
}
