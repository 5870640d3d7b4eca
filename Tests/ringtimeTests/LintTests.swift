import Foundation
import Testing

/// The linter as its user runs it: through `ringtime lint`, in folders of every kind.
@Suite struct LintTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "ringtime-lint-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func write(_ name: String, _ text: String) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private func lint(_ arguments: String...) async throws -> CommandResult {
        try await ringtime(["lint", folder.path] + arguments)
    }

    private func findings(_ result: CommandResult) throws -> [[String: Any]] {
        let report = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        return try #require(report?["findings"] as? [[String: Any]])
    }

    /// A handler that leaves without a report when there is no caller.
    private static let faulty = """
        import CallKit
        import PushKit

        final class Calls: NSObject, PKPushRegistryDelegate {
            let provider = CXProvider(configuration: CXProviderConfiguration())

            func pushRegistry(_ registry: PKPushRegistry, didUpdate credentials: PKPushCredentials, for type: PKPushType) {}

            func pushRegistry(
                _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
                completion: @escaping () -> Void
            ) {
                guard let caller = payload.dictionaryPayload["caller"] as? String else {
                    completion()
                    return
                }
                let update = CXCallUpdate()
                update.localizedCallerName = caller
                provider.reportNewIncomingCall(with: UUID(), update: update) { _ in completion() }
            }
        }

        """

    @Test("A path without a report is found, with its steps, and the exit code is 1")
    func found() async throws {
        try write("Sources/Calls.swift", Self.faulty)
        let text = try await lint()
        #expect(text.status == 1, "\(text)")
        #expect(text.output.contains("Sources/Calls.swift:9:10: error: "), "\(text.output)")
        let json = try await lint("--json")
        let finding = try #require(try findings(json).first { $0["severity"] as? String == "error" })
        #expect(finding["rule"] as? String == "C1.1")
        #expect(finding["cause"] as? String == "M1")
        #expect((finding["steps"] as? [[String: Any]])?.contains { $0["line"] as? Int == 13 } == true)
    }

    @Test("A known finding does not count, and reports of several forms are written in one run")
    func known() async throws {
        try write("Calls.swift", Self.faulty)
        let known = folder.appending(path: "known.json").path
        let sarif = folder.appending(path: "lint.sarif").path
        let first = try await lint("--report", "json=\(known)", "--report", "sarif=\(sarif)")
        #expect(first.status == 1)
        #expect(try String(contentsOfFile: sarif, encoding: .utf8).contains("\"2.1.0\""))
        let second = try await lint("--baseline", known)
        #expect(second.status == 0, "\(second)")
        #expect(second.output.contains("known to the baseline"))
    }

    @Test("Only what was changed since a revision is shown")
    func since() async throws {
        try write("Calls.swift", Self.faulty)
        let git = "git -c user.name=a -c user.email=a@example.com"
        let script = "cd '\(folder.path)' && git init -q . && git add . && \(git) commit -qm 1"
        #expect(try await run(URL(filePath: "/bin/sh"), ["-c", script]).status == 0)
        #expect(try await lint("--since", "HEAD").status == 0)
        try write("Calls.swift", Self.faulty.replacing("            return\n", with: "            return  // again\n"))
        #expect(try await lint("--since", "HEAD").status == 1)
        try write("Calls.swift", Self.faulty.replacing("        update.localizedCallerName = caller\n", with: ""))
        #expect(try await lint("--since", "HEAD").status == 1)
        try write("Calls.swift", Self.faulty.replacing("import CallKit\n", with: "import CallKit  // again\n"))
        #expect(try await lint("--since", "HEAD").status == 0)
        let unknown = try await lint("--since", "no-such-revision")
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("--since"), "\(unknown.errors)")
    }

    @Test(
        "Wrong usage is one clear line and exit code 2",
        arguments: [
            (["--report", "pdf=x"], "FORMAT=PATH"), (["--rule", "no-such-rule"], "no-such-rule"),
            (["--baseline", "/nowhere.json"], "/nowhere.json"), (["--config", "/nowhere.yml"], "/nowhere.yml"),
            (["/nowhere"], "/nowhere"),
        ])
    func wrongUsage(arguments: [String], word: String) async throws {
        let result = try await ringtime(["lint", folder.path] + arguments)
        #expect(result.status == 2, "\(result)")
        #expect(result.errors.contains(word), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    }

    @Test("Sources of every bad kind cost one line each, and the good one is judged")
    func hostile() async throws {
        try write("Calls.swift", Self.faulty)
        let braces = String(repeating: "{", count: 10_000)
        try write("Braces.swift", "import CallKit\nimport PushKit\nfunc a() " + braces)
        try write("Braces.m", "#import <PushKit/PushKit.h>\nvoid a(void) " + braces)
        try write("Parentheses.swift", "import PushKit\nlet a = " + String(repeating: "(", count: 100_000))
        try write("Huge.swift", "import PushKit\n" + String(repeating: "// nothing\n", count: 5_000_000))
        try Data([0xFF, 0xFE, 0x00, 0xD8]).write(to: folder.appending(path: "Broken16.swift"))
        try Data("import PushKit // \u{e9}".unicodeScalars.map { UInt8($0.value) }).write(
            to: folder.appending(path: "Latin.swift"))
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "loop"), withDestinationURL: folder)
        let result = try await lint("--json")
        #expect(result.status == 1, "\(result.errors)")
        #expect(try findings(result).filter { $0["severity"] as? String == "error" }.count == 1)
        for (name, word) in [("Huge.swift", "MiB"), ("Latin.swift", "Latin 1"), ("Braces.swift", "could not be read")] {
            let lines = result.errors.split(separator: "\n").filter { $0.hasPrefix(folder.path + "/" + name + ":") }
            #expect(lines.count == 1, "\(name): \(result.errors)")
            #expect(lines.first?.contains(word) == true, "\(result.errors)")
        }
    }

    @Test("--diff shows the changes that are safe, --fix makes them, and nothing else changes")
    func mending() async throws {
        try write("Calls.swift", Self.faulty)
        let before = try await lint("--diff")
        #expect(before.status == 1)
        let fixed = try await lint("--fix")
        #expect(fixed.status == 1)
        // The early return needs a thought: no change of it is safe.
        #expect(try String(contentsOf: folder.appending(path: "Calls.swift"), encoding: .utf8) == Self.faulty)
        #expect(fixed.errors.contains("no finding has a change that is safe to make"), "\(fixed.errors)")
    }

    @Test("What --fix mends is no finding any more, and --diff applies where the command was called")
    func mended() async throws {
        let code = """
            import CallKit
            import AVFoundation
            final class Calls: NSObject, CXProviderDelegate {
                func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
                    try? AVAudioSession.sharedInstance().setCategory(.playAndRecord)
                    try? AVAudioSession.sharedInstance().setActive(true)
                    action.fulfill()
                }
                func provider(_ provider: CXProvider, didActivate audioSession: AVAudioSession) { engine.begin() }
                func providerDidReset(_ provider: CXProvider) {}
            }

            """
        try write("ios/Calls.swift", code)
        let lint = Products.folder.appending(path: "ringtime-lint").path
        let patch = "cd '\(folder.path)' && '\(lint)' ios --diff >a.diff; git apply a.diff && '\(lint)' ios --json"
        let patched = try await run(URL(filePath: "/bin/sh"), ["-c", patch])
        #expect(try findings(patched).map { $0["name"] as? String } == ["reset-clears-calls"], "\(patched)")
        #expect(try findings(patched).map { $0["path"] as? String } == ["ios/Calls.swift"])
        try write("ios/Calls.swift", code)
        let fixed = try await self.lint("--fix", "--json")
        #expect(fixed.errors.contains("Calls.swift: mended"), "\(fixed)")
        #expect(try findings(fixed).map { $0["line"] as? Int } == [9], "\(fixed)")
    }

    @Test("The linter is of the command's own version")
    func version() async throws {
        #expect(try await ringtime(["lint", "--version"]).output == (try await ringtime(["--version"])).output)
    }

    @Test("Every example app of the repository is judged as its description says")
    func examples() async throws {
        let parley = try await ringtime(["lint", Products.root.appending(path: "Examples/Parley").path, "--json"])
        #expect(parley.status == 0, "\(parley)")
        let mistakes = try await ringtime(["lint", Products.root.appending(path: "Examples/Mistakes").path, "--json"])
        #expect(mistakes.status == 1)
        let paths = try findings(mistakes).filter { $0["severity"] as? String == "error" }.compactMap {
            $0["path"] as? String
        }
        for name in [
            "EarlyReturn", "ReportLater", "ReportAfterDelay", "ReportInTask", "AskServerFirst", "AsyncDelegate",
            "UnknownRoom",
        ] {
            #expect(paths.contains { $0.contains("/\(name)/") }, "\(name): \(paths)")
        }
    }
}
