internal import CallVocabulary

/// Reads the fields of one frame body. Every error names the field.
struct WireReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ body: [UInt8]) throws(WireError) {
        guard !body.isEmpty else { throw .frameEmpty }
        guard body.count <= WireLimits.frame else { throw .frameTooLong(body.count) }
        bytes = body
    }

    mutating func integer<Value: FixedWidthInteger>(_ field: String, as type: Value.Type = Value.self) throws(WireError)
        -> Value
    {
        let size = Value.bitWidth / 8
        guard bytes.count - position >= size else { throw .truncated(field: field) }
        var value: Value = 0
        for index in 0..<size { value |= Value(truncatingIfNeeded: bytes[position + index]) << (8 * index) }
        position += size
        return value
    }

    mutating func flag(_ field: String) throws(WireError) -> Bool {
        let value: UInt8 = try integer(field)
        guard value <= 1 else { throw .unknownValue(field: field, value: UInt64(value)) }
        return value == 1
    }

    /// A raw value of one byte.
    mutating func choice<Value: RawRepresentable<UInt8>>(_ field: String) throws(WireError) -> Value {
        let raw: UInt8 = try integer(field)
        guard let value = Value(rawValue: raw) else { throw .unknownValue(field: field, value: UInt64(raw)) }
        return value
    }

    mutating func string(_ field: String) throws(WireError) -> String {
        let count = try length(field)
        guard count <= WireLimits.string else { throw .stringTooLong(field: field, bytes: count) }
        guard let text = String(validating: try take(count, field), as: UTF8.self) else { throw .notUTF8(field: field) }
        return text
    }

    mutating func raw(_ field: String) throws(WireError) -> [UInt8] {
        let count = try length(field)
        guard count <= WireLimits.bytes else { throw .arrayTooLong(field: field, count: count) }
        return Array(try take(count, field))
    }

    mutating func array<Value>(
        _ field: String, _ body: (inout WireReader) throws(WireError) -> Value
    ) throws(WireError) -> [Value] {
        let count = try length(field)
        guard count <= WireLimits.array else { throw .arrayTooLong(field: field, count: count) }
        var values: [Value] = []
        for _ in 0..<count { values.append(try body(&self)) }
        return values
    }

    mutating func optional<Value>(
        _ field: String, _ body: (inout WireReader) throws(WireError) -> Value
    ) throws(WireError) -> Value? {
        guard try flag(field) else { return nil }
        return try body(&self)
    }

    mutating func optionalString(_ field: String) throws(WireError) -> String? {
        guard try flag(field) else { return nil }
        return try string(field)
    }

    mutating func optionalFlag(_ field: String) throws(WireError) -> Bool? {
        guard try flag(field) else { return nil }
        return try flag(field)
    }

    mutating func optionalByte(_ field: String) throws(WireError) -> UInt8? {
        guard try flag(field) else { return nil }
        return try integer(field)
    }

    mutating func duration(_ field: String) throws(WireError) -> Duration {
        .microseconds(try integer(field, as: Int64.self))
    }

    mutating func version(_ field: String) throws(WireError) -> SystemVersion {
        SystemVersion(Int(try integer(field, as: Int32.self)), Int(try integer(field, as: Int32.self)))
    }

    mutating func call(_ field: String) throws(WireError) -> CallUUID {
        CallUUID(high: try integer(field), low: try integer(field))
    }

    /// To be called after the last field.
    func finish() throws(WireError) {
        guard position == bytes.count else { throw .trailingBytes(bytes.count - position) }
    }

    private mutating func length(_ field: String) throws(WireError) -> Int {
        Int(try integer(field, as: UInt32.self))
    }

    private mutating func take(_ count: Int, _ field: String) throws(WireError) -> ArraySlice<UInt8> {
        guard bytes.count - position >= count else { throw .truncated(field: field) }
        defer { position += count }
        return bytes[position..<position + count]
    }
}
