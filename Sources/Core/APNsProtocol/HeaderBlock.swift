/// A request's header block, checked as RFC 9113 §8 demands. It takes the place of SwiftNIO's own validation, which is
/// switched off for speed and which knows nothing of `host` standing in for `:authority`.
public enum MalformedRequest: Error, Hashable, Sendable {
    case pseudoHeaderAfterField
    case unknownPseudoHeader
    case repeatedPseudoHeader
    case missingPseudoHeader
    case badFieldName
    case badFieldValue
    case connectionSpecificField
    case badContentLength
    case bodyLengthMismatch
    case badTrailers
}

extension RequestHead {
    /// Builds the head from a decoded header list.
    public init(headerBlock: some Sequence<(name: String, value: String)>) throws(MalformedRequest) {
        var pseudo: [String: String] = [:]
        var fields: [HeaderField] = []
        for (name, value) in headerBlock {
            guard !value.utf8.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x0D }) else {
                throw MalformedRequest.badFieldValue
            }
            if name.utf8.first == UInt8(ascii: ":") {
                guard fields.isEmpty else { throw MalformedRequest.pseudoHeaderAfterField }
                guard [":method", ":scheme", ":path", ":authority"].contains(name) else {
                    throw MalformedRequest.unknownPseudoHeader
                }
                guard pseudo.updateValue(value, forKey: name) == nil else {
                    throw MalformedRequest.repeatedPseudoHeader
                }
            } else {
                try Self.check(name: name, value: value)
                fields.append(HeaderField(name, value))
            }
        }
        guard let method = pseudo[":method"], let path = pseudo[":path"], pseudo[":scheme"] != nil, !path.isEmpty else {
            throw MalformedRequest.missingPseudoHeader
        }
        self.init(method: method, path: path, authority: pseudo[":authority"], fields: fields)
        if authority == nil { authority = self["host"] }
    }

    /// `content-length`, if there is one.
    public func declaredLength() throws(MalformedRequest) -> Int? {
        let values = fields.filter { $0.name == "content-length" }.map(\.value)
        guard let first = values.first else { return nil }
        guard values.allSatisfy({ $0 == first }), first.utf8.allSatisfy(\.isDigit), let length = Int(first) else {
            throw MalformedRequest.badContentLength
        }
        return length
    }

    private static func check(name: String, value: String) throws(MalformedRequest) {
        guard !name.isEmpty, name.utf8.allSatisfy(\.isFieldNameByte) else { throw MalformedRequest.badFieldName }
        switch name {
        case "connection", "proxy-connection", "keep-alive", "transfer-encoding", "upgrade":
            throw MalformedRequest.connectionSpecificField
        case "te":
            guard value == "trailers" else { throw MalformedRequest.connectionSpecificField }
        default: break
        }
    }
}

extension UInt8 {
    /// RFC 9110's token characters without upper case, which HTTP/2 forbids.
    fileprivate var isFieldNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
