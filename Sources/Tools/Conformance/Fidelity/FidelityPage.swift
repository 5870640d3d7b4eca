import CallVocabulary
import RuleBook

/// `Documentation/Fidelity.md`: how faithful Ringtime is, rule by rule, and how anybody can check it on a device.
///
/// The page is never edited: it is this text, made of the rule book, the scenarios and ``OnDevice``.
public struct FidelityPage: Sendable {
    let scenarios: [Scenario]

    /// - Parameter scenarios: those that come with the command.
    public init(scenarios: [Scenario]) { self.scenarios = scenarios }

    /// The whole page, with a line break at the end.
    public var text: String {
        let sections = [Self.head, glance, killTimings, Self.modelled, Self.settings, Self.howToCheck]
        return (sections.flatMap { $0 + [""] } + rules).joined(separator: "\n")
    }

    private static let head: [String] = [
        "<!-- Generated from the rule book, the scenarios and Sources/Tools/Conformance/Fidelity: "
            + "RINGTIME_REGENERATE=1 swift test --filter FidelityTests -->",
        "",
        "# How faithful it is",
        "",
        """
        Ringtime imitates a system whose sources nobody outside Apple can read. This page says, rule by rule, how sure \
        we are, who said so, which scenarios try it here, and how you can try it on an iPhone of your own. If your phone \
        disagrees, your phone is right: the number is then a setting to change, or the rule a mistake of ours.
        """,
        "",
        "| tag | how sure |",
        "|---|---|",
        "| [A] | stated by Apple: documentation, or its Developer Technical Support on the forums |",
        "| [O] | observed and published by others: console logs, crash reports, measurements on devices |",
        "| [T] | third-party analysis that Apple has not confirmed |",
        "| [I] | our inference from the other three |",
        "| [-] | no tag of its own |",
        "",
        """
        A tag after a word belongs to that fact alone. What is said here of iOS without a tag has the tags of the rule \
        it stands under; the whole text of each rule is in [the rule book](RuleBook.md).
        """,
    ]

    // MARK: At a glance

    private var glance: [String] {
        [
            "## At a glance", "",
            "How many rules each part has; how many of them carry which tag (some carry two); how many have a scenario; "
                + "how many can be tried on a device, wholly, in part, or not at all.", "",
            "| part | rules | [A] | [O] | [T] | [I] | [-] | scenarios | device | in part | no |",
            "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
        ]
            + RuleBook.parts.map { row("[\($0.letter)](#\(Self.anchor(of: $0)))", $0.entries) }
            + [row("all", RuleBook.entries)]
    }

    private func row(_ name: String, _ entries: [RuleEntry]) -> String {
        let tags = Evidence.allCases.map { tag in entries.count { $0.evidence.contains(tag) } }
        let covered = entries.count { !standing(for: $0.rule).isEmpty }
        let sights = OnDevice.Sight.allCases.map { sight in
            entries.count { OnDevice.entry(for: $0.rule)?.sight == sight }
        }
        let untagged = entries.count(where: \.evidence.isEmpty)
        let numbers = [entries.count] + tags + [untagged, covered] + sights
        return "| \(name) | " + numbers.map { $0 == 0 ? "·" : "\($0)" }.joined(separator: " | ") + " |"
    }

    /// The names of the scenarios with an expectation that rests on the rule.
    func standing(for rule: Rule) -> [String] { scenarios.filter { $0.rules.contains(rule) }.map(\.name) }

    /// As GitHub makes it of the part's heading.
    private static func anchor(of part: RuleBook.Part) -> String {
        String(
            heading(of: part).lowercased().compactMap { character in
                character == " " ? "-" : character.isLetter || character.isNumber || character == "-" ? character : nil
            })
    }

    static func heading(of part: RuleBook.Part) -> String { "\(part.letter). \(part.title)" }
}
