import Foundation
import Yams

/// A JSON value whose members keep their order.
public indirect enum PayloadValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case array([PayloadValue])
    case object([Member])

    /// One member of an object.
    public struct Member: Hashable, Sendable {
        public var key: String
        public var value: PayloadValue
    }
}

extension PayloadValue {
    /// What a YAML node says. Nil for what JSON has no word for.
    init?(_ node: Node) {
        switch node {
        case .mapping(let mapping):
            var members: [Member] = []
            for (key, value) in mapping {
                guard let key = key.scalar?.string, let value = PayloadValue(value) else { return nil }
                members.append(Member(key: key, value: value))
            }
            self = .object(members)
        case .sequence(let sequence):
            let values = sequence.compactMap(PayloadValue.init)
            guard values.count == sequence.count else { return nil }
            self = .array(values)
        case .scalar(let scalar): self = PayloadValue(scalar, node)
        case .alias: return nil
        }
    }

    private init(_ scalar: Node.Scalar, _ node: Node) {
        // A quoted scalar is text, whatever it looks like.
        guard scalar.style == .plain || scalar.style == .any else {
            self = .string(scalar.string)
            return
        }
        if node.null != nil {
            self = .null
        } else if let flag = node.bool, ["true", "false"].contains(scalar.string.lowercased()) {
            self = .bool(flag)
        } else if let number = Int(scalar.string) {
            self = .int(number)
        } else if let number = Double(scalar.string), number.isFinite {
            self = .double(number)
        } else {
            self = .string(scalar.string)
        }
    }

    /// Compact JSON.
    public var json: String {
        switch self {
        case .null: return "null"
        case .bool(let flag): return flag ? "true" : "false"
        case .int(let number): return String(number)
        case .double(let number): return "\(number)"
        case .string(let text): return Self.quoted(text)
        case .array(let values): return "[" + values.map(\.json).joined(separator: ",") + "]"
        case .object(let members):
            return "{" + members.map { Self.quoted($0.key) + ":" + $0.value.json }.joined(separator: ",") + "}"
        }
    }

    /// As property lists take it.
    var foundation: Any {
        switch self {
        case .null: ""
        case .bool(let flag): flag
        case .int(let number): number
        case .double(let number): number
        case .string(let text): text
        case .array(let values): values.map(\.foundation)
        case .object(let members):
            Dictionary(members.map { ($0.key, $0.value.foundation) }, uniquingKeysWith: { _, last in last })
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

// Fresh calls.
extension PayloadValue {
    /// Itself with every UUID in it replaced by what `fresh` gives for it, the same everywhere.
    func replacingUUIDs(_ fresh: (String) -> String) -> PayloadValue {
        switch self {
        case .string(let text) where UUID(uuidString: text) != nil: return .string(fresh(text))
        case .array(let values): return .array(values.map { $0.replacingUUIDs(fresh) })
        case .object(let members):
            return .object(members.map { Member(key: $0.key, value: $0.value.replacingUUIDs(fresh)) })
        default: return self
        }
    }
}
