import CallFlow
import Foundation

/// Which lines were changed since a revision, by git's own word.
public struct ChangedLines: Sendable {
    /// What was done to a file, by its lines as they are now.
    private enum Change {
        case written(ClosedRange<Int>)
        /// Lines were taken away behind this one.
        case removed(behind: Int)

        /// Lines that were taken away count for both lines around them.
        func touches(_ line: Int) -> Bool {
            switch self {
            case .written(let lines): lines.contains(line)
            case .removed(let before): line == before || line == before + 1
            }
        }

        /// Lines that were taken away count between the first line and the last.
        func touches(_ extent: ClosedRange<Int>) -> Bool {
            switch self {
            case .written(let lines): lines.overlaps(extent)
            case .removed(let before): extent.contains(before) && extent.contains(before + 1)
            }
        }
    }

    private var changes: [String: [Change]] = [:]
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
            } else if line.hasPrefix("@@ "), let path, let change = Self.change(line) {
                changes[path, default: []].append(change)
            }
        }
    }

    /// `@@ -3,2 +5,4 @@`: lines 5 to 8. `@@ -3,2 +2,0 @@`: two lines behind line 2 are gone.
    private static func change(_ line: Substring) -> Change? {
        guard let part = line.split(separator: " ").first(where: { $0.hasPrefix("+") }) else { return nil }
        let numbers = part.dropFirst().split(separator: ",").compactMap { Int($0) }
        guard let start = numbers.first else { return nil }
        let count = numbers.count > 1 ? numbers[1] : 1
        return count == 0 ? .removed(behind: start) : .written(start...start + count - 1)
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

    /// Whether something was changed in the function that the finding is about, or at a station of its path.
    ///
    /// - Parameter extent: The function's lines; nil for a place outside any function.
    func touches(_ finding: Finding, in extent: ClosedRange<Int>? = nil) -> Bool {
        let places = [finding.location] + finding.steps.map(\.location)
        if places.contains(where: { touches($0.path, $0.line) }) { return true }
        guard let extent else { return false }
        return changes[finding.location.path]?.contains { $0.touches(extent) } == true
    }

    private func touches(_ path: String, _ line: Int) -> Bool {
        whole.contains(path) || changes[path]?.contains { $0.touches(line) } == true
    }
}
