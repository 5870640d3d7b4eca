/// Goes through Swift text byte by byte: what is code, what a string, what a comment. It knows no grammar.
struct ByteScanner {
    enum Token {
        case word(Range<Int>)
        case openBrace, closeBrace
        /// `(` or `[`
        case openBracket, closeBracket
        case equals, dot, pound, other
        /// Text that only the parser understands.
        case trouble
    }

    let utf8: UnsafeBufferPointer<UInt8>
    private(set) var position = 0
    /// Strings inside interpolations inside strings.
    private var depth = 0

    init(_ utf8: UnsafeBufferPointer<UInt8>) {
        self.utf8 = utf8
    }

    func byte(at offset: Int) -> UInt8 {
        offset < utf8.count && offset >= 0 ? utf8[offset] : 0
    }

    // MARK: - Between declarations

    /// The next token; strings, comments and white space are passed over. nil at the end.
    mutating func next() -> Token? {
        while position < utf8.count {
            let start = position
            let byte = utf8[start]
            if byte.beginsWord {
                skipWord()
                return .word(start..<position)
            }
            position += 1
            switch byte {
            case .space, .tab, .newline, .carriageReturn: continue
            case UInt8(ascii: "{"): return .openBrace
            case UInt8(ascii: "}"): return .closeBrace
            case UInt8(ascii: "("), UInt8(ascii: "["): return .openBracket
            case UInt8(ascii: ")"), UInt8(ascii: "]"): return .closeBracket
            case UInt8(ascii: "="):
                let next = self.byte(at: position)
                return next == UInt8(ascii: "=") || isOperator(self.byte(at: start - 1)) ? .other : .equals
            case UInt8(ascii: "."): return .dot
            case UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "`"):
                guard skipText(from: start, byte) else { return .trouble }
                if byte != UInt8(ascii: "/") { return .other }
            case UInt8(ascii: "#"):
                let next = self.byte(at: position)
                guard next == UInt8(ascii: "\"") || next == UInt8(ascii: "#") || next == UInt8(ascii: "/") else {
                    return .pound
                }
                return skipText(from: start, byte) ? .other : .trouble
            default: return .other
            }
        }
        return nil
    }

    mutating func skipWord() {
        while position < utf8.count, utf8[position].continuesWord { position += 1 }
    }

    /// Past white space and comments; false in trouble.
    mutating func skipSpace() -> Bool {
        while position < utf8.count {
            let byte = utf8[position]
            if byte.isSpace {
                position += 1
            } else if byte == UInt8(ascii: "/"), isComment(at: position) {
                position += 1
                guard skipText(from: position - 1, byte) else { return false }
            } else {
                return true
            }
        }
        return true
    }

    func isComment(at offset: Int) -> Bool {
        let next = byte(at: offset + 1)
        return next == UInt8(ascii: "/") || next == UInt8(ascii: "*")
    }

    private func isOperator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "~"): true
        default: false
        }
    }

    // MARK: - Brackets

    /// Past the bracket that closes the one before the current place; false when they do not match.
    mutating func skipToClose(of open: UInt8) -> Bool {
        var open = [open]
        while position < utf8.count {
            let byte = utf8[position]
            position += 1
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["): open.append(byte)
            case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"):
                guard let last = open.popLast(), byte.closes(last) else { return false }
                if open.isEmpty { return true }
            case UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "`"), UInt8(ascii: "#"):
                guard skipText(from: position - 1, byte) else { return false }
            default: continue
            }
        }
        return false
    }

    // MARK: - Strings, comments, regular expressions

    /// Past what begins with this byte, if it is a string, a comment, a name in backticks or a regular expression.
    private mutating func skipText(from start: Int, _ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""): return skipString(pounds: 0)
        case UInt8(ascii: "#"): return skipPounds()
        case UInt8(ascii: "`"): return skip(past: UInt8(ascii: "`"))
        default:
            switch self.byte(at: position) {
            case UInt8(ascii: "/"):
                while position < utf8.count, utf8[position] != .newline { position += 1 }
                return true
            case UInt8(ascii: "*"): return skipComment()
            default: return skipSlash(at: start)
            }
        }
    }

    /// To the end of something that stays on its line.
    private mutating func skip(past end: UInt8) -> Bool {
        while position < utf8.count, utf8[position] != .newline {
            position += 1
            if utf8[position - 1] == end { return true }
        }
        return false
    }

    private mutating func skipComment() -> Bool {
        position += 1
        var open = 1
        while position < utf8.count {
            let byte = utf8[position]
            position += 1
            if byte == UInt8(ascii: "*"), self.byte(at: position) == UInt8(ascii: "/") {
                position += 1
                open -= 1
                if open == 0 { return true }
            } else if byte == UInt8(ascii: "/"), self.byte(at: position) == UInt8(ascii: "*") {
                position += 1
                open += 1
            }
        }
        return false
    }

    /// `#"raw"#`, `#if`, `#/regex/#`
    private mutating func skipPounds() -> Bool {
        var pounds = 1
        while byte(at: position) == UInt8(ascii: "#") {
            pounds += 1
            position += 1
        }
        switch byte(at: position) {
        case UInt8(ascii: "\""):
            position += 1
            return skipString(pounds: pounds)
        case UInt8(ascii: "/"): return false
        default: return true
        }
    }

    /// A string whose first quote has been passed.
    private mutating func skipString(pounds: Int) -> Bool {
        let isLong = byte(at: position) == UInt8(ascii: "\"") && byte(at: position + 1) == UInt8(ascii: "\"")
        if isLong { position += 2 }
        // `#"""#` is a quote in a short string.
        if isLong, pounds > 0, !byte(at: position).isSpace { return false }
        while position < utf8.count {
            let byte = utf8[position]
            position += 1
            switch byte {
            case .newline where !isLong: return false
            case UInt8(ascii: "\\"):
                guard hasPounds(pounds) else { continue }
                position += pounds + 1
                guard self.byte(at: position - 1) == UInt8(ascii: "(") else { continue }
                guard skipInterpolation() else { return false }
            case UInt8(ascii: "\""):
                if isLong {
                    guard self.byte(at: position) == byte, self.byte(at: position + 1) == byte else { continue }
                    position += 2
                    // Quotes before the last three belong to the text.
                    while self.byte(at: position) == byte { position += 1 }
                }
                guard hasPounds(pounds) else { continue }
                position += pounds
                return true
            default: continue
            }
        }
        return false
    }

    private func hasPounds(_ count: Int) -> Bool {
        for offset in 0..<count where byte(at: position + offset) != UInt8(ascii: "#") { return false }
        return true
    }

    private mutating func skipInterpolation() -> Bool {
        guard depth < 8 else { return false }
        depth += 1
        defer { depth -= 1 }
        return skipToClose(of: UInt8(ascii: "("))
    }

    /// A division, or a regular expression: that is trouble when brackets or quotes stand in it.
    private mutating func skipSlash(at start: Int) -> Bool {
        let next = byte(at: position)
        guard !next.isSpace, next != UInt8(ascii: ")"), !endsOperand(before: start) else { return true }
        var offset = position
        while offset < utf8.count, utf8[offset] != .newline {
            switch utf8[offset] {
            case UInt8(ascii: "/"):
                position = offset + 1
                return true
            case UInt8(ascii: "\\"): offset += 1
            case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "\""):
                return false
            default: break
            }
            offset += 1
        }
        return true
    }

    /// Whether what stands before is a value, so that a slash divides it.
    private func endsOperand(before start: Int) -> Bool {
        var offset = start - 1
        while offset >= 0, utf8[offset].isSpace { offset -= 1 }
        guard offset >= 0 else { return false }
        switch utf8[offset] {
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "?"),
            UInt8(ascii: "!"):
            return true
        case let byte where byte.continuesWord:
            let end = offset + 1
            while offset >= 0, utf8[offset].continuesWord { offset -= 1 }
            return !Self.wordsBeforeValues.contains(String(decoding: utf8[(offset + 1)..<end], as: UTF8.self))
        default: return false
        }
    }

    private static let wordsBeforeValues: Set<String> = [
        "return", "in", "case", "where", "if", "guard", "while", "try", "await", "else", "throw", "is", "as", "switch",
        "do", "repeat", "defer", "default", "yield",
    ]
}

extension UInt8 {
    fileprivate static let space = UInt8(ascii: " ")
    fileprivate static let tab = UInt8(ascii: "\t")
    fileprivate static let newline = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")

    var isSpace: Bool { self == .space || self == .newline || self == .tab || self == .carriageReturn }

    var beginsWord: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }

    var continuesWord: Bool { beginsWord || self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    func closes(_ open: UInt8) -> Bool {
        switch open {
        case UInt8(ascii: "{"): self == UInt8(ascii: "}")
        case UInt8(ascii: "("): self == UInt8(ascii: ")")
        default: self == UInt8(ascii: "]")
        }
    }
}
