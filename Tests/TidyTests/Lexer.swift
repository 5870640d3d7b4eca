/// Splits Swift (and, near enough, C) into tokens. It knows comments, nested comments, every kind of string literal
/// with its interpolations, and regular expression literals, so that no rule takes prose for code.
struct Lexer {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var tokens: [Token] = []
    /// Where the last token ended.
    private var end = 0

    static func tokens(of source: String) -> [Token] {
        var lexer = Lexer(bytes: Array(source.utf8))
        lexer.scanCode(until: nil)
        return lexer.tokens
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func byte(at offset: Int) -> UInt8? {
        let index = position + offset
        return index < bytes.count ? bytes[index] : nil
    }

    private func startsWith(_ text: String) -> Bool {
        bytes[position...].starts(with: text.utf8)
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where position < bytes.count {
            if bytes[position] == UInt8(ascii: "\n") { line += 1 }
            position += 1
        }
    }

    private mutating func append(_ kind: Token.Kind, from start: Int, to end: Int, firstLine: Int) {
        let text = String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
        let isGlued = start == self.end && !tokens.isEmpty
        tokens.append(Token(kind: kind, text: text, line: firstLine, lastLine: line, isGlued: isGlued))
        self.end = position
    }

    /// Scans code to the end of the source, or to the parenthesis that closes an interpolation.
    private mutating func scanCode(until closing: UInt8?) {
        var depth = 0
        while let next = byte(at: 0) {
            if next == UInt8(ascii: "(") { depth += 1 }
            if next == UInt8(ascii: ")") {
                if closing == next, depth == 0 { return }
                depth -= 1
            }
            scanToken(startingWith: next)
        }
    }

    private mutating func scanToken(startingWith next: UInt8) {
        if next.isSpace {
            advance()
        } else if startsWith("//") {
            scanLineComment()
        } else if startsWith("/*") {
            scanBlockComment()
        } else if let hashes = hashesBeforeQuote() {
            scanString(hashes: hashes)
        } else if let length = regexLength() {
            let (start, first) = (position, line)
            advance(length)
            append(.string, from: start, to: position, firstLine: first)
        } else if next.isWord {
            scanWord()
        } else if next == UInt8(ascii: "`") {
            scanBacktickedWord()
        } else {
            let (start, first) = (position, line)
            advance()
            append(.symbol, from: start, to: position, firstLine: first)
        }
    }

    private mutating func scanWord() {
        let (start, first) = (position, line)
        while let next = byte(at: 0), next.isWord { advance() }
        append(.word, from: start, to: position, firstLine: first)
    }

    private mutating func scanBacktickedWord() {
        let first = line
        advance()
        let start = position
        while let next = byte(at: 0), next != UInt8(ascii: "`"), next != UInt8(ascii: "\n") { advance() }
        append(.word, from: start, to: position, firstLine: first)
        advance()
    }

    private mutating func scanLineComment() {
        let (start, first) = (position, line)
        while let next = byte(at: 0), next != UInt8(ascii: "\n") { advance() }
        append(.comment, from: start, to: position, firstLine: first)
    }

    private mutating func scanBlockComment() {
        let (start, first) = (position, line)
        var depth = 0
        repeat {
            if startsWith("/*") {
                depth += 1
                advance(2)
            } else if startsWith("*/") {
                depth -= 1
                advance(2)
            } else {
                advance()
            }
        } while depth > 0 && position < bytes.count
        append(.comment, from: start, to: position, firstLine: first)
    }
}

// Literals.
extension Lexer {
    /// How many `#` stand before a quote that begins here, or nil when no string begins here.
    private func hashesBeforeQuote() -> Int? {
        var hashes = 0
        while byte(at: hashes) == UInt8(ascii: "#") { hashes += 1 }
        return byte(at: hashes) == UInt8(ascii: "\"") ? hashes : nil
    }

    private mutating func scanString(hashes: Int) {
        let first = line
        advance(hashes)
        let quote = startsWith("\"\"\"") ? "\"\"\"" : "\""
        advance(quote.utf8.count)
        let end = quote + String(repeating: "#", count: hashes)
        let escape = "\\" + String(repeating: "#", count: hashes)
        let start = position
        let place = tokens.count
        while position < bytes.count, !startsWith(end) {
            if quote == "\"", byte(at: 0) == UInt8(ascii: "\n") { break }
            if startsWith(escape + "(") {
                advance(escape.utf8.count + 1)
                scanCode(until: UInt8(ascii: ")"))
                advance()
            } else if startsWith(escape) {
                advance(escape.utf8.count + 1)
            } else {
                advance()
            }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        tokens.insert(Token(kind: .string, text: text, line: first, lastLine: line), at: place)
        if startsWith(end) { advance(end.utf8.count) }
    }

    /// Length of the regular expression literal that begins here, if one does.
    private func regexLength() -> Int? {
        let (open, close): (String, String)
        if startsWith("#/") {
            (open, close) = ("#/", "/#")
        } else if startsWith("/"), bareRegexMayBegin {
            (open, close) = ("/", "/")
        } else {
            return nil
        }
        var index = position + open.utf8.count
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if bytes[index...].starts(with: close.utf8) {
                return index + close.utf8.count - position
            } else {
                index += 1
            }
        }
        return nil
    }

    /// A slash divides when something that has a value stands before it, or a space after it.
    private var bareRegexMayBegin: Bool {
        guard let next = byte(at: 1), !next.isSpace, let before = tokens.last(where: { $0.kind != .comment }) else {
            return false
        }
        return before.kind == .symbol ? "(,=:[{".contains(before.text) : ["return", "in", "case"].contains(before.text)
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    /// Letters, digits, underscore, and every byte of a character beyond ASCII.
    fileprivate var isWord: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default:
            false
        }
    }
}
