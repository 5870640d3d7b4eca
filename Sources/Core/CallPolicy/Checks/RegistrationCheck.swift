public import CallVocabulary

/// Only an app that declares the `voip` background mode, has an `aps-environment` entitlement and links CallKit gets
/// VoIP pushes.
///
/// Rule D9 [O]. What the app sees: nothing. No token comes, no push is ever delivered, and only the console says that
/// the registration was ignored; without CallKit the framework raises an exception in the app.
public enum RegistrationCheck: PolicyCheck {
    /// What becomes of a registration.
    public enum Verdict: Hashable, Sendable {
        case accepted
        /// `UIBackgroundModes` lacks `voip`.
        case backgroundModeMissing
        /// There is no `aps-environment` entitlement.
        case entitlementMissing
        /// The app does not link CallKit: its process raises and ends.
        case callKitNotLinked
    }

    public static let rule = Rule.d9
    public static let evidence = [Evidence.observed]

    /// In the order in which an app would meet the obstacles.
    public static func verdict(for facts: AppFacts) -> Verdict {
        if !facts.linksCallKit { return .callKitNotLinked }
        if !facts.declaresVoIPBackgroundMode { return .backgroundModeMissing }
        return facts.hasPushEntitlement ? .accepted : .entitlementMissing
    }

    public static func showsBreach(_ effect: Effect) -> Bool {
        if case .note(.registrationIgnored) = effect { true } else { false }
    }

    public static let examples: [TimelineExample] = [
        .satisfied("PLG·R", from: .dead),
        .violated("PLG", from: .dead, facts: AppFacts(declaresVoIPBackgroundMode: false)),
        .violated("PLG", from: .dead, facts: AppFacts(hasPushEntitlement: false)),
        .violated("PLG", from: .dead, facts: AppFacts(linksCallKit: false)),
    ]
}
