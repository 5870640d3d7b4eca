import CallVocabulary

// Free words: a small, deterministic ranking over everything in the rule book. Whole numbers only.

extension Explain {
    /// Something that free words can find.
    struct Document: Sendable {
        let article: Article
        let reference: Article.Reference
        /// How much each stem says about it.
        let weights: [String: Int]
        /// A question answers better than the rule it cites: in tenths.
        let preference: Int
    }

    /// Everything that can be found, in the order in which ties are decided.
    static let documents: [Document] =
        questionDocuments + termDocuments + codeDocuments + mistakeDocuments + ruleDocuments

    /// In how many documents each stem stands.
    private static let spread: [String: Int] = documents.reduce(into: [:]) { spread, document in
        for stem in document.weights.keys { spread[stem, default: 0] += 1 }
    }

    /// All stems in alphabetical order, for the search of near misses.
    private static let vocabulary: [String] = spread.keys.sorted()

    /// The best document for the words, with the next best as related; nil if too few of the words are known.
    static func bestMatch(of tokens: [String]) -> Article? {
        let stems = stems(of: tokens.joined(separator: " ")).withoutRepeats.map { stem in
            (stem: known(stem) ?? "", exact: spread[stem] != nil)
        }
        guard !stems.isEmpty else { return nil }
        var ranked: [(index: Int, score: Int)] = []
        for (index, document) in documents.enumerated() {
            var score = 0
            var matched = 0
            for (stem, exact) in stems {
                guard let weight = document.weights[stem] else { continue }
                matched += 1
                score += weight * rarity(of: stem) * (exact ? 2 : 1)
            }
            guard matched * 2 >= stems.count, score > 0 else { continue }
            ranked.append((index, score * matched * document.preference))
        }
        ranked.sort { ($1.score, $0.index) < ($0.score, $1.index) }
        guard let best = ranked.first else { return nil }
        let next = ranked.dropFirst().prefix(5).map { documents[$0.index].reference }
        let article = documents[best.index].article
        return next.isEmpty ? article : article.with(related: next)
    }

    /// What to ask instead: known keys that begin alike or are spelt alike, else where to begin.
    static func suggestions(for tokens: [String]) -> [String] {
        let asked = tokens[0].squeezed
        if let letter = asked.first, asked.dropFirst().allSatisfy(\.isNumber) {
            let known = RuleBook.entries.map(\.rule.number) + RuleBook.mistakes.map(\.mistake.rawValue)
            let near = known.filter { $0.lowercased().first == letter }
            if !near.isEmpty { return near }
        }
        if number(tokens[0]) != nil { return RuleBook.terminationCodes.map(\.name) + RuleBook.audioCodes.map(\.name) }
        let keys = RuleBook.terms.flatMap(\.names) + RuleBook.codes.map(\.name)
        let near = keys.filter { key in
            let squeezed = key.squeezed
            return squeezed.distance(to: asked, atMost: 2) != nil
                || (asked.count >= 4 && squeezed.hasPrefix(asked.prefix(4)))
        }
        return near.isEmpty ? ["C2.1", "0xbaadca11", "mustReport"] : Array(near.withoutRepeats.prefix(6))
    }

    // MARK: Words

    /// The stem itself if some document has it, else the nearest one: one slip from 5 letters on, two from 9 on.
    private static func known(_ stem: String) -> String? {
        if spread[stem] != nil { return stem }
        guard stem.count >= 5 else { return nil }
        let near = vocabulary.compactMap { word -> (word: String, distance: Int)? in
            stem.distance(to: word, atMost: stem.count >= 9 ? 2 : 1).map { (word, $0) }
        }
        return near.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }

    /// 1 for a stem that stands everywhere, one more for each halving of the documents that have it.
    private static func rarity(of stem: String) -> Int {
        var (count, rarity) = (spread[stem] ?? 1, 1)
        while count * 2 <= documents.count { (count, rarity) = (count * 2, rarity + 1) }
        return rarity
    }

    static func stems(of text: String) -> [String] {
        text.lowercased()
            .split { !($0.isLetter || $0.isNumber) }
            .filter { !idleWords.contains($0) }
            .map(stem)
    }

    /// The word without the commonest English endings.
    private static func stem(_ word: Substring) -> String {
        var word = word
        for ending in ["ing", "ed", "es", "s", "ly"] where word.hasSuffix(ending) && word.count - ending.count >= 4 {
            word = word.dropLast(ending.count)
            break
        }
        if word.count >= 5, word.hasSuffix("e") { word = word.dropLast() }
        return String(word)
    }

    private static let idleWords: Set<Substring> = [
        "a", "about", "after", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "do", "does",
        "did",
        "for", "from", "get", "has", "have", "how", "i", "if", "in", "is", "it", "its", "me", "my", "no", "not", "of",
        "on",
        "or", "so", "than", "that", "the", "then", "there", "this", "to", "was", "what", "when", "which", "who", "why",
        "will", "with", "would", "you", "your",
    ]
}

extension String {
    /// The number of letters to change, add or drop to make the one the other, if it is no more than `most`.
    func distance(to other: String, atMost most: Int) -> Int? {
        let (here, there) = (Array(self), Array(other))
        guard abs(here.count - there.count) <= most, here.count <= 64, there.count <= 64 else { return nil }
        var row = Array(0...there.count)
        for i in here.indices {
            var diagonal = row[0]
            row[0] = i + 1
            for j in there.indices {
                let change = diagonal + (here[i] == there[j] ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = Swift.min(change, diagonal + 1, row[j] + 1)
            }
        }
        return row[there.count] <= most ? row[there.count] : nil
    }
}
