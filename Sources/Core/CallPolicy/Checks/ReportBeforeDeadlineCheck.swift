public import CallVocabulary

/// Check 2: within about seven seconds of its delivery a must-report push has led to a reported call.
///
/// Rules C2.1 [A], C2.3 and C2.4 [T]. What the app sees: nothing at all. It is killed by the phone, 0xbaadca11, with an
/// idle main thread and no exception; no crash reporter inside the app ever learns of it.
public enum ReportBeforeDeadlineCheck: PolicyCheck {
    /// What the phone finds when the timer is over.
    public enum Verdict: Hashable, Sendable {
        case satisfied
        /// A ledger entry, and the death of the process that runs now.
        case violated
    }

    /// What the phone knows when the timer is over. It asks about *now* (C2.4), except for the duty itself.
    public struct Facts: Hashable, Sendable {
        /// The push had to be reported, and nothing has ended that (C2.8).
        public var isUnreported: Bool
        public var isStrict: Bool
        public var hasTrackedCall: Bool
        public var isForeground: Bool

        public init(isUnreported: Bool, isStrict: Bool, hasTrackedCall: Bool, isForeground: Bool) {
            self.isUnreported = isUnreported
            self.isStrict = isStrict
            self.hasTrackedCall = hasTrackedCall
            self.isForeground = isForeground
        }
    }

    public static let rule = Rule.c2_4
    public static let evidence = [Evidence.apple, .thirdParty]

    /// From the delivery to the look (C2.1); longer, and without a kill, for apps that are not under strict policy (C2.3).
    public static func limit(isStrict: Bool, profile: Profile) -> Duration {
        isStrict ? profile.reportDeadline : profile.lenientReportDeadline
    }

    /// Violated only if every condition holds (C2.4).
    public static func verdict(of facts: Facts) -> Verdict {
        let isExcused = !facts.isStrict || facts.hasTrackedCall || facts.isForeground
        return facts.isUnreported && !isExcused ? .violated : .satisfied
    }

    public static func showsBreach(_ effect: Effect) -> Bool {
        if case .recordViolation(_, _, let rule) = effect { rule.part == "C2" } else { false }
    }

    public static let examples: [TimelineExample] = [
        .satisfied("P·····R··"),
        // At exactly the deadline it is in time.
        .satisfied("P······R·"),
        .violated("P·······R"),
        .violated("P········"),
        // The timer starts when the launch has succeeded, however long that took.
        .satisfied("P··············LG····R···", from: .dead),
        // No registry: the payload waits, the timer does not.
        .violated("PL········", from: .dead),
        // It asks whether a call was reported, not whether there still is one.
        .satisfied("P(RE)·······"),
        // A process that ended owes the report all the same.
        .violated("P·X·······"),
        // Opened by the user in the meantime; and left again.
        .satisfied("P····O····"),
        .violated("P··O·H····"),
        // Older apps are looked at later, and never punished.
        .satisfied("P···································", facts: AppFacts(linkedSDK: SystemVersion(12))),
    ]
}
