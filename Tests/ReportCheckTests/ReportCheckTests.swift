import CallVocabulary
import ReportCheck
import Testing

@Suite("Check 1")
struct ReportCheckTests {
    /// What happens at which second, and what the check says to it.
    struct Row: CustomTestStringConvertible, Sendable {
        let title: String
        let inputs: [(Double, ReportCheck.Input)]
        /// The verdicts of the inputs that are judged, in order.
        let verdicts: [ReportCheck.Verdict]
        let outstanding: Int
        var profile = Profile.newest
        var testDescription: String { title }
    }

    static func at(_ seconds: Double) -> Instant { Instant(microseconds: Int64(seconds * 1_000_000)) }

    static let rows: [Row] = [
        Row(
            title: "A return without a report is the crash (C1.1)",
            inputs: [(0, .delivered(mustReport: true)), (1, .returned(isAsync: false))],
            verdicts: [.reportMissing], outstanding: 1),
        Row(
            title: "A report before the return satisfies it, however long the delegate blocks (C1.7)",
            inputs: [(0, .delivered(mustReport: true)), (60, .reported), (61, .returned(isAsync: false))],
            verdicts: [.satisfied], outstanding: 0),
        Row(
            title: "A report before the delivery's own delegate call is recent enough (C1.3)",
            inputs: [(0, .reported), (6.999999, .delivered(mustReport: true)), (7, .returned(isAsync: false))],
            verdicts: [.satisfied], outstanding: 0),
        Row(
            title: "At exactly 7.0 s after the report a delivery is counted (C1.3)",
            inputs: [(0, .reported), (7, .delivered(mustReport: true)), (7, .returned(isAsync: false))],
            verdicts: [.reportMissing], outstanding: 1),
        Row(
            title: "A delivery that need not be reported is not counted (E2)",
            inputs: [(0, .delivered(mustReport: false)), (1, .returned(isAsync: false))],
            verdicts: [.satisfied], outstanding: 0),
        Row(
            title: "One report covers every delivery that is outstanding (C1.3)",
            inputs: [
                (0, .delivered(mustReport: true)), (1, .delivered(mustReport: true)), (2, .reported),
                (3, .returned(isAsync: false)), (4, .returned(isAsync: false)),
            ],
            verdicts: [.satisfied, .satisfied], outstanding: 0),
        Row(
            title: "An earlier delivery that is still owed makes a later return the crash (C1.3)",
            inputs: [
                (0, .delivered(mustReport: true)), (1, .delivered(mustReport: false)), (2, .returned(isAsync: false)),
            ],
            verdicts: [.reportMissing], outstanding: 1),
        Row(
            title: "Before iOS 14 a report covers no later delivery (C1.3)",
            inputs: [(0, .reported), (0, .delivered(mustReport: true)), (1, .returned(isAsync: false))],
            verdicts: [.reportMissing], outstanding: 1, profile: .iOS13),
        Row(
            title: "An async form is looked at a second later from iOS 26.4 (C1.10)",
            inputs: [
                (0, .delivered(mustReport: true)), (0, .returned(isAsync: true)), (0.5, .reported),
                (1, .deferralPassed),
            ],
            verdicts: [.deferred(until: at(1)), .satisfied], outstanding: 0),
        Row(
            title: "... and then it is the crash (C1.10)",
            inputs: [
                (0, .delivered(mustReport: true)), (0, .returned(isAsync: true)), (1, .deferralPassed), (2, .reported),
            ],
            verdicts: [.deferred(until: at(1)), .reportMissing], outstanding: 0),
        Row(
            title: "An async form that owes nothing is not deferred",
            inputs: [(0, .delivered(mustReport: false)), (0, .returned(isAsync: true))],
            verdicts: [.satisfied], outstanding: 0),
        Row(
            title: "Before iOS 26.4 an async form crashes at once (C1.10)",
            inputs: [(0, .delivered(mustReport: true)), (0, .returned(isAsync: true))],
            verdicts: [.reportMissing], outstanding: 1, profile: .iOS26),
        Row(
            title: "A synchronous form is never deferred",
            inputs: [(0, .delivered(mustReport: true)), (0, .returned(isAsync: false))],
            verdicts: [.reportMissing], outstanding: 1),
    ]

    @Test("Its verdicts, and what is outstanding afterwards", arguments: rows)
    func row(_ row: Row) {
        var check = ReportCheck(settings: .init(profile: row.profile))
        var verdicts: [ReportCheck.Verdict] = []
        for (seconds, input) in row.inputs {
            let transition = check.transition(on: input, at: Self.at(seconds))
            check = transition.next
            if let verdict = transition.verdict { verdicts.append(verdict) }
        }
        #expect(verdicts == row.verdicts)
        #expect(check.outstanding == row.outstanding)
    }

    @Test("Its numbers are the profile's")
    func settings() {
        #expect(ReportCheck.Settings(profile: .iOS13) == .init(creditWindow: .zero, asyncDeferral: nil))
        #expect(ReportCheck.Settings(profile: .iOS18) == .init(creditWindow: .seconds(7), asyncDeferral: nil))
        #expect(ReportCheck.Settings(profile: .iOS26_4) == .init(creditWindow: .seconds(7), asyncDeferral: .seconds(1)))
    }

    @Test("It remembers the last report, and a transition changes nothing but its result")
    func lastReport() {
        let check = ReportCheck(settings: .init(profile: .newest))
        let next = check.transition(on: .reported, at: Self.at(3)).next
        #expect(next.lastReport == Self.at(3))
        #expect(check.lastReport == nil)
    }
}
