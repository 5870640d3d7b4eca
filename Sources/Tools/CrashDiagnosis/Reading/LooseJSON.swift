/// A document's bytes while it is read.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// A JSON value as a piece of text, read member by member when asked.
///
/// Reports come through mails, chats and terminals. So a line break inside a string or a number means nothing, what is
/// cut off ends where the text ends, and nothing is ever refused.
///
/// It points into the document's bytes, and is not to outlive the reading of it.
struct LooseJSON {
    let bytes: Bytes
    private let ends: JSONEnds
    let range: Range<Int>
    /// False when the text ended first.
    let isClosed: Bool

    /// The value that begins at the first byte that is no blank; nil if there is none. What opens there has been indexed.
    init?(_ bytes: Bytes, _ ends: JSONEnds, at start: Int) {
        let begin = Self.skipBlanks(bytes, start)
        guard begin < bytes.count else { return nil }
        let end: Int
        switch bytes[begin] {
        case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["): (end, isClosed) = ends.end(at: begin)
        default: (end, isClosed) = (Self.scalarEnd(bytes, begin), true)
        }
        guard end > begin else { return nil }
        (self.bytes, self.ends, range) = (bytes, ends, begin..<end)
    }

    /// A value that begins within this one.
    func value(at start: Int) -> LooseJSON? { LooseJSON(bytes, ends, at: start) }

    var isObject: Bool { bytes[range.lowerBound] == UInt8(ascii: "{") }
    var isArray: Bool { bytes[range.lowerBound] == UInt8(ascii: "[") }
    var isString: Bool { bytes[range.lowerBound] == UInt8(ascii: "\"") }

    // MARK: Containers

    /// An object's members, in order; none for anything else.
    func forEachMember(_ body: (Slice, LooseJSON) -> Void) {
        guard isObject else { return }
        var position = range.lowerBound + 1
        while let key = value(at: Self.skipSeparators(bytes, position)), key.isString, key.isClosed,
            key.range.upperBound <= range.upperBound
        {
            let colon = Self.skipBlanks(bytes, key.range.upperBound)
            guard colon < range.upperBound, bytes[colon] == UInt8(ascii: ":"),
                let value = value(at: colon + 1), value.range.lowerBound < range.upperBound
            else { return }
            body(Slice(bytes: bytes, range: key.range.lowerBound + 1..<key.range.upperBound - 1), value)
            position = value.range.upperBound
        }
    }

    /// A member's name, compared without making a string of it. Line breaks in it do not count.
    struct Slice {
        let bytes: Bytes
        let range: Range<Int>

        static func == (slice: Slice, name: StaticString) -> Bool {
            let count = name.utf8CodeUnitCount
            guard slice.range.count >= count else { return false }
            var offset = 0
            for position in slice.range {
                let byte = slice.bytes[position]
                if offset < count, byte == name.utf8Start[offset] {
                    offset += 1
                } else if byte >= 0x20 {
                    return false
                }
            }
            return offset == count
        }

        static func ~= (name: StaticString, slice: Slice) -> Bool { slice == name }

        /// Without line breaks.
        var text: String { String(decoding: bytes[range].filter { $0 >= 0x20 }, as: UTF8.self) }
    }

    /// The member of that name.
    subscript(name: StaticString) -> LooseJSON? {
        var found: LooseJSON?
        forEachMember { key, value in if found == nil, key == name { found = value } }
        return found
    }

    typealias Member = (name: Slice, value: LooseJSON)

    /// An object's members, in order.
    var members: [Member] {
        var members: [Member] = []
        forEachMember { members.append(($0, $1)) }
        return members
    }

    /// An array's elements, in order; none for anything else.
    func forEachElement(_ body: (LooseJSON) -> Void) {
        guard isArray else { return }
        var position = range.lowerBound + 1
        while true {
            position = Self.skipSeparators(bytes, position)
            guard position < range.upperBound, bytes[position] != UInt8(ascii: "]"),
                let value = value(at: position)
            else { return }
            body(value)
            position = value.range.upperBound
        }
    }

    // MARK: Values

    /// A string's text; numbers and literals as they are written. At most `limit` bytes of it.
    func text(limit: Int = 4_096) -> String {
        guard isString else { return String(decoding: scalarBytes.prefix(limit), as: UTF8.self) }
        var position = range.lowerBound + 1
        let end = isClosed ? range.upperBound - 1 : range.upperBound
        let plain = bytes[position..<min(end, position + limit)]
        if end - position <= limit, plain.allSatisfy({ $0 != 0x5C && $0 >= 0x20 }) {
            return String(decoding: plain, as: UTF8.self)
        }
        var text: [UInt8] = []
        text.reserveCapacity(min(limit, end - position))
        while position < end, text.count < limit {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\\") {
                position = Self.unescape(bytes, position, end, into: &text)
            } else if byte != 0x0A, byte != 0x0D {
                text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// A string, nil for anything else.
    var string: String? { isString ? text() : nil }

    /// A whole number, written in decimal or hexadecimal, bare or as a string.
    var unsigned: UInt64? {
        let digits = isString ? Array(text(limit: 64).utf8) : scalarBytes
        return UInt64(looseDigits: digits)
    }

    var bool: Bool? {
        switch scalarBytes {
        case Array("true".utf8), Array("1".utf8): true
        case Array("false".utf8), Array("0".utf8): false
        default: nil
        }
    }

    private var scalarBytes: [UInt8] { bytes[range].prefix(64).filter { $0 > 0x20 } }

    // MARK: Scanning

    private static func skipBlanks(_ bytes: Bytes, _ start: Int) -> Int {
        var position = start
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
        return position
    }

    private static func skipSeparators(_ bytes: Bytes, _ start: Int) -> Int {
        var position = start
        while position < bytes.count, bytes[position] <= 0x20 || bytes[position] == UInt8(ascii: ",") { position += 1 }
        return position
    }

    /// A line break inside a number is no end of it; a blank is.
    private static func scalarEnd(_ bytes: Bytes, _ start: Int) -> Int {
        var position = start
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: "\""):
                return max(position, start + 1)
            default: position += 1
            }
        }
        return bytes.count
    }

    private static func unescape(_ bytes: Bytes, _ start: Int, _ end: Int, into text: inout [UInt8]) -> Int {
        var position = start
        // A line may have been broken behind the backslash.
        while position < end, bytes[position] == 0x0A || bytes[position] == 0x0D { position += 1 }
        guard position < end else { return end }
        switch bytes[position] {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "u"):
            let digits = bytes[position + 1..<min(end, position + 5)]
            guard digits.count == 4, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
                return position + 1
            }
            text += Array(String(Unicode.Scalar(value).map(Character.init) ?? "\u{FFFD}").utf8)
            return position + 5
        default: text.append(bytes[position])
        }
        return position + 1
    }
}

extension UInt64 {
    /// `3131951633`, `0xBAADCA11`; nil for everything else.
    init?(looseDigits: [UInt8]) {
        let text = String(decoding: looseDigits.prefix(40), as: UTF8.self).lowercased()
        guard let value = text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text) else { return nil }
        self = value
    }
}
