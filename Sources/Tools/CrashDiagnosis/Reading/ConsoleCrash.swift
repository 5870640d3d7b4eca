/// An app's own lines that show it die between a push and its report.
struct ConsoleCrash: Sendable {
    let push: SignFact
    let fault: SignFact

    private static let pushes: Set<Sign> = [.pushHandler, .pushLogged]
    private static let faults: Set<Sign> = [
        .uncaughtException, .unrecognizedSelector, .foundNil, .forcedCast, .callHandle, .invalidArgument,
    ]
    /// Later than that it is another story.
    private static let longest = 10.0

    /// The last push before the first fault of the same process, if nothing was reported between.
    init?(_ map: TextMap) {
        var push: (sign: Sign, range: Range<Int>)?
        for (sign, range) in map.lexicon.signs.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            if sign == .report { push = nil }
            guard Self.pushes.contains(sign) || Self.faults.contains(sign) else { continue }
            if Self.pushes.contains(sign) {
                if Self.line(of: range, in: map.text) != nil { push = (sign, range) }
            } else if let push, let before = Self.line(of: push.range, in: map.text),
                let line = Self.line(of: range, in: map.text), Self.belong(before, line)
            {
                self.push = Self.fact(push.sign, push.range, map)
                fault = Self.fact(sign, range, map)
                return
            }
        }
        return nil
    }

    private static func belong(_ one: Line, _ other: Line) -> Bool {
        one.process == other.process && other.seconds >= one.seconds && other.seconds - one.seconds < longest
    }

    private static func fact(_ sign: Sign, _ range: Range<Int>, _ map: TextMap) -> SignFact {
        SignFact(
            sign: sign, section: .console, place: map.place(of: range.lowerBound),
            quote: Quote.around(range, in: map.text))
    }

    // MARK: Lines

    private struct Line {
        var process: ArraySlice<UInt8>
        var seconds: Double
    }

    /// `2026-03-04 10:20:30.456 Parley[417:9a3c] …`: nil without a time and a process.
    private static func line(of range: Range<Int>, in text: [UInt8]) -> Line? {
        var start = range.lowerBound
        while start > 0, range.lowerBound - start < 300, text[start - 1] != 0x0A { start -= 1 }
        guard let time = ConsoleLine.time(in: text, start..<min(start + 60, range.lowerBound)) else { return nil }
        let rest = text[min(time.start + 8, range.lowerBound)..<range.lowerBound]
        let name = rest.split { $0 <= 0x20 }.prefix(4).first { word in
            guard let open = word.firstIndex(of: UInt8(ascii: "[")), open > word.startIndex else { return false }
            return word[(open + 1)...].first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
        }
        guard let name else { return nil }
        let end = name.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "]") } ?? name.endIndex
        return Line(process: name[..<end], seconds: time.seconds)
    }
}
