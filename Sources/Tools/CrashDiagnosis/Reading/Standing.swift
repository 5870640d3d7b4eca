/// How one of the system's sentences stands in a text. The words alone are no evidence: pages explain them, changelogs say
/// that they are gone, and people ask what they mean.
enum Standing: Int, Comparable {
    /// Somebody speaks of it.
    case talk
    /// Somebody says in the midst of a sentence that his app got it.
    case suffered
    /// Somebody says that he got it, and then it is written out: `I got this error: "…"`.
    case quoted
    /// A line of its own, in the shape in which logs and reports have it.
    case line
    /// Behind a time or a process.
    case logged

    static func < (lhs: Standing, rhs: Standing) -> Bool { lhs.rawValue < rhs.rawValue }

    /// Of what is found at these places.
    init(of range: Range<Int>, in text: [UInt8]) {
        let surroundings = Surroundings(of: range, in: text)
        if surroundings.isLogged {
            self = .logged
        } else if surroundings.isLine {
            self = LeadIn.isHypothetical(before: surroundings.start, in: text) ? .talk : .line
        } else {
            guard !surroundings.isComment, !surroundings.beginsAsALog else {
                self = .talk
                return
            }
            let sentence = Sentence(before: range.lowerBound, in: text)
            let isCalm = !sentence.isHypothetical && !sentence.isDenied
            if isCalm, sentence.isSuffered, surroundings.isAnnounced, surroundings.endsTheLine {
                self = .quoted
            } else {
                self = isCalm && sentence.isSuffered ? .suffered : .talk
            }
        }
    }
}

/// What stands around a place on its line.
struct Surroundings {
    private let text: [UInt8]
    private let range: Range<Int>
    /// Where the line begins, as far as is looked back.
    let start: Int
    /// Between the line's beginning, without its marks, and the place.
    private let before: ArraySlice<UInt8>
    /// Squeezed.
    private let head: String
    private static let farthest = 400

    init(of range: Range<Int>, in text: [UInt8]) {
        (self.text, self.range) = (text, range)
        var start = range.lowerBound
        while start > 0, range.lowerBound - start < Self.farthest, text[start - 1] != 0x0A { start -= 1 }
        self.start = start
        before = Self.withoutMarks(text[start..<range.lowerBound])
        head = Sign.squeezed(String(decoding: before, as: UTF8.self))
    }

    /// A text whose line breaks are gone has its lines in one.
    private var isEndless: Bool { range.lowerBound - start >= Self.farthest }

