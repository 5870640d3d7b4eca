import CallVocabulary
import RuleBook
import Testing

@Suite("The rule book")
struct RuleBookTests {
    @Test("has exactly one entry for every rule, in the vocabulary's order")
    func oneEntryPerRule() {
        #expect(RuleBook.entries.map(\.rule) == Rule.allCases)
    }

    @Test("puts every rule into the part its number names", arguments: RuleBook.parts)
    func parts(part: RuleBook.Part) {
        #expect(!part.entries.isEmpty)
        #expect(part.entries.allSatisfy { $0.rule.part == part.letter })
    }

    @Test("has exactly one entry for every mistake, in order")
    func oneEntryPerMistake() {
        #expect(RuleBook.mistakes.map(\.mistake) == Mistake.allCases)
    }

    @Test("counts the public threads as the rule book does")
    func threads() {
        #expect(RuleBook.mistakes.map(\.publicThreads) == [12, 12, 11, 8, 9, 3, 8, 3, 6, 8, 5, 4, 4, 3, 2])
    }

    @Test("gives every rule the evidence of the rule book, in its order")
    func evidence() {
        let found = RuleBook.entries.map { "\($0.rule.number) " + $0.evidence.map(\.rawValue).joined() }
        #expect(found == evidenceTable)
    }

    @Test("marks single facts inside a statement as the rule book does")
    func inlineTags() {
        let found = RuleBook.entries.compactMap { entry -> String? in
            let tags = Self.tags(in: entry.statement)
            return tags.isEmpty ? nil : "\(entry.rule.number) \(tags)"
        }
        #expect(
            found == [
                "D4 I", "D5 I", "D6 II", "D12 I", "D13 I", "C1.4 T", "C1.5 II", "C1.10 I", "C2.1 O", "C2.4 II",
                "C2.5 O", "C2.9 O", "E2 I", "E4 III", "E5 A", "L4 OTI", "H2 I", "K AIA", "T5 OAOI", "A5 O",
            ]
        )
    }

    @Test("keeps the numbers that a profile is made of")
    func settings() {
        let named = RuleBook.entries.flatMap { entry in
            entry.settings.filter { $0.name.contains(".") && !$0.name.contains(" ") }.map {
                "\(entry.rule.number) \($0.name) = \($0.defaultValue) \($0.evidence.map(\.rawValue).joined())"
            }
        }
        #expect(
            named == [
                "D5 ledger.countsLaunchFailure = off I",
                "D7 delivery.beforeFirstUnlock = launches (else: stalls, random(seed)) AO",
                "D12 registry.survivesRelease = off I",
                "D13 suspend.afterCall = 5 s I",
                "C1.4 check1.withoutDelegate = off T",
                "C1.10 check1.deferral = 1 s (from 26.4) I",
                "E2 mustReport.staleAfter = 30 s I",
                "E4 mustReport.staleAfter = 30 s I",
                "W3 suspend.killsLockHolders = on A",
                "T5 invalidate.sendsReset = off O",
                "T5 provider.survivesRelease = on I",
                "T11 call.survivesProcess = off I",
            ]
        )
    }

    @Test("cites only https pages, each under one id and one title")
    func sources() {
        let cited =
            RuleBook.entries.flatMap(\.sources) + RuleBook.questions.flatMap(\.sources)
            + RuleBook.mistakes.flatMap(\.sources) + RuleBook.codes.flatMap(\.sources)
        let distinct = Set(cited)
        #expect(distinct.count > 40)
        #expect(Set(distinct.map(\.id)).count == distinct.count)
        #expect(Set(distinct.map(\.url)).count == distinct.count)
        #expect(Set(distinct.map(\.title)).count == distinct.count)
        for source in distinct {
            #expect(source.url.hasPrefix("https://"))
            #expect(!source.url.contains(" ") && source.url.allSatisfy(\.isASCII))
        }
    }

    @Test("derives the address of a forum thread from its number")
    func threadAddresses() {
        let threads = Set(RuleBook.entries.flatMap(\.sources)).filter { $0.id.hasPrefix("T") }
        #expect(threads.count >= 15)
        for thread in threads {
            #expect(thread.url == "https://developer.apple.com/forums/thread/\(thread.id.dropFirst())")
        }
    }

    @Test("cites a public page for every rule that Apple states")
    func appleRulesHaveSources() {
        let unsourced = RuleBook.entries.filter { $0.evidence.contains(.apple) && $0.sources.isEmpty }
        #expect(unsourced.map(\.rule) == [])
    }

    @Test("asks the twenty questions of the rule book and numbers them from 1")
    func questions() {
        #expect(RuleBook.questions.map(\.number) == Array(1...20))
        #expect(Set(RuleBook.questions.map(\.text)).count == 20)
        #expect(RuleBook.questions.allSatisfy { $0.text.hasSuffix("?") })
    }

    @Test("answers each question in two to six sentences, and with sources", arguments: RuleBook.questions)
    func answers(question: Question) {
        let sentences = question.answer.split(separator: " ").filter { $0.hasSuffix(".") }.count
        #expect((2...6).contains(sentences), "\(sentences) sentences")
        #expect(!question.sources.isEmpty)
    }

    @Test("cites in an answer exactly the rules that it lists", arguments: RuleBook.questions)
    func citations(question: Question) {
        #expect(!question.rules.isEmpty)
        #expect(Set(question.rules).count == question.rules.count)
        #expect(Self.numbers(in: question.answer) == Set(question.rules.map(\.number)))
    }

    @Test("cites in a mistake, a code or a word only rules that it lists")
    func otherCitations() {
        for entry in RuleBook.mistakes {
            let cited = Self.numbers(in: entry.whatItIs + entry.whyItKills + entry.mend)
            #expect(!entry.rules.isEmpty && cited.isSubset(of: entry.rules.map(\.number)), "\(entry.mistake)")
        }
        for code in RuleBook.codes {
            #expect(Self.numbers(in: code.meaning).isSubset(of: code.rules.map(\.number)), "\(code.name)")
            #expect(!code.evidence.isEmpty && !code.sources.isEmpty, "\(code.name)")
        }
        for term in RuleBook.terms {
            let cited = Self.numbers(in: term.meaning)
            #expect(!term.rules.isEmpty && cited.isSubset(of: term.rules.map(\.number)), "\(term.name)")
            #expect(term.questions.allSatisfy { (1...20).contains($0) }, "\(term.name)")
        }
    }

    @Test("shows a tag behind a cited rule that Apple does not state")
    func tagsBehindCitations() {
        for question in RuleBook.questions {
            for rule in question.rules {
                let evidence = RuleBook.entry(for: rule).evidence
                guard !evidence.isEmpty, !evidence.contains(.apple) else { continue }
                let cites = question.answer.contains("\(rule.number) [")
                #expect(cites, "Q\(question.number) cites \(rule.number) without a tag")
            }
        }
    }

    /// The evidence tags inside a text, joined: `[A] … [O]` gives `AO`.
    private static func tags(in text: String) -> String {
        let characters = Array(text)
        return String(
            characters.indices.dropLast(2).compactMap { i -> Character? in
                guard characters[i] == "[", characters[i + 2] == "]", "AOTI".contains(characters[i + 1]) else {
                    return nil
                }
                return characters[i + 1]
            }
        )
    }

    /// The rule numbers in a text's parentheses: `(C1.1, D4 [I])` gives both.
    private static func numbers(in text: String) -> Set<String> {
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == ".") }
        let numbers = words.map { $0.hasSuffix(".") ? $0.dropLast() : $0 }.compactMap { Rule(rawValue: String($0)) }
        // K and the tags are single letters: they count as rules only where they open a parenthesis.
        let rules =
            numbers.map(\.number).filter { $0 != "K" } + (text.contains("(K") || text.contains(", K") ? ["K"] : [])
        return Set(rules)
    }
}

