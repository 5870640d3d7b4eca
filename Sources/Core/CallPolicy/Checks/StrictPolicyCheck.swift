public import CallVocabulary

/// Strict policy: an app linked against SDK 13 or later must report, unless an entitlement still frees it.
///
/// Rule E5 [A/T]. Each exemption works only below a certain linked SDK. What the app sees: whether it is killed.
public enum StrictPolicyCheck: PolicyCheck {
    public static let rule = Rule.e5
    public static let evidence = [Evidence.apple, .thirdParty]

    /// The first SDK under strict policy.
    static let firstStrictSDK = SystemVersion(13)

    /// The first SDK in which an exemption no longer has an effect. [A] for push-to-talk, [T] for the others.
    static let ends: [(exemption: PolicyExemptions, sdk: SystemVersion)] = [
        (.unrestrictedVoIP, SystemVersion(15)),
        (.unrestrictedVoIPRegulatory, SystemVersion(15, 4)),
        (.unrestrictedVoIPPTT, SystemVersion(26)),
    ]

    /// Whether the app is under strict policy. An exemption counts only below the SDK in which it ended.
    public static func holds(for facts: AppFacts) -> Bool {
        guard facts.linkedSDK >= firstStrictSDK else { return false }
        return !ends.contains { facts.exemptions.contains($0.exemption) && facts.linkedSDK < $0.sdk }
    }

    public static func showsBreach(_ effect: Effect) -> Bool {
        if case .terminateApp(_, .reportMissingAtDeadline, _) = effect { true } else { false }
    }

    public static let examples: [TimelineExample] = [
        .violated("P········", facts: AppFacts(linkedSDK: SystemVersion(13))),
        .satisfied("P········", facts: AppFacts(linkedSDK: SystemVersion(12, 4))),
        .satisfied("P········", facts: AppFacts(linkedSDK: SystemVersion(14, 5), exemptions: .unrestrictedVoIP)),
        .violated("P········", facts: AppFacts(linkedSDK: SystemVersion(15), exemptions: .unrestrictedVoIP)),
        .satisfied(
            "P········", facts: AppFacts(linkedSDK: SystemVersion(15, 3), exemptions: .unrestrictedVoIPRegulatory)),
        .violated(
            "P········", facts: AppFacts(linkedSDK: SystemVersion(15, 4), exemptions: .unrestrictedVoIPRegulatory)),
        .satisfied("P········", facts: AppFacts(linkedSDK: SystemVersion(18, 5), exemptions: .unrestrictedVoIPPTT)),
        .violated("P········", facts: AppFacts(linkedSDK: SystemVersion(26), exemptions: .unrestrictedVoIPPTT)),
    ]
}
