import CallFlow
import Foundation
import Testing

@testable import CallLint

@Suite struct LintReportTests {
    private let result: LintResult

    init() {
        func place(_ line: Int) -> CallFlow.SourceLocation {
            CallFlow.SourceLocation(path: "App/Push, a.swift", line: line, column: 5, offset: 0)
        }
        let finding = Finding(
            ReportBeforeReturnRule.description, cause: "M1", at: place(7),
            message: "a <path> returns\u{1B}[31m without a report",
            steps: [
                Finding.Step(at: place(8), "guard fails here"), Finding.Step(at: place(9), "returns 100% silently"),
            ])
        let note = Finding(
            ReportBeforeReturnRule.description, severity: .note, cause: "unknown", at: place(20), message: "unseen")
        var result = LintResult()
        let findings = [finding, note]
        result.findings = zip(findings, Fingerprint.of(findings, text: { _ in nil })).map {
            LintResult.Entry(finding: $0, fingerprint: $1)
        }
        self.result = result
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("text is what editors jump to, with the path in steps, and no terminal command of the sources")
    func text() {
        let text = LintFormat.text.render(result)
        #expect(
            text.hasPrefix(
                "App/Push, a.swift:7:5: error: a <path> returns␛[31m without a report [report-before-return, C1.1 [A], M1]\n"
            ))
        #expect(text.contains("\n    1  App/Push, a.swift:8:5: guard fails here\n    2  "))
        #expect(text.contains("1 error, 0 warnings, 1 note"))
        #expect(!text.contains("\u{1B}"))
    }

    @Test("json has exactly the members that are promised, and says null where there is no cause")
    func json() throws {
        let findings = try #require(try object(LintFormat.json.render(result))["findings"] as? [[String: Any]])
        let keys: Set = [
            "rule", "evidence", "name", "cause", "severity", "path", "line", "column", "message", "mend", "steps",
            "fingerprint",
        ]
        #expect(findings.allSatisfy { Set($0.keys) == keys })
        #expect(findings.first?["rule"] as? String == "C1.1")
        #expect(findings.first?["evidence"] as? [String] == ["A"])
        #expect(findings.first?["severity"] as? String == "error")
        #expect((findings.first?["steps"] as? [[String: Any]])?.map { $0["line"] as? Int } == [8, 9])
    }

    @Test("sarif has the version, a result with a code flow, and fingerprints")
    func sarif() throws {
        let log = try object(LintFormat.sarif.render(result))
        #expect(log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.map { $0["level"] as? String } == ["error", "note"])
        let flows = try #require(results.first?["codeFlows"] as? [[String: Any]])
        let thread = try #require((flows.first?["threadFlows"] as? [[String: Any]])?.first)
        #expect((thread["locations"] as? [Any])?.count == 2)
        #expect((results.first?["partialFingerprints"] as? [String: String])?["ringtime/v1"]?.count == 32)
        let place = ((results.first?["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
        let message = (results.first?["message"] as? [String: Any])?["text"] as? String
        #expect(message?.contains("without a report. Report first") == true)
        let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
        #expect(driver?["version"] as? String == LintRun.version)
        #expect((place?["artifactLocation"] as? [String: Any])?["uri"] as? String == "App/Push,%20a.swift")
    }

    @Test(
        "sarif counts columns in code points, and says where relative addresses begin; text counts bytes, as compilers do"
    )
    func columns() throws {
        let code = """
            import CallKit
            class Calls: NSObject, CXProviderDelegate {
                /* é漢👩🏽 */ func providerDidReset(_ provider: CXProvider) {}
            }
            """
        let result = LintRun().run(SourceLibrary(texts: ["a.swift": code]))
        #expect(LintFormat.text.render(result).hasPrefix("a.swift:3:30: "))
        let run = try #require((try object(LintFormat.sarif.render(result))["runs"] as? [[String: Any]])?.first)
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let base = (run["originalUriBaseIds"] as? [String: [String: String]])?["%SRCROOT%"]?["uri"]
        #expect(base?.hasPrefix("file:///") == true && base?.hasSuffix("/") == true)
        let found = try #require((run["results"] as? [[String: Any]])?.first)
        let place = (found["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
        #expect((place?["region"] as? [String: Int])?["startColumn"] == 21)
        #expect((place?["artifactLocation"] as? [String: String])?["uriBaseId"] == "%SRCROOT%")
    }

    @Test("github's workflow commands are one line each, with everything escaped")
    func github() {
        let lines = LintFormat.github.render(result).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(
            lines[0].hasPrefix("::error file=App/Push%2C a.swift,line=7,col=5,title=report-before-return%2C C1.1 [A]::")
        )
        #expect(lines[0].contains("returns 100%25 silently"))
        #expect(lines[1].hasPrefix("::notice "))
    }

    @Test("the XML forms are well formed, and a note does not fail", arguments: [LintFormat.checkstyle, .junit])
    func xml(_ format: LintFormat) {
        let text = format.render(result)
        #expect(text.hasPrefix("<?xml"))
        #expect(text.contains("a &lt;path&gt; returns␛[31m without"))
        #expect(!text.contains("\u{1B}"))
    }

    @Test(
        "junit's failures are those that make the exit code 1, and the others pass and are told",
        arguments: [(Finding.Severity.error, 1), (.warning, 1), (.note, 2)])
    func junit(_ severity: Finding.Severity, _ failures: Int) {
        let text = LintFormat.junit.render(result, failOn: severity)
        #expect(text.contains("tests=\"2\" failures=\"\(failures)\""))
        #expect(text.components(separatedBy: "<failure ").count == failures + 1)
        #expect(text.contains("<system-out>note: unseen") == (failures == 1))
    }

    @Test("a baseline made from a json report knows its findings, and another file is refused")
    func baseline() throws {
        let folder = try TemporaryFolder()
        try folder.write("known.json", LintFormat.json.render(result))
        let baseline = try Baseline(file: folder.path + "/known.json")
        #expect(result.findings.allSatisfy { baseline.contains($0.fingerprint) })
        try folder.write("other.json", "[]")
        #expect(throws: Baseline.Fault.self) { try Baseline(file: folder.path + "/other.json") }
        #expect(throws: Baseline.Fault.self) { try Baseline(file: folder.path + "/none.json") }
    }
}
