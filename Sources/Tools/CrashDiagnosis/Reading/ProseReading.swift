/// Tells a report from sentences about reports.
///
/// Documentation, mails and chats quote the very words by which reports are recognised. A quotation accuses nobody.
struct ProseReading {
    let form: Facts.Form
    /// The codes and messages of which the text speaks, for the answer.
    let mentions: [String]

    /// Somebody says that his app got one of them.
    let isSuffered: Bool

    init(_ map: TextMap, hasHeader: Bool) {
        let threads = map.landmarks.contains { if case .thread = $0.mark { true } else { false } }
        let isStrong = hasHeader || map.has(.incident) || map.has(.binaryImages) && threads
        let topics = Topics(map, isReport: isStrong)
        mentions = topics.names
        isSuffered = topics.isSuffered
        form = isStrong ? .text : Self.form(map, topics, hasThreads: threads)
    }

    private static func form(_ map: TextMap, _ topics: Topics, hasThreads: Bool) -> Facts.Form {
        lazy var share = Prose.share(of: map.text, without: topics.ranges)
        let hasException = hasException(map)
        let hasEnd = hasException || Excerpt.hasTermination(map)
        let isConsole = topics.standing == .logged || map.structure == 0 && ConsoleLine.isDense(map.text)
        if topics.names.count >= 3, !isConsole { return .prose }
        if Excerpt.isOfAReporter(map) { return .crashReporter }
        let isReport =
            map.structure >= 3 && hasEnd || hasThreads && hasException || map.has(.event) && map.has(.actionTaken)
        if isReport || Excerpt.isAStack(map) { return .text }
        if map.has(.fatalException) || map.has(.crashlytics), share < 0.3 { return .crashReporter }
        if Excerpt.hasAnEndOfItsOwn(map) || hasEnd && map.structure > 1 && share < 0.14 { return .text }
        if isConsole || topics.standing >= .quoted || Excerpt.isOfAConsole(map) { return .console }
        return topics.names.isEmpty && share < 0.1 ? .unknown : .prose
    }

    private static func hasException(_ map: TextMap) -> Bool {
        map.landmarks.indices.contains { index in
            guard map.landmarks[index].mark == .field(.exceptionType) else { return false }
            let value = String(
                decoding: map.contents(at: index).prefix(40).filter { $0 > 0x20 && $0 != 0x60 }, as: UTF8.self)
            return value.hasPrefix("EXC_") || value.hasPrefix("SIG")
        }
    }
}

/// What people cut out of a report and paste into their sentences: enough of its form to be one.
private enum Excerpt {
    /// Frames with names below `Last Exception Backtrace:` or the crashed thread, with an image and an address in front; of a
    /// debugger one is enough.
    static func isAStack(_ map: TextMap) -> Bool {
        map.landmarks.indices.contains { index in
            let least: Int
            switch map.landmarks[index].mark {
            case .field(.exceptionBacktrace), .field(.callStack), .thread(_, isCrashed: true): least = 3
            case .banner: least = 1
            default: return false
            }
            return names(below: index, map) >= least
        }
    }

    private static func names(below index: Int, _ map: TextMap) -> Int {
        TextStack.stack(map.contents(at: index).prefix(20_000), index: -1, app: nil).frames.count { $0.symbol != nil }
    }

    /// `Fatal Exception:` with one of PushKit's sentences right behind.
    /// The same with frames below, or `Crashed:` with them.
    static func isOfAReporter(_ map: TextMap) -> Bool {
        map.landmarks.indices.contains { index in
            let landmark = map.landmarks[index]
            let isHead = landmark.mark == .field(.fatalException)
            guard isHead || landmark.mark == .crashed else { return false }
            if names(below: index, map) >= 3 { return true }
            guard isHead else { return false }
            let end = landmark.range.upperBound
            return map.lexicon.signs.contains { sign, range in
                (sign == .check1Message || sign == .linkMessage) && range.lowerBound >= end
                    && range.lowerBound < end + 120
            }
        }
    }

    /// Two different lines of the same end, each with a line of its own; or the kernel's about a resource.
    static func isOfAConsole(_ map: TextMap) -> Bool {
        let kinds: [Sign] = [.check1Assertion, .uncaughtException, .mustPostNotice, .check2Notice]
        let found = map.lexicon.signs.filter {
            kinds.contains($0.sign) && Standing(of: $0.range, in: map.text) >= .line
        }
        let isResource = map.lexicon.signs.contains {
            $0.sign == .resourceKill && Standing(of: $0.range, in: map.text) >= .line
        }
        return isResource || Set(found.map(\.sign)).count >= 2
    }

    /// Not in a comment of sources, nor quoted within a line.
    static func hasTermination(_ map: TextMap) -> Bool {
        map.landmarks.indices.contains { index in
            guard map.landmarks[index].mark == .field(.terminationReason),
                TerminationText(map.contents(at: index)) != nil
            else { return false }
            let surroundings = Surroundings(of: map.landmarks[index].range, in: map.text)
            return !surroundings.isComment && !surroundings.isQuotation
        }
    }

    /// `Termination Reason: FRONTBOARD 0xbaadca11` as a line, whatever is said around it.
    static func hasAnEndOfItsOwn(_ map: TextMap) -> Bool {
        map.landmarks.indices.contains { index in
            guard map.landmarks[index].mark == .field(.terminationReason),
                TerminationText(map.contents(at: index)) != nil
            else { return false }
            let surroundings = Surroundings(of: map.landmarks[index].range, in: map.text)
            return surroundings.isFieldLine && !LeadIn.isHypothetical(before: surroundings.start, in: map.text)
        }
    }
}

/// The codes and messages that a text names.
struct Topics {
    private(set) var names: [String] = []
    private(set) var ranges: [Range<Int>] = []
    /// The best that one of them has.
    private(set) var standing = Standing.talk
    /// Somebody says that his app got one of them.
    private(set) var isSuffered = false

    /// So many are looked at.
    private static let most = 60

    static let phrases: [(name: String, phrase: String)] =
        [Sign.check1Message, .restrictionNotice, .linkMessage, .check2Notice, .check1Frame, .mustPostNotice]
        .flatMap { sign in sign.phrases.map { (name(of: sign), $0) } }
        + [(name(of: .check1Message), "killingappbecauseitneverposted")]
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

    /// How they stand is of no interest in a report.
    init(_ map: TextMap, isReport: Bool) {
        for (name, _) in map.lexicon.topics where !names.contains(name) { names.append(name) }
        guard !isReport else { return }
        for (name, range) in map.lexicon.topics.prefix(Self.most) {
            var found = Standing(of: range, in: map.text)
            // A number of its own is any number.
            if found == .line || found == .quoted, name.hasPrefix("0x") { found = .talk }
            standing = max(standing, found)
            if found > .talk, found < .logged { isSuffered = true }
            ranges.append(found >= .line ? ConsoleLine.line(of: range, in: map.text) : range)
        }
        ranges.sort { $0.lowerBound < $1.lowerBound }
    }
}
