public import CallVocabulary

/// After three violations the phone stops launching the app for pushes; what comes in the background is discarded.
///
/// Rules L1 [A], L2 [T/O], L3 [O]. What the app sees: nothing. It cannot find out; only the console says it. Brought to
/// the foreground it gets its pushes as ever, with no duty to report.
public enum RestrictionCheck: PolicyCheck {
    /// What becomes of a push.
    public enum Verdict: Hashable, Sendable {
        case delivered
        /// Gone: not queued, not delivered later.
        case discarded
    }

    public static let rule = Rule.l3
    public static let evidence = [Evidence.apple, .observed, .thirdParty]

    /// The app has as many entries as the limit, or more (L2).
    public static func isInForce(violations: Int, limit: Int) -> Bool { violations >= limit }

    /// Only an app in the foreground gets its pushes all the same (L3).
    public static func verdict(violations: Int, limit: Int, isForeground: Bool) -> Verdict {
        isInForce(violations: violations, limit: limit) && !isForeground ? .discarded : .delivered
    }

    public static func showsBreach(_ effect: Effect) -> Bool {
        if case .dropPush(_, _, .restricted) = effect { true } else { false }
    }

    public static let examples: [TimelineExample] = [
        .satisfied("PR", from: .suspendedWithViolations(2)),
        .violated("P", from: .suspendedWithViolations(3)),
        .satisfied("P", from: .foregroundWithViolations(3)),
        .violated("HP", from: .foregroundWithViolations(3)),
        // The third violation takes effect with the next push.
        .violated("P········P", from: .suspendedWithViolations(2)),
    ]
}
