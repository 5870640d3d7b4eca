import CallVocabulary
import RuleBook

/// The report's objects. The names of their members are the format.
enum JSONRecord {
    struct Battery: Encodable {
        var version: Int
        var exitCode: Int32
        var wallSeconds: Double
        var jobs: Int
        /// ISO 8601, UTC.
        var startedAt: String
        var apps: [App]
    }

    struct App: Encodable {
        var app: String
        /// These four count runs.
        var passed: Int
        var failed: Int
        var skipped: Int
        var broken: Int
        var scenarios: [Scenario]
    }

    struct Scenario: Encodable {
        var scenario: String
        var why: String
        var rules: [String]
        var mistakes: [String]
        var questions: [Int]
        var runs: [Run]
    }

    struct Run: Encodable {
        var title: String
        var ios: String
        /// What is wrong in the payload, where every malformed one is tried.
        var variant: String?
        var repetition: Int
        var verdict: String
        /// False for a failure that the baseline knows.
        var isNew: Bool?
        var rule: String?
        /// Why it was skipped, or could not be made.
        var reason: String?
        var findings: [Finding]
        var limits: [Limit]
        var cause: Cause?
        var playSeconds: Double
        var totalSeconds: Double
        /// Of runs that did not pass.
        var timeline: [Event]?
        /// How many events are missing in the middle of a very long timeline.
        var timelineLeftOut: Int?
        var output: [String]
        /// The lines of the crash report that say why.
        var crash: [String]?
    }

    struct Finding: Encodable {
        var sort: String
        var rule: String
        var evidence: [String]
        var text: String
        var atSeconds: Double?
    }

    struct Limit: Encodable {
        var rule: String
        /// Missing where the scenario has set the limit itself.
        var evidence: [String]?
        var name: String
        var usedSeconds: Double
        var limitSeconds: Double
        /// 1: all of it.
        var share: Double
    }

    struct Cause: Encodable {
        var mistake: String
        var reason: String
    }

    struct Event: Encodable {
        var atSeconds: Double
        var lane: String
        var kind: String
        var text: String
        var rule: String?
    }
}

extension JSONRecord.Finding {
    init(_ finding: Finding) {
        self.init(
            sort: finding.sort.rawValue, rule: finding.rule.number, evidence: finding.rule.evidence.map(\.rawValue),
            text: finding.text, atSeconds: finding.at?.seconds)
    }
}

extension JSONRecord.Limit {
    init(_ use: LimitUse, evidence: [Evidence]?) {
        self.init(
            rule: use.rule.number, evidence: evidence.map { $0.map(\.rawValue) }, name: use.name,
            usedSeconds: use.used.seconds, limitSeconds: use.limit.seconds,
            share: (use.share * 10_000).rounded() / 10_000)
    }
}

extension JSONRecord.Event {
    init(_ event: TraceEvent) {
        self.init(
            atSeconds: event.at.seconds, lane: event.lane.rawValue, kind: event.kind, text: event.text,
            rule: event.rule?.number)
    }
}
