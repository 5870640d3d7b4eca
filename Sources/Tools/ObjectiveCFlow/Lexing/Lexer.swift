/// What the file's ending says of its language. A header may be included from either.
enum Dialect {
    case plain, plusPlus, header

    init(path: String) {
        self = path.hasSuffix(".m") ? .plain : path.hasSuffix(".mm") ? .plusPlus : .header
    }
}

/// Bytes in, tokens out, in one pass. Directives are obeyed as far as the build of an app for a device needs it.
struct Lexer {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    private(set) var tokens: [Token] = []
    var imports: [String] = []
    var conditionals = ConditionalStack()
    var settings: BuildSettings
    /// Braces that are open.
    private(set) var depth = 0
    private var startsLine = true
    private let words: WordTable
    private let wordsAfterAt = WordTable.afterAt

    init(_ bytes: UnsafeBufferPointer<UInt8>, dialect: Dialect) {
        self.bytes = bytes
        settings = BuildSettings(isPlusPlus: dialect == .plusPlus)
        words = dialect == .plain ? .plain : .plusPlus
        tokens.reserveCapacity(bytes.count / 5 + 16)
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    }

    /// The byte so far ahead; 0 behind the end.
    func byte(_ ahead: Int = 0) -> UInt8 {
        let index = position + ahead
        return index < bytes.count ? bytes[index] : 0
    }

    mutating func run() {
        while position < bytes.count { next() }
        append(.end, from: bytes.count)
    }

    private mutating func next() {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "\n"):
            position += 1
            startsLine = true
        case 0...32, UInt8(ascii: "\\"): position += 1
        case UInt8(ascii: "/") where self.byte(1) == UInt8(ascii: "/"): skipLineComment()
        case UInt8(ascii: "/") where self.byte(1) == UInt8(ascii: "*"): skipBlockComment()
        case UInt8(ascii: "#") where startsLine: directive()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted(from: position)
        case UInt8(ascii: "@"): at()
        case 0xC2 where self.byte(1) == 0xA0: position += 2
        default:
            if Self.isWordStart(byte) {
                word()
            } else if Self.isDigit(byte) || (byte == UInt8(ascii: ".") && Self.isDigit(self.byte(1))) {
                number()
            } else {
                sign()
            }
        }
    }

    mutating func append(_ kind: Token.Kind, from start: Int) {
        tokens.append(
            Token(
                start: UInt32(start), length: UInt32(position > start ? position - start : 0), kind: kind,
                startsLine: startsLine))
        startsLine = false
    }

    static func isWordStart(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")) || byte == UInt8(ascii: "_")
            || byte >= 0x80 || byte == UInt8(ascii: "$")
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    // MARK: - Words

    private mutating func skipWord() {
        while position < bytes.count, Self.isWordStart(bytes[position]) || Self.isDigit(bytes[position]) {
            position += 1
        }
    }

    private mutating func word() {
        let start = position
        skipWord()
        let text = bytes[start..<position]
        if byte() == UInt8(ascii: "\""), text.count <= 3 {
            if text.last == UInt8(ascii: "R") { return rawString(from: start) }
            if text.elementsEqual("L".utf8) || text.first == UInt8(ascii: "u") || text.elementsEqual("U".utf8) {
                return quoted(from: start)
            }
        }
        append(words.kind(of: text) ?? .identifier, from: start)
    }

    private mutating func at() {
        let start = position
        position += 1
        if byte() == UInt8(ascii: "\"") { return quoted(from: start) }
        let wordStart = position
        if Self.isWordStart(byte()) { skipWord() }
        let text = bytes[wordStart..<position]
        if text.isEmpty {
            append(.at, from: start)
        } else if let value = words.kind(of: text), value == .yes || value == .no {
            position = wordStart
            append(.at, from: start)
        } else {
            append(wordsAfterAt.kind(of: text) ?? .atWord, from: start)
        }
    }

    private mutating func number() {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
            if isSign {
                let before = bytes[position - 1] | 0x20
                let isHexadecimal = position - start > 1 && bytes[start + 1] | 0x20 == UInt8(ascii: "x")
                guard before == UInt8(ascii: "p") || (before == UInt8(ascii: "e") && !isHexadecimal) else { break }
            } else {
                guard Self.isDigit(byte) || Self.isWordStart(byte) || byte == UInt8(ascii: ".") else { break }
            }
            position += 1
        }
        append(.number, from: start)
    }

    // MARK: - Signs

    private mutating func sign() {
        let start = position
        let (kind, length) = Self.sign(byte(), byte(1), byte(2))
        position += length
        if kind == .openBrace { depth += 1 }
        if kind == .closeBrace, depth > 0 { depth -= 1 }
        append(kind, from: start)
    }

    private static func sign(_ byte: UInt8, _ next: UInt8, _ third: UInt8) -> (Token.Kind, Int) {
        let isAssigned = next == UInt8(ascii: "=")
        switch byte {
        case UInt8(ascii: "("): return (.openParen, 1)
        case UInt8(ascii: ")"): return (.closeParen, 1)
        case UInt8(ascii: "["): return (.openBracket, 1)
        case UInt8(ascii: "]"): return (.closeBracket, 1)
        case UInt8(ascii: "{"): return (.openBrace, 1)
        case UInt8(ascii: "}"): return (.closeBrace, 1)
        case UInt8(ascii: ";"): return (.semicolon, 1)
        case UInt8(ascii: ","): return (.comma, 1)
        case UInt8(ascii: "?"): return (.question, 1)
        case UInt8(ascii: "~"): return (.tilde, 1)
        case UInt8(ascii: "="): return isAssigned ? (.equal, 2) : (.assign, 1)
        case UInt8(ascii: "!"): return isAssigned ? (.notEqual, 2) : (.exclamation, 1)
        case UInt8(ascii: ">"): return isAssigned ? (.greaterOrEqual, 2) : (.greater, 1)
        case UInt8(ascii: "."): return next == byte && third == byte ? (.ellipsis, 3) : (.dot, 1)
        case UInt8(ascii: ":"): return next == byte ? (.doubleColon, 2) : (.colon, 1)
        case UInt8(ascii: "-") where next == UInt8(ascii: ">"): return (.arrow, 2)
        case UInt8(ascii: "<") where next == byte:
            return third == UInt8(ascii: "=") ? (.compoundAssign, 3) : (.shiftLeft, 2)
        case UInt8(ascii: "<"): return isAssigned ? (.lessOrEqual, 2) : (.less, 1)
        default: return arithmetic(byte, next)
        }
    }

    private static func arithmetic(_ byte: UInt8, _ next: UInt8) -> (Token.Kind, Int) {
        let single: Token.Kind
        var doubled: Token.Kind?
        switch byte {
        case UInt8(ascii: "+"): (single, doubled) = (.plus, .plusPlus)
        case UInt8(ascii: "-"): (single, doubled) = (.minus, .minusMinus)
        case UInt8(ascii: "&"): (single, doubled) = (.ampersand, .andAnd)
        case UInt8(ascii: "|"): (single, doubled) = (.pipe, .orOr)
        case UInt8(ascii: "*"): single = .star
        case UInt8(ascii: "/"): single = .slash
        case UInt8(ascii: "%"): single = .percent
        case UInt8(ascii: "^"): single = .caret
        default: return (.other, 1)
        }
        if let doubled, next == byte { return (doubled, 2) }
        return next == UInt8(ascii: "=") ? (.compoundAssign, 2) : (single, 1)
    }
}
