/// What a `.gitignore` file says, and whose word counts: that of the deepest file, and there the last line that matches.
///
/// Ignored folders hold other people's code. It is read to resolve calls; what is wrong in it is not this project's to mend.
struct IgnoreRules: Sendable {
    private struct Line: Sendable {
        /// Relative to the folder of its file, without slashes at its ends.
        var pattern: [Substring]
        var isNegated: Bool
        var isForFolders: Bool
        /// Has a slash inside: matches from the file's own folder only.
        var isAnchored: Bool
    }

    private var lines: [Line] = []

    /// Folders that hold dependencies or products wherever they stand, also where they were committed.
    static let foreignFolders: Set<String> = [
        "Pods", "node_modules", "Carthage", "DerivedData", "SourcePackages", ".build", ".swiftpm", ".symlinks",
        "bower_components", "vendor", "Vendor", "ThirdParty", "third_party", "Third_Party",
    ]

    /// Folders that are not entered at all: those of tools, whose names begin with a dot, and Xcode's user data.
    static func isHidden(_ folder: String) -> Bool {
        folder == "xcuserdata" || folder.hasPrefix(".") && !foreignFolders.contains(folder)
    }

    init(_ text: String) {
        for raw in text.split(whereSeparator: \.isNewline) {
            var line = raw[...]
            while line.last == " " || line.last == "\t" { line.removeLast() }
            guard !line.isEmpty, line.first != "#" else { continue }
            let isNegated = line.first == "!"
            if isNegated { line.removeFirst() }
            if line.first == "\\" { line.removeFirst() }
            let isForFolders = line.last == "/"
            if isForFolders { line.removeLast() }
            let isAnchored = line.contains("/")
            if line.first == "/" { line.removeFirst() }
            guard !line.isEmpty else { continue }
            lines.append(
                Line(
                    pattern: line.split(separator: "/", omittingEmptySubsequences: true), isNegated: isNegated,
                    isForFolders: isForFolders, isAnchored: isAnchored))
        }
    }

    var isEmpty: Bool { lines.isEmpty }

    /// Whether the path, relative to the file's own folder, is ignored; nil when no line speaks of it.
    func verdict(_ path: [Substring], isFolder: Bool) -> Bool? {
        for line in lines.reversed() where isFolder || !line.isForFolders {
            let matches =
                line.isAnchored
                ? Self.matches(line.pattern[...], path[...])
                : path.last.map { Self.matches(segment: line.pattern[0], $0) } ?? false
            if matches { return !line.isNegated }
        }
        return nil
    }

    private static func matches(_ pattern: ArraySlice<Substring>, _ path: ArraySlice<Substring>) -> Bool {
        guard let first = pattern.first else { return path.isEmpty }
        if first == "**" {
            let rest = pattern.dropFirst()
            if rest.isEmpty { return !path.isEmpty }
            return path.indices.contains { matches(rest, path[$0...]) }
        }
        guard let head = path.first, matches(segment: first, head) else { return false }
        return matches(pattern.dropFirst(), path.dropFirst())
    }

    /// `*`, `?` and `[…]` within one segment, without backtracking over more than the last star.
    static func matches(segment pattern: Substring, _ name: Substring) -> Bool {
        let pattern = Array(pattern.utf8)
        let name = Array(name.utf8)
        var at = 0
        var index = 0
        var star: (pattern: Int, name: Int)?
        while index < name.count {
            if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
                star = (at + 1, index)
                at += 1
            } else if let next = step(pattern, at, name[index]) {
                at = next
                index += 1
            } else if let last = star {
                star = (last.pattern, last.name + 1)
                at = last.pattern
                index = last.name + 1
            } else {
                return false
            }
        }
        return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    /// Where the pattern goes on when this byte matches.
    private static func step(_ pattern: [UInt8], _ at: Int, _ byte: UInt8) -> Int? {
        guard at < pattern.count else { return nil }
        switch pattern[at] {
        case UInt8(ascii: "?"): return at + 1
        case UInt8(ascii: "\\") where at + 1 < pattern.count: return pattern[at + 1] == byte ? at + 2 : nil
        case UInt8(ascii: "["):
            guard let end = pattern[(at + 1)...].dropFirst().firstIndex(of: UInt8(ascii: "]")) else {
                return byte == pattern[at] ? at + 1 : nil
            }
            let isNegated = pattern[at + 1] == UInt8(ascii: "!") || pattern[at + 1] == UInt8(ascii: "^")
            let members = pattern[(at + (isNegated ? 2 : 1))..<end]
            return contains(members, byte) != isNegated ? end + 1 : nil
        default: return pattern[at] == byte ? at + 1 : nil
        }
    }

    private static func contains(_ members: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
        var index = members.startIndex
        while index < members.endIndex {
            if index + 2 < members.endIndex, members[index + 1] == UInt8(ascii: "-") {
                if members[index] <= byte, byte <= members[index + 2] { return true }
                index += 3
            } else {
                if members[index] == byte { return true }
                index += 1
            }
        }
        return false
    }
}
