import CallVocabulary

/// Reads the sentences of `then`. Documentation/Scenarios.md has the grammar.
struct SentenceReader {
    /// What was expected, in words for a person.
    struct Failure: Error, Hashable {
        var expected: String
    }

    private var words: [Substring]
    private let text: String

    init(_ text: String) throws(Failure) {
        self.text = text
        words = try Self.split(text)
    }

    /// `[if EVENT then] EVENT [count] [timing] [RULE]`
    static func expectation(_ text: String, line: Int) throws(Failure) -> Expectation {
        var reader = try SentenceReader(text)
        var condition: EventPattern?
        if reader.take("if") {
            condition = try reader.event()
            guard reader.take("then") else { throw Failure(expected: "“then” after the event of “if”") }
        }
        let event = try reader.event()
        let count = try reader.count()
        let timing = try reader.timing()
        let rule = try reader.rule()
        try reader.end()
        return Expectation(
            condition: condition, event: event, count: count, timing: timing, rule: rule, text: text, line: line)
    }

    /// `EVENT` alone.
    static func pattern(_ text: String) throws(Failure) -> EventPattern {
        var reader = try SentenceReader(text)
        let event = try reader.event()
        try reader.end()
        return event
    }

    /// `7 s`, `250 ms`, `24 h`.
    static func duration(_ text: String) throws(Failure) -> Duration {
        var reader = try SentenceReader(text)
        let duration = try reader.duration()
        try reader.end()
        return duration
    }

    /// Words, with `"…"` and the marks `[` and `]` as words of their own.
    private static func split(_ text: String) throws(Failure) -> [Substring] {
        var words: [Substring] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if first == "\"" {
                guard let end = rest.dropFirst().firstIndex(of: "\"") else {
                    throw Failure(expected: "a closing quotation mark")
                }
                words.append(rest[...end])
                rest = rest[rest.index(after: end)...]
            } else if "[]".contains(first) {
                words.append(rest.prefix(1))
                rest.removeFirst()
            } else {
                let word = rest.prefix { !$0.isWhitespace && !"[]\"".contains($0) }
                words.append(word)
                rest = rest[word.endIndex...]
            }
        }
        return words
    }

    private mutating func take(_ word: String) -> Bool {
        guard words.first.map(String.init) == word else { return false }
        words.removeFirst()
        return true
    }

    private mutating func take(_ wanted: String...) -> Bool {
        guard words.prefix(wanted.count).map(String.init) == wanted else { return false }
        words.removeFirst(wanted.count)
        return true
    }

    private mutating func word(_ expected: String) throws(Failure) -> String {
        guard let word = words.first else { throw Failure(expected: expected) }
        words.removeFirst()
        return String(word)
    }

    private mutating func event() throws(Failure) -> EventPattern {
        let kind = try word("an event such as call.reported")
        guard EventKind.all.contains(kind) else {
            let near = EventKind.nearest(to: kind).map { "; is \($0) meant?" } ?? ""
            throw Failure(expected: "an event of the timeline in place of “\(kind)”\(near)")
        }
        var pattern = EventPattern(kind)
        if take("of") { pattern.push = try label() }
        if take("by") { pattern.rule = try rule(named: word("a rule such as C2.1")) }
        if take("saying") { pattern.words = try quoted() }
        return pattern
    }

    /// `first`, or two words: `push 2`.
    private mutating func label() throws(Failure) -> String {
        let name = try word("the label of a push")
        guard name == "push", let number = words.first, Int(number) != nil else { return name }
        words.removeFirst()
        return "push \(number)"
    }

    private mutating func quoted() throws(Failure) -> String {
        let word = try word("words in quotation marks")
        guard word.hasPrefix("\"") else { throw Failure(expected: "words in quotation marks after “saying”") }
        return String(word.dropFirst().dropLast())
    }

    private mutating func count() throws(Failure) -> Expectation.Count? {
        if take("once") { return .exactly(1) }
        if take("at", "most") { return .atMost(try times()) }
        if take("at", "least") { return .atLeast(try times()) }
        guard let first = words.first, Int(first) != nil else { return nil }
        return .exactly(try times())
    }

    private mutating func times() throws(Failure) -> Int {
        if take("once") { return 1 }
        guard let number = Int(try word("a number")), take("times") else { throw Failure(expected: "“N times”") }
        return number
    }

    private mutating func timing() throws(Failure) -> Expectation.Timing? {
        if take("before") { return .before(try event()) }
        if take("after") { return .after(try event()) }
        if take("within") {
            let duration = try duration()
            guard take("of") else { throw Failure(expected: "“of” and an event after the duration") }
            return .within(duration, of: try event())
        }
        if take("between") {
            let first = try duration()
            guard take("and") else { throw Failure(expected: "“and” between the two durations") }
            let second = try duration()
            guard take("after") else { throw Failure(expected: "“after” and an event") }
            return .between(first, second, after: try event())
        }
        return nil
    }

    private mutating func duration() throws(Failure) -> Duration {
        let number = try word("a duration such as 7 s")
        let unit = try word("a unit after \(number): ms, s, min or h")
        guard let duration = Duration(inWords: "\(number) \(unit)") else {
            throw Failure(expected: "a duration such as 250 ms, 7 s, 2 min or 24 h in place of “\(number) \(unit)”")
        }
        return duration
    }

    private mutating func rule() throws(Failure) -> Rule {
        guard take("["), let name = words.first.map(String.init) else {
            throw Failure(expected: "the rule in brackets at the end, such as [C1.1]")
        }
        words.removeFirst()
        guard take("]") else { throw Failure(expected: "a closing bracket after \(name)") }
        return try rule(named: name)
    }

    private func rule(named name: String) throws(Failure) -> Rule {
        guard let rule = Rule(rawValue: name) else { throw Failure(expected: "a rule of the rule book, not “\(name)”") }
        return rule
    }

    private func end() throws(Failure) {
        if let word = words.first { throw Failure(expected: "nothing more, where “\(word)” stands") }
    }
}
