import CallFlow
public import CallPaths
import CallVocabulary

/// Every feasible path through a PushKit handler reports an incoming call before the handler returns.
///
/// As soon as the delegate's method returns, PushKit looks whether a call was reported, and ends the app if none was
/// (C1.1). Judged are the methods that a system would call; a push for which `mustReport` is false owes nothing, nor
/// does one while the app is in the foreground or has a call (E1, E4).
public struct ReportBeforeReturnRule: LintRule {
    public init() {}

    public func findings(in program: Program) -> [Finding] {
        program.pushHandlers().compactMap { handler in
            if handler.form == .async { return asyncForm(handler) }
            var walker = PathWalker(program: program, tracker: ReportTracker())
            let report = walker.walk(handler)
            let open = OpenPaths(report, of: handler)
            return definite(open, handler, &walker) ?? unseen(open, handler) ?? soft(open, handler)
        }
    }

    // MARK: - Verdicts

    private func definite(
        _ open: OpenPaths, _ handler: PushHandler, _ walker: inout PathWalker<ReportTracker>
    ) -> Finding? {
        guard let path = open.definite.first else { return nil }
        let reportsLater = walker.settlesLater()
        let cause = open.cause(of: path, reportsLater: reportsLater, bridges: walker.tracker.bridge != nil)
        return Finding(
            Self.description, cause: cause?.number, at: handler.location,
            message: Self.message(for: cause, path, open, in: handler),
            steps: Self.steps(of: path, cause))
    }

    private func unseen(_ open: OpenPaths, _ handler: PushHandler) -> Finding? {
        guard let path = open.unseen.first else {
            guard open.report.isIncomplete else { return nil }
            return Finding(
                Self.description, severity: .note, cause: "unknown", at: handler.location,
                message: "whether every path through this handler reports a call is too much to follow")
        }
        return Finding(
            Self.description, severity: .note, cause: "unknown", at: handler.location,
            message:
                "whether this handler reports a call cannot be seen: it depends on \(path.unknown ?? "other code")",
            steps: Self.steps(of: path, nil))
    }

    private func soft(_ open: OpenPaths, _ handler: PushHandler) -> Finding? {
        guard let path = open.soft.first else { return nil }
        return Finding(
            Self.description, severity: .note, cause: "soft", at: handler.location,
            message: "the report of this push is skipped when a reference on the way to it is nil",
            steps: Self.steps(of: path, nil))
    }

    private func asyncForm(_ handler: PushHandler) -> Finding {
        Finding(
            Self.description, cause: PathCause.asyncForm.number, at: handler.location,
            message:
                "the async form of this method returns to PushKit before its body runs: a report in it is too late",
            steps: [Finding.Step(at: handler.location, "returns to PushKit here, before the body runs")])
    }

    // MARK: - Words

    private static func message(
        for cause: PathCause?, _ path: OpenPaths.Path, _ open: OpenPaths, in handler: PushHandler
    ) -> String {
        guard open.report.hasSettled || cause == .later || cause == .bridge else {
            return "this handler returns without ever reporting a call"
        }
        let line = path.deciding.map { " (\(place($0.location, seenFrom: handler)))" } ?? ""
        let others = open.otherPlaces.prefix(4).map { place($0, seenFrom: handler) }
        return message(for: cause, line) + (others.isEmpty ? "" : "; so does " + others.joined(separator: ", "))
    }

    private static func place(_ location: SourceLocation, seenFrom handler: PushHandler) -> String {
        let file = location.path == handler.location.path ? nil : location.path.split(separator: "/").last
        return file.map { "\($0):\(location.line)" } ?? "line \(location.line)"
    }

    private static func message(for cause: PathCause?, _ line: String) -> String {
        switch cause {
        case .later?: "the call is reported after this handler may have returned: PushKit looks at once"
        case .bridge?: "the call is reported through a bridge to another language, after this handler has returned"
        case .otherKind?: "a push that is no new call\(line) returns from this handler without a report"
        case .readiness?: "a push that comes before the app is ready\(line) returns from this handler without a report"
        case .duplicate?: "a push that counts as a duplicate\(line) returns from this handler without a report"
        default: "a path through this handler\(line) returns without a reported call"
        }
    }

    private static func steps(of path: OpenPaths.Path, _ cause: PathCause?) -> [Finding.Step] {
        path.steps.map { step in
            let message = step.kind == .end ? step.message + " without a report" : step.message
            return Finding.Step(at: step.location, message)
        }
    }

    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "report-before-return", rule: .c1_1, severity: .error,
            summary: "every path through a push handler reports a call before it returns",
            rationale: """
                As soon as the PushKit delegate's method returns, PushKit looks at a flag that CallKit sets when a call is \
                reported. If it is not set, the app is ended with an exception (C1.1), and the daemon counts a violation; \
                after a few of them the system stops launching the app for its pushes (L1). So every path has to report, \
                also the one for a payload that cannot be parsed, for a call that was cancelled meanwhile, and for a \
                duplicate. Only a push that arrives in the foreground or during a call owes nothing (E1).
                """,
            mend: """
                Report first, synchronously, after a parse that cannot fail; what must not ring is reported and ended at \
                once with reportCall(with:endedAt:reason:).
                """)
        rule.triggering = ReportBeforeReturnExamples.triggering
        rule.nonTriggering = ReportBeforeReturnExamples.nonTriggering
        return rule
    }()
}
