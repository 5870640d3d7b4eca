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
            ("// ringtime:disable:next c1.1 because", "it is the number of report-before-return"),
            ("// ringtime:disable:next T5 because", "of report-gated and of reset-clears-calls"),
        ])
    func faults(line: String, word: String) {
        let (found, notices) = read(line + "\nfunc a() {}")
        #expect(found.isEmpty)
        #expect(notices.count == 1)
        #expect(notices.first?.message.contains(word) == true)
    }

    @Test("lines that end in a carriage return are lines")
    func carriageReturns() {
        #expect(read("// ringtime:disable:next flag-spoofed a test\r\n\r\nx\r\n").found.map(\.covered) == [3...3])
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

    @Test("a change inside the function counts, and what is taken away beside it does not")
    func insideFunction() {
        let changes = ChangedLines(
            diff: "--- a/A.swift\n+++ b/A.swift\n@@ -3 +3 @@\n@@ -10,2 +9,0 @@\n@@ -20 +17,0 @@\n")
        #expect(changes.touches(finding("A.swift", 1), in: 1...3))
        #expect(changes.touches(finding("A.swift", 6), in: 6...12))
        #expect(!changes.touches(finding("A.swift", 5), in: 5...9))
        #expect(!changes.touches(finding("A.swift", 12), in: 12...17))
        #expect(!changes.touches(finding("B.swift", 1), in: 1...40))
    }

    @Test(
        "a function goes to its closing brace, past braces in texts and comments",
        arguments: [
            (
                "a.swift",
                "func a(b: () -> Void = {}) {\n  x(\"}\\(y(\"}\"))\")\n  // }\n  /* } /* } */ } */\n}\nlet b = {\n}\n",
                5
            ),
            (
                "a.swift",
                "func a() {\n  x(#\"\\\"#, \"\\\"}\")\n  let y = \"\"\"\n    }\"\n    \"\"\"\n  if z { x() }\n}\n}\n", 7
            ),
            ("a.m", "void a(int b) {\n  char c = '\"'; x(@\"}\", '\\'', '}');\n  /* /* } */\n}\nint d;\n", 4),
        ])
    func extent(path: String, text: String, last: Int) {
        let extent = FunctionExtent(SourceLibrary(texts: [path: text]))
        func lines(_ line: Int, _ offset: Int) -> ClosedRange<Int>? {
            extent.lines(around: CallFlow.SourceLocation(path: path, line: line, column: 1, offset: offset))
        }
        #expect(lines(1, 5) == 1...last)
        #expect(lines(2, 32) == 1...last)
        #expect(lines(last + 1, text.utf8.count - 1) == nil)
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

    @Test("a fingerprint knows the file by its way from the repository")
    func stablePath() {
        let prints = ["x/a.swift", "a.swift"].map { path in
            Fingerprint.of([finding(1)], text: { _ in "call()" }, stable: { _ in path })
        }
        #expect(prints[0] != prints[1])
    }

    @Test("a fingerprint outlives lines above it and another indentation, and tells alike lines apart")
    func stable() {
        let before = Fingerprint.of([finding(1), finding(2)], text: { _ in "call()\ncall()\n" })
        let after = Fingerprint.of([finding(3), finding(4)], text: { _ in "\nimport A\n    call()\n  call()\n" })
        #expect(before == after)
        #expect(Set(before).count == 2)
    }
}

@Suite struct FindingOrderTests {
    private func place(_ line: Int) -> CallFlow.SourceLocation {
        CallFlow.SourceLocation(path: "a.swift", line: line, column: 1, offset: line)
    }

    private func finding(_ rule: any LintRule.Type, at line: Int, endingAt end: Int) -> Finding {
        Finding(rule.description, at: place(line), message: "", steps: [Finding.Step(at: place(end), "returns here")])
    }

    @Test("a note comes behind the error of the same place, and not at all when it is about the same path")
    func notes() {
        let error = finding(ReportBeforeReturnRule.self, at: 1, endingAt: 5)
        let findings = [
            finding(CompletionCalledRule.self, at: 1, endingAt: 5),
            finding(CompletionCalledRule.self, at: 1, endingAt: 9),
            finding(CompletionCalledRule.self, at: 3, endingAt: 5), error,
        ]
        let ordered = FindingOrder.ordered(findings)
        #expect(ordered.map(\.name) == ["report-before-return", "completion-called", "completion-called"])
        #expect(ordered.map { $0.steps[0].location.line } == [5, 9, 5])
    }
}
