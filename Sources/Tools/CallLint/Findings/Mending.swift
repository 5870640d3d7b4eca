import CallFlow

/// The changes that findings bring along, put into the texts.
public struct Mending: Sendable {
    /// A file before and after.
    public struct Change: Sendable {
        public var path: String
        /// As the reader's shell finds it.
        public var shown: String
        public var before: String
        public var after: String
    }

    public private(set) var changes: [Change] = []

    /// The changes of a run's findings.
    public init(_ result: LintResult, _ library: SourceLibrary) {
        self.init(result.findings.map(\.finding), text: library.text(of:), shown: library.shown)
    }

    /// - Parameters:
    ///   - text: The text of a file as it was judged.
    ///   - shown: The file as the reader's shell finds it.
    init(_ findings: [Finding], text: (String) -> String?, shown: (String) -> String = { $0 }) {
        var edits: [String: [Finding.Edit]] = [:]
        for edit in findings.flatMap(\.edits) { edits[edit.start.path, default: []].append(edit) }
        for (path, edits) in edits.sorted(by: { $0.key < $1.key }) {
            guard let before = text(path) else { continue }
            let after = Self.apply(edits, to: before)
            if after != before { changes.append(Change(path: path, shown: shown(path), before: before, after: after)) }
        }
    }

    /// From the end to the start; of two that overlap the earlier place wins.
    private static func apply(_ edits: [Finding.Edit], to text: String) -> String {
        var bytes = Array(text.utf8)
        var limit = bytes.count
        let ordered = Set(edits).sorted { ($0.start.offset, $0.end) > ($1.start.offset, $1.end) }
        for edit in ordered where edit.start.offset <= edit.end && edit.end <= limit {
            bytes.replaceSubrange(edit.start.offset..<edit.end, with: Array(edit.replacement.utf8))
            limit = edit.start.offset
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Mending.Change {
    /// As `diff -u` prints it, for `patch -p1` in the working folder (of an absolute path in `/`). The changed part is one
    /// hunk: edits of one file lie close together.
    public var unified: String {
        let old = before.lines
        let new = after.lines
        var head = 0
        while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
        var tail = 0
        while tail < min(old.count, new.count) - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] {
            tail += 1
        }
        let start = max(0, head - 3)
        let oldEnd = min(old.count, old.count - tail + 3)
        let newEnd = min(new.count, new.count - tail + 3)
        let name = PathNaming().relative(shown).drop { $0 == "/" }
        var lines = ["--- a/\(name)", "+++ b/\(name)"]
        lines.append("@@ -\(start + 1),\(oldEnd - start) +\(start + 1),\(newEnd - start) @@")
        lines += old[start..<head].map { " " + $0 }
        lines += old[head..<(old.count - tail)].map { "-" + $0 }
        lines += new[head..<(new.count - tail)].map { "+" + $0 }
        lines += old[(old.count - tail)..<oldEnd].map { " " + $0 }
        return lines.joined(separator: "\n") + "\n"
    }
}
