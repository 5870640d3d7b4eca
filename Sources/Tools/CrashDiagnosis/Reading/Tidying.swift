/// Undoes what mails, chats, web pages and log collectors do to a report.
enum Tidying {
    /// Without quote marks, entities and the log prefixes in front of every line; lines cut at a fixed column are whole
    /// again. A document that begins as JSON keeps its lines: its reader does not mind them.
    static func tidied(_ bytes: [UInt8]) -> [UInt8] {
        if beginsAsJSON(bytes[...]) { return bytes }
        var text = MailText.decoded(bytes)
        if text.contains(UInt8(ascii: "&")) { text = Entities.decoded(text) }
        text = MailText.narrowed(text)
        if hasQuotes(text) { text = unquoted(text) }
        if let plain = Markdown.plain(text) { text = plain }
        if let bare = withoutLogPrefix(text) { text = bare }
        if beginsAsJSON(text[...]) { return text }
        return unwrapped(text)
    }

    /// `{"`, `[{`, with blanks between.
    static func beginsAsJSON(_ bytes: ArraySlice<UInt8>) -> Bool {
        let rest = bytes.drop { $0 <= 0x20 }
        guard let first = rest.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
        guard let next = rest.dropFirst().first(where: { $0 > 0x20 }) else { return false }
        if first == UInt8(ascii: "[") { return next == UInt8(ascii: "{") }
        return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
    }

    private static func hasQuotes(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var isStart = true
            for byte in bytes {
                if byte == 0x0A {
                    isStart = true
                } else if isStart, byte != 0x20 {
                    if byte == UInt8(ascii: ">") { return true }
                    isStart = false
                }
            }
            return false
        }
    }

    /// `> ` and `>> ` at the beginnings of lines.
    private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for (index, line) in bytes.lines.enumerated() {
            if index > 0 { text.append(0x0A) }
            text += line.dropFirst(quoteLength(line))
        }
        return text
    }

    /// Of the marks, each with the blank behind it.
    private static func quoteLength(_ line: ArraySlice<UInt8>) -> Int {
        var position = line.startIndex
        while position < line.endIndex, position - line.startIndex < 3, line[position] == 0x20 { position += 1 }
        guard position < line.endIndex, line[position] == UInt8(ascii: ">") else { return 0 }
        while position < line.endIndex, line[position] == UInt8(ascii: ">") {
            position += 1
            if position < line.endIndex, line[position] == 0x20 { position += 1 }
        }
        return position - line.startIndex
    }

    // MARK: Log prefixes

    /// The text without what every line begins with, if a report comes to light; else nil.
    private static func withoutLogPrefix(_ bytes: [UInt8]) -> [UInt8]? {
        // Most texts have no prefix, and their first lines say so.
        let first = bytes.prefix(4_096).split(separator: 0x0A).filter { !$0.trimmed.isEmpty }
        if first.count > 4, prefixLength(Array(first.dropLast())) ?? 0 < 4 { return nil }
        let lines = bytes.lines
        let full = lines.filter { !$0.trimmed.isEmpty }
        guard full.count >= 2, let length = prefixLength(full), length >= 4 else { return nil }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for (index, line) in lines.enumerated() {
            if index > 0 { text.append(0x0A) }
            text += line.dropFirst(length)
        }
        let isReport =
            beginsAsJSON(text[...]) || FieldCount.fields(in: text.prefix(16_384)) >= 3
            || TextMap(Array(text.prefix(16_384))).structure >= 2
        return isReport ? text : nil
    }

    /// How many bytes nearly all lines have in common, digits counting as one digit.
    private static func prefixLength(_ lines: [ArraySlice<UInt8>]) -> Int? {
        guard let model = lines.first?.prefix(120) else { return nil }
        var lengths: [Int] = []
        for line in lines.prefix(2_000) {
            var length = 0
            for (one, other) in zip(model, line) {
                guard one == other || isDigit(one) && isDigit(other) else { break }
                length += 1
            }
            lengths.append(length)
        }
        lengths.sort()
        // Lines that were empty have lost the blank at the end of their prefix.
        let common = lengths[lengths.count / 20]
        let tail = model.prefix(common)
        // A report's own first letter may be the same on every line by chance.
        guard let boundary = tail.lastIndex(where: { " \t:>]|)".utf8.contains($0) }) else { return nil }
        return boundary + 1 - tail.startIndex
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    // MARK: Wrapping

    private static func lineLengths(_ bytes: [UInt8]) -> [Int] {
        var lengths: [Int] = []
        var start = 0
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices where bytes[index] == 0x0A {
                lengths.append(index - start)
                start = index + 1
            }
        }
        return lengths + [bytes.count - start]
    }

    /// Joins lines that were cut at a column.
    private static func unwrapped(_ bytes: [UInt8]) -> [UInt8] {
        let lengths = lineLengths(bytes)
        guard let width = lengths.max(), (40...132).contains(width) else { return bytes }
        let exact = lengths.count { $0 == width }
        let near = lengths.count { $0 >= width - 4 && $0 < width }
        guard exact >= 3, exact > near * 2 else { return bytes }
        let lines = bytes.lines
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for (index, line) in lines.enumerated() {
            text += line
            if line.count != width, index + 1 < lines.count { text.append(0x0A) }
        }
        return text
    }
}
