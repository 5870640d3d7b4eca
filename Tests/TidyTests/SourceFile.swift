/// A file of the tree, or a snippet that stands for one.
struct SourceFile {
    /// Relative to the root of the repository: `Sources/Core/CallPolicy/PhonePolicy.swift`.
    let path: String
    let text: String
    let tokens: [Token]
    /// The tokens without the comments.
    let code: [Token]

    init(_ path: String, _ text: String) {
        self.path = path
        self.text = text
        tokens = Self.languagesWithTokens.contains { path.hasSuffix($0) } ? Lexer.tokens(of: text) : []
        code = tokens.filter { $0.kind != .comment }
    }

    private static let languagesWithTokens = [".swift", ".c", ".h"]

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    var isSwift: Bool { path.hasSuffix(".swift") }
    var isMarkdown: Bool { path.hasSuffix(".md") }
    var isTest: Bool { path.hasPrefix("Tests/") || path.contains("/Tests/") }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var lineCount: Int { lines.count - (text.hasSuffix("\n") ? 1 : 0) }

    /// `Sources/<floor>/<room>/…`: Core, Proof, System, Frameworks, Tools; nil outside of these.
    var floor: String? {
        let parts = path.split(separator: "/")
        return parts.count > 3 && parts[0] == "Sources" ? String(parts[1]) : nil
    }

    /// The room: name of the module that the file belongs to.
    var room: String? {
        let parts = path.split(separator: "/")
        return parts.count > 3 && parts[0] == "Sources" ? String(parts[2]) : nil
    }

    func finding(_ line: Int, _ message: String) -> Finding {
        Finding(path: path, line: line, message: message)
    }

    /// Modules that the file imports, with the line of each.
    var imports: [(module: String, line: Int)] {
        var found: [(module: String, line: Int)] = []
        for index in code.indices.dropLast() where code[index].isWord("import") && code[index + 1].kind == .word {
            let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            let named = kinds.contains(code[index + 1].text) ? index + 2 : index + 1
            guard named < code.count else { continue }
            found.append((code[named].text, code[index].line))
        }
        return found
    }

    /// Whether a comment stands on the line or ends on the one before it.
    func hasComment(at line: Int) -> Bool {
        tokens.contains { $0.kind == .comment && ($0.line...$0.lastLine).overlaps((line - 1)...line) }
    }
}

/// A broken rule, and where.
struct Finding: CustomStringConvertible, Hashable {
    let path: String
    /// From 1; 0 when the whole file is meant.
    let line: Int
    let message: String

    var description: String { line == 0 ? "\(path): \(message)" : "\(path):\(line): \(message)" }
}