/// The tags of the rule book, rule by rule, in its order. Rules without a tag have none here.
private let evidenceTable = [
    "D1 A", "D2 A", "D3 A", "D4 A", "D5 T", "D6 O", "D7 AO", "D8 O", "D9 O", "D10 O", "D11 I", "D12 AO", "D13 O",
    "D14 I",
    "N1 ", "N2 ", "N3 ", "N4 I",
    "C1.1 A", "C1.2 A", "C1.3 T", "C1.4 A", "C1.5 A", "C1.6 O", "C1.7 A", "C1.8 I", "C1.9 ", "C1.10 O", "C1.11 AO",
    "C2.1 A", "C2.2 A", "C2.3 T", "C2.4 T", "C2.5 I", "C2.6 A", "C2.7 I", "C2.8 I", "C2.9 AI",
    "E1 A", "E2 T", "E3 A", "E4 A", "E5 AT", "E6 O", "E7 TI",
    "L1 A", "L2 TO", "L3 O", "L4 A", "L5 A", "L6 A",
    "W1 AO", "W2 A", "W3 A",
    "H1 A", "H2 O", "H3 O",
    "P1 A", "P2 O", "P3 A", "P4 TO", "P5 O", "P6 A", "P7 O", "P8 A", "P9 O", "P10 OI",
    "K T",
    "T1 T", "T2 OT", "T3 T", "T4 T", "T5 A", "T6 A", "T7 A", "T8 O", "T9 A", "T10 A", "T11 I",
    "A1 A", "A2 A", "A3 A", "A4 A", "A5 A", "A6 I",
    "R1 O", "R2 O", "R3 O", "R4 ", "R5 A",
]
