import CallFlow
import Foundation

/// Which lines were changed since a revision, by git's own word.
public struct ChangedLines: Sendable {
    private var ranges: [String: [ClosedRange<Int>]] = [:]
    private var whole: Set<String> = []

    /// Why git's answer is not to be had.
    public struct Fault: Error, CustomStringConvertible {
        public var description: String
    }

    /// - Parameter folder: What was asked for; paths are relative to it.
    public init(since revision: String, in folder: String) throws(Fault) {
        guard !revision.hasPrefix("-") else { throw Fault(description: "--since wants a revision, not \(revision)") }
        let diff = try Self.git(
            ["diff", "--unified=0", "--no-color", "--no-ext-diff", "--relative", revision, "--"], folder)
        take(diff)
        let untracked = try Self.git(["ls-files", "--others", "--exclude-standard", "-z"], folder)
        whole = Set(untracked.split(separator: "\0").map(String.init))
    }

    /// For tests: a diff as `git diff --unified=0` prints it.
    init(diff: String) { take(diff) }

    private mutating func take(_ diff: String) {
        var path: String?
        for line in diff.split(separator: "\n", omittingEmptySubsequences: true) {
            if line.hasPrefix("+++ ") {
                let name = line.dropFirst(4)
                path = name.hasPrefix("b/") ? String(name.dropFirst(2)) : nil
            } else if line.hasPrefix("@@ "), let path, let range = Self.added(line) {
                ranges[path, default: []].append(range)
            }
        }
    }

    /// `@@ -3,2 +5,4 @@`: lines 5 to 8. Lines that were only taken away count as a change at their place.
    private static func added(_ line: Substring) -> ClosedRange<Int>? {
        guard let part = line.split(separator: " ").first(where: { $0.hasPrefix("+") }) else { return nil }
        let numbers = part.dropFirst().split(separator: ",").compactMap { Int($0) }
        guard let start = numbers.first else { return nil }
        let count = numbers.count > 1 ? numbers[1] : 1
        return count == 0 ? max(1, start)...max(1, start) + 1 : start...start + count - 1
    }

    private static func git(_ arguments: [String], _ folder: String) throws(Fault) -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git", "-c", "core.quotePath=off"] + arguments
        process.currentDirectoryURL = URL(filePath: folder)
        let output = Pipe()
        let complaints = Pipe()
        process.standardOutput = output
        process.standardError = complaints
        process.standardInput = FileHandle.nullDevice
        do { try process.run() } catch { throw Fault(description: "--since needs git, which did not start: \(error)") }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let said = complaints.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let why =
                String(decoding: said.prefix(400), as: UTF8.self).split(separator: "\n").first ?? "it gave no reason"
            throw Fault(description: "--since: git said: \(why)")
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// Whether the finding's place, or a station of its path, was touched.
    func touches(_ finding: Finding) -> Bool {
        touches(finding.location.path, finding.location.line)
            || finding.steps.contains { touches($0.location.path, $0.location.line) }
    }

    private func touches(_ path: String, _ line: Int) -> Bool {
        whole.contains(path) || ranges[path]?.contains { $0.contains(line) } == true
    }
}
