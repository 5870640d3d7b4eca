import Foundation
package import Yams

/// What is wrong in a file that people write, with the place and what was expected there.
public struct FileFault: Error, Hashable, Sendable, CustomStringConvertible {
    public var file: String
    /// Counted from 1; 0: the file as a whole.
    public var line: Int
    public var expected: String

    public init(_ file: String, _ line: Int, _ expected: String) {
        self.file = file
        self.line = line
        self.expected = expected
    }

    public var description: String { (line > 0 ? "\(file):\(line): " : "\(file): ") + expected }
}

/// A YAML mapping that is read key by key; a key that nobody asked for is a fault.
package struct YAMLMapping {
    package let file: String
    package let line: Int
    private var entries: [(key: String, node: Node)]

    /// The most bytes of a file that are read.
    static let limit = 1 << 20

    /// The mapping that a file consists of.
    package init(file path: String) throws(FileFault) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw FileFault(path, 0, "the file cannot be read: check its path and permissions")
        }
        guard data.count <= Self.limit else { throw FileFault(path, 0, "the file is larger than 1 MiB") }
        guard let text = String(data: data, encoding: .utf8) else { throw FileFault(path, 0, "the file is not UTF-8") }
        try self.init(text: text, file: path)
    }

    package init(text: String, file: String) throws(FileFault) {
        let node: Node?
        do { node = try compose(yaml: text) } catch {
            throw Self.fault(of: error, in: file)
        }
        guard let node else { throw FileFault(file, 1, "the file is empty") }
        try self.init(node, file: file, what: "the file")
    }

    package init(_ node: Node, file: String, what: String) throws(FileFault) {
        guard let mapping = node.mapping else {
            throw FileFault(file, node.mark?.line ?? 0, "expected keys and values for \(what)")
        }
        self.file = file
        line = node.mark?.line ?? 1
        entries = []
        for (key, value) in mapping {
            guard let name = key.string else {
                throw FileFault(file, key.mark?.line ?? line, "expected a name as the key")
            }
            guard !entries.contains(where: { $0.key == name }) else {
                throw FileFault(file, key.mark?.line ?? line, "“\(name)” stands here for the second time")
            }
            entries.append((name, value))
        }
    }

    private static func fault(of error: any Error, in file: String) -> FileFault {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            FileFault(file, mark.line, "not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            FileFault(
                file, context.mark.line, "“\(duplicates.first ?? "a key")” stands here for the second time")
        default: FileFault(file, 0, "not YAML: \(error)")
        }
    }

    /// The names that are there, in the file's order.
    package var keys: [String] { entries.map(\.key) }

    /// The value of a key, which is then read.
    package mutating func take(_ key: String) -> Node? {
        guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
        return entries.remove(at: index).node
    }

    package func line(of node: Node) -> Int { node.mark?.line ?? line }

    package func fault(_ node: Node?, _ expected: String) -> FileFault {
        FileFault(file, node.map(line(of:)) ?? line, expected)
    }

    package mutating func text(_ key: String) throws(FileFault) -> String? {
        guard let node = take(key) else { return nil }
        guard let text = node.string else { throw fault(node, "expected text for “\(key)”") }
        return text
    }

    package mutating func wantedText(_ key: String, example: String) throws(FileFault) -> String {
        guard let text = try text(key), !text.isEmpty else {
            throw fault(nil, "“\(key)” is missing: for example \(example)")
        }
        return text
    }

    package mutating func integer(_ key: String, in range: ClosedRange<Int>) throws(FileFault) -> Int? {
        guard let node = take(key) else { return nil }
        guard let number = node.int, range.contains(number) else {
            throw fault(node, "expected a whole number from \(range.lowerBound) to \(range.upperBound) for “\(key)”")
        }
        return number
    }

    package mutating func flag(_ key: String) throws(FileFault) -> Bool {
        guard let node = take(key) else { return false }
        guard let flag = node.bool else { throw fault(node, "expected true or false for “\(key)”") }
        return flag
    }

    package mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ type: Choice.Type = Choice.self
    ) throws(FileFault) -> Choice? where Choice.RawValue == String {
        guard let node = take(key) else { return nil }
        guard let choice = node.string.flatMap(Choice.init(rawValue:)) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw fault(node, "expected one of \(known) for “\(key)”")
        }
        return choice
    }

    /// The elements of a list; a single value counts as a list of one.
    package mutating func list(_ key: String) throws(FileFault) -> [Node] {
        guard let node = take(key) else { return [] }
        if let sequence = node.sequence { return Array(sequence) }
        if node.scalar != nil { return node.string?.isEmpty == true ? [] : [node] }
        throw fault(node, "expected a list for “\(key)”")
    }

    package mutating func mapping(_ key: String) throws(FileFault) -> YAMLMapping? {
        guard let node = take(key) else { return nil }
        if node.scalar?.string.isEmpty == true { return nil }
        return try YAMLMapping(node, file: file, what: "“\(key)”")
    }

    /// Throws if something was written that nobody reads.
    package func end(known: [String]) throws(FileFault) {
        guard let (key, node) = entries.first else { return }
        throw fault(node, "“\(key)” is not known here; expected one of \(known.joined(separator: ", "))")
    }
}
