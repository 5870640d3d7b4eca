/// A document as plain UTF-8 with one sort of line end, whatever it came in.
enum PlainText {
    /// Decodes UTF-16, drops byte order marks and NULs, and makes every line end a line feed.
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        var text = bytes
        if let isBigEndian = utf16Order(bytes) { text = fromUTF16(bytes, isBigEndian) }
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
        let isPlain = text.withUnsafeBufferPointer { bytes in
            var odd = false
            for byte in bytes where byte <= 0x0D { odd = odd || byte == 0x0D || byte == 0 }
            return !odd
        }
        if isPlain { return text }
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count)
        var wasReturn = false
        for byte in text where byte != 0 {
            switch byte {
            case 0x0D: plain.append(0x0A)
            case 0x0A where wasReturn: break
            default: plain.append(byte)
            }
            wasReturn = byte == 0x0D
        }
        return plain
    }

    /// Big-endian or not; nil for what is no UTF-16. Without a mark, every other byte of the beginning is zero.
    private static func utf16Order(_ bytes: [UInt8]) -> Bool? {
        if bytes.starts(with: [0xFF, 0xFE]) { return false }
        if bytes.starts(with: [0xFE, 0xFF]) { return true }
        let head = bytes.prefix(256)
        guard head.count >= 8 else { return nil }
        let zeros = [0, 1].map { parity in head.indices.count { $0 % 2 == parity && head[$0] == 0 } }
        if zeros[1] * 5 > head.count * 2, zeros[0] * 20 < head.count { return false }
        if zeros[0] * 5 > head.count * 2, zeros[1] * 20 < head.count { return true }
        return nil
    }

    private static func fromUTF16(_ bytes: [UInt8], _ isBigEndian: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = 0
        while index + 1 < bytes.count {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        if units.first == 0xFEFF { units.removeFirst() }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}

extension [UInt8] {
    /// The lines, without their ends.
    var lines: [ArraySlice<UInt8>] { split(separator: 0x0A, omittingEmptySubsequences: false) }
}

extension Collection<UInt8> where SubSequence == ArraySlice<UInt8> {
    /// Without blanks at either end.
    var trimmed: ArraySlice<UInt8> {
        let front = drop { $0 <= 0x20 }
        var end = front.endIndex
        while end > front.startIndex, front[end - 1] <= 0x20 { end -= 1 }
        return front[front.startIndex..<end]
    }
}
