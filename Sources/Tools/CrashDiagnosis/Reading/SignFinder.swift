/// Looks for all signs at once.
enum SignFinder {
    static let phrases: [(sign: Sign, phrase: String)] = Sign.allCases.flatMap { sign in
        sign.phrases.map { (sign, $0) }
    }

    private static let finder = PhraseFinder(phrases.map(\.phrase))

    /// The signs in a part of a text, with the places of their bytes.
    static func hits(in text: Bytes, _ part: Range<Int>) -> [(sign: Sign, range: Range<Int>)] {
        finder.hits(in: text, part).map { (sign(of: $0.phrase, $0.range, in: text, part), $0.range) }
    }

    /// What a phrase means where it stands.
    static func sign(of phrase: Int, _ range: Range<Int>, in text: Bytes, _ part: Range<Int>) -> Sign {
        let sign = phrases[phrase].sign
        switch sign {
        case .pushHandler where isClosure(range, in: text, part): return .handlerClosure
        case .report where isTag(range, in: text, part): return .reportTag
        default: return sign
        }
    }

    /// `[CallLayer][reportNewIncomingCall]` is the name of a log, and no call.
    private static func isTag(_ range: Range<Int>, in text: Bytes, _ part: Range<Int>) -> Bool {
        range.lowerBound > part.lowerBound && text[range.lowerBound - 1] == UInt8(ascii: "[")
            && range.upperBound < part.upperBound && text[range.upperBound] == UInt8(ascii: "]")
    }

    /// What the handler has left behind runs later: `closure #1 in …`, `…]_block_invoke`.
    private static func isClosure(_ range: Range<Int>, in text: Bytes, _ part: Range<Int>) -> Bool {
        let before = text[max(part.lowerBound, range.lowerBound - 90)..<range.lowerBound]
        let after = text[range.upperBound..<min(part.upperBound, range.upperBound + 110)]
        func isEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == 0x0A }
        let start = before.lastIndex(where: isEnd).map { before[($0 + 1)...] } ?? before
        let end = after.firstIndex(where: isEnd).map { after[..<$0] } ?? after
        let head = String(decoding: start, as: UTF8.self)
        return head.holds("closure #") || head.holds("partial apply")
            || String(decoding: end, as: UTF8.self).holds("_block_invoke")
    }

    /// The signs in a string.
    static func signs(in text: String) -> [Sign] {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { hits(in: $0, 0..<$0.count).map(\.sign) }
    }
}

extension Facts {
    /// Adds what stands in a piece of text, each sign once a section.
    mutating func addSigns(in text: Bytes, _ part: Range<Int>, section: Section, place: String) {
        for (sign, range) in SignFinder.hits(in: text, part) {
            add(sign, section: section, place: place, quote: Quote.around(range, in: text, within: part))
        }
    }

    /// See above.
    mutating func addSigns(in text: String, section: Section, place: String) {
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { addSigns(in: $0, 0..<$0.count, section: section, place: place) }
    }
}

/// A few words out of a report, to be shown.
enum Quote {
    static let longest = 320

    /// The line around a place, blanks made one and clipped.
    static func around(_ range: Range<Int>, in text: Bytes, within part: Range<Int>) -> String {
        func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == UInt8(ascii: "\"") }
        var start = range.lowerBound
        while start > part.lowerBound, range.lowerBound - start < 170, !isEnd(text[start - 1]) { start -= 1 }
        // No quotation begins in the midst of a word, and it says so when it begins in the midst of a line.
        let isWhole = start == part.lowerBound || isEnd(text[start - 1])
        if !isWhole, text[start - 1] > 0x20 {
            start = text[start..<range.lowerBound].firstIndex { $0 <= 0x20 } ?? start
        }
        var end = range.upperBound
        while end < part.upperBound, end - start < longest, !isEnd(text[end]) { end += 1 }
        return (isWhole ? "" : "… ") + oneLine(text[start..<end])
    }

    /// The same.
    static func around(_ range: Range<Int>, in text: [UInt8]) -> String {
        text.withUnsafeBufferPointer { around(range, in: $0, within: 0..<$0.count) }
    }

    /// One line without control characters.
    static func oneLine(_ bytes: some Sequence<UInt8>) -> String {
        var line: [UInt8] = []
        for byte in bytes {
            if byte > 0x20 {
                if byte != 0x5C { line.append(byte) }
            } else if line.last != 0x20, !line.isEmpty {
                line.append(0x20)
            }
            // No character is cut in two.
            if line.count >= longest, byte < 0x80 || byte >= 0xC0 { break }
        }
        while line.last == 0x20 || (line.last ?? 0) >= 0xC0 { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }
}

extension String {
    /// Behind the first place where the bytes of another text stand.
    func end(of other: String) -> String.Index? {
        let needle = other.utf8
        guard let first = needle.first else { return startIndex }
        var position = utf8.startIndex
        while let start = utf8[position...].firstIndex(of: first) {
            if utf8[start...].starts(with: needle) { return utf8.index(start, offsetBy: needle.count) }
            position = utf8.index(after: start)
        }
        return nil
    }

    /// Byte by byte.
    func holds(_ other: String) -> Bool { end(of: other) != nil }

    /// At most so many bytes.
    func firstBytes(_ count: Int) -> String {
        utf8.count <= count ? self : String(decoding: utf8.prefix(count), as: UTF8.self)
    }
}
