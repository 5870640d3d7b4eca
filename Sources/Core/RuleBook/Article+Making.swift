import CallVocabulary

// One article for each sort of entry.

extension Article {
    init(_ question: Question) {
        self.init(
            kind: .question,
            title: question.text,
            paragraphs: [question.answer],
            rules: question.rules.map(RuleBook.entry(for:)),
            sources: question.sources,
            related: Reference.questions(sharing: question.rules, except: question.number)
                + Reference.words(leadingTo: question)
        )
    }

    init(_ entry: RuleEntry) {
        self.init(
            kind: .rule,
            title: "\(entry.rule.number), \(RuleBook.part(of: entry.rule).title)",
            rules: [entry],
            related: Reference.citations(of: entry.rule)
        )
    }

    init(_ part: RuleBook.Part) {
        self.init(kind: .part, title: "\(part.letter). \(part.title)", rules: part.entries)
    }

    init(_ entry: MistakeEntry) {
        self.init(
            kind: .mistake,
            title: "\(entry.mistake.rawValue), \(entry.title)",
            paragraphs: [
                entry.whatItIs,
                "Why it kills: \(entry.whyItKills)",
                "Mend: \(entry.mend)",
                "Seen in \(entry.publicThreads) of about 60 public threads [O].",
            ],
            rules: entry.rules.map(RuleBook.entry(for:)),
            sources: entry.sources,
            related: Reference.questions(sharing: entry.rules)
        )
    }

    /// Several codes are explained together when they share a name or a number.
    init(_ codes: [Code], asked: String) {
        let rules = codes.flatMap(\.rules).withoutRepeats
        self.init(
            kind: .code,
            title: codes.count == 1 ? codes[0].heading : "\(asked): \(codes.count) codes",
            paragraphs: codes.map { code in
                (codes.count == 1 ? "" : "\(code.heading): ") + "\(code.meaning) \(code.evidence.tag)"
            },
            rules: rules.map(RuleBook.entry(for:)),
            sources: codes.flatMap(\.sources).withoutRepeats,
            related: Reference.questions(sharing: rules)
        )
    }

    init(_ term: Term) {
        self.init(
            kind: .word,
            title: term.name,
            paragraphs: [term.meaning],
            rules: term.rules.map(RuleBook.entry(for:)),
            related: term.questions.map { Reference(RuleBook.questions[$0 - 1]) }
        )
    }

    /// The twenty questions, as a list to choose from.
    static let allQuestions = Article(
        kind: .questions,
        title: "Twenty questions about the incoming call",
        related: [
            Reference(key: "C2", title: "a part of the rule book; C2.1 one rule of it, M3 a mistake"),
            Reference(key: "0xbaadca11", title: "a code, in hexadecimal or decimal, or an error's name"),
            Reference(key: "mustReport", title: "a word of the API, or any words of your own"),
        ]
    )

    func with(related: [Reference]) -> Article {
        Article(kind: kind, title: title, paragraphs: paragraphs, rules: rules, sources: sources, related: related)
    }
}

extension Article.Reference {
    init(_ question: Question) {
        self.init(key: "Q\(question.number)", title: question.text)
    }

    /// Up to three questions that rest on most of the same rules.
    static func questions(sharing rules: [Rule], except number: Int = 0) -> [Self] {
        let wanted = Set(rules)
        let ranked = RuleBook.questions
            .filter { $0.number != number }
            .map { (question: $0, shared: $0.rules.count(where: wanted.contains)) }
            .filter { $0.shared > 0 }
            .sorted { ($1.shared, $0.question.number) < ($0.shared, $1.question.number) }
        return ranked.prefix(3).map { Self($0.question) }
    }

    /// Up to three words of the API that lead to a question.
    static func words(leadingTo question: Question) -> [Self] {
        let words = RuleBook.terms.filter { $0.questions.contains(question.number) }
        return words.prefix(3).map { Self(key: $0.name, title: "a word of the API or the system") }
    }

    /// The questions, mistakes and codes that rest on a rule.
    static func citations(of rule: Rule) -> [Self] {
        let questions = RuleBook.questions.filter { $0.rules.contains(rule) }.map(Self.init)
        let mistakes = RuleBook.mistakes.filter { $0.rules.contains(rule) }
            .map { Self(key: $0.mistake.rawValue, title: $0.title) }
        let codes = RuleBook.codes.filter { $0.rules.first == rule && $0.value != nil }
            .map { Self(key: $0.name, title: $0.kind.rawValue) }
        return questions + mistakes + codes.prefix(4)
    }
}

extension Code {
    /// Its kind, name and number in one line.
    var heading: String {
        guard let value else { return name }
        return switch kind {
        case .termination: "\(name) (\(value)), \(kind.rawValue)"
        case .audio: "\(name), \(kind.rawValue)"
        case .incomingCall, .transaction: "\(kind.rawValue).\(name) (\(value))"
        case .exception, .apns: "\(value) \(name), \(kind.rawValue)"
        }
    }
}

extension Array where Element: Hashable {
    /// The elements in order, each once.
    var withoutRepeats: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
