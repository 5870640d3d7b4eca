public import CallVocabulary

/// A word of the API, the system or a bundle that people look up, and what the rule book has to say about it.
public struct Term: Hashable, Sendable {
    /// Its spellings, the usual one first: `didActivate`.
    public let names: [String]
    /// What to know about it, in a few sentences.
    public let meaning: String
    /// The rules to read, the first being the one that matters most.
    public let rules: [Rule]
    /// The numbers of the questions that lead further.
    public let questions: [Int]

    /// The usual spelling.
    public var name: String { names[0] }

    init(_ names: [String], _ meaning: String, rules: [Rule], questions: [Int] = []) {
        precondition(!names.isEmpty, "a term has a name")
        self.names = names
        self.meaning = meaning
        self.rules = rules
        self.questions = questions
    }
}

extension RuleBook {
    /// Every word that can be looked up.
    public static let terms: [Term] = termsOfPushKit + termsOfCallKit + termsOfTheApp
}
