/// Whether bytes are one well-formed JSON object, and what its top-level members are. RFC 8259, strict.
///
/// Only as much JSON as the judge needs: nothing nested is built, so that a hostile payload costs one pass.
public struct JSONText: Sendable {
    /// A top-level member's value as far as anybody here looks at it.
    public enum Value: Hashable, Sendable {
        case string(String)
        /// The number as it was written.
        case number(String)
        /// `true`, `false`, `null`, an array or an object.
        case other
    }

    /// Deeper nesting than this is refused, whatever the size [I].
    public static let deepestNesting = 512

    /// The top-level members; a name that occurs twice keeps its last value.
    public let members: [String: Value]

    /// Nil if the bytes are not exactly one JSON object.
    public init?(object bytes: [UInt8]) {
        var scanner = JSONScanner(bytes)
        do throws(JSONScanner.Malformed) {
            members = try scanner.document()
        } catch {
            return nil
        }
    }

    /// Whether the bytes are exactly one JSON object.
    public static func isObject(_ bytes: [UInt8]) -> Bool { JSONText(object: bytes) != nil }
}
