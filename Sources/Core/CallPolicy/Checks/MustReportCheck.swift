public import CallVocabulary

/// Whether a push must be reported: decided once, when it arrives, before anything is launched for it.
///
/// Rules E1 [A], E2 [T], E4 [A]. What the app sees: from iOS 26.4 `metadata.mustReport`; before, nothing.
public enum MustReportCheck: PolicyCheck {
    /// What the phone knows at the push's arrival.
    public struct Facts: Hashable, Sendable {
        public var isStrict: Bool
        public var isForeground: Bool
        public var hasTrackedCall: Bool
        public var hasUnreportedPush: Bool
        /// From the gateway's acceptance to the decision.
        public var age: Duration
        /// The age beyond which a call is too old to ring; nil before iOS 26.4.
        public var staleAfter: Duration?

        public init(
            isStrict: Bool = true, isForeground: Bool = false, hasTrackedCall: Bool = false,
            hasUnreportedPush: Bool = false, age: Duration = .zero, staleAfter: Duration? = nil
        ) {
            self.isStrict = isStrict
            self.isForeground = isForeground
            self.hasTrackedCall = hasTrackedCall
            self.hasUnreportedPush = hasUnreportedPush
            self.age = age
            self.staleAfter = staleAfter
        }
    }

    public static let rule = Rule.e2
    public static let evidence = [Evidence.apple, .thirdParty]

    /// The clause that only prevents double counting comes last: where another clause frees the push as well,
    /// `metadata.mustReport` has to be false.
    public static func verdict(of facts: Facts) -> MustReportDecision {
        if !facts.isStrict { return .exemptNotStrict }
        if facts.isForeground { return .exemptForeground }
        if facts.hasTrackedCall { return .exemptTrackedCall }
        if let staleAfter = facts.staleAfter, facts.age > staleAfter { return .exemptStale }
        if facts.hasUnreportedPush { return .exemptUnreportedPush }
        return .mustReport
    }

    /// The duty itself, which an example "breaches" when a push has it.
    public static func showsBreach(_ effect: Effect) -> Bool {
        if case .note(.mustReportDecided(_, .mustReport)) = effect { true } else { false }
    }

    public static let examples: [TimelineExample] = [
        .violated("P"),
        .violated("P", from: .dead),
        .satisfied("P", from: .foreground),
        .violated("HP", from: .foreground),
        .satisfied("P", facts: AppFacts(linkedSDK: SystemVersion(12, 4))),
    ]
}

extension DeliveryTerms {
    /// E4: true as well for a push that is only not counted a second time.
    init(_ decision: MustReportDecision) {
        let isCounted = decision == .mustReport
        self.init(mustReport: isCounted || decision == .exemptUnreportedPush, isCounted: isCounted)
    }
}
