import CallVocabulary
import Foundation
import RuleBook
import Testing

@testable import Conformance

@Suite("The page on fidelity")
struct FidelityTests {
    private let scenarios: [Scenario]
    private let page: FidelityPage

    init() throws {
        scenarios = try Checkout.scenarios()
        page = FidelityPage(scenarios: scenarios)
    }

    @Test("Documentation/Fidelity.md says what its sources say; with RINGTIME_REGENERATE=1 it is written first")
    func generated() throws {
        let file = Checkout.root.appending(path: "Documentation/Fidelity.md")
        if ProcessInfo.processInfo.environment["RINGTIME_REGENERATE"] == "1" {
            try Data(page.text.utf8).write(to: file)
        }
        let written = try String(contentsOf: file, encoding: .utf8)
        #expect(written == page.text, "run RINGTIME_REGENERATE=1 swift test --filter FidelityTests")
    }

    @Test("Every rule has one entry for a device, of one to three sentences")
    func complete() {
        #expect(OnDevice.all.map(\.rule) == Rule.allCases)
        for entry in OnDevice.all {
            #expect((1...3).contains(entry.sentences.count), "\(entry.rule)")
            for sentence in entry.sentences {
                #expect(sentence.last == "." && sentence.count > 40, "\(entry.rule): \(sentence)")
                #expect(!sentence.contains("\n"), "\(entry.rule) breaks a line")
            }
        }
    }

    @Test("What cannot be seen from outside says so, and what can be checked does not")
    func honest() {
        for entry in OnDevice.all {
            let opening = entry.sentences[0].hasPrefix("Cannot be seen from outside")
            let says = entry.sentences.contains { $0.lowercased().contains("cannot be seen from outside") }
            #expect(opening == (entry.sight == .none), "\(entry.rule)")
            #expect(entry.sight != .whole || !says, "\(entry.rule)")
        }
    }

    @Test("A rule without a scenario has a reason, and no other has one")
    func reasons() {
        let without = Rule.allCases.filter { page.standing(for: $0).isEmpty }
        #expect(Set(without) == Set(NotJudged.reasons.keys))
    }

    @Test("Tags in the sentences are the rule book's four, alone or in pairs")
    func tags() throws {
        for entry in OnDevice.all {
            for match in entry.sentences.joined(separator: " ").matches(of: /\[([A-Z\/]+)\]/) {
                let letters = match.output.1.split(separator: "/")
                let areTags = letters.allSatisfy { Evidence(rawValue: String($0)) != nil }
                #expect(areTags, "\(entry.rule): \(match.output.0)")
            }
        }
    }

    @Test("A statement's opening ends at a full stop, but not in code, brackets, quotation marks or 60 characters")
    func openings() {
        let long = String(repeating: "x", count: 60)
        let tail = String(long.dropFirst())
        #expect(FidelityPage.opening(of: "\(long). Two.") == "\(long).")
        #expect(FidelityPage.opening(of: "\(tail). Two. Three.") == "\(tail). Two.")
        #expect(FidelityPage.opening(of: "\(long) `a. b` (c. d) \"e. f\" 7.0 s. Two.").hasSuffix("\"e. f\" 7.0 s."))
        #expect(FidelityPage.opening(of: "No end") == "No end")
        for entry in RuleBook.entries {
            let opening = FidelityPage.opening(of: entry.statement)
            #expect(opening.count { $0 == "`" }.isMultiple(of: 2), "\(entry.rule): \(opening)")
            #expect(opening.count >= 60 || opening == entry.statement, "\(entry.rule): \(opening)")
        }
    }

    @Test("The figures of a row are rounded to tenths of a millisecond")
    func figures() {
        let timings = KillTimings(
            what: "", count: 3, minimum: .microseconds(7_000_049), median: .microseconds(7_012_350),
            maximum: .microseconds(12_500_000))
        #expect(timings.inWords == "7.0000, 7.0124, 12.5000 s")
    }

    @Test("What was measured is what the scenario demands, and never early")
    func measured() throws {
        let limit = try #require(page.killLimit)
        #expect(limit.since == EventPattern("push.decided"))
        for timings in [KillTimings.sinceDelivery, .sinceLaunch] {
            #expect(timings.minimum <= timings.median && timings.median <= timings.maximum)
            #expect(Profile.newest.reportDeadline < timings.minimum)
            #expect(limit.least <= timings.minimum && timings.maximum <= limit.most)
        }
    }

    @Test("The page names every rule, every source, every scenario and every guess")
    func names() {
        let text = page.text
        for entry in RuleBook.entries {
            #expect(text.contains("\n### \(entry.rule.number)\n"))
            for source in entry.sources { #expect(text.contains("(<\(source.url)>)")) }
        }
        for scenario in scenarios { #expect(text.contains("(../Scenarios/\(scenario.name).yaml)"), "\(scenario.name)") }
        for setting in Profile.newest.settings where setting.evidence.contains(.inferred) {
            #expect(text.contains("| `\(setting.name)` |"))
        }
    }
}
