import CallFlow
import CallPaths
import Testing

@testable import CallLint

/// An example with its marks taken out.
struct MarkedCode {
    static let mark = "1️⃣"

    var text = ""
    /// Line and column, both from 1, in UTF-8 bytes, as findings count.
    var places: [[Int]] = []

    init(_ code: String) {
        for (number, line) in code.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var rest = line[...]
            var clean = ""
            while let mark = rest.firstRange(of: Self.mark) {
                clean += rest[..<mark.lowerBound]
                places.append([number + 1, clean.utf8.count + 1])
                rest = rest[mark.upperBound...]
            }
            text += clean + rest + "\n"
        }
    }
}

@Suite struct RuleExampleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var rule: any LintRule.Type
        var example: LintExample
        var testDescription: String { "\(rule.description.name): \(example.title)" }
    }

    static let triggering = LintRules.all.flatMap { rule in
        rule.description.triggering.map { Case(rule: rule, example: $0) }
    }
    static let nonTriggering = LintRules.all.flatMap { rule in
        rule.description.nonTriggering.map { Case(rule: rule, example: $0) }
    }

    /// What the example's own rule finds in a text.
    private func places(_ item: Case, _ text: String) -> [[Int]] {
        var run = LintRun()
        run.chosen = [item.rule.description.name]
        let path = item.example.isObjectiveC ? "Example.m" : "Example.swift"
        let result = run.run(SourceLibrary(texts: [path: text]))
        return result.findings.map { [$0.finding.location.line, $0.finding.location.column] }
    }

    @Test("an example that breaks its rule is found at every mark and nowhere else", arguments: triggering)
    func found(_ item: Case) {
        let marked = MarkedCode(item.example.code)
        #expect(!marked.places.isEmpty, "a triggering example needs a mark")
        #expect(places(item, marked.text) == marked.places)
    }

    @Test("a near miss is not found", arguments: nonTriggering)
    func notFound(_ item: Case) {
        #expect(places(item, item.example.code) == [])
    }

    @Test("characters of many bytes before it move nothing but the line", arguments: triggering)
    func behindEmoji(_ item: Case) {
        let marked = MarkedCode(item.example.code)
        let places = places(item, "// 👨‍👩‍👧‍👦 é 漢\n" + marked.text)
        #expect(places == marked.places.map { [$0[0] + 1, $0[1]] })
    }

    @Test("code in a comment is not found", arguments: triggering)
    func inComment(_ item: Case) {
        let code = MarkedCode(item.example.code).text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(places(item, code.map { "// " + $0 }.joined(separator: "\n")) == [])
    }

    @Test("code in a string is not found", arguments: triggering.filter { !$0.example.isObjectiveC })
    func inString(_ item: Case) {
        #expect(places(item, "let text = ##\"\"\"\n\(MarkedCode(item.example.code).text)\n\"\"\"##\n") == [])
    }

    @Test("a suppression with a reason silences it", arguments: triggering)
    func suppressed(_ item: Case) {
        let marked = MarkedCode(item.example.code)
        var lines = marked.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for line in Set(marked.places.map { $0[0] }).sorted(by: >) {
            lines.insert("// ringtime:disable:next \(item.rule.description.name) shown on purpose", at: line - 1)
        }
        #expect(places(item, lines.joined(separator: "\n")) == [])
    }

    @Test("every rule has a name of its own, a rationale, a mend, and examples of both kinds")
    func complete() {
        let descriptions = LintRules.all.map { $0.description }
        #expect(Set(descriptions.map(\.name)).count == descriptions.count)
        for rule in descriptions {
            #expect(rule.name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(rule.name)")
            #expect(rule.rationale.count > 80 && !rule.mend.isEmpty && !rule.summary.isEmpty, "\(rule.name)")
            #expect(!rule.triggering.isEmpty && !rule.nonTriggering.isEmpty, "\(rule.name)")
        }
    }
}
