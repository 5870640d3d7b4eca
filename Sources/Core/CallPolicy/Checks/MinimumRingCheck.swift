public import CallVocabulary

/// A call that its app ends sooner than two seconds after its creation is kept until then.
///
/// Rule P4 [T/O]. Not for the user's own end, which goes through an end action. What the app sees: nothing; but until
/// then it still has a call. What the user sees: a flash of the call screen.
public enum MinimumRingCheck: PolicyCheck {
    /// When an end takes effect.
    public enum Verdict: Hashable, Sendable {
        case endsNow
        case heldBack(until: Instant)
    }

    public static let rule = Rule.p4
    public static let evidence = [Evidence.thirdParty, .observed]

    /// An end at exactly the minimum is not held back.
    public static func verdict(createdAt creation: Instant, endedAt end: Instant, minimum: Duration) -> Verdict {
        end - creation < minimum ? .heldBack(until: creation + minimum) : .endsNow
    }

    public static func showsBreach(_ effect: Effect) -> Bool {
        if case .note(.endHeldBack) = effect { true } else { false }
    }

    public static let examples: [TimelineExample] = [
        .satisfied("PR·E"),
        .violated("PRE"),
        .violated("P(RE)"),
        // The user declines: nothing is held back.
        .satisfied("PRNF"),
        .satisfied("P(RNF)"),
    ]
}
