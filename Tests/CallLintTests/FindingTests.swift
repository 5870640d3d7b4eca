import CallFlow
import Testing

@testable import CallLint

@Suite struct SuppressionTests {
    private let names: Set<String> = ["report-before-return", "flag-spoofed"]

    private func read(_ text: String) -> (found: [Suppression], notices: [Notice]) {
        Suppression.read(text, path: "a.swift", knownRules: names)
    }

    @Test("the next line of code is covered, with the attributes above a declaration")
    func covered() {
        let text = """
            // ringtime:disable:next report-before-return the SDK reports
            // and a remark

            @objc
            func pushRegistry() {}
            func other() {}
            """
        let (found, notices) = read(text)
        #expect(found.map(\.covered) == [4...5])
        #expect(found.first?.reason == "the SDK reports")
        #expect(notices.isEmpty)
    }

    @Test(
        "a suppression that would do nothing says why",
        arguments: [
            ("// ringtime:disable:next report-before-return", "needs a reason"),
            ("// ringtime:disable:next no-such-rule because", "no rule is called"),
            ("// ringtime:disable:this report-before-return because", "disable:next"),
            ("// ringtime:disable:next", "no rule is called"),
        ])
    func faults(line: String, word: String) {
        let (found, notices) = read(line + "\nfunc a() {}")
        #expect(found.isEmpty)
        #expect(notices.count == 1)
        #expect(notices.first?.message.contains(word) == true)
    }

    @Test("several rules stand before one reason, divided by commas")
    func several() {
        #expect(
            read("// ringtime:disable:next report-before-return,flag-spoofed a test\nx").found.first?.rules.count == 2)
    }
}

@Suite struct ChangedLinesTests {
    private func finding(_ path: String, _ line: Int, steps: [Int] = []) -> Finding {
        func place(_ line: Int) -> CallFlow.SourceLocation {
            CallFlow.SourceLocation(path: path, line: line, column: 1, offset: 0)
        }
        return Finding(
            ReportBeforeReturnRule.description, at: place(line), message: "",
            steps: steps.map { Finding.Step(at: place($0), "") })
    }

    @Test("a finding is touched when its line or a station of its path was changed")
    func touched() {
        let diff = """
            diff --git a/A.swift b/A.swift
            --- a/A.swift
            +++ b/A.swift
            @@ -3,0 +4,2 @@ func a() {
            +x
            +y
            @@ -20,2 +21,0 @@
            -z
            -z
            """
        let changes = ChangedLines(diff: diff)
        #expect(changes.touches(finding("A.swift", 4)))
        #expect(changes.touches(finding("A.swift", 5)))
        #expect(!changes.touches(finding("A.swift", 6)))
        #expect(!changes.touches(finding("A.swift", 3)))
        #expect(changes.touches(finding("A.swift", 40, steps: [41, 21])))
        #expect(!changes.touches(finding("B.swift", 4)))
    }

    @Test("an option in place of a revision is refused")
    func option() {
        #expect(throws: ChangedLines.Fault.self) { try ChangedLines(since: "--output=x", in: ".") }
    }
}

@Suite struct MendingTests {
    private func edit(_ start: Int, _ end: Int, _ text: String) -> Finding.Edit {
        Finding.Edit(
            from: CallFlow.SourceLocation(path: "a.swift", line: 1, column: 1, offset: start), to: end,
            replacement: text)
    }

    private func mended(_ edits: [Finding.Edit], _ text: String) -> Mending {
        var finding = Finding(
            ReportBeforeReturnRule.description,
            at: CallFlow.SourceLocation(path: "a.swift", line: 1, column: 1, offset: 0), message: "")
        finding.edits = edits
        return Mending([finding], text: { $0 == "a.swift" ? text : nil })
    }

    @Test("edits are made at their places, whatever their order")
    func places() {
        let mending = mended([edit(8, 9, "2"), edit(0, 3, "var")], "let a = 1")
        #expect(mending.changes.map(\.after) == ["var a = 2"])
    }

    @Test("of two edits that overlap only one is made")
    func overlapping() {
        let mending = mended([edit(0, 5, "x"), edit(4, 9, "y")], "let a = 1")
        #expect(mending.changes.map(\.after) == ["let y"])
    }

    @Test("the difference is one that patch understands")
    func unified() {
        let mending = mended([edit(2, 3, "B")], "a\nb\nc\n")
        #expect(
            mending.changes.first?.unified
                == "--- a/a.swift\n+++ b/a.swift\n@@ -1,4 +1,4 @@\n a\n-b\n+B\n c\n \n")
    }
}

@Suite struct FingerprintTests {
    private func finding(_ line: Int) -> Finding {
        Finding(
            ReportBeforeReturnRule.description,
            at: CallFlow.SourceLocation(path: "a.swift", line: line, column: 1, offset: 0), message: "")
    }

    @Test("a fingerprint outlives lines above it and another indentation, and tells alike lines apart")
    func stable() {
        let before = Fingerprint.of([finding(1), finding(2)], text: { _ in "call()\ncall()\n" })
        let after = Fingerprint.of([finding(3), finding(4)], text: { _ in "\nimport A\n    call()\n  call()\n" })
        #expect(before == after)
        #expect(Set(before).count == 2)
    }
}
