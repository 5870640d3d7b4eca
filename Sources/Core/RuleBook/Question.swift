public import CallVocabulary

/// A question that people ask about the incoming-call path, with its answer.
public struct Question: Hashable, Sendable {
    /// Its place in the list, from 1: `ringtime explain Q3`.
    public let number: Int
    /// The question, word for word as the rule book asks it.
    public let text: String
    /// The answer in two to six sentences, each fact with its rule number and, unless Apple states it, its tag.
    public let answer: String
    /// The rules the answer rests on.
    public let rules: [Rule]
    /// The public pages most worth reading about it.
    public let sources: [Source]

    init(_ number: Int, _ text: String, _ answer: String, rules: [Rule], sources: [Source]) {
        self.number = number
        self.text = text
        self.answer = answer
        self.rules = rules
        self.sources = sources
    }
}
