/// One piece of Swift source, coarse enough for style rules: a word, one character of punctuation, a string literal
/// or a comment.
struct Token: Hashable {
    enum Kind { case word, symbol, string, comment }

    var kind: Kind
    /// A word or symbol as written; of a string the characters between its quotes; of a comment everything.
    var text: String
    /// From 1, where the token begins.
    var line: Int
    /// Where the token ends; differs from `line` in multi-line strings and block comments.
    var lastLine: Int
    /// Whether it follows the token before it without a space: `try!` is not `try !`.
    var isGlued = false

    func isWord(_ word: String) -> Bool { kind == .word && text == word }
    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
}

/// Text in which a rule looks for a sequence of tokens, written as code: `Thread.sleep(`.
struct TokenPattern {
    let source: String
    private let tokens: [Token]

    init(_ source: String) {
        self.source = source
        tokens = Lexer.tokens(of: source)
    }

    /// Indices at which the pattern begins. Only code matches: never a word in a string or a comment.
    func matches(in code: [Token]) -> [Int] {
        guard let first = tokens.first, code.count >= tokens.count else { return [] }
        return (0...(code.count - tokens.count)).filter { start in
            guard code[start].text == first.text else { return false }
            return tokens.indices.allSatisfy { offset in
                let (wanted, found) = (tokens[offset], code[start + offset])
                guard found.kind == wanted.kind, found.text == wanted.text else { return false }
                return wanted.text != "!" || wanted.isGlued == found.isGlued
            }
        }
    }
}
