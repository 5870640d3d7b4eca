import CrashReport
import Foundation
import PhoneControl
import Testing

/// Each Mistake dies by the check that the rule book says, with the right signal, report and ledger entry.
@Suite struct MistakeTests {
    @Test(
        "An early return on a bad payload dies by check 1: SIGABRT, R1, and the ledger at 7 s", .timeLimit(.minutes(10))
    )
    func earlyReturn() async throws {
        try await dies(.earlyReturn, payload: #"{"nonsense":true}"#, by: "C1.1")
    }

    @Test("A report that comes after the return dies by check 1", .timeLimit(.minutes(10)))
    func reportLater() async throws { try await dies(.reportLater, by: "C1.1") }

    @Test("A registry that a background launch never makes dies by check 2", .timeLimit(.minutes(10)))
    func lateRegistry() async throws { try await dies(.lateRegistry, by: "C2.1", cold: true) }

    @Test(
        "A blocked delegate dies by check 2, and its report names the function it stood in", .timeLimit(.minutes(10))
    )
    func blockedDelegate() async throws {
        let report = try await dies(.blockedDelegate, by: "C2.1")
        #expect(report.ringtime.threadsCaptured)
        let symbols = report.threads.flatMap(\.frames).compactMap(\.symbol)
        #expect(symbols.contains { $0.contains("fetchContactFromServer") }, "\(symbols)")
    }

    @Test("A spoofed flag passes check 1 and dies by check 2, 7.0 to 7.5 s after delivery", .timeLimit(.minutes(10)))
    func spoofedFlag() async throws {
        let phone = try RunningPhone()
        try await phone.settle(.spoofedFlag)
        let mark = try await phone.mark()
        #expect(try await phone.push(ExampleApp.spoofedFlag.bundle).status == 0)
        let delivered = try await phone.wait(for: "push.delivered", after: mark)
        try await phone.wait(for: "delegate.returned", after: mark)
        let killed = try await phone.wait(for: "app.killed", after: mark)
        let passed = try #require(killed["atMicroseconds"]?.integer) - #require(delivered["atMicroseconds"]?.integer)
        #expect((7_000_000...7_500_000).contains(passed), "killed \(passed) µs after delivery")
        #expect(killed["rule"]?.text == "C2.1")
    }

    /// Pushes to the suspended (or dead) app and follows it to its end, its report and its ledger entry.
    @discardableResult
    private func dies(
        _ app: ExampleApp, payload: String = #"{"caller":"Ada"}"#, by rule: String, cold: Bool = false
    ) async throws -> CrashReport {
        let phone = try RunningPhone()
        try await phone.settle(app)
        if cold {
            try await phone.order("terminate", ["bundle": .string(app.bundle)])
            try await phone.wait(until: app.bundle, is: "dead")
        }
        let mark = try await phone.mark()
        #expect(try await phone.push(app.bundle, payload).status == 0)
        try await phone.wait(for: "crash.written", of: app.bundle, after: mark)
        try await phone.wait(for: "ledger.violation", of: app.bundle, after: mark)

        let ledger = try await phone.order("ledger").elements ?? []
        #expect(ledger.count == 1)
        let crash = try #require(try await phone.order("crashes").elements?.first)
        #expect(crash["rule"]?.text == rule)
        let text = try String(contentsOfFile: try #require(crash["file"]?.text), encoding: .utf8)
        let report = try CrashReport(text: text)
        #expect(report.exception.signal == (rule == "C1.1" ? "SIGABRT" : "SIGKILL"))
        #expect(report.termination.namespace == (rule == "C1.1" ? "SIGNAL" : "FRONTBOARD"))
        #expect(report.termination.code == (rule == "C1.1" ? 6 : 3_131_951_633))
        return report
    }
}
