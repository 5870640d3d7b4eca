/// A JSON value that keeps the order of its members: reports are read by people, and Apple's order is the one they
/// know.
enum JSONText: Sendable {
    case object([(String, JSONText)])
    case array([JSONText])
    case string(String)
    case integer(Int64)
    case unsigned(UInt64)
    case decimal(microseconds: Int64)
    case bool(Bool)

    /// Apple's layout: one line a member at the top, everything below it on that line.
    var report: String {
        guard case .object(let members) = self, !members.isEmpty else { return line + "\n" }
        let lines = members.map { "  " + Self.quoted($0.0) + " : " + $0.1.line }
        return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
    }

    /// Everything on one line, without blanks.
    var line: String {
        switch self {
        case .object(let members):
            "{" + members.map { Self.quoted($0.0) + ":" + $0.1.line }.joined(separator: ",") + "}"
        case .array(let values): "[" + values.map(\.line).joined(separator: ",") + "]"
        case .string(let string): Self.quoted(string)
        case .integer(let value): String(value)
        case .unsigned(let value): String(value)
        case .decimal(let microseconds): Self.seconds(microseconds)
        case .bool(let value): value ? "true" : "false"
        }
    }

    private static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            // Apple's reports escape the slash; readers that compare text expect it.
            case "/": text += "\\/"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: text += escape(scalar.value)
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    private static func escape(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    private static func seconds(_ microseconds: Int64) -> String {
        let magnitude = microseconds.magnitude
        let fraction = String(magnitude % 1_000_000)
        let padded = String(repeating: "0", count: 6 - fraction.count) + fraction
        return (microseconds < 0 ? "-" : "") + "\(magnitude / 1_000_000).\(padded)"
    }
}
