public import CallVocabulary

/// The rule book as data: every rule, mistake, question and code of the incoming-call path.
///
/// Pure values and pure look-up. What the product shows of a rule, in a log line, a crash report, `ringtime explain` or
/// `Documentation/RuleBook.md`, comes from here and from nowhere else.
public enum RuleBook {
    /// A part of the rule book, such as `C2`: its letter, its title, and its rules in order.
    public struct Part: Hashable, Sendable {
        /// What ``CallVocabulary/Rule/part`` says of its rules.
        public let letter: String
        /// What the part is about.
        public let title: String
        /// Its rules, in the rule book's order.
        public let entries: [RuleEntry]
    }

    /// All parts, in the rule book's order.
    public static let parts: [Part] = [
        Part(letter: "D", title: "Delivery and launch", entries: delivery),
        Part(letter: "N", title: "Tokens", entries: tokens),
        Part(letter: "C1", title: "Check 1: in the app, when the delegate returns", entries: check1),
        Part(letter: "C2", title: "Check 2: in the daemon, about 7 s after delivery", entries: check2),
        Part(letter: "E", title: "When a push need not be reported", entries: exemptions),
        Part(letter: "L", title: "The violation ledger and the restriction", entries: ledger),
        Part(letter: "W", title: "Watchdogs", entries: watchdogs),
        Part(letter: "H", title: "The completion handler", entries: completion),
        Part(letter: "P", title: "What the user sees", entries: presentation),
        Part(letter: "K", title: "Reporting a call: order of the daemon's decisions", entries: reporting),
        Part(letter: "T", title: "Transactions and actions", entries: transactions),
        Part(letter: "A", title: "Audio", entries: audio),
        Part(letter: "R", title: "Crash reports", entries: crashReports),
    ]

    /// Every rule, in the rule book's order.
    public static let entries: [RuleEntry] = parts.flatMap(\.entries)

    private static let entryOfRule: [Rule: RuleEntry] = Dictionary(
        entries.map { ($0.rule, $0) },
        uniquingKeysWith: { first, _ in first }
    )

    /// What the rule book says of a rule.
    public static func entry(for rule: Rule) -> RuleEntry {
        guard let entry = entryOfRule[rule] else { preconditionFailure("rule \(rule.number) is not in the rule book") }
        return entry
    }

    /// The part a rule belongs to.
    public static func part(of rule: Rule) -> Part {
        guard let part = part(named: rule.part) else { preconditionFailure("no part \(rule.part) in the rule book") }
        return part
    }

    /// The part with this letter, in any case; nil if there is none.
    static func part(named letter: String) -> Part? {
        let wanted = letter.uppercased()
        return parts.first { $0.letter == wanted }
    }
}
