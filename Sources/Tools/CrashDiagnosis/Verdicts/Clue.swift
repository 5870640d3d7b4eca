/// Something in a report that speaks for a verdict or against it.
public struct Clue: Hashable, Sendable {
    /// What was found, in a sentence without a full stop.
    public var statement: String
    /// Where: `termination.code`, `line 23`.
    public var place: String
    /// The report's own words, clipped; empty where there are none.
    public var quote: String

    init(_ statement: String, at place: String, quote: String = "") {
        (self.statement, self.place, self.quote) = (statement, place, quote)
    }

    init(_ statement: String, _ sign: SignFact) { self.init(statement, at: sign.place, quote: sign.quote) }

    init(_ statement: String, _ fact: Fact) { self.init(statement, at: fact.place, quote: fact.text.firstBytes(200)) }

    init(_ statement: String, _ code: CodeFact) { self.init(statement, at: code.place, quote: code.quote) }
}

/// How sure a verdict is.
public enum Confidence: String, Hashable, Sendable, Comparable, CaseIterable {
    case low, medium, high

    /// Less sure.
    public static func < (lhs: Confidence, rhs: Confidence) -> Bool {
        let order: [Confidence] = [.low, .medium, .high]
        return (order.firstIndex(of: lhs) ?? 0) < (order.firstIndex(of: rhs) ?? 0)
    }
}

/// What speaks for a verdict and against it.
struct Weighing: Sendable {
    /// Each would be enough to suspect it. Two of them are two independent facts.
    var decisive: [Clue] = []
    /// They fit, and would mean nothing alone.
    var fitting: [Clue] = []
    var against: [Clue] = []

    /// Whatever is found, it is not enough to be surer than this.
    var most = Confidence.high

    /// Nil: nothing decisive, so no verdict. High wants two independent facts; one alone, such as a code, is medium, and
    /// what speaks against it takes a step away.
    var confidence: Confidence? {
        guard !decisive.isEmpty else { return nil }
        let isHigh = facts > 1
        let confidence: Confidence =
            switch (isHigh, against.isEmpty) {
            case (true, true): .high
            case (true, false), (false, true): .medium
            case (false, false): .low
            }
        return min(confidence, most)
    }

    /// However often a line is named, it is one fact.
    private var facts: Int {
        Set((decisive + fitting).map { $0.quote.isEmpty ? $0.statement : $0.place + $0.quote.prefix(40) }).count
    }

    mutating func decide(_ clue: Clue?) { if let clue { decisive.append(clue) } }
    mutating func fit(_ clue: Clue?) { if let clue { fitting.append(clue) } }
    mutating func object(_ clue: Clue?) { if let clue { against.append(clue) } }
}
