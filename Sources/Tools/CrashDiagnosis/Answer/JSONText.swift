/// A JSON value that keeps the order of its members.
enum JSONText: Sendable {
    case object([(String, JSONText)])
    case array([JSONText])
    case string(String)
    case number(Int)
    case decimal(Double)
    case null
    /// By ``bytes(indent:)``.
    case written([UInt8])

    /// Indented by two blanks.
    var pretty: String {
        var text: [UInt8] = []
        write(into: &text, indent: 0)
        return String(decoding: text, as: UTF8.self)
    }

    /// The same, with so many blanks in front of all lines but the first.
    func bytes(indent: Int) -> [UInt8] {
        var text: [UInt8] = []
        write(into: &text, indent: indent)
        return text
    }

    private func write(into text: inout [UInt8], indent: Int) {
        switch self {
        case .object(let members):
            guard !members.isEmpty else {
                text += "{}".utf8
                return
            }
            text.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                Self.newLine(indent + 2, isFirst: index == 0, in: &text)
                Self.quote(member.0, into: &text)
                text += ": ".utf8
                member.1.write(into: &text, indent: indent + 2)
            }
            Self.newLine(indent, isFirst: true, in: &text)
            text.append(UInt8(ascii: "}"))
        case .array(let values):
            guard !values.isEmpty else {
                text += "[]".utf8
                return
            }
            text.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                Self.newLine(indent + 2, isFirst: index == 0, in: &text)
                value.write(into: &text, indent: indent + 2)
            }
            Self.newLine(indent, isFirst: true, in: &text)
            text.append(UInt8(ascii: "]"))
        case .string(let string): Self.quote(string, into: &text)
        case .number(let number): text += String(number).utf8
        case .decimal(let value): text += String((value * 1e6).rounded() / 1e6).utf8
        case .null: text += "null".utf8
        case .written(let bytes): text += bytes
        }
    }

    private static func newLine(_ indent: Int, isFirst: Bool, in text: inout [UInt8]) {
        if !isFirst { text.append(UInt8(ascii: ",")) }
        text.append(0x0A)
        for _ in 0..<indent { text.append(0x20) }
    }

    private static func quote(_ string: String, into text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        let isPlain = string.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 < 0x7F }
        if isPlain { text += string.utf8 } else { escape(string, into: &text) }
        text.append(UInt8(ascii: "\""))
    }

    private static func escape(_ string: String, into text: inout [UInt8]) {
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\"".utf8
            case "\\": text += "\\\\".utf8
            case "\n": text += "\\n".utf8
            case "\r": text += "\\r".utf8
            case "\t": text += "\\t".utf8
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                text += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
            default: text += String(Character(scalar)).utf8
            }
        }
    }
}
