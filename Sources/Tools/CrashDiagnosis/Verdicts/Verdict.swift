import CallVocabulary

/// What a report can be a report of.
public enum VerdictKind: String, CaseIterable, Hashable, Sendable {
    /// Check 1: the delegate returned without a report (C1.1, R1).
    case check1
    /// Check 2: no report about seven seconds after delivery (C2.1, R2).
    case check2
    /// The restriction: pushes are discarded (L3).
    case restricted
    /// The launch watchdog in a launch for a call (W1, R3).
    case launchWatchdog = "launch-watchdog"
    /// The app does not link CallKit (D9).
    case notLinked = "not-linked"
    /// The push handler crashed before it could report (R4, M1, M8).
    case crashBeforeReport = "crash-before-report"
    /// The system ended the app for another reason (R4, W3).
    case looksAlike = "looks-alike"
    /// None of ours: another crash, or no report of an end at all.
    case other
    /// Too little to say.
    case insufficient

    /// Whether it is a breach of the call path's rules: the command's exit code is 1 then.
    public var isBreach: Bool {
        switch self {
        case .check1, .check2, .restricted, .launchWatchdog: true
        case .notLinked, .crashBeforeReport, .looksAlike, .other, .insufficient: false
        }
    }
}

/// One verdict: what it is, and what in a report speaks for it and against it.
///
/// One file a verdict; ``Verdicts`` names them all.
protocol Verdict: Sendable {
    var kind: VerdictKind { get }
    /// Nil when the report cannot be one of these at all.
    func weigh(_ facts: Facts) -> Weighing?
    /// The rule to name, of this very report.
    func rule(_ facts: Facts) -> Rule?
}

/// All verdicts, in the order in which they are preferred where several are equally sure.
enum Verdicts {
    static let all: [any Verdict] = [
        Check1Verdict(), NotLinkedVerdict(), Check2Verdict(), RestrictionVerdict(), LaunchWatchdogVerdict(),
        CrashBeforeReportVerdict(), LooksAlikeVerdict(), OtherVerdict(), InsufficientVerdict(),
    ]
}

/// Weighs a report by every verdict.
enum Judge {
    struct Judgement {
        var verdict: any Verdict
        var weighing: Weighing
        var confidence: Confidence
    }

    static func judge(_ facts: Facts) -> Judgement {
        let candidates = Verdicts.all.compactMap { verdict -> Judgement? in
            guard let weighing = verdict.weigh(facts), let confidence = weighing.confidence else { return nil }
            return Judgement(verdict: verdict, weighing: weighing, confidence: confidence)
        }
        // Both checks in one report: the first that failed is the fault (C2.5), the second only its echo.
        if let first = candidates.first(where: { $0.verdict.kind == .check1 }) { return first }
        let breaches = candidates.filter { ![.looksAlike, .other, .insufficient].contains($0.verdict.kind) }
        let best = breaches.max { $0.confidence < $1.confidence }
        if let best, let first = breaches.first(where: { $0.confidence == best.confidence }) { return first }
        return candidates.first
            ?? Judgement(verdict: InsufficientVerdict(), weighing: Weighing(), confidence: .low)
    }
}
