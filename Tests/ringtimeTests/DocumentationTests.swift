import Foundation
import Testing

/// What the pages show is run: shell blocks in order, page by page, in a folder state of their own.
@Suite(.serialized) struct DocumentationTests {
    /// README.md and every page that has blocks to run.
    static let pages: [String] = {
        let folder = Products.root.appending(path: "Documentation")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return ["README.md"]
            + names.filter { $0.hasSuffix(".md") && $0 != "Commands.md" }.sorted().map { "Documentation/" + $0 }
    }()

    @Test("Every shell block of a page runs", .timeLimit(.minutes(10)), arguments: pages)
    func shell(page: String) async throws {
        let blocks = try MarkdownBlocks(page: page)
        let lines = blocks.of("sh").flatMap { $0.split(separator: "\n").map(String.init) }
        guard !lines.isEmpty else { return }
        let (make, script) = (lines.filter { $0.hasPrefix("make ") }, lines.filter { !$0.hasPrefix("make ") })
        let makefile = try String(contentsOf: Products.root.appending(path: "Makefile"), encoding: .utf8)
        for line in make {
            let target = line.split(separator: " ")[1]
            #expect(makefile.contains("\n\(target):"), "\(page): \(line)")
        }
        let data = NSTemporaryDirectory() + "ringtime-test-\(UUID().uuidString.prefix(8))"
        defer { try? FileManager.default.removeItem(atPath: data) }
        let path = Products.folder.path + ":" + Products.python.deletingLastPathComponent().path + ":"
        let prologue =
            "set -euo pipefail\ncd '\(Products.root.path)'\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n"
        let result = try await run(
            URL(filePath: "/bin/bash"), ["-c", prologue + script.joined(separator: "\n")],
            environment: [
                "RINGTIME_DATA": data, "PATH": path + (ProcessInfo.processInfo.environment["PATH"] ?? ""),
                "NO_COLOR": "1",
            ]
        )
        #expect(result.status == 0, "\(page)\n\(result.output.suffix(2_000))\n\(result.errors.suffix(2_000))")
    }

    @Test("Every Python block of a page compiles, and the providers among them push to a phone", arguments: pages)
    func python(page: String) async throws {
        for block in try MarkdownBlocks(page: page).of("python") {
            let file = FileManager.default.temporaryDirectory.appending(
                path: "ringtime-\(UUID().uuidString.prefix(8)).py")
            try Data(block.utf8).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            let isProvider = block.contains("APNS_")
            let result =
                isProvider
                ? try await ringtime(["exec", "--", Products.python.path, file.path])
                : try await run(Products.python, ["-m", "py_compile", file.path])
            #expect(result.status == 0, "\(page)\n\(block)\n\(result.errors.suffix(2_000))")
        }
    }

    @Test("Every Swift block of a page parses, by itself or as a list or arguments", arguments: pages)
    func swift(page: String) async throws {
        for block in try MarkdownBlocks(page: page).of("swift") {
            // A block may show a part of something: the elements of a list, the arguments of a call.
            let readings = [block, "_ = [\n\(block)\n]", "f(\n\(block)\n)"]
            var complaints = ""
            var isUnderstood = false
            for reading in readings where !isUnderstood {
                let file = FileManager.default.temporaryDirectory.appending(
                    path: "Block\(UUID().uuidString.prefix(8)).swift")
                try Data(reading.utf8).write(to: file)
                defer { try? FileManager.default.removeItem(at: file) }
                let result = try await run(URL(filePath: "/usr/bin/env"), ["swiftc", "-parse", file.path])
                isUnderstood = result.status == 0
                complaints += result.errors
            }
            #expect(isUnderstood, "\(page)\n\(complaints)")
        }
    }
}

/// The fenced blocks of a page.
struct MarkdownBlocks {
    private var blocks: [(language: String, text: String)] = []

    init(page: String) throws {
        let text = try String(contentsOf: Products.root.appending(path: page), encoding: .utf8)
        var open: (language: String, lines: [Substring])?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let block = open {
                if line.hasPrefix("```") {
                    blocks.append((block.language, block.lines.joined(separator: "\n") + "\n"))
                    open = nil
                } else {
                    open?.lines.append(line)
                }
            } else if line.hasPrefix("```") {
                open = (String(line.dropFirst(3)), [])
            }
        }
    }

    func of(_ language: String) -> [String] { blocks.filter { $0.language == language }.map(\.text) }
}