    /// Marks of lists, quotations, fences and stress; not those of comments and headings.
    static func withoutMarks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let marks = Set(" \t>*_`\"'[|•-".utf8)
        var rest = line.drop { marks.contains($0) }
        // “ ‘ « in UTF-8.
        for mark in ["“", "‘", "«"] where rest.starts(with: mark.utf8) { rest = rest.dropFirst(mark.utf8.count) }
        return rest
    }

    // MARK: Logs

    private static let processes = [
        "callservicesd", "springboard", "runningboardd", "launchd", "assertiond", "backboardd", "kernel", "reportcrash",
        "symptomsd", "symptomsd(symptomevaluator)",
    ]

    /// Behind a time of day or a process's name, with no sentence between.
    var isLogged: Bool {
        guard !isQuoted else { return false }
        if let time = ConsoleLine.time(in: text, max(start, range.lowerBound - 220)..<range.lowerBound) {
            let opening = before.startIndex..<min(before.startIndex + 68, range.lowerBound)
            let isAtTheStart = isEndless || ConsoleLine.time(in: text, opening) != nil
            return isAtTheStart && !Prose.isSentence(text[min(time.start + 8, range.lowerBound)..<range.lowerBound])
        }
        if beginsWithAProcess { return !Prose.isSentence(before) }
        return isWrappedLog
    }

    /// An app's own log speaks of itself.
    var beginsAsALog: Bool {
        beginsWithAProcess || ConsoleLine.time(in: text, start..<min(start + 60, range.lowerBound)) != nil
    }

    /// A quotation is open.
    private var isQuoted: Bool {
        if head.hasSuffix("reason:'") { return false }
        let near = before.suffix(40)
        if let last = near.last, "\"'`".utf8.contains(last) || last >= 0x80 { return true }
        return near.count { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "`") } % 2 == 1
    }

    /// `callservicesd: …`, `Parley[417:9a3c] …`, and not in the marks of code.
    private var beginsWithAProcess: Bool {
        guard text[start..<before.startIndex].allSatisfy({ $0 != UInt8(ascii: "`") }) else { return false }
        let name = before.prefix(60).prefix { $0 > 0x20 && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: ":") }
        guard name.count > 1, let next = before.dropFirst(name.count).first else { return false }
        let isKnown = Self.processes.contains(String(decoding: name, as: UTF8.self).lowercased())
        if next == UInt8(ascii: ":") { return isKnown }
        let number = before.dropFirst(name.count + 1).first ?? 0
        return next == UInt8(ascii: "[") && number >= 0x30 && number <= 0x39
    }

    /// The line before begins with a time, and this one goes on with it.
    private var isWrappedLog: Bool {
        var (position, breaks) = (start, 0)
        while position > 0, start - position < 240, breaks < 4 {
            var line = position - 1
            while line > 0, text[line - 1] != 0x0A { line -= 1 }
            guard line < position - 1, position - line < 200 else { return false }
            let opening = line..<min(line + 60, position)
            if ConsoleLine.time(in: text, opening) != nil {
                return !Prose.isSentence(text[line..<range.lowerBound])
            }
            (position, breaks) = (line, breaks + 1)
        }
        return false
    }

    // MARK: Lines

    private static let openings = [
        "***terminatingappdueto", "terminatingappdueto", "***assertionfailure", "assertionfailure", "reason:",
        "fatalexception:", "nsinternalinconsistencyexception", "exception:", "error:", "crash:", "exceptionreason:",
        "libc++abi", "appsreceving", "appsreceiving", "received",
    ]

    /// A quotation begins right in front, and not at the line's beginning.
    var isQuotation: Bool {
        guard let last = before.last else { return false }
        return last == UInt8(ascii: "`") || last == UInt8(ascii: "\"")
    }

    /// Nothing but an opening in front, and nothing but the sentence's own end behind.
    var isLine: Bool { isOpening && endsTheLine }

    private var isOpening: Bool {
        if head.isEmpty || head.allSatisfy({ "*'\"-[\\".contains($0) }) { return true }
        if isBanner { return true }
        if let opening = Self.openings.first(where: head.hasPrefix) {
            return head.count < opening.count + 90 && !Prose.isSentence(before)
        }
        if head.hasPrefix("application"), head.hasSuffix("will") { return !isComment && namesAnApp }
        if isLabel { return true }
        // Where line breaks were lost, the exception's own words stand right in front.
        return isEndless && head.hasSuffix("'nsinternalinconsistencyexception',reason:'")
    }

    /// `Application com.example.parley will`, `Application <private> will`: in sources something else stands there.
    private var namesAnApp: Bool {
        let words = before.split { $0 <= 0x20 }
        guard words.count == 3, words[1].count < 120 else { return false }
        return words[1].allSatisfy { byte in
            byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
                || "._-<>".utf8.contains(byte)
        }
    }

    /// `title: `, as a crash reporter or a table has it.
    private var isLabel: Bool {
        let name = head.prefix { $0.isLetter || $0 == "_" }
        let isOneWord = !before.trimmed.contains { $0 <= 0x20 }
        guard isOneWord, (2...24).contains(name.count), !Sentence(before).isDenied else { return false }
        return [":", ":\"", ":'"].contains(head.dropFirst(name.count))
    }

    /// A field's name begins the line, and no sentence follows.
    var isFieldLine: Bool {
        let line = text[range.upperBound..<min(text.count, range.upperBound + 160)].prefix { $0 != 0x0A }
        return head.isEmpty && Prose.commons(in: line) < 3
    }

    /// Xcode's `Thread 1: "…"`.
    private var isBanner: Bool {
        guard head.hasPrefix("thread") else { return false }
        let rest = head.dropFirst(6).drop { $0.isNumber }
        return rest == ":\"" || rest == ":"
    }

    /// What the sentences end with, behind what is looked for; none before a longer one that begins in the same way.
    private static let tails = [
        "toomanytimes", "(orrepeatedlycrashed.)", "intime", "(viacallkit", "viacallkit",
        "orincomingcallnotifications)", "inthesamerunloopas", "pushregistry:didreceiveincomingpushwithpayload:fortype:",
        "[withcompletionhandler:]", "withoutdelay", "eithercallkit", "thecallkit", "orincomingcallnotifications",
        "frameworks", "framework", "unhandledvoippushes", "ifthereareunhandledvoippushes", "],pkpushregistry.m:343",
        "],pkpushregistry.m:349", "push", "callback",
    ]

    var endsTheLine: Bool {
        let line = text[range.upperBound..<min(text.count, range.upperBound + 400)]
        var rest = Sign.squeezed(String(decoding: line.prefix { $0 != 0x0A }, as: UTF8.self))[...]
        let marks = Set(".'\"`*_)»”’,;]|")
        while true {
            if let tail = Self.tails.first(where: rest.hasPrefix) {
                rest = rest.dropFirst(tail.count)
            } else if let mark = rest.first, marks.contains(mark) {
                if rest.hasPrefix("***") { return true }
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        let goesOn = ["(", "[", "{", "libc++abi", "terminating", "userinfo", "firstthrow", "-0x"]
        return rest.count < 12 && !isWrappedProse || rest.first?.isNumber == true
            || goesOn.contains(where: rest.hasPrefix)
    }

    /// The sentence goes on in the next line.
    private var isWrappedProse: Bool {
        guard let end = text[range.upperBound...].prefix(60).firstIndex(of: 0x0A) else { return false }
        let next = text[(end + 1)...].prefix(60).prefix { $0 != 0x0A }
        let closes = text[range.upperBound..<end].contains { "'\"`.*)".utf8.contains($0) }
        return !closes && next.first.map { $0 >= 0x61 && $0 <= 0x7A } == true && Prose.commons(in: next) > 1
    }

    /// A colon or a quotation mark stands right in front.
    var isAnnounced: Bool {
        let rest = Sign.squeezed(String(decoding: before.suffix(12), as: UTF8.self))
        return rest.hasSuffix(":") || [":\"", ":'", ":`", ":“", ":-", ":**"].contains(where: rest.hasSuffix)
    }

    /// A line of source code that speaks to its readers.
    var isComment: Bool {
        let line = text[start..<range.lowerBound].drop { $0 <= 0x20 }
        return line.starts(with: "//".utf8) || line.starts(with: "/*".utf8) || line.starts(with: "#!".utf8)
    }
}
