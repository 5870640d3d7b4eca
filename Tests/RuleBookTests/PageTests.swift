import CallVocabulary
import Foundation
import RuleBook
import Testing

@Suite("The pages made from the rule book")
struct PageTests {
    /// The two generated pages. With RINGTIME_REGENERATE=1 in the environment the test writes them first.
    @Test(
        "say what the module says",
        arguments: [("RuleBook.md", RuleBook.page), ("Questions.md", RuleBook.questionsPage)]
    )
    func generated(name: String, text: String) throws {
        let file = Self.documentation.appending(path: name)
        if ProcessInfo.processInfo.environment["RINGTIME_REGENERATE"] == "1" {
            try FileManager.default.createDirectory(at: Self.documentation, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let written = try String(contentsOf: file, encoding: .utf8)
        #expect(written == text, "run RINGTIME_REGENERATE=1 swift test --filter RuleBookTests")
    }

    @Test("hold every rule, mistake, code and question")
    func complete() {
        for entry in RuleBook.entries {
            #expect(RuleBook.page.contains("**\(entry.rule.number) ["))
            #expect(RuleBook.page.contains(entry.statement))
        }
        for entry in RuleBook.mistakes {
            #expect(RuleBook.page.contains("**\(entry.mistake.rawValue), \(entry.title)**"))
        }
        for code in RuleBook.codes { #expect(RuleBook.page.contains(code.meaning)) }
        for question in RuleBook.questions {
            #expect(RuleBook.questionsPage.contains("## \(question.number). \(question.text)\n\n\(question.answer)\n"))
        }
    }

    @Test("cite in the article on the life of a push only rules that exist, with the tags of the rule book")
    func lifeOfAPush() throws {
        let text = try String(contentsOf: Self.documentation.appending(path: "LifeOfAPush.md"), encoding: .utf8)
        let citation = /([A-Z]\d?\d?(?:\.\d+)?) \[([AOTI\/]+|-)\]/
        let cited = text.matches(of: citation)
        #expect(cited.count > 30)
        for match in cited {
            let (number, tag) = (String(match.output.1), String(match.output.2))
            let entry = try #require(RuleBook.entries.first { $0.rule.number == number }, "no rule \(number)")
            let tags = entry.evidence.isEmpty ? "-" : entry.evidence.map(\.rawValue).joined(separator: "/")
            #expect(tag == tags, "\(number) is tagged [\(tags)]")
        }
    }

    /// This file stands in Tests/RuleBookTests.
    private static let documentation = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(
            path: "Documentation")
}
