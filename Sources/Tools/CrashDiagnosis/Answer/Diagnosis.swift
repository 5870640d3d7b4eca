public import CallVocabulary
import RuleBook

/// What one report is a report of, why, and what to change.
public struct Diagnosis: Sendable {
    /// Whose report, as it says itself; nil where it does not.
    public struct Subject: Hashable, Sendable {
        public var app: String?
        public var bundle: String?
        public var version: String?
        /// `iPhone OS 17.4 (21E219)`.
        public var system: String?
        public var device: String?
        /// `background`, `locked`, `before first unlock`; empty where nothing is known.
        public var state: [String] = []
    }

    /// A mistake that fits, and what points to it.
    public struct Cause: Hashable, Sendable {
        public var mistake: Mistake
        public var why: String
    }

    /// A moment of the timeline.
    public struct Moment: Hashable, Sendable {
        /// Since the first one, in seconds.
        public var seconds: Double
        /// `phone` or `app`.
        public var lane: String
        public var what: String
        let tone: MomentFact.Tone
    }

    /// The file, and which of its reports.
    public var source: String
    /// In what the report came: `ips`, `MetricKit` …
    public let form: String
    public let verdict: VerdictKind
    /// Nil when it is none of the rule book's.
    public let rule: Rule?
    public let confidence: Confidence
    public var evidence: [Clue]
    public var against: [Clue]
    public var subject: Subject
    /// Seconds from launch to end.
    let lifetime: Double?
    /// Whether the report names a code, and whether it has threads.
    let hasCode: Bool
    let hasThreads: Bool
    /// Check 2 only.
    public internal(set) var story: Check2Story?
    /// The likeliest first.
    public internal(set) var causes: [Cause]
    /// Oldest first; empty where fewer than two moments are known.
    public internal(set) var timeline: [Moment]
    /// What to get, where there is too little to say.
    public let wanted: [String]
    let incident: String?
    /// No report at all, but a note or a list beside one.
    let isRemark: Bool
    /// Sentences about reports.
    let isTalk: Bool

    init(_ facts: Facts) {
        let judgement = Judge.judge(facts)
        source = facts.source
        form = facts.form.rawValue
        verdict = judgement.verdict.kind
        rule = judgement.verdict.rule(facts)
        confidence = judgement.confidence
        evidence = judgement.weighing.decisive + judgement.weighing.fitting
        against = judgement.weighing.against
        subject = Subject(facts)
        story = verdict == .check2 ? Check2Story(facts) : nil
        causes = Causes(facts, verdict, story).all
        timeline = Timeline.moments(facts)
        wanted = verdict == .insufficient ? Wanted.list(facts) : []
        incident = facts.incident?.text
        lifetime = facts.lifetime
        hasCode = !facts.codes.isEmpty
        hasThreads = !facts.stacks.isEmpty
        isRemark = facts.form == .prose || facts.form == .unknown
        isTalk = facts.form == .prose && !facts.isOfAndroid
    }

    /// Every report of a document.
    ///
    /// - Parameters:
    ///   - bytes: The document as it is: a report in any form, several of them, or an excerpt of a console.
    ///   - source: Its name, for the answer.
    public static func diagnoses(of bytes: [UInt8], source: String) -> [Diagnosis] {
        let all = ReportReader.reports(in: bytes, source: source).map(Diagnosis.init)
        return withoutCopies(all)
    }

    /// One incident in two forms is one report: the surer of them.
    private static func withoutCopies(_ all: [Diagnosis]) -> [Diagnosis] {
        guard all.count > 1 else { return all }
        var kept: [Diagnosis] = []
        for diagnosis in all where !(diagnosis.isRemark && all.contains { !$0.isRemark }) {
            if let incident = diagnosis.incident, incident.count > 8, !incident.holds("█"),
                let index = kept.firstIndex(where: { $0.incident == incident })
            {
                let isSurer = kept[index].verdict == .insufficient || diagnosis.confidence > kept[index].confidence
                if isSurer, diagnosis.verdict != .insufficient { kept[index] = diagnosis }
            } else {
                kept.append(diagnosis)
            }
        }
        return kept
    }
}

extension Diagnosis.Subject {
    init(_ facts: Facts) {
        app = facts.process?.text
        bundle = facts.bundle?.text
        version = facts.version?.text
        system = facts.system?.text
        device = facts.device?.text
        if let role = facts.role?.text, !role.isEmpty { state.append(role.lowercased()) }
        if facts.isLocked?.text == "yes" { state.append("locked") }
        if facts.wasUnlockedSinceBoot?.text == "no" { state.append("before first unlock") }
    }
}

/// The moments of a report in their order.
private enum Timeline {
    static func moments(_ facts: Facts) -> [Diagnosis.Moment] {
        var moments = facts.moments
        if moments.isEmpty, let launch = facts.launch, let crash = facts.crash,
            let start = WallClock.seconds(of: launch.text), let end = WallClock.seconds(of: crash.text), end >= start
        {
            moments.append(
                MomentFact(seconds: start, lane: .phone, what: "launches the app", place: launch.place))
            let what = facts.isKill ? "kills the app" : "the app ends"
            moments.append(MomentFact(seconds: end, lane: .phone, what: what, tone: .bad, place: crash.place))
        }
        guard let first = moments.map(\.seconds).min(), moments.count > 1 else { return [] }
        return moments.sorted { $0.seconds < $1.seconds }.map {
            Diagnosis.Moment(seconds: $0.seconds - first, lane: $0.lane.rawValue, what: $0.what, tone: $0.tone)
        }
    }
}

/// What to get where a report says too little.
private enum Wanted {
    static func list(_ facts: Facts) -> [String] {
        var wanted = ["the whole .ips file: Settings, Privacy & Security, Analytics & Improvements, Analytics Data"]
        let isException = facts.isAbort || facts.exceptionName != nil || facts.has(.uncaughtException)
        let isFault = facts.exceptionType != nil && !facts.isKill
        if facts.isKill || facts.codes.isEmpty, !isException, !isFault {
            wanted.append("the line “Termination Reason”, with its code")
        }
        if isException {
            wanted.append(
                "the console's line “*** Terminating app due to uncaught exception”, or a symbolicated report")
        }
        wanted.append("the console from the push on, with callservicesd (Console.app, or a sysdiagnose within minutes)")
        return wanted
    }
}
