/// Tells a report from sentences about reports.
///
/// Documentation, mails and chats quote the very words by which reports are recognised. A quotation accuses nobody.
struct ProseReading {
    let form: Facts.Form
    /// The codes and messages of which the text speaks, for the answer.
    let mentions: [String]

    init(_ map: TextMap, hasHeader: Bool) {
        let topics = Topics(map)
        mentions = topics.names
        lazy var share = Self.share(of: map.text, without: topics.ranges)
        let hasException = Self.hasException(map)
        let hasTermination = map.landmarks.indices.contains { index in
            map.landmarks[index].mark == .field(.terminationReason) && TerminationText(map.contents(at: index)) != nil
        }
        let threads = map.landmarks.contains { if case .thread = $0.mark { true } else { false } }
        let isReporter = map.has(.fatalException) || map.has(.crashlytics)
        let isStrong = hasHeader || map.has(.incident) || map.has(.binaryImages) && threads
        let isConsole = topics.isOnConsole || map.structure == 0 && ConsoleLine.isDense(map.text)
        if topics.names.count >= 3, !isStrong, !isConsole {
            form = .prose
        } else if Excerpt.isOfAReporter(map) {
            form = .crashReporter
        } else if isStrong || Excerpt.isABacktrace(map) || map.structure >= 3 && (hasException || hasTermination)
            || threads && hasException
        {
            form = .text
        } else if isReporter, share < 0.3 {
            form = .crashReporter
        } else if hasException || hasTermination, share < 0.14 {
            form = .text
        } else if isConsole || Excerpt.isOfAConsole(map)
            || map.structure == 0 && !topics.names.isEmpty && share < 0.14 && topics.beginsALine
        {
            form = .console
        } else if topics.names.isEmpty, share < 0.1 {
            form = .unknown
        } else {
            form = .prose
        }
    }

    private static func hasException(_ map: TextMap) -> Bool {
        map.landmarks.indices.contains { index in
            guard map.landmarks[index].mark == .field(.exceptionType) else { return false }
            let value = String(decoding: map.contents(at: index).prefix(40).filter { $0 > 0x20 }, as: UTF8.self)
            return value.hasPrefix("EXC_") || value.hasPrefix("SIG")
        }
    }

    // MARK: How much of it is sentences

    private static let common: Set<UInt64> = Set(commonWords.map { key(Array($0.utf8)[...]) })

    /// At most six letters in one number, without their case.
    private static func key(_ word: ArraySlice<UInt8>) -> UInt64 { word.reduce(0) { $0 << 8 | UInt64($1 | 0x20) } }

    private static let commonWords: [String] = [
        "the", "a", "an", "and", "or", "but", "if", "is", "are", "was", "be", "it", "its", "this", "that", "these",
        "we", "our", "you", "your", "i", "my", "they", "he", "she", "of", "to", "in", "on", "for", "with", "by", "as",
        "at", "from", "not", "no", "what", "when", "why", "how", "which", "who", "have", "has", "had", "do", "does",
        "can", "could", "will", "would", "should", "so", "then", "there", "here", "any", "all", "only", "also",
    ]

    /// The share of the common words of sentences among all words.
    private static func share(of text: [UInt8], without ranges: [Range<Int>]) -> Double {
        var (words, commons) = (0, 0)
        var position = 0
        var ranges = ranges[...]
        let end = min(text.count, 60_000)
        while position < end {
            if let range = ranges.first, position >= range.lowerBound {
                position = max(position, range.upperBound)
                ranges = ranges.dropFirst()
                continue
            }
            guard isLetter(text[position]) else {
                position += 1
                continue
            }
            let start = position
            while position < end, isLetter(text[position]) { position += 1 }
            words += 1
            if position - start <= 6, common.contains(key(text[start..<position])) { commons += 1 }
        }
        return words == 0 ? 0 : Double(commons) / Double(words)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A || byte >= 0x80 || byte == UInt8(ascii: "'")
    }
}

/// What people cut out of a report and paste into their sentences: enough of its form to be one.
private enum Excerpt {
    /// PushKit's own frame below `Last Exception Backtrace:`, with an image and an address in front.
    static func isABacktrace(_ map: TextMap) -> Bool {
        map.landmarks.indices.contains { index in
            guard map.landmarks[index].mark == .field(.exceptionBacktrace) else { return false }
            let contents = map.contents(at: index).prefix(20_000)
            return TextStack.stack(contents, index: -1, app: nil).frames.count { $0.symbol != nil } >= 3
        }
    }

    /// `Fatal Exception:` with one of PushKit's sentences right behind.
    static func isOfAReporter(_ map: TextMap) -> Bool {
        map.landmarks.contains { landmark in
            guard landmark.mark == .field(.fatalException) else { return false }
            let end = landmark.range.upperBound
            return map.lexicon.signs.contains { sign, range in
                (sign == .check1Message || sign == .linkMessage) && range.lowerBound >= end
                    && range.lowerBound < end + 120
            }
        }
    }

    /// Two different lines of the same end, each with a line of its own.
    static func isOfAConsole(_ map: TextMap) -> Bool {
        let kinds: [Sign] = [.check1Assertion, .uncaughtException, .mustPostNotice, .check2Notice]
        let found = map.lexicon.signs.filter {
            kinds.contains($0.sign) && ConsoleLine.begins(map.text, $0.range.lowerBound)
        }
        return Set(found.map(\.sign)).count >= 2
    }
}

/// The codes and messages that a text names.
struct Topics {
    private(set) var names: [String] = []
    private(set) var ranges: [Range<Int>] = []
    /// One of them stands in a line of a console: behind a time, or behind a daemon's name.
    private(set) var isOnConsole = false
    /// One of them begins its line.
    private(set) var beginsALine = false

    static let phrases: [(name: String, phrase: String)] =
        [Sign.check1Message, .restrictionNotice, .linkMessage, .check2Notice, .check1Frame, .mustPostNotice]
        .flatMap { sign in sign.phrases.map { (name(of: sign), $0) } }
        + KnownCode.all.flatMap { code in
            [(code.name, String(code.name.dropFirst(2))), (code.name, String(code.value))]
        }

    private static func name(of sign: Sign) -> String {
        switch sign {
        case .check1Message, .check1Frame, .mustPostNotice: "the message of check 1"
        case .restrictionNotice: "the notice of a restriction"
        case .linkMessage: "the link check's message"
        default: "a notice of check 2"
        }
    }

    init(_ map: TextMap) {
        let text = map.text
        for (name, range) in map.lexicon.topics {
            if !names.contains(name) { names.append(name) }
            if !isOnConsole, ConsoleLine.isConsole(text, before: range.lowerBound) { isOnConsole = true }
            let begins = ConsoleLine.begins(text, range.lowerBound)
            if begins { beginsALine = true }
            ranges.append(begins ? ConsoleLine.line(of: range, in: text) : range)
        }
        ranges.sort { $0.lowerBound < $1.lowerBound }
    }
}
