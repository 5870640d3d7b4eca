public import Foundation

/// A property list on its way into a file.
///
/// `PropertyListSerialization` writes nothing in a program that Foundation is linked into statically, as it is in the
/// distribution: it takes every value for one that no property list may hold. The encoder is Swift throughout.
public struct PropertyListText: Encodable {
    private let value: Any

    public init(_ value: Any) { self.value = value }

    /// As XML.
    ///
    /// - Throws: `EncodingError` for what no property list may hold.
    public func data() throws -> Data {
        let encoder = PropertyListEncoder()
        encoder.outputFormat = .xml
        return try encoder.encode(self)
    }

    public func encode(to encoder: any Encoder) throws {
        switch value {
        case let values as [String: Any]: try values.mapValues(PropertyListText.init).encode(to: encoder)
        case let values as [Any]: try values.map(PropertyListText.init).encode(to: encoder)
        case let text as String: try text.encode(to: encoder)
        // Only a container writes these two as what they are.
        case let date as Date:
            var container = encoder.singleValueContainer()
            try container.encode(date)
        case let data as Data:
            var container = encoder.singleValueContainer()
            try container.encode(data)
        case let number as NSNumber: try Self.encode(number, to: encoder)
        default:
            let what = "a property list holds no \(type(of: value))"
            throw EncodingError.invalidValue(value, .init(codingPath: encoder.codingPath, debugDescription: what))
        }
    }

    /// A truth value, or a number without or with a fraction.
    private static func encode(_ number: NSNumber, to encoder: any Encoder) throws {
        if String(cString: number.objCType) == "c" {
            try number.boolValue.encode(to: encoder)
        } else if number.doubleValue == number.doubleValue.rounded() {
            try number.intValue.encode(to: encoder)
        } else {
            try number.doubleValue.encode(to: encoder)
        }
    }
}
