/// Undoes what mail programs and word processors do to single characters.
enum MailText {
    private static let sign = Array("quoted-printable".utf8)

    /// Soft line breaks and `=3D`, where a mail says that it has them.
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "=")), isQuotedPrintable(bytes) else { return bytes }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "=") else {
                text.append(bytes[position])
                position += 1
                continue
            }
            if position + 1 < bytes.count, bytes[position + 1] == 0x0A {
                position += 2
            } else if let byte = UInt8(String(decoding: bytes[(position + 1)...].prefix(2), as: UTF8.self), radix: 16),
                position + 2 < bytes.count
            {
                text.append(byte)
                position += 3
            } else {
                text.append(bytes[position])
                position += 1
            }
        }
        return text
    }

    private static func isQuotedPrintable(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(16_384).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        return head.indices.contains { head[$0] == sign[0] && head[$0...].starts(with: sign) }
    }

    private static let plain: [(from: [UInt8], to: UInt8)] = [
        ("\u{A0}", 0x20), ("\u{202F}", 0x20), ("＜", UInt8(ascii: "<")), ("＞", UInt8(ascii: ">")),
        ("：", UInt8(ascii: ":")), ("’", UInt8(ascii: "'")), ("‘", UInt8(ascii: "'")), ("“", UInt8(ascii: "\"")),
        ("”", UInt8(ascii: "\"")),
    ].map { (Array($0.0.utf8), $0.1) }

    /// Blanks, brackets and quotation marks of other alphabets as those of reports.
    static func narrowed(_ bytes: [UInt8]) -> [UInt8] {
        let leads: Set<UInt8> = [0xC2, 0xE2, 0xEF]
        guard bytes.withUnsafeBufferPointer({ bytes in bytes.contains { $0 >= 0x80 && leads.contains($0) } }) else {
            return bytes
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            if leads.contains(bytes[position]),
                let found = plain.first(where: { bytes[position...].starts(with: $0.from) })
            {
                text.append(found.to)
                position += found.from.count
            } else {
                text.append(bytes[position])
                position += 1
            }
        }
        return text
    }
}
