import Testing

@testable import CallLint

@Suite("What a finding about a path says")
struct ReportPathTests {
    private func findings(_ texts: [String: String]) -> [Finding] {
        var run = LintRun()
        run.chosen = ["report-before-return"]
        return run.run(SourceLibrary(texts: texts)).findings.map(\.finding)
    }

    private func finding(_ body: String, members: String = "", others: [String: String] = [:]) throws -> Finding {
        let text = """
            import CallKit
            import PushKit

            final class Calls: NSObject, PKPushRegistryDelegate {
                let provider: CXProvider
                func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
            \(body)
                }
                func report() { provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in } }
            \(members)
            }
            """
        let texts = others.merging(["Calls.swift": text]) { own, _ in own }
        return try #require(findings(texts).first)
    }

    @Test("a field that is missing makes no push of another kind, whatever its name")
    func missingKind() throws {
        let missing = try finding(
            """
            guard let event = payload.dictionaryPayload["event"] as? String else { return }
            print(event)
            report()
            """)
        #expect(missing.cause == "M1")
        let untyped = try finding("guard payload.dictionaryPayload[\"type\"] is String else { return }\nreport()")
        #expect(untyped.cause == "M1")
        let other = try finding(
            """
            let event = payload.dictionaryPayload["event"] as? String
            guard event == "call" else { return }
            report()
            """)
        #expect(other.cause == "M2")
    }

    @Test("a provider of the app's own that is not there is a note, also where the code says nil")
    func lentProvider() throws {
        let finding = try finding(
            "made()?.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in }",
            members: """
                var isLent = false
                func made() -> CXProvider? {
                    if isLent { return nil }
                    return provider
                }
                """)
        #expect(finding.severity == .note && finding.cause == "soft")
    }

    @Test("a report behind several hops is late, and no mere absence")
    func severalHops() throws {
        let finding = try finding(
            "ask { self.report(); completion() }",
            members: """
                let queue = DispatchQueue(label: "server")
                func ask(_ answer: @escaping () -> Void) {
                    queue.asyncAfter(deadline: .now() + 0.3) { DispatchQueue.main.async { answer() } }
                }
                """)
        #expect(finding.cause == "M3")
    }

    @Test("every place where the handler leaves without a report is named")
    func otherPlaces() throws {
        let finding = try finding(
            """
            guard payload.dictionaryPayload["id"] is String else { return }
            guard payload.dictionaryPayload["room"] is String else { return }
            report()
            """)
        #expect(finding.message.contains("(line 7)"))
        #expect(finding.message.hasSuffix("; so does line 8"))
    }

    @Test("what the handler's own file decides comes before what stands elsewhere, and another file is named")
    func elsewhere() throws {
        let gate = """
            import CallKit
            final class Gate {
                static let shared = Gate()
                let provider: CXProvider
                func ring(_ caller: String) {
                    guard !caller.isEmpty else { return }
                    provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in }
                }
            }
            """
        let both = try finding(
            """
            guard let caller = payload.dictionaryPayload["caller"] as? String else { return }
            Gate.shared.ring(caller)
            """, others: ["A/Gate.swift": gate])
        #expect(both.message.contains("(line 7)") && both.message.contains("so does Gate.swift:6"))
        let only = try finding("Gate.shared.ring(\"\\(payload)\")", others: ["A/Gate.swift": gate])
        #expect(only.message.contains("(Gate.swift:6)"))
    }

    @Test("a step quotes what was asked, and decisions that decide nothing are left out")
    func quotes() throws {
        let finding = try finding(
            """
            let name = title(payload)
            if isOn, payload.dictionaryPayload["a"] as? Int == 3 { report() }
            print(name)
            """,
            members: """
                var isOn = false
                func title(_ push: PKPushPayload) -> String {
                    guard let text = push.dictionaryPayload["title"] as? String else { return "" }
                    return text
                }
                """)
        let decisions = finding.steps.map(\.message).filter { $0.contains("condition") || $0.contains("guard") }
        #expect(decisions == ["condition does not hold here: isOn"])
    }

    @Test("a call that leads to no report may cost a lot, and the report behind it is still seen")
    func costlyAside() {
        let branches = (0..<60).map { "if flags[\($0)] { work(\($0 + 1)) } else { work(\($0 + 2)) }" }
        let text = """
            import CallKit
            import PushKit
            final class Calls: NSObject, PKPushRegistryDelegate {
                let provider: CXProvider
                var flags: [Bool] = []
                var last = 0
                func pushRegistry(_ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType, completion: @escaping () -> Void) {
                    once { self.prepare(0); self.prepare(1); self.prepare(2) } then: { self.report() }
                }
                func once(_ first: () -> Void, then: () -> Void) { first(); then() }
                func prepare(_ number: Int) {
                    \(branches.joined(separator: "\n        "))
                }
                func work(_ number: Int) {
                    \((0..<60).map { "if flags[number + \($0)] { last = \($0) } else { more(number, \($0)) }" }.joined(separator: "\n        "))
                }
                func more(_ number: Int, _ other: Int) {
                    \((0..<60).map { "if flags[other * \($0)] { last = number } else { flags[\($0)] = true }" }.joined(separator: "\n        "))
                }
                func report() { provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { _ in } }
            }
            """
        #expect(findings(["Calls.swift": text]).isEmpty)
    }
}
