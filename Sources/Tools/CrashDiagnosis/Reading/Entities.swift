/// HTML's entities and the tags that stand for line breaks.
enum Entities {
    private static let named: [(name: String, byte: UInt8)] = [
        ("lt", UInt8(ascii: "<")), ("gt", UInt8(ascii: ">")), ("quot", UInt8(ascii: "\"")), ("apos", UInt8(ascii: "'")),
        ("nbsp", UInt8(ascii: " ")), ("amp", UInt8(ascii: "&")),
    ]

    /// Decoded twice where a page was escaped twice.
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        var text = once(bytes)
        if text.count < bytes.count, text.contains(UInt8(ascii: "&")) { text = once(text) }
        return text
    }

    private static func once(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "&"), let (decoded, end) = entity(bytes, at: position) {
                text += decoded
                position = end
            } else {
                text.append(bytes[position])
                position += 1
            }
        }
        return text
    }

    private static func entity(_ bytes: [UInt8], at start: Int) -> ([UInt8], Int)? {
        let window = bytes[(start + 1)..<min(bytes.count, start + 10)]
        guard let semicolon = window.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: bytes[(start + 1)..<semicolon], as: UTF8.self)
        if let known = named.first(where: { $0.name == name }) { return ([known.byte], semicolon + 1) }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let isHex = digits.lowercased().hasPrefix("x")
        guard let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits),
            let scalar = Unicode.Scalar(value)
        else { return nil }
        return (Array(String(Character(scalar)).utf8), semicolon + 1)
    }
}
