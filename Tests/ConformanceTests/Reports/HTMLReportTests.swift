import CallVocabulary
import Foundation
import RuleBook
import Testing

@testable import Conformance

@Suite("The page") struct HTMLReportTests {
    static let batteries = [ReportSamples.ordinary, ReportSamples.hostile, ReportSamples.battery([])]

    @Test("It is well formed, runs nothing and loads nothing, whatever is in it", arguments: batteries.indices)
    func hostile(number: Int) {
        let result = Self.batteries[number]
        let text = HTMLReport(result).text
        let read = MarkupReading(text)
        let known: Set = [
            "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "article", "nav",
            "div", "p", "h1", "h2", "h3", "h4", "ul", "li", "a", "abbr", "b", "strong", "em", "i", "small", "span",
            "code", "pre", "time", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "figure", "input",
            "label", "svg", "desc", "g", "rect", "line", "path", "circle", "text", "tspan",
        ]
        #expect(Set(read.elements.map(\.name)).subtracting(known).isEmpty)
        for element in read.elements {
            #expect(!element.attributes.keys.contains { $0.hasPrefix("on") || $0 == "src" })
            guard let address = element.attributes["href"] else { continue }
            #expect(address.hasPrefix("#") || address.hasPrefix("https://"))
        }
        let policy = read.all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        #expect(policy?.attributes["content"]?.hasPrefix("default-src 'none'; style-src 'unsafe-inline';") == true)
    }

