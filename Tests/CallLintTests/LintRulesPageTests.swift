import CallLint
import Foundation
import Testing

@Suite struct LintRulesPageTests {
    @Test("Documentation/LintRules.md says what the rules say; with RINGTIME_REGENERATE=1 it is written first")
    func page() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Documentation/LintRules.md")
        if ProcessInfo.processInfo.environment["RINGTIME_REGENERATE"] == "1" {
            try Data(LintRulesPage.text.utf8).write(to: file)
        }
        let written = try String(contentsOf: file, encoding: .utf8)
        #expect(written == LintRulesPage.text, "run RINGTIME_REGENERATE=1 swift test --filter LintRulesPageTests")
    }
}
