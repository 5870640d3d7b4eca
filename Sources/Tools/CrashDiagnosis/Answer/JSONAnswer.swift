import CallVocabulary
import Dispatch
import Synchronization

/// The answer for programs.
struct JSONAnswer {
    private let answer: Answer

    init(_ answer: Answer) { self.answer = answer }

    var text: String {
        let overview = Overview(answer)
        return JSONText.object([
            ("reports", .array(reports.map(JSONText.written))),
            (
                "summary",
                .object([
                    ("verdicts", Self.counts(overview.byVerdict)), ("systems", Self.counts(overview.bySystem)),
                    ("states", Self.counts(overview.byState)),
                    (
                        "versions",
                        .array(
                            overview.versions.map { version in
                                .object([
                                    ("app", .string(version.app)), ("version", .string(version.version)),
                                    ("reports", .number(version.reports)), ("breaches", .number(version.breaches)),
                                ])
                            })
                    ), ("skipped", .number(answer.skipped.count)),
                    ("skippedFiles", .array(answer.skipped.filter { !$0.isEmpty }.map(JSONText.string))),
                ])
            ),
            (
                "unreadable",
                .array(answer.unreadable.map { .object([("file", .string($0.name)), ("reason", .string($0.reason))]) })
            ),
            ("findings", .array(answer.findings.map(JSONText.string))),
        ]).pretty
    }

    /// Written side by side: a folder may hold thousands.
    private var reports: [[UInt8]] {
        let diagnoses = answer.diagnoses
        let size = 64
        let written = Mutex([Int: [[UInt8]]]())
        let pieces = (diagnoses.count + size - 1) / size
        DispatchQueue.concurrentPerform(iterations: pieces) { piece in
            let part = diagnoses[piece * size..<min((piece + 1) * size, diagnoses.count)]
            let texts = part.map { Self.report($0).bytes(indent: 4) }
            written.withLock { $0[piece] = texts }
        }
        let all = written.withLock { $0 }
        return (0..<pieces).flatMap { all[$0] ?? [] }
    }

    private static func counts(_ counts: [Overview.Count]) -> JSONText {
        .object(counts.map { ($0.name, .number($0.count)) })
    }

    private static func report(_ diagnosis: Diagnosis) -> JSONText {
        var members: [(String, JSONText)] = [
            ("file", .string(diagnosis.source)), ("form", .string(diagnosis.form)),
            ("verdict", .string(diagnosis.verdict.rawValue)),
            ("rule", diagnosis.rule.map { .string($0.number) } ?? .null),
            ("confidence", .string(diagnosis.confidence.rawValue)),
            ("evidence", .array(diagnosis.evidence.map(clue))), ("against", .array(diagnosis.against.map(clue))),
            ("summary", .string(diagnosis.paragraph)), ("app", subject(diagnosis.subject)),
        ]
        if let story = diagnosis.story {
            members.append(
                (
                    "check2",
                    .object([
                        ("way", story.way.map { .string($0.rawValue) } ?? .null),
                        ("blockedIn", story.blockedIn.map(JSONText.string) ?? .null),
                    ])
                ))
        }
        members.append(
            (
                "causes",
                .array(
                    diagnosis.causes.map {
                        .object([("mistake", .string($0.mistake.rawValue)), ("why", .string($0.why))])
                    })
            ))
        members.append(
            (
                "timeline",
                .array(
                    diagnosis.timeline.map {
                        .object([("t", .decimal($0.seconds)), ("lane", .string($0.lane)), ("what", .string($0.what))])
                    })
            ))
        members.append(("scenarios", .array(Advice.scenarios(diagnosis).map(JSONText.string))))
        if !diagnosis.wanted.isEmpty { members.append(("wanted", .array(diagnosis.wanted.map(JSONText.string)))) }
        return .object(members)
    }

    private static func clue(_ clue: Clue) -> JSONText {
        .object([
            ("statement", .string(clue.statement)), ("place", .string(clue.place)), ("quote", .string(clue.quote)),
        ])
    }

    private static func subject(_ subject: Diagnosis.Subject) -> JSONText {
        let texts: [(String, String?)] = [
            ("name", subject.app), ("bundle", subject.bundle), ("version", subject.version), ("system", subject.system),
            ("device", subject.device),
        ]
        return .object(
            texts.map { ($0.0, $0.1.map(JSONText.string) ?? .null) }
                + [("state", .array(subject.state.map(JSONText.string)))])
    }
}
