public import CallVocabulary
public import ReportCheck

/// Check 1: the call is reported before the PushKit delegate returns.
///
/// Rule C1.1 [A]; the accounting is C1.3 [T]. The check itself runs in the app, in ``ReportCheck``, and can be spoofed
/// there (C1.2); the machine hears of it by `check1Failed`. What the app sees: an `NSInternalInconsistencyException`
/// and SIGABRT as soon as its delegate returns.
public enum ReportBeforeReturnCheck: PolicyCheck {
    public static let rule = Rule.c1_1
    public static let evidence = [Evidence.apple]

    /// What PushKit finds when the delegate returns now.
    public static func verdict(of check: ReportCheck, at now: Instant) -> ReportCheck.Verdict {
        check.transition(on: .returned(isAsync: false), at: now).verdict ?? .satisfied
    }

    public static func showsBreach(_ effect: Effect) -> Bool {
        if case .note(.check1Failed) = effect { true } else { false }
    }

    public static let examples: [TimelineExample] = [
        .satisfied("PRD"),
        .satisfied("P(RD)"),
        // Blocking is no failure of check 1, which looks only at the return.
        .satisfied("P·····RD"),
        .violated("PD"),
        // A report that comes after the return is too late, by whatever margin.
        .violated("PDR", step: .milliseconds(10)),
        // Less than 7 s after a report the next push is not counted; from 7 s on it is.
        .satisfied("P(RDE)·····PD"),
        .violated("P(RDE)······PD"),
        // In the foreground there is no duty.
        .satisfied("PD", from: .foreground),
    ]
}
