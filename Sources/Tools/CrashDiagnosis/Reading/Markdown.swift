/// Takes out what Markdown adds to a report: stress, escapes, and tables of two columns.
enum Markdown {
    private static let star = UInt8(ascii: "*")
    private static let backslash = UInt8(ascii: "\\")
    private static let bar = UInt8(ascii: "|")

    /// The text without them; nil if there are none.
    static func plain(_ bytes: [UInt8]) -> [UInt8]? {
        guard isMarked(bytes) else { return nil }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for (index, line) in bytes.lines.enumerated() {
            if index > 0 { text.append(0x0A) }
            let plain = unstressed(line)
            text += row(plain[...]) ?? plain
        }
        return text
    }

    private static func isMarked(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var (last, isStart) = (UInt8(0x0A), true)
            for byte in bytes {
                if byte == star, last == star || last == backslash { return true }
                if byte == bar, isStart { return true }
                isStart = byte == 0x0A || isStart && byte == 0x20
                last = byte
            }
            return false
        }
    }

    /// Two stars are stress; three are the console's own: `**\*` is three.
    private static func unstressed(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        var position = line.startIndex
        while position < line.endIndex {
            var (end, stars) = (position, 0)
            while end < line.endIndex {
                if line[end] == star {
                    stars += 1
                } else if line[end] != backslash || end + 1 == line.endIndex || line[end + 1] != star {
                    break
                }
                end += 1
            }
            if stars == 0 {
                text.append(line[position])
                position += 1
            } else {
                if stars != 2 { text += Array(repeating: star, count: stars) }
                position = end
            }
        }
        return text
    }

    /// `| Role | Non UI |` is a field and its value.
    private static func row(_ line: ArraySlice<UInt8>) -> [UInt8]? {
        guard line.first(where: { $0 > 0x20 }) == bar else { return nil }
        let cells = line.split(separator: bar).map(\.trimmed).filter { !$0.isEmpty }
        guard cells.count == 2, !cells[0].allSatisfy({ $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }) else {
            return nil
        }
        let name = cells[0].filter { $0 != UInt8(ascii: "`") }
        let colon = name.last == UInt8(ascii: ":") ? [] : [UInt8(ascii: ":")]
        return name + colon + [0x20] + cells[1].filter { $0 != UInt8(ascii: "`") }
    }
}
