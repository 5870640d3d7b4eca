import CallVocabulary

/// Look-up in the rule book: what `ringtime explain` asks.
public enum Explain {
    /// The most words and the longest word that are looked at; more is not a question.
    static let limits = (words: 64, length: 400)

    /// Answers words, however they were typed.
    ///
    /// No words give the list of questions. Otherwise, in this order: rule numbers (`C2.1`, `c2` for the part, `M3`,
    /// `Q4`); a whole question; an API word or a code by name; a code by number (`0xBAADCA11`, `3131951633`) or console
    /// line, also inside pasted text; and at last the best match of free words, which forgives a slip of the fingers.
    /// - Parameter words: What was typed; the first 64 words of up to 400 characters are looked at.
    /// - Returns: The best answer, or what to ask instead.
    public static func lookup(_ words: [String]) -> Explanation {
        let tokens = words.prefix(limits.words)
            .flatMap { String($0.prefix(limits.length)).split(whereSeparator: \.isWhitespace).map(String.init) }
        guard !tokens.isEmpty else { return .found(.allQuestions) }
        if let article = references(tokens) ?? exact(tokens) ?? code(in: tokens) ?? identifier(tokens) {
            return .found(article)
        }
        if let article = bestMatch(of: tokens) { return .found(article) }
        return .nothingFound(suggestions: suggestions(for: tokens))
    }

    // MARK: Numbers of the rule book

    private static func references(_ tokens: [String]) -> Article? {
        let keys = tokens.count > 1 ? tokens.filter { $0.lowercased() != "rule" } : tokens
        let articles = keys.compactMap(reference)
        guard articles.count == keys.count, let first = articles.first else { return nil }
        guard articles.count > 1 else { return first }
        return Article(
            kind: first.kind,
            title: keys.map { $0.uppercased() }.joined(separator: ", "),
            paragraphs: articles.flatMap(\.paragraphs),
            rules: articles.flatMap(\.rules).withoutRepeats,
            sources: articles.flatMap(\.sources).withoutRepeats,
            related: articles.flatMap(\.related).withoutRepeats
        )
    }

    static func reference(_ token: String) -> Article? {
        let key = token.uppercased()
        if let rule = Rule(rawValue: key) { return Article(RuleBook.entry(for: rule)) }
        if let part = RuleBook.part(named: key) { return Article(part) }
        if let mistake = Mistake(rawValue: key) { return Article(RuleBook.entry(for: mistake)) }
        if key.hasPrefix("Q"), let number = Int(key.dropFirst()), RuleBook.questions.indices.contains(number - 1) {
            return Article(RuleBook.questions[number - 1])
        }
        return nil
    }

    // MARK: Names

    /// The whole input as a question, an API word or the name of a code.
    private static func exact(_ tokens: [String]) -> Article? {
        let asked = tokens.joined(separator: " ")
        let squeezed = asked.squeezed
        guard !squeezed.isEmpty || asked == "!pri" else { return nil }
        if let question = RuleBook.questions.first(where: { $0.text.squeezed == squeezed }) { return Article(question) }
        if let term = RuleBook.terms.first(where: { $0.names.contains { $0.squeezed == squeezed } }) {
            return Article(term)
        }
        let codes = RuleBook.codes.filter { code in
            ([code.name] + code.aliases).contains { $0 == asked || $0.squeezed == squeezed }
        }
        return codes.isEmpty ? nil : Article(codes, asked: asked)
    }

    /// The longest API word or code name inside one token: `provider(_:didActivate:)` is about `didActivate`.
    private static func identifier(_ tokens: [String]) -> Article? {
        guard tokens.count == 1 else { return nil }
        let pieces = tokens[0].split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
        guard pieces.count > 1 else { return nil }
        // Every delegate method begins with one of these: the label behind it says which.
        let isGeneric = { (piece: String) in piece == "provider" || piece == "pushRegistry" }
        let specific = pieces.filter { !isGeneric($0) }.sorted { ($1.count, $0) < ($0.count, $1) }
        for piece in specific + pieces.filter(isGeneric) {
            if let article = exact([piece]) { return article }
        }
        return nil
    }

    // MARK: Codes

    private static func code(in tokens: [String]) -> Article? {
        if let article = codeByNumber(tokens) { return article }
        let squeezed = tokens.joined().squeezed
        // A shorter piece of a console line would fit by chance.
        guard squeezed.count >= 14 else { return nil }
        let matching = RuleBook.codes.filter { code in
            ([code.name] + code.aliases).map(\.squeezed).contains { phrase in
                phrase.count >= 14 && (phrase.contains(squeezed) || squeezed.contains(phrase))
            }
        }
        return matching.isEmpty ? nil : Article(matching, asked: tokens.joined(separator: " "))
    }

    private static func codeByNumber(_ tokens: [String]) -> Article? {
        let squeezed = tokens.joined().squeezed
        let named: [Code.Kind] = [
            squeezed.contains("incomingcall") ? .incomingCall : nil,
            squeezed.contains("transaction") ? .transaction : nil,
            squeezed.contains("apns") ? .apns : nil,
        ].compactMap { $0 }
        for token in tokens {
            guard let value = number(token) else { continue }
            let codes = RuleBook.codes.filter { $0.value == value && (named.isEmpty || named.contains($0.kind)) }
            // A small number among other words is just a number, unless the words name the error's domain.
            guard !codes.isEmpty, value > 999 || tokens.count == 1 || !named.isEmpty else { continue }
            return Article(codes, asked: token)
        }
        return nil
    }

    /// A number as people paste it: `0xBAADCA11`, `3131951633`, `baadca11`, `(561017449)`, `Code=561017449`.
    static func number(_ token: String) -> Int64? {
        let word = token.split { !($0.isLetter || $0.isNumber) }.last { $0.contains(where: \.isNumber) } ?? ""
        let lower = word.lowercased()
        if lower.hasPrefix("0x") { return Int64(lower.dropFirst(2), radix: 16) }
        if let decimal = Int64(lower) { return decimal }
        return lower.count == 8 ? Int64(lower, radix: 16) : nil
    }
}

extension String {
    /// Letters and digits alone, in lower case: two spellings of one name are equal.
    var squeezed: String { String(lowercased().filter { $0.isLetter || $0.isNumber }) }
}
