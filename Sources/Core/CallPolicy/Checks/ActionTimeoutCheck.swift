public import CallVocabulary

/// An action that the app was asked to perform is fulfilled or failed before its `timeoutDate`.
///
/// Rules T2 [O/T] and T3 [T]. What the app sees: `provider(_:timedOutPerforming:)`; afterwards it may neither fulfil nor
/// fail the action. An answer that timed out ends the call as failed; an end that timed out ends it all the same.
public enum ActionTimeoutCheck: PolicyCheck {
    public static let rule = Rule.t2
    public static let evidence = [Evidence.observed, .thirdParty]

    /// The time that an action of this kind has (T2).
    public static func limit(of kind: ActionKind, profile: Profile) -> Duration {
        switch kind {
        case .answer: profile.answerTimeout
        case .start: profile.startTimeout
        case .end, .hold, .mute, .group, .dtmf, .translate: profile.actionTimeout
        }
    }

    /// The last instant at which fulfilling or failing is in time.
    public static func deadline(of kind: ActionKind, performedAt now: Instant, profile: Profile) -> Instant {
        now + limit(of: kind, profile: profile)
    }

    public static func showsBreach(_ effect: Effect) -> Bool {
        if case .timeOutAction = effect { true } else { false }
    }

    public static let examples: [TimelineExample] = [
        .satisfied("(PR)A·····F"),
        .satisfied("(PR)A·····F", step: .seconds(10)),
        .violated("(PR)A······F", step: .seconds(10)),
        .satisfied("(PR)(AF)N····F"),
        .violated("(PR)(AF)N·····F·"),
    ]
}
