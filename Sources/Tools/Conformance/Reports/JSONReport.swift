import CallVocabulary
import Foundation

/// The report for programs: one JSON object, pretty printed, keys sorted.
///
/// Times are seconds, to the microsecond; `evidence` is a list of the rule book's tags, such as `["A","O"]`; what does
/// not apply is left out. Members are added in time, never renamed or removed: `version` says if they ever are.
public struct JSONReport: Sendable {
    private let result: BatteryResult
    private let tellsEveryStory: Bool

    /// - Parameter tellsEveryStory: `timeline` also for runs that passed.
    public init(_ result: BatteryResult, tellsEveryStory: Bool = false) {
        self.result = result
        self.tellsEveryStory = tellsEveryStory
    }

    /// The whole report, with a line break at the end.
    public var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        do {
            return String(decoding: try encoder.encode(battery), as: UTF8.self) + "\n"
        } catch {
            // Strings, whole numbers, truth values and floats of which all have a form.
            preconditionFailure("a report that is no JSON: \(error)")
        }
    }

    private var battery: JSONRecord.Battery {
        JSONRecord.Battery(
            version: 1, exitCode: result.exitCode, wallSeconds: result.wallTime.seconds, jobs: result.jobs,
            startedAt: result.startedAtInUTC,
            apps: result.apps.map { app in
                func count(_ word: String) -> Int { result.runs.count { $0.app == app && $0.verdict.word == word } }
                return JSONRecord.App(
                    app: app, passed: count("passed"), failed: count("failed"), skipped: count("skipped"),
                    broken: count("broken"), scenarios: result.scenarios(of: app).map { scenario($0, $1) })
            })
    }

    private func scenario(_ scenario: Scenario, _ runs: [RunResult]) -> JSONRecord.Scenario {
        JSONRecord.Scenario(
            scenario: scenario.name, why: scenario.why, rules: scenario.rules.map(\.number),
            mistakes: scenario.mistakes.map(\.rawValue), questions: scenario.questions, runs: runs.map(run))
    }

    private func run(_ run: RunResult) -> JSONRecord.Run {
        let isTold = tellsEveryStory || run.state > .passed
        let excerpt = isTold ? TraceExcerpt(run.trace, first: 1_500, last: 500) : nil
        let findings = if case .failed(let findings) = run.verdict { findings } else { [Finding]() }
        return JSONRecord.Run(
            title: run.run.title, ios: run.run.profile.system.description, variant: run.run.malformed?.name,
            repetition: run.run.repetition, verdict: run.verdict.word, isNew: run.state == .known ? false : nil,
            rule: run.verdict.rule?.number, reason: reason(run.verdict),
            findings: findings.map(JSONRecord.Finding.init),
            limits: run.limits.map { JSONRecord.Limit($0, evidence: run.run.evidence(of: $0)) },
            cause: run.cause.map { JSONRecord.Cause(mistake: $0.mistake.rawValue, reason: $0.reason) },
            playSeconds: run.playTime.seconds, totalSeconds: run.totalTime.seconds,
            timeline: excerpt?.events.map(JSONRecord.Event.init),
            timelineLeftOut: (excerpt?.leftOut).flatMap { $0 > 0 ? $0 : nil }, output: run.output,
            crash: run.crashLines.isEmpty ? nil : run.crashLines)
    }

    private func reason(_ verdict: Verdict) -> String? {
        switch verdict {
        case .skipped(let reason), .broken(let reason): reason
        case .passed, .failed: nil
        }
    }
}
