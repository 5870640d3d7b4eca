import CallVocabulary

/// How a developer with an iPhone can try whether a rule holds there.
///
/// The sentences are Markdown and rest on the rule book alone: what they say of iOS and Apple has not stated carries
/// its tag, as everywhere. Words such as *suspended*, *dead* and *the probe* are explained on the page.
struct OnDevice: Hashable, Sendable {
    /// How much of a rule shows outside the system.
    enum Sight: String, CaseIterable, Hashable, Sendable {
        case whole = "can be checked"
        case part = "in part"
        case none = "cannot be seen from outside"
    }

    var rule: Rule
    var sight: Sight
    /// One to three: what to build or send, in which state, and what to look for.
    var sentences: [String]

    init(_ rule: Rule, _ sight: Sight, _ sentences: String...) {
        self.rule = rule
        self.sight = sight
        self.sentences = sentences
    }

    /// Every entry, in the rule book's order.
    static let all: [OnDevice] = {
        let parts = [
            delivery, launch, registration, check1, check2, exemptions, ledger, watchdogs, presentation, calls, audio,
            crashReports,
        ]
        let places = Dictionary(uniqueKeysWithValues: Rule.allCases.enumerated().map { ($1, $0) })
        return parts.flatMap { $0 }.sorted { places[$0.rule, default: 0] < places[$1.rule, default: 0] }
    }()

    private static let byRule: [Rule: OnDevice] = Dictionary(
        all.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })

    /// The entry for a rule; nil if nobody has written one, which a test does not allow.
    static func entry(for rule: Rule) -> OnDevice? { byRule[rule] }
}
