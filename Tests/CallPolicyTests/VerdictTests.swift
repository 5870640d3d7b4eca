import CallPolicy
import CallVocabulary
import ReportCheck
import Testing

/// Every combination of facts, also those that no story reaches: the verdicts are asked by more than one caller.
@Suite("The verdicts of the checks")
struct VerdictTests {
    @Test("Check 2 is violated only if all four conditions hold (C2.4)", arguments: 0..<16)
    func reportBeforeDeadline(bits: Int) {
        let facts = ReportBeforeDeadlineCheck.Facts(
            isUnreported: bits & 1 != 0, isStrict: bits & 2 != 0, hasTrackedCall: bits & 4 == 0,
            isForeground: bits & 8 == 0
        )
        #expect(ReportBeforeDeadlineCheck.verdict(of: facts) == (bits == 15 ? .violated : .satisfied))
    }

    @Test(
        "Of several reasons the first in E2's order is named, and double counting last",
        arguments: [
            (MustReportCheck.Facts(), MustReportDecision.mustReport),
            (.init(isStrict: false, isForeground: true, hasTrackedCall: true), .exemptNotStrict),
            (.init(isForeground: true, hasTrackedCall: true, hasUnreportedPush: true), .exemptForeground),
            (.init(hasTrackedCall: true, hasUnreportedPush: true), .exemptTrackedCall),
            (.init(hasUnreportedPush: true, age: .seconds(31), staleAfter: .seconds(30)), .exemptStale),
            (.init(hasUnreportedPush: true, age: .seconds(31)), .exemptUnreportedPush),
        ]
    )
    func mustReport(facts: MustReportCheck.Facts, decision: MustReportDecision) {
        #expect(MustReportCheck.verdict(of: facts) == decision)
    }

    static let strictness: [(SystemVersion, PolicyExemptions, Bool)] = [
        (SystemVersion(12, 4), PolicyExemptions([]), false), (SystemVersion(13), [], true),
        (SystemVersion(14, 5), .unrestrictedVoIP, false), (SystemVersion(15), .unrestrictedVoIP, true),
        (SystemVersion(15, 3), .unrestrictedVoIPRegulatory, false),
        (SystemVersion(15, 4), .unrestrictedVoIPRegulatory, true),
        (SystemVersion(18, 5), .unrestrictedVoIPPTT, false), (SystemVersion(26), .unrestrictedVoIPPTT, true),
        (SystemVersion(15), [.unrestrictedVoIP, .unrestrictedVoIPPTT], false),
    ]

    @Test(
        "Strict policy by linked SDK and exemption (E5)",
        arguments: strictness
    )
    func strictPolicy(sdk: SystemVersion, exemptions: PolicyExemptions, isStrict: Bool) {
        #expect(StrictPolicyCheck.holds(for: AppFacts(linkedSDK: sdk, exemptions: exemptions)) == isStrict)
    }

    @Test("Check 1's verdict is the one that the app's own PushKit comes to (C1.1)")
    func reportBeforeReturn() {
        var check = ReportCheck(settings: .init(profile: .newest))
        #expect(ReportBeforeReturnCheck.verdict(of: check, at: .zero) == .satisfied)
        check = check.transition(on: .delivered(mustReport: true), at: .zero).next
        #expect(ReportBeforeReturnCheck.verdict(of: check, at: .zero) == .reportMissing)
    }

    @Test("Each kind of action has its own time (T2)", arguments: ActionKind.allCases)
    func actionLimits(kind: ActionKind) {
        let seconds = [ActionKind.answer: 60, .start: 600][kind] ?? 5
        #expect(ActionTimeoutCheck.limit(of: kind, profile: .newest) == .seconds(seconds))
    }

    @Test(
        "What a registration lacks (D9)",
        arguments: [
            (AppFacts(), RegistrationCheck.Verdict.accepted),
            (AppFacts(declaresVoIPBackgroundMode: false), .backgroundModeMissing),
            (AppFacts(hasPushEntitlement: false), .entitlementMissing),
            (AppFacts(declaresVoIPBackgroundMode: false, linksCallKit: false), .callKitNotLinked),
        ]
    )
    func registration(facts: AppFacts, verdict: RegistrationCheck.Verdict) {
        #expect(RegistrationCheck.verdict(for: facts) == verdict)
    }
}