    @Test("Every link within the page leads somewhere, and no name is given twice", arguments: batteries.indices)
    func links(number: Int) {
        let result = Self.batteries[number]
        let read = MarkupReading(HTMLReport(result).text)
        let names = read.elements.compactMap { $0.attributes["id"] }
        #expect(Set(names).count == names.count)
        let links = read.all("a").compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }
        #expect(Set(links.map { String($0.dropFirst()) }).subtracting(names).isEmpty)
        let references = read.elements.compactMap { $0.attributes["aria-labelledby"] }
        #expect(Set(references).subtracting(names).isEmpty)
    }

    @Test("A finding stands with its rule and how sure that is, and the rule is explained with its sources below")
    func evidence() throws {
        let read = MarkupReading(HTMLReport(ReportSamples.ordinary).text)
        let findings = try #require(read.all("ul", "findings").first).text
        #expect(
            findings == "C1.1 A breach at 3.2 ms returned without a report of an odd payload"
                + "C2.5 I breach at 7.00 s writes violation 1")
        let rule = try #require(read.all("article").first { $0.attributes["id"] == "rule-C1.1" })
        #expect(rule.text.contains("stated by Apple"))
        let entry = RuleBook.entry(for: .c1_1)
        let addresses = Set(read.all("a").compactMap { $0.attributes["href"] })
        #expect(addresses.isSuperset(of: entry.sources.map(\.url)))
        #expect(
            Set(read.all("abbr").compactMap { $0.attributes["class"] }).isSuperset(of: [
                "ev ev-A", "ev ev-I", "ev ev-T",
            ]))
    }

    @Test("Tables have headers, drawings have words, and what scrolls can be reached by keyboard")
    func accessible() {
        let read = MarkupReading(HTMLReport(ReportSamples.ordinary).text)
        #expect(read.all("th").allSatisfy { ["col", "row"].contains($0.attributes["scope"]) })
        let drawings = read.all("svg")
        #expect(drawings.count == 2)
        #expect(drawings.allSatisfy { $0.attributes["role"] == "img" && $0.text.contains("push arrives") })
        let frames = read.all("div", "scroll") + read.all("figure", "scroll")
        #expect(frames.allSatisfy { $0.attributes["tabindex"] == "0" })
        #expect(frames.allSatisfy { $0.attributes["aria-label"] != nil || $0.attributes["aria-labelledby"] != nil })
        #expect(read.all("html").first?.attributes["lang"] == "en")
    }

    @Test("The headline says the gravest thing, and in its own words for each")
    func headlines() {
        var known = ReportSamples.failing("Hasty", failure: .early)
        known.isNew = false
        let passed = ReportSamples.passing("Parley")
        let words: [([RunResult], String)] = [
            ([], "Nothing was run"), ([passed], "All 1 runs passed"),
            ([passed, ReportSamples.skipped("Parley")], "Every run that could be made passed"),
            ([passed, known], "Nothing new: 1 of 2 runs failed as before"),
            ([known, ReportSamples.broken("Hasty")], "1 of 2 runs could not be made"),
            ([known, ReportSamples.failing("Hasty", failure: .early)], "1 of 2 runs failed"),
        ]
        for (runs, headline) in words {
            #expect(MarkupReading(HTMLReport(ReportSamples.battery(runs)).text).all("h1").map(\.text) == [headline])
        }
    }

    @Test("A flood of events and of output leaves the page small, and the page says what is missing")
    func flood() {
        var run = ReportSamples.failing("Hasty", failure: .early)
        run.trace.events += (0..<20_000).map {
            ReportSamples.event(8_000 + Double($0), .app, "call.reported", String(repeating: "again ", count: 200))
        }
        run.output = Array(repeating: String(repeating: "spam ", count: 1_000), count: 4_000)
        let text = HTMLReport(ReportSamples.battery([run])).text
        #expect(text.utf8.count < 250_000)
        let read = MarkupReading(text)
        #expect(read.all("details", "timeline").first?.text.contains("19807 events are left out") == true)
        #expect(read.all("svg").first?.text.contains("further events are not drawn") == true)
        #expect(read.all("pre").first?.text.split(separator: "\n").count == 40)
    }

    @Test("Of very many runs only so many are drawn and told in full, and the rest says so")
    func manyRuns() {
        let events = ReportSamples.opening
        func run(_ name: String, _ verdict: Verdict) -> RunResult {
            ReportSamples.run("Hasty", ReportSamples.scenario(name), verdict, events: events)
        }
        let failed = (0..<203).map { run("bad-\($0)", .failed([Finding(.breach, .c1_1, "died")])) }
        let passed = (0..<304).map { run("good-\($0)", .passed) }
        let read = MarkupReading(HTMLReport(ReportSamples.battery(failed + passed)).text)
        #expect(read.all("svg").count == 500)
        #expect(read.all("p", "soft").count { $0.text.hasPrefix("Told in short") } == 3)
        #expect(read.all("p", "soft").count { $0.text.hasPrefix("Not drawn") } == 4)
    }

    @Test("Every colour of words is far enough from every ground, in light, in dark and in the drawings")
    func contrast() throws {
        for style in [HTMLStyle.page, LaneDrawing.style] {
            let palettes = style.matches(of: #/\{(--[^}]+)\}/#).map { Palette(String($0.output.1)) }
            #expect(palettes.count == 3)
            for palette in palettes {
                for ground in ["page", "ground", "bad-ground", "cause-ground"] where palette[ground] != nil {
                    for ink in ["ink", "soft", "good", "bad", "doubt", "link"] where palette[ink] != nil {
                        #expect(palette.contrast(ink, ground) >= 4.5, "\(ink) on \(ground)")
                    }
                }
            }
        }
    }
}

/// The colours of a style, by their names, and how far apart they are by WCAG's measure.
private struct Palette {
    private var colours: [String: Double] = [:]

    init(_ declarations: String) {
        for match in declarations.matches(of: #/--([a-z-]+):#([0-9a-f]+)/#) {
            colours[String(match.output.1)] = Self.luminance(String(match.output.2))
        }
    }

    subscript(_ name: String) -> Double? { colours[name] }

    func contrast(_ first: String, _ second: String) -> Double {
        let both = [colours[first] ?? 0, colours[second] ?? 0].sorted()
        return (both[1] + 0.05) / (both[0] + 0.05)
    }

    /// Of `1f2328` or `fff`.
    private static func luminance(_ digits: String) -> Double {
        let long = digits.count == 3 ? String(digits.flatMap { [$0, $0] }) : digits
        let value = Int(long, radix: 16) ?? 0
        let parts = [value >> 16, value >> 8 & 0xFF, value & 0xFF].map { part in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
