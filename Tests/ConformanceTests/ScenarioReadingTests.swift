import CallVocabulary
import Foundation
import Testing
import YAMLFile

@testable import Conformance

/// Reading scenario files: what is right is understood, what is wrong is named with file, line and what was expected.
@Suite struct ScenarioReadingTests {
    private static let good = """
        why: A call must be reported before the delegate returns.
        mistakes: [M1, M3]
        questions: [1, 4]
        profiles: [18, 26.0]
        given:
          app: dead
          phone: locked
          violations: 2
          settings: {ring.minimum: 1 s}
        when:
          - provider: push call
            as: first
            age: 40 s
          - user: answer
            on: call.ringing of first
            after: 250 ms
          - system: advance 24 h
        then:
          must:
            - call.reported before delegate.returned [C1.1]
            - call.ringing saying "full screen" [P2]
          must not:
            - ledger.violation [C2.4]
          may: [app.killed by W1]
          phone:
            - if check1.failed then ledger.violation once between 6.9 s and 8 s after push.delivered of first [C2.5]
          margin: 33
        """

    @Test("A file with everything in it is understood")
    func everything() throws {
        let scenario = try Scenario(text: Self.good, file: "a-call.yaml")
        #expect(scenario.name == "a-call")
        #expect(scenario.mistakes == [.m1, .m3])
        #expect(scenario.profiles == [SystemVersion(18), SystemVersion(26)])
        #expect(scenario.given.app == .dead)
        #expect(scenario.given.violations == 2)
        #expect(scenario.given.settings == [.init(name: "ring.minimum", value: "1 s")])
        #expect(scenario.when.map(\.after) == [.zero, .milliseconds(250), .zero])
        #expect(scenario.when[1].on == EventPattern("call.ringing", push: "first"))
        #expect(scenario.when[2].action == .phone(.advance(.seconds(86_400))))
        #expect(scenario.rules == [.c1_1, .c2_4, .c2_5, .p2])
        #expect(scenario.then.may == [EventPattern("app.killed", rule: .w1)])
        #expect(scenario.then.must[1].event.words == "full screen")
        #expect(scenario.then.phone[0].condition == EventPattern("check1.failed"))
        #expect(scenario.then.phone[0].count == .exactly(1))
        #expect(scenario.then.margin == 33)
    }

    @Test(
        "What is wrong in a file is named with its line and with what was expected",
        arguments: [
            ("app: dead", "app: asleep", 6, "expected one of suspended, dead, foreground, unopened for “app”"),
            ("violations: 2", "violations: many", 8, "expected a whole number from 0 to 10 for “violations”"),
            ("violations: 2", "violation: 2", 8, "“violation” is not known here"),
            ("{ring.minimum: 1 s}", "{ring.minimum: soon}", 9, "soon does not do for ring.minimum"),
            ("provider: push call", "provider: push curry", 11, "expected push call, push cancel"),
            ("provider: push call", "postman: push call", 11, "expected one of provider, user, system, network"),
            ("user: answer", "user: shout", 14, "expected one of open, home, lock"),
            ("on: call.ringing of first", "on: call.ringing of second", 14, "in place of “second”: there are first"),
            ("on: call.ringing of first", "on: call.rining", 15, "is call.ringing meant?"),
            ("after: 250 ms", "after: 250 sheep", 16, "in place of “250 sheep”"),
            ("advance 24 h", "advance", 17, "in place of “advance”"),
            ("[C1.1]", "[C9.9]", 20, "expected a rule of the rule book, not “C9.9”"),
            ("delegate.returned [C1.1]", "delegate.returned", 20, "expected the rule in brackets"),
            ("call.reported before", "call.reported ere", 20, "expected the rule in brackets"),
            ("saying \"full screen\"", "saying full screen", 21, "expected words in quotation marks"),
            ("margin: 33", "margin: 0", 27, "expected a whole number from 1 to 99"),
            ("[18, 26.0]", "[18, 19]", 4, "expected an iOS version that there is a profile of"),
            ("[M1, M3]", "[M1, M16]", 2, "expected a mistake of the rule book, M1 to M15"),
            ("[1, 4]", "[1, 40]", 3, "expected the number of a question, 1 to 20"),
            ("margin: 33", "margin: [", 28, "not YAML"),
        ]
    )
    func faults(part: String, change: String, line: Int, expected: String) {
        let text = Self.good.replacing(part, with: change, maxReplacements: 1)
        #expect(text != Self.good)
        let fault = #expect(throws: FileFault.self) { try Scenario(text: text, file: "a-call.yaml") }
        #expect(fault?.file == "a-call.yaml")
        #expect(fault?.expected.contains(expected) == true, "\(fault?.description ?? "no fault")")
        #expect(abs((fault?.line ?? -9) - line) <= 1, "line \(fault?.line ?? 0) and not \(line)")
    }

    @Test("A file that is missing, too large, not UTF-8 or not named as a scenario is one line, too")
    func files() {
        #expect(throws: FileFault.self) { try Scenario(file: "/nowhere/a.yaml") }
        #expect(throws: FileFault.self) { try Scenario(text: Self.good, file: "A Call.yaml") }
        #expect(throws: FileFault.self) { try Scenario(text: "", file: "a.yaml") }
        #expect(throws: FileFault.self) { try Scenario(text: "- 1\n- 2", file: "a.yaml") }
        #expect(throws: FileFault.self) { try Scenario(text: "why: so\nwhy: not so", file: "a.yaml") }
        #expect(throws: FileFault.self) {
            try Scenario(text: "why: nothing is demanded\nthen: {may: [app.killed]}", file: "a.yaml")
        }
    }
}

/// The page on how scenarios are written.
@Suite struct ScenarioPageTests {
    @Test("It shows a scenario that is right, and every event that one may name with what it means")
    func page() throws {
        let file = Checkout.root.appending(path: "Documentation/Scenarios.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        for (kind, meaning) in EventKind.meanings { #expect(text.contains("| `\(kind)` | \(meaning) |")) }
        let block = try #require(text.firstMatch(of: /```yaml\n(?<yaml>[\s\S]*?)```/)).yaml
        #expect(throws: Never.self) { try Scenario(text: String(block), file: "on-the-page.yaml") }
    }

    @Test("The page on checking an app shows a configuration that is right")
    func configuration() throws {
        let file = Checkout.root.appending(path: "Documentation/Checking.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let block = try #require(text.firstMatch(of: /```yaml\n(?<yaml>[\s\S]*?)```/)).yaml
        #expect(throws: Never.self) {
            try AppConfiguration(YAMLMapping(text: String(block), file: file.path))
        }
    }
}
