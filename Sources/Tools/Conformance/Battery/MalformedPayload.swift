import Foundation

/// A payload like the app's own for a call, with one thing wrong in it.
struct MalformedPayload: Hashable, Sendable {
    /// What is wrong: `call is missing`.
    var name: String
    var value: PayloadValue

    /// All variants of a payload: each member removed, null, of another type, empty; no UUID where one was; nested
    /// garbage; filled up to the limit (D3).
    static func variants(of payload: PayloadValue) -> [MalformedPayload] {
        guard case .object(let members) = payload else {
            return [MalformedPayload(name: "an empty object", value: .object([]))]
        }
        var variants = [MalformedPayload(name: "nothing in it", value: .object([]))]
        variants += Self.variants(of: members, named: "", depth: 0)
        variants.append(.init(name: "exactly 5,120 bytes", value: payload.filled(to: 5_120)))
        return variants
    }

    /// What people nest calls in is not deep.
    private static let deepest = 3

    /// Of each member in turn, then of what is inside it; `aps` itself is Apple's and always there.
    private static func variants(
        of members: [PayloadValue.Member], named path: String, depth: Int
    ) -> [MalformedPayload] {
        members.enumerated().flatMap { index, member -> [MalformedPayload] in
            let name = path + member.key
            func changed(_ value: PayloadValue?) -> PayloadValue {
                var members = members
                if let value { members[index].value = value } else { members.remove(at: index) }
                return .object(members)
            }
            var variants: [MalformedPayload] = []
            if name != "aps" {
                variants.append(.init(name: "\(name) is missing", value: changed(nil)))
                variants += member.value.spoilt.map { .init(name: "\(name) is \($0.how)", value: changed($0.value)) }
            }
            if case .object(let inner) = member.value, depth < deepest {
                variants += Self.variants(of: inner, named: name + ".", depth: depth + 1).map {
                    MalformedPayload(name: $0.name, value: changed($0.value))
                }
            }
            return variants
        }
    }
}

extension PayloadValue {
    /// What no parser of a call expects.
    static let garbage = PayloadValue.object([
        .init(key: "a", value: .array([.null, .object([.init(key: "\u{FFFD}", value: .int(-1))]), .array([])])),
        .init(key: "", value: .string(String(repeating: "…", count: 40))),
    ])

    /// Names no call and nobody who calls.
    static let unreadable = PayloadValue.object([
        .init(key: "v", value: .int(99)), .init(key: "body", value: .garbage),
    ])

    /// Itself with something wrong, and what it then is.
    var spoilt: [(how: String, value: PayloadValue)] {
        var spoilt: [(how: String, value: PayloadValue)] = [("null", .null), ("of another type", ofAnotherType)]
        if let emptied { spoilt.append(("empty", emptied)) }
        if case .string(let text) = self, UUID(uuidString: text) != nil {
            spoilt.append(("no UUID", .string("call-42")))
        }
        return spoilt + [("nested garbage", .garbage)]
    }

    var ofAnotherType: PayloadValue {
        switch self {
        case .string: .int(42)
        case .int, .double: .string("forty-two")
        case .bool: .string("yes")
        case .array: .object([])
        case .object: .array([])
        case .null: .int(0)
        }
    }

    /// Nil: there is nothing to empty.
    var emptied: PayloadValue? {
        switch self {
        case .string: .string("")
        case .array: .array([])
        case .object: .object([])
        default: nil
        }
    }

    /// Itself with a member more, so that its JSON has exactly so many bytes; unchanged if it is longer already.
    func filled(to bytes: Int) -> PayloadValue {
        guard case .object(let members) = self else { return self }
        func with(_ filler: String) -> PayloadValue {
            .object(members + [.init(key: "filler", value: .string(filler))])
        }
        let missing = bytes - with("").json.utf8.count
        return missing < 0 ? self : with(String(repeating: "x", count: missing))
    }
}
