import CallVocabulary
import RuleBook
import Testing

@Suite("Showing an explanation")
struct RenderingTests {
    @Test("a rule is shown whole, with tags in words, settings and addresses")
    func rule() {
        #expect(
            Explain.lookup(["C1.10"]).text(columns: 80) == """
                C1.10, Check 1: in the app, when the delegate returns

                  C1.10 [O: observed] Before 26.4 an `async` form of the delegate returns to
                        PushKit before its body runs: check 1 runs at once, and a report in the
                        body is too late (cured in public apps by going back to the
                        completion-handler form). [I: our inference] From 26.4:
                        `check1.deferral`, 1 s; an async report counts when its call starts.
                        Here, too, the async forms go through a thunk that returns at once.
                        setting: check1.deferral = 1 s (from 26.4) [I]
                        wire-ios #3060: crashes of the async delegate form
                        https://github.com/wireapp/wire-ios/pull/3060
                        element-x-ios #5026: back from the async delegate form
                        https://github.com/element-hq/element-x-ios/pull/5026

                See also
                  Q5   I did report and still crash: why?
                  M15  Async delegate form before iOS 26.4
                """
        )
    }

    @Test("a question is answered with its rules and sources")
    func question() {
        #expect(
            Explain.lookup(["Q2"]).text() == """
                Does the completion handler matter?

                Not for being killed: it plays no part in either check and has no deadline (H1). Calling
                it early kills nothing, calling it late buys no time, and "within 30 s" is a myth (H3
                [O: observed]). It gives back the process assertion of its push, so call it (H1). Called
                in the background without a call, the app may be suspended at once, before its own later
                code has run (H2 [O]).

                  H1 [A: stated by Apple] It has no role in either check and no deadline; it came with
                     other push types and never did anything useful for VoIP.
                  H2 [O] It gives back the process assertion for that push.
                  H3 [O] Widespread myths to refute by test: "must be called within 30 s", "calling it
                     early kills the app", "delaying it buys time to report".

                Sources
                  Apple Developer Forums: VoIP push compliance rules and CallKit handling
                  https://developer.apple.com/forums/thread/817976
                  react-native-voip-push-notification #52: code that stops after an early completion
                  https://github.com/react-native-webrtc/react-native-voip-push-notification/pull/52

                See also
                  completion           a word of the API or the system
                  beginBackgroundTask  a word of the API or the system
                """
        )
    }

    @Test("a rule that is our inference says so instead of a source")
    func inference() {
        #expect(
            Explain.lookup(["N4"]).text() == """
                N4, Tokens

                  N4 [I: our inference] An update keeps the token even if the new version never
                     registers; a push to it then ends in C2.
                     source: no public source; our inference
                """
        )
        #expect(Explain.lookup(["C1.3"]).text().contains("source: no public source known to us"))
    }

    @Test("nothing found says so and suggests")
    func nothing() {
        #expect(
            Explain.lookup(["xyzzy"]).text() == """
                Nothing in the rule book fits. Without words, `ringtime explain` lists the questions.
                Perhaps: C2.1, 0xbaadca11, mustReport
                """
        )
    }

    @Test("lines keep to the width, but for addresses and what has no spaces", arguments: [40, 80, 88, 100])
    func width(columns: Int) {
        let everything =
            RuleBook.parts.map(\.letter) + (1...20).map { "Q\($0)" } + RuleBook.mistakes.map(\.mistake.rawValue)
        for key in everything {
            let lines = Explain.lookup([key]).text(columns: columns).split(separator: "\n")
            for line in lines where line.count > columns {
                let longest = line.split(separator: " ").map(\.count).max() ?? 0
                #expect(longest + 14 > columns, "\(key): \(line)")
            }
        }
    }

    @Test("every rule shown carries a tag", arguments: RuleBook.entries)
    func tagsAreShown(entry: RuleEntry) {
        let tags = entry.evidence.map { "\($0.rawValue): \($0.word)" }.joined(separator: " / ")
        let shown = Explain.lookup([entry.rule.number]).text(columns: 1_000)
        #expect(shown.contains("  \(entry.rule.number) [\(tags.isEmpty ? "-" : tags)] "))
    }

    @Test("a record holds all that the text shows, and the addresses of every rule")
    func record() {
        let record = Explain.lookup(["0xbaadca11"]).record
        #expect(record.kind == "code")
        #expect(record.title == "0xbaadca11 (3131951633), termination code")
        #expect(record.answer.count == 1)
        #expect(record.rules.map(\.number) == ["C2.1", "R2", "C2.6", "R4"])
        #expect(record.rules[0].evidence.map(\.tag) == ["A"])
        #expect(record.rules[0].evidence.map(\.meaning) == ["stated by Apple"])
        #expect(record.rules[0].sources.map(\.url).first == "https://developer.apple.com/forums/thread/817976")
        #expect(record.sources.map(\.id) == ["T124517", "doc-sigkill", "gh-flutter-incoming-522"])
        #expect(record.related.map(\.key) == ["Q4", "Q1", "Q5"])
        #expect(record.suggestions.isEmpty)
        #expect(Explain.lookup([]).record.choices.count == 20)
        let nothing = Explain.lookup(["xyzzy"]).record
        #expect(nothing.kind == "nothing")
        #expect(nothing.suggestions == ["C2.1", "0xbaadca11", "mustReport"])
    }
}
