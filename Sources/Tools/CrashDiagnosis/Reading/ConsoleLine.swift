/// What stands in front of a message on the console.
enum ConsoleLine {
    /// Times of day stand as thick as lines do.
    static func isDense(_ text: [UInt8]) -> Bool {
        let part = text.prefix(20_000)
        var count = 0
        var start = 0
        while start + 8 <= part.count {
            let end = min(start + 200, part.count)
            if time(in: text, start..<end) != nil { count += 1 }
            start = end
        }
        return count > 0 && count * 700 >= part.count
    }

    /// The line around a place, as far as a message goes.
    static func line(of range: Range<Int>, in text: [UInt8]) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start > 0, range.lowerBound - start < 200, text[start - 1] != 0x0A { start -= 1 }
        while end < text.count, end - range.upperBound < 200, text[end] != 0x0A { end += 1 }
        return start..<end
    }

    /// The last time of day in a part of the text, in seconds since midnight, and where it begins.
    static func time(in text: [UInt8], _ part: Range<Int>) -> (seconds: Double, start: Int)? {
        var found: (Double, Int)?
        var position = part.lowerBound
        while position + 8 <= part.upperBound {
            if text[position + 2] == UInt8(ascii: ":"), text[position + 5] == UInt8(ascii: ":"),
                position == 0 || !isDigit(text[position - 1]), isDigit(text[position]), isDigit(text[position + 1]),
                isDigit(text[position + 3]), isDigit(text[position + 4]), isDigit(text[position + 6]),
                isDigit(text[position + 7])
            {
                let words = String(decoding: text[position..<min(position + 18, text.count)], as: UTF8.self)
                if let seconds = WallClock.timeOfDay(words) { found = (seconds, position) }
                position += 8
            } else {
                position += 1
            }
        }
        return found
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
