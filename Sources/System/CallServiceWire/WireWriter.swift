internal import CallVocabulary

/// Writes one frame: a length word, a kind, fields. Integers are little-endian; an optional has a flag before it.
struct WireWriter {
    private var bytes: [UInt8]

    init(kind: UInt8) {
        bytes = [0, 0, 0, 0, kind]
    }

    /// The frame, its length filled in.
    consuming func frame() -> [UInt8] {
        let length = UInt32(bytes.count - 4)
        for index in 0..<4 { bytes[index] = UInt8(truncatingIfNeeded: length >> (8 * UInt32(index))) }
        return bytes
    }

    mutating func put(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    /// A string, cut at the last whole character that fits.
    mutating func put(_ text: String) {
        guard text.utf8.count > WireLimits.string else { return putBytes(text.utf8) }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: WireLimits.string)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        putBytes(text.utf8[..<end])
    }

    /// Raw bytes, cut at ``WireLimits/bytes``: the gateway has let no longer payload in.
    mutating func put(_ raw: [UInt8]) { putBytes(raw.prefix(WireLimits.bytes)) }

    private mutating func putBytes(_ raw: some Collection<UInt8>) {
        put(UInt32(raw.count))
        bytes.append(contentsOf: raw)
    }

    mutating func put<Value>(optional value: Value?, _ body: (inout WireWriter, Value) -> Void) {
        put(value != nil)
        if let value { body(&self, value) }
    }

    mutating func put(_ duration: Duration) { put(duration.wholeMicroseconds) }

    mutating func put(_ version: SystemVersion) {
        put(Int32(clamping: version.major))
        put(Int32(clamping: version.minor))
    }

    mutating func put(_ call: CallUUID) {
        put(call.high)
        put(call.low)
    }
}
