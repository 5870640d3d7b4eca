/// Why bytes are no message. Whoever sent them is cut off: there is no way to find the next frame.
public enum WireError: Error, Hashable, Sendable {
    /// The length word says more than ``WireLimits/frame``.
    case frameTooLong(Int)
    case frameEmpty
    /// The frame ends before this field does.
    case truncated(field: String)
    case unknownKind(UInt8)
    /// A value outside its type's range: a flag that is neither 0 nor 1, an unknown raw value.
    case unknownValue(field: String, value: UInt64)
    case stringTooLong(field: String, bytes: Int)
    case notUTF8(field: String)
    case arrayTooLong(field: String, count: Int)
    /// The message is complete but the frame goes on.
    case trailingBytes(Int)
}

extension WireError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .frameTooLong(let bytes): "a frame of \(bytes) bytes; at most \(WireLimits.frame) are allowed"
        case .frameEmpty: "an empty frame"
        case .truncated(let field): "the frame ends inside \(field)"
        case .unknownKind(let kind): "unknown message kind \(kind)"
        case .unknownValue(let field, let value): "\(field) has the unknown value \(value)"
        case .stringTooLong(let field, let bytes):
            "\(field) has \(bytes) bytes; at most \(WireLimits.string) are allowed"
        case .notUTF8(let field): "\(field) is not UTF-8"
        case .arrayTooLong(let field, let count):
            "\(field) has \(count) entries; at most \(WireLimits.array) are allowed"
        case .trailingBytes(let count): "\(count) bytes after the end of the message"
        }
    }
}

/// The bounds of everything that travels.
public enum WireLimits {
    /// Kind and fields of one message, in bytes, without the length word.
    public static let frame = 64 * 1024
    /// UTF-8 bytes of a string. A longer one is cut before it is sent.
    public static let string = 4 * 1024
    /// Entries of an array. What is beyond is not sent.
    public static let array = 64
    /// Payload and token bytes; a VoIP payload has 5,120 at most (D3 [A]).
    public static let bytes = 48 * 1024
}
