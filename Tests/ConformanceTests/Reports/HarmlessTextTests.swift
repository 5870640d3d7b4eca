import CallVocabulary
import ReportText
import Testing

@testable import Conformance

@Suite("Foreign text and numbers in reports") struct HarmlessTextTests {
    @Test("Control characters become pictures, and what reorders or breaks lines or is no character at all is replaced")
    func harmless() {
        #expect("a\u{1B}[31mb\u{0}\u{7F}\nc\td".harmless == "a␛[31mb␀␡␊c d")
        #expect("\u{85}\u{202E}\u{2066}\u{2028}\u{FFFE}\u{1FFFF}".harmless == String(repeating: "\u{FFFD}", count: 6))
        #expect("Zoë 👩‍👩‍👧 – ok".harmless == "Zoë 👩‍👩‍👧 – ok")
    }

    @Test("Every scalar that there is can stand in XML once it is escaped")
    func everyScalar() {
        var text = String.UnicodeScalarView()
        for value in UInt32(0)...0x10FFFF { if let scalar = Unicode.Scalar(value) { text.append(scalar) } }
        let read = MarkupReading("<a b=\"\(String(text.prefix(0x3000)).escaped)\">\(String(text).escaped)</a>")
        #expect(read.elements.count == 1)
    }

    @Test("A text is cut after so many scalars, even if they all make one character")
    func clipped() {
        let stacked = "e" + String(repeating: "\u{301}", count: 5_000)
        #expect(stacked.count == 1)
        #expect(stacked.clipped(to: 10).unicodeScalars.count == 11)
        #expect("abc".clipped(to: 3) == "abc")
        #expect("abcd".clipped(to: 3) == "abc…")
    }

    @Test("Lines are wrapped between words, and a word longer than a line is cut")
    func wrapped() {
        #expect("one two\nthree  four".wrapped(to: 9) == ["one two", "three", "four"])
        #expect("a abcdefgh".wrapped(to: 3) == ["a", "abc", "def", "gh"])
        #expect("電話がかかる".wrapped(to: 4) == ["電話", "がか", "かる"])
        #expect("電".wrapped(to: 1) == ["電"])
        #expect("".wrapped(to: 5).isEmpty)
    }

    @Test(
        "Times are short, and no rounding leads to a thousand of a unit",
        arguments: [
            (0, "0 s"), (349, "0.3 ms"), (9_949, "9.9 ms"), (9_950, "10 ms"), (32_400, "32 ms"), (999_499, "999 ms"),
            (999_500, "1.00 s"), (7_065_100, "7.07 s"), (59_994_999, "59.99 s"), (59_995_000, "60.0 s"),
            (3_599_940_000, "3599.9 s"), (86_400_000_000, "24 h"), (90_000_032_000, "25 h + 32 ms"),
            (-1_500, "−1.5 ms"),
        ])
    func brief(microseconds: Int64, words: String) {
        #expect(Duration.microseconds(microseconds).brief == words)
    }

    @Test("A share that is not nothing is not shown as nothing")
    func shares() {
        func share(_ milliseconds: Int) -> String {
            LimitUse(rule: .c2_1, name: "report", used: .milliseconds(milliseconds), limit: .seconds(7)).shareInWords
        }
        #expect([0, 2, 7, 5_390, 7_000].map(share) == ["0.0 %", "<0.1 %", "0.1 %", "77 %", "100 %"])
    }

    @Test("A limit's number is as sure as its setting, and one that a scenario has set bears no tag")
    func evidence() {
        let report = LimitUse(rule: .c2_1, name: "report", used: .zero, limit: .seconds(7))
        let launch = LimitUse(rule: .w1, name: "launch", used: .zero, limit: .seconds(20))
        var run = PlannedRun(scenario: ReportSamples.scenario("a"), profile: .newest)
        #expect(run.evidence(of: report).mark == "[A]")
        #expect(run.evidence(of: launch).mark == "[A/O]")
        run.scenario.given.settings = [.init(name: "launch.watchdog", value: "5 s")]
        #expect(run.evidence(of: report).mark == "[A]")
        #expect(run.evidence(of: launch).mark == "[set]")
    }
}
