import Testing
import YAMLFile

@testable import CallLint

@Suite struct LintConfigurationTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ text: String) throws(FileFault) -> LintConfiguration {
        do { try folder.write(".ringtime.yml", text) } catch { throw FileFault("test", 0, "\(error)") }
        return try LintConfiguration(
            file: folder.path + "/.ringtime.yml", knownRules: ["report-before-return", "flag-spoofed"])
    }

    @Test("everything that a configuration can say is read")
    func everything() throws {
        let read = try read(
            """
            lint:
              disable: [flag-spoofed]
              severity: {report-before-return: warning}
              exclude: [Generated/]
              models:
                - call: AcmeVoice.handlePush
                  does: reports
            """)
        #expect(read.disabled == ["flag-spoofed"])
        #expect(read.severities == ["report-before-return": .warning])
        #expect(read.excluded == ["Generated/"])
        #expect(read.models.count == 1)
    }

    @Test(
        "what is wrong is named with its line and what was expected",
        arguments: [
            ("lint:\n  disable: [no-such]\n", ":2: ", "flag-spoofed"),
            ("lint:\n  severity: {report-before-return: fatal}\n", ":2: ", "note, warning, error"),
            ("lint:\n  shout: true\n", ":2: ", "not known"),
            ("lints: {}\n", ":1: ", "not known"),
            ("lint:\n  models:\n    - call: A.b\n      does: magic\n", ":4: ", "reports"),
        ])
    func faults(text: String, place: String, word: String) {
        let fault = #expect(throws: FileFault.self) { _ = try read(text) }
        #expect(fault?.description.contains(place) == true, "\(fault?.description ?? "")")
        #expect(fault?.description.contains(word) == true, "\(fault?.description ?? "")")
    }
}
