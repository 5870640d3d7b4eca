import Testing

@testable import CallLint

@Suite struct MendedRuleTests {
    /// The text after every safe change was made.
    private func mended(_ text: String) -> String {
        let library = SourceLibrary(texts: ["Calls.swift": text])
        let result = LintRun().run(library)
        return Mending(result.findings.map(\.finding), text: library.text(of:)).changes.first?.after ?? text
    }

    private func provider(_ lines: String, didActivate: String = "engine.start()") -> String {
        """
        import CallKit
        import AVFoundation
        class Calls: NSObject, CXProviderDelegate {
            func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                let session = AVAudioSession.sharedInstance()
                try? session.setCategory(.playAndRecord)
        \(lines)
                action.fulfill()
            }
            func provider(_ provider: CXProvider, didActivate session: AVAudioSession) { \(didActivate) }
            func providerDidReset(_ provider: CXProvider) { calls.removeAll() }
        }
        """
    }

    @Test("an activation on a line of its own goes, and nothing else with it")
    func removed() {
        let text = provider("        try? session.setActive(true)")
        #expect(mended(text) == text.replacing("        try? session.setActive(true)\n", with: ""))
    }

    @Test(
        "an activation that anything else hangs on stays",
        arguments: [
            "        try? session.setActive(true); log()",
            "        do { try session.setActive(true) } catch { return }",
            "        let isActive = try? session.setActive(true)",
            "        queue.async { try? session.setActive(true) }",
            "        try? session.setActive(true, options: [])",
            "        try? session.setActive(true)  // for the ringtone",
            "        if action.isComplete {\n            try? session.setActive(true)\n        }",
        ])
    func kept(line: String) {
        let text = provider(line)
        #expect(mended(text) == text)
    }

    @Test("an activation stays in an app that does nothing in didActivate")
    func nothingInDidActivate() {
        let text = provider("        try? session.setActive(true)", didActivate: "")
        #expect(mended(text) == text)
    }

    @Test("an activation stays that is the only use of a variable")
    func onlyUse() {
        let text = provider("        try? session.setActive(true)")
            .replacing("        try? session.setCategory(.playAndRecord)\n", with: "")
        #expect(mended(text) == text)
    }
}
