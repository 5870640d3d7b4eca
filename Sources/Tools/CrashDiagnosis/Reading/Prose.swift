/// Tells sentences from other words.
enum Prose {
    private static let common: Set<UInt64> = Set(commonWords.map { key(Array($0.utf8)[...]) })

    /// At most six letters in one number, without their case.
    private static func key(_ word: ArraySlice<UInt8>) -> UInt64 { word.reduce(0) { $0 << 8 | UInt64($1 | 0x20) } }

    private static let commonWords: [String] = [
        "the", "a", "an", "and", "or", "but", "if", "is", "are", "was", "be", "it", "its", "this", "that", "these",
        "we", "our", "you", "your", "i", "my", "they", "he", "she", "of", "to", "in", "on", "for", "with", "by", "as",
        "at", "from", "not", "no", "what", "when", "why", "how", "which", "who", "have", "has", "had", "do", "does",
        "can", "could", "will", "would", "should", "so", "then", "there", "here", "any", "all", "only", "also",
    ]

    /// More of the common words than a log puts in front of a message.
    static func isSentence(_ part: ArraySlice<UInt8>) -> Bool { commons(in: part) > 2 }

    /// How many of the common words there are.
    static func commons(in part: ArraySlice<UInt8>) -> Int {
        part.withUnsafeBufferPointer { count(in: $0, 0..<$0.count, without: []).commons }
    }

    /// The share of the common words of sentences among all words.
    static func share(of text: [UInt8], without ranges: [Range<Int>]) -> Double {
        let counts = text.withUnsafeBufferPointer { count(in: $0, 0..<min($0.count, 60_000), without: ranges) }
        return counts.words == 0 ? 0 : Double(counts.commons) / Double(counts.words)
    }

    private static func count(
        in text: Bytes, _ part: Range<Int>, without ranges: [Range<Int>]
    ) -> (words: Int, commons: Int) {
        var (words, commons) = (0, 0)
        var position = part.lowerBound
        var ranges = ranges[...]
        while position < part.upperBound {
            if let range = ranges.first, position >= range.lowerBound {
                position = max(position, range.upperBound)
                ranges = ranges.dropFirst()
                continue
            }
            guard isLetter(text[position]) else {
                position += 1
                continue
            }
            var word: UInt64 = 0
            let start = position
            while position < part.upperBound, isLetter(text[position]) {
                word = word << 8 | UInt64(text[position] | 0x20)
                position += 1
            }
            words += 1
            if position - start <= 6, common.contains(word) { commons += 1 }
        }
        return (words, commons)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A || byte >= 0x80 || byte == UInt8(ascii: "'")
    }
}

/// A sentence in which something is named, up to there.
struct Sentence {
    private let words: Set<String>

    /// With the sentences before it, where it has hardly a word of its own.
    init(before offset: Int, in text: [UInt8]) {
        var start = offset
        while start > 0, offset - start < 300, !Self.ends(before: start, in: text) { start -= 1 }
        let own = Sentence(text[start..<offset])
        let isException = own.words.isSuperset(of: ["terminating", "uncaught"])
        let isEmpty = isException || own.words.count < 3 && !own.isOfTheFirstPerson
        self = isEmpty ? Sentence(text[max(0, offset - 400)..<offset]) : own
    }

    init(_ part: ArraySlice<UInt8>) {
        let lower = part.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        let all = lower.split { !($0 >= 0x61 && $0 <= 0x7A || $0 >= 0x80 || $0 == UInt8(ascii: "'")) }
        words = Set(all.map { String(decoding: $0, as: UTF8.self) })
    }

    private static func ends(before offset: Int, in text: [UInt8]) -> Bool {
        let last = text[offset - 1]
        if last == 0x0A, offset > 1, text[offset - 2] == 0x0A { return true }
        let isBlank = offset < text.count && text[offset] <= 0x20
        return isBlank && (last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?"))
    }

    private func has(_ others: [String]) -> Bool { others.contains(where: words.contains) }

    var isOfTheFirstPerson: Bool {
        has(["i", "i'm", "im", "i've", "i'", "we", "we're", "we've", "our", "my", "me", "us"])
    }

    /// Somebody's app got it.
    var isSuffered: Bool {
        let gets = [
            "get", "gets", "got", "getting", "receive", "receiving", "received", "see", "seeing", "seen", "have",
            "having", "killed", "terminated", "shows", "found",
        ]
        let crashes = ["crashes", "crashed", "crashing"]
        return isOfTheFirstPerson && has(gets + crashes + ["crash", "error", "errors"])
            || !has(["you", "your"]) && has(["app", "apps"]) && has(crashes)
    }

    /// It speaks of what would happen, to its reader.
    var isHypothetical: Bool {
        guard !isOfTheFirstPerson else { return false }
        return has(["if", "unless", "otherwise"])
            || has(["when", "whenever", "should", "would", "must"])
                && has(["you", "your", "you're", "developer", "developers", "forget", "doesn't", "an"])
    }

    /// It is said to be gone.
    var isDenied: Bool {
        has(["never", "fixed", "fixes", "fix", "avoid", "avoids", "prevent", "prevents", "solved", "resolved"])
    }
}

/// What introduces lines that stand by themselves.
enum LeadIn {
    /// `When you forget it, PushKit prints:`
    static func isHypothetical(before start: Int, in text: [UInt8]) -> Bool {
        var end = start
        for _ in 0..<12 {
            guard end > 0 else { return false }
            let lineEnd = end - 1
            var lineStart = lineEnd
            while lineStart > 0, lineEnd - lineStart < 600, text[lineStart - 1] != 0x0A { lineStart -= 1 }
            let line = text[lineStart..<lineEnd].trimmed
            let isOfTheLog = line.starts(with: "***".utf8) || line.starts(with: "reason:".utf8)
            // A log that was wrapped has other lines, too.
            let commons = Prose.commons(in: line)
            if !isOfTheLog, commons > 0 || line.last == UInt8(ascii: ":") || line.last == UInt8(ascii: ".") {
                return (commons > 2 || line.last == UInt8(ascii: ":"))
                    && Sentence(before: line.endIndex, in: text).isHypothetical
            }
            end = lineStart
        }
        return false
    }
}
