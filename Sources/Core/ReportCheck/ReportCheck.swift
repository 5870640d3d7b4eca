public import CallVocabulary

/// Check 1, the one that runs inside the app: has the app reported a call by the time its push delegate returns?
///
/// The accounting is per process, not per push (rule C1.3 [T]): a must-report delivery raises the number of outstanding
/// pushes, unless the app reported a call less than ``Settings/creditWindow`` ago; any report sets it to zero; a return
/// from the delegate with the number above zero is the crash. So one report covers every push outstanding at that moment.
///
/// This is no security boundary (rule C1.2 [A]): it lives in the app and can be set on purpose. The daemon's own check
/// catches who does that.
public struct ReportCheck: Hashable, Sendable {
    /// The numbers of the check, told by the phone when the app connects.
    public struct Settings: Hashable, Sendable {
        /// Less than this after a report, a delivery is not counted. C1.3 [T].
        public var creditWindow: Duration
        /// How much later the check runs for an `async` delegate form. C1.10 [I]; nil: at once.
        public var asyncDeferral: Duration?

        public init(creditWindow: Duration, asyncDeferral: Duration?) {
            self.creditWindow = creditWindow
            self.asyncDeferral = asyncDeferral
        }

        public init(profile: Profile) {
            self.init(creditWindow: profile.reportCreditWindow, asyncDeferral: profile.asyncReportDeferral)
        }
    }

    /// What happened in the process.
    public enum Input: Hashable, Sendable {
        /// A push is about to be handed to the delegate.
        case delivered(mustReport: Bool)
        /// The app called a method that reports a call. The call counts, whatever CallKit answers (C1.5).
        case reported
        /// The delegate method came back to PushKit: at once for an `async` form, before its body has run (C1.10).
        case returned(isAsync: Bool)
        /// The deferral that an earlier answer asked for is over.
        case deferralPassed
    }

    /// What PushKit does next.
    public enum Verdict: Hashable, Sendable {
        /// Nothing is owed.
        case satisfied
        /// The process is terminated (R1).
        case reportMissing
        /// Look again at this instant, with ``Input/deferralPassed``.
        case deferred(until: Instant)
    }

    /// A next state and what follows from it.
    public struct Transition: Hashable, Sendable {
        public var next: ReportCheck
        /// Nil for inputs that are not judged: a delivery, a report.
        public var verdict: Verdict?
    }

    public let settings: Settings
    /// Must-report deliveries since the last report that were counted.
    public private(set) var outstanding = 0
    /// When the process last reported a call.
    public private(set) var lastReport: Instant?

    public init(settings: Settings) { self.settings = settings }

    /// The state and the verdict after an input. Pure; the caller keeps `next`.
    public func transition(on input: Input, at now: Instant) -> Transition {
        var next = self
        switch input {
        case .delivered(let mustReport):
            if mustReport && !isCovered(at: now) { next.outstanding += 1 }
            return Transition(next: next, verdict: nil)
        case .reported:
            next.outstanding = 0
            next.lastReport = now
            return Transition(next: next, verdict: nil)
        case .returned(let isAsync):
            if isAsync, outstanding > 0, let deferral = settings.asyncDeferral {
                return Transition(next: next, verdict: .deferred(until: now + deferral))
            }
            return Transition(next: next, verdict: verdict)
        case .deferralPassed:
            return Transition(next: next, verdict: verdict)
        }
    }

    private var verdict: Verdict { outstanding > 0 ? .reportMissing : .satisfied }

    /// Whether the last report is so recent that a delivery now is not counted.
    private func isCovered(at now: Instant) -> Bool {
        guard let lastReport else { return false }
        return now - lastReport < settings.creditWindow
    }
}
