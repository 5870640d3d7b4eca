extension Lexer {
    /// A line that begins with `#`, with those that continue it.
    mutating func directive() {
        position += 1
        let (name, text) = directiveLine()
        switch name {
        case "if", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "else", "endif": conditional(name, text)
        case "define": settings.define(text)
        case "undef": settings.undefine(text)
        case "import", "include": noteImport(text)
        default: break
        }
        if !conditionals.isActive { skipInactive() }
    }

    private mutating func conditional(_ name: String, _ text: [UInt8]) {
        let place = ConditionalStack.Place(tokens: tokens.count, depth: depth)
        switch name {
        case "if": conditionals.open(settings.verdict(on: text), at: place)
        case "ifdef": conditionals.open(settings.isDefined(text), at: place)
        case "ifndef": conditionals.open(settings.isDefined(text).negated, at: place)
        case "elif": conditionals.alternative(settings.verdict(on: text), at: place)
        case "elifdef": conditionals.alternative(settings.isDefined(text), at: place)
        case "elifndef": conditionals.alternative(settings.isDefined(text).negated, at: place)
        case "else": conditionals.alternative(.yes, at: place)
        default: conditionals.close()
        }
    }

    /// Runs over lines that are not compiled, up to the directive that ends them.
    private mutating func skipInactive() {
        while position < bytes.count, !conditionals.isActive {
            skipBlanks()
            if byte() == UInt8(ascii: "#") {
                position += 1
                let (name, text) = directiveLine()
                conditional(ifConditional: name, text)
            } else {
                skipRestOfLine()
            }
            if byte() == UInt8(ascii: "\n"), !conditionals.isActive { position += 1 }
        }
    }

    private mutating func conditional(ifConditional name: String, _ text: [UInt8]) {
        if name.hasPrefix("if") || name.hasPrefix("el") || name == "endif" { conditional(name, text) }
    }

    private mutating func skipBlanks() {
        while byte() == 32 || byte() == 9 || byte() == 13 { position += 1 }
    }

    private mutating func skipRestOfLine() {
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
            if byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
                skipBlockComment()
            } else if byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "/") {
                skipLineComment()
            } else if byte() == UInt8(ascii: "\"") {
                skipQuoted()
            } else {
                position += 1
            }
        }
    }

    /// The directive's name and the rest of its logical line, without comments. The position is then at the line's end.
    private mutating func directiveLine() -> (name: String, text: [UInt8]) {
        skipBlanks()
        let start = position
        while Self.isWordStart(byte()) { position += 1 }
        let name = String(decoding: bytes[start..<position], as: UTF8.self)
        let isProse = name == "pragma" || name == "error" || name == "warning"
        var text: [UInt8] = []
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
            switch byte() {
            case UInt8(ascii: "\\"): skipContinuation()
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"): skipLineComment()
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
                skipBlockComment()
                text.append(32)
            case UInt8(ascii: "\"") where !isProse:
                let quote = position
                skipQuoted()
                text.append(contentsOf: bytes[quote..<position])
            default:
                text.append(byte())
                position += 1
            }
        }
        return (name, text)
    }

    private mutating func skipContinuation() {
        position += 1
        if byte() == 13 { position += 1 }
        if byte() == UInt8(ascii: "\n") { position += 1 }
    }

    /// `<PushKit/PushKit.h>` is noted as the module `PushKit`, `"Call.h"` as it stands; of `<App/App-Swift.h>` both.
    private mutating func noteImport(_ text: [UInt8]) {
        let line = String(decoding: text, as: UTF8.self)
        guard let open = line.firstIndex(where: { $0 == "<" || $0 == "\"" }) else { return }
        let name = line[line.index(after: open)...].prefix { $0 != ">" && $0 != "\"" }
        let parts = name.split(separator: "/")
        guard let file = parts.last else { return }
        if line[open] == "<", parts.count > 1, let module = parts.first { imports.append(String(module)) }
        if line[open] == "\"" || parts.count == 1 || file.hasSuffix("-Swift.h") { imports.append(String(file)) }
    }
}
