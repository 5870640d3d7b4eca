/// A function, initialiser or deinitialiser as it is declared.
struct DeclaredFunction {
    /// `init` and `deinit` for those.
    let name: String
    let line: Int
    let parameters: Int
    /// The lines between the braces; nil for a requirement of a protocol.
    let body: Range<Int>?
}

extension SourceFile {
    var functions: [DeclaredFunction] {
        code.indices.compactMap { index in
            let token = code[index]
            let isMember = index > 0 && code[index - 1].isSymbol(".")
            guard token.kind == .word, !isMember, index + 1 < code.count else { return nil }
            switch token.text {
            case "func": return function(named: code[index + 1].text, at: index)
            case "init" where ["(", "<", "?", "!"].contains(code[index + 1].text):
                return function(named: "init", at: index)
            case "deinit":
                return DeclaredFunction(name: "deinit", line: token.line, parameters: 0, body: body(from: index + 1))
            default: return nil
            }
        }
    }

    private func function(named name: String, at index: Int) -> DeclaredFunction? {
        guard let open = code[index...].firstIndex(where: { $0.isSymbol("(") }), let close = closing(of: open) else {
            return nil
        }
        return DeclaredFunction(
            name: name, line: code[index].line, parameters: parameters(from: open, to: close),
            body: body(from: close + 1)
        )
    }

    /// Every parameter has one colon that no bracket inside the list encloses.
    private func parameters(from open: Int, to close: Int) -> Int {
        var (index, count) = (open + 1, 0)
        while index < close {
            if code[index].isSymbol(":") { count += 1 }
            index = (closing(of: index) ?? index) + 1
        }
        return count
    }

    /// The body that follows a signature, unless the next declaration or the end of the type comes first.
    private func body(from start: Int) -> Range<Int>? {
        let declarations: Set = [
            "func", "init", "deinit", "var", "let", "case", "static", "public", "package", "private", "fileprivate",
            "internal", "mutating", "associatedtype", "struct", "class", "enum", "extension", "typealias", "subscript",
        ]
        var index = start
        while index < code.count {
            let token = code[index]
            if token.isSymbol("{") {
                guard let close = closing(of: index) else { return nil }
                return token.line..<max(token.line, code[close].line - 1)
            }
            if token.isSymbol("}") || (token.kind == .word && declarations.contains(token.text)) { return nil }
            index = (closing(of: index) ?? index) + 1
        }
        return nil
    }

    /// Index of the bracket that closes the one at `open`; nil when that is no opening bracket.
    private func closing(of open: Int) -> Int? {
        guard code[open].kind == .symbol, ["(", "[", "{"].contains(code[open].text) else { return nil }
        var depth = 0
        for index in open..<code.count where code[index].kind == .symbol {
            if ["(", "[", "{"].contains(code[index].text) { depth += 1 }
            if [")", "]", "}"].contains(code[index].text) { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}
