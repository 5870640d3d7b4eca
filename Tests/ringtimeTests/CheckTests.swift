import Foundation
import ProbeBundle
import Testing

/// `ringtime check` as it is called: exit codes, clear lines, reports.
@Suite struct CheckTests {
    /// The test app's bundle, with or without a configuration beside it.
    private func app(_ configuration: String?) throws -> (path: String, folder: URL) {
        let path = try ProbeBundle.make()
        let folder = URL(filePath: path).deletingLastPathComponent()
        if let configuration {
            try Data(configuration.utf8).write(to: folder.appending(path: "ringtime.yml"))
        }
        return (path, folder)
    }

    @Test("An app that passes ends with 0, writes the reports that were asked for, and leaves nothing behind")
    func passes() async throws {
        let (path, folder) = try app("payloads: {call: {call: 3F1C2A5E-0B7D-4E53-9C1D-6A0F5B7E2D10}}")
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try await ringtime(
            ["check", path, "--scenario", "declined", "--scenario", "locked"]
                + ["json", "junit", "html", "github", "text"].flatMap {
                    ["--report", "\($0)=\(folder.path)/report.\($0)"]
                })
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("2 passed"))
        for format in ["json", "junit", "html", "github", "text"] {
            let text = try String(contentsOf: folder.appending(path: "report.\(format)"), encoding: .utf8)
            #expect(text.contains("passed") || text.contains("<testsuite"), "\(format): \(text.prefix(200))")
        }
    }

    @Test("An app that fails ends with 1 and says by which rule, and the same failure in a baseline does not count")
    func fails() async throws {
        let (path, folder) = try app("payloads: {call: {misbehave: exit}}")
        defer { try? FileManager.default.removeItem(at: folder) }
        let report = folder.path + "/known.json"
        let result = try await ringtime(["check", path, "--scenario", "locked", "--report", "json=\(report)"])
        #expect(result.status == 1, "\(result.output)\(result.errors)")
        #expect(result.output.contains("C2.5") && result.output.contains("1 failed"))
        let again = try await ringtime(["check", path, "--scenario", "locked", "--baseline", report])
        #expect(again.status == 0, "\(again.output)\(again.errors)")
        let json = try await ringtime(["check", path, "--scenario", "locked", "--json"])
        let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(value?["exitCode"] as? Int == 1)
    }

    @Test(
        "Without a payload for a call it ends with 2 and prints the file to write", arguments: [nil, "arguments: [a]"])
    func unconfigured(configuration: String?) async throws {
        let (path, folder) = try app(configuration)
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try await ringtime(["check", path])
        #expect(result.status == 2)
        #expect(result.errors.contains("payloads:\n  call:"), "\(result.errors)")
        #expect(result.errors.contains(folder.path + "/ringtime.yml"))
    }

    @Test(
        "Wrong usage ends with 2 and one clear line",
        arguments: [
            (["--scenario", "no-such"], "there is no scenario no-such"),
            (["--profile", "19"], "there is no profile for iOS 19"),
            (["--shard", "9/8"], "--shard wants a part and how many there are"),
            (["--jobs", "0"], "--jobs wants a number from 1 to 512"),
            (["--slow", "fast"], "--slow wants a factor from 1x to 100x"),
            (["--report", "pdf=/tmp/a.pdf"], "--report wants FORMAT=PATH with one of text, json, junit, github, html"),
            (["--report", "json=/nowhere/a.json"], "is no folder that can be written to"),
            (["--scenarios", "/nowhere"], "expected a folder with scenarios"),
        ])
    func usage(arguments: [String], line: String) async throws {
        let (path, folder) = try app("payloads: {call: {a: 1}}")
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try await ringtime(["check", path] + arguments)
        #expect(result.status == 2, "\(result.output)\(result.errors)")
        #expect(result.errors.contains(line), "\(result.errors)")
    }

    @Test("A scenario of one's own is refused with file, line and what was expected, and played when it is right")
    func ownScenarios() async throws {
        let (path, folder) = try app("payloads: {call: {a: 1}}")
        defer { try? FileManager.default.removeItem(at: folder) }
        let scenarios = folder.appending(path: "mine")
        try FileManager.default.createDirectory(at: scenarios, withIntermediateDirectories: true)
        let text = """
            why: A scenario of a user's own, that only asks whether a push is delivered at all.
            when:
              - provider: push call
            then:
              must:
                - push.deliverd [D5]
            """
        let file = scenarios.appending(path: "mine.yaml")
        try Data(text.utf8).write(to: file)
        let wrong = try await ringtime(["check", path, "--scenarios", scenarios.path])
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("mine.yaml:6: expected an event of the timeline"), "\(wrong.errors)")
        #expect(wrong.errors.contains("is push.delivered meant?"))
        try Data(text.replacing("deliverd", with: "delivered").utf8).write(to: file)
        let right = try await ringtime(["check", path, "--scenarios", scenarios.path])
        #expect(right.status == 0, "\(right.output)\(right.errors)")
    }

    @Test("Interrupted, it ends its apps and leaves no folder behind", .timeLimit(.minutes(2)))
    func interrupted() async throws {
        let (path, folder) = try app("payloads: {call: {a: 1}}")
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process()
        process.executableURL = Products.ringtime
        process.arguments = ["check", path, "--scenario", "completion-buys-nothing"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let own = "ringtime-check-\(process.processIdentifier)-"
        func apps() -> [Int32] {
            ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }.filter {
                (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\($0)/exe"))?.contains(own) == true
            }
        }
        _ = try await eventually(seconds: 20) { apps().isEmpty ? nil : true }
        #expect(!apps().isEmpty)
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        #expect(try await eventually(seconds: 5) { apps().isEmpty ? true : nil } == true)
        for place in ["/dev/shm", NSTemporaryDirectory()] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
            #expect(!names.contains { $0.hasPrefix(own) })
        }
    }
}
