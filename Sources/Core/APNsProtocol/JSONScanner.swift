/// One pass over JSON bytes.
struct JSONScanner {
    struct Malformed: Error {}

    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// An object and nothing after it but white space.
    mutating func document() throws(Malformed) -> [String: JSONText.Value] {
        skipSpace()
        try expect("{")
        var members: [String: JSONText.Value] = [:]
        try list(until: "}") { scanner throws(Malformed) in
            let name = try scanner.name()
            members[name] = try scanner.topLevelValue()
        }
        skipSpace()
        guard index == bytes.count else { throw Malformed() }
        return members
    }

    private mutating func topLevelValue() throws(Malformed) -> JSONText.Value {
        skipSpace()
        let start = index
        switch peek {
        case UInt8(ascii: "\""): return .string(try string())
        case .some(let byte) where byte == UInt8(ascii: "-") || byte.isDigit:
            try number()
            return .number(String(decoding: bytes[start..<index], as: UTF8.self))
        default:
            try value(depth: 1)
            return .other
        }
    }

    private mutating func value(depth: Int) throws(Malformed) {
        guard depth < JSONText.deepestNesting else { throw Malformed() }
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"):
            index += 1
            try list(until: "}") { scanner throws(Malformed) in
                _ = try scanner.name()
                try scanner.value(depth: depth + 1)
            }
        case UInt8(ascii: "["):
            index += 1
            try list(until: "]") { scanner throws(Malformed) in try scanner.value(depth: depth + 1) }
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        default: try number()
        }
    }

    /// Elements separated by commas, up to the closing byte; the opening one has been read.
    private mutating func list(
        until close: Unicode.Scalar, element: (inout JSONScanner) throws(Malformed) -> Void
    ) throws(Malformed) {
        skipSpace()
        if accept(close) { return }
        while true {
            try element(&self)
            skipSpace()
            if accept(close) { return }
            try expect(",")
        }
    }

    private mutating func name() throws(Malformed) -> String {
        skipSpace()
        let name = try string()
        skipSpace()
        try expect(":")
        return name
    }

    private mutating func number() throws(Malformed) {
        _ = accept("-")
        if !accept("0") { try digits() }
        if accept(".") { try digits() }
        if accept("e") || accept("E") {
            if !accept("+") { _ = accept("-") }
            try digits()
        }
    }

    private mutating func digits() throws(Malformed) {
        let start = index
        while let byte = peek, byte.isDigit { index += 1 }
        guard index > start else { throw Malformed() }
    }

    private mutating func string() throws(Malformed) -> String {
        try expect("\"")
        var start = index
        var text = ""
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                text += try utf8(start..<index)
                index += 1
                return text
            case UInt8(ascii: "\\"):
                text += try utf8(start..<index)
                index += 1
                text.unicodeScalars.append(try escape())
                start = index
            case 0..<0x20: throw Malformed()
            default: index += 1
            }
        }
        throw Malformed()
    }

    private func utf8(_ range: Range<Int>) throws(Malformed) -> String {
        guard let text = String(validating: bytes[range], as: UTF8.self) else { throw Malformed() }
        return text
    }

    private mutating func escape() throws(Malformed) -> Unicode.Scalar {
        guard let byte = peek else { throw Malformed() }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw Malformed()
        }
    }

    private mutating func unicodeEscape() throws(Malformed) -> Unicode.Scalar {
        let first = try hexQuad()
        // A lone surrogate is well-formed JSON but no character: it becomes the replacement character.
        guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        let rewind = index
        guard accept("\\"), accept("u") else {
            index = rewind
            return "\u{FFFD}"
        }
        let second = try hexQuad()
        guard (0xDC00..<0xE000).contains(second) else {
            index = rewind
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func hexQuad() throws(Malformed) -> UInt32 {
        guard bytes.count - index >= 4 else { throw Malformed() }
        var value: UInt32 = 0
        for byte in bytes[index..<index + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw Malformed() }
            value = value << 4 | UInt32(digit)
        }
        index += 4
        return value
    }

    private mutating func literal(_ text: StaticString) throws(Malformed) {
        let expected = text.withUTF8Buffer { Array($0) }
        guard bytes.count - index >= expected.count, Array(bytes[index..<index + expected.count]) == expected else {
            throw Malformed()
        }
        index += expected.count
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
        guard let byte = peek, byte == UInt8(ascii: scalar) else { return false }
        index += 1
        return true
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws(Malformed) {
        guard accept(scalar) else { throw Malformed() }
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }
}
