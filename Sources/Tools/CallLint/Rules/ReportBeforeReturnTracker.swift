import CallFlow
import CallPaths

/// Not reported, or settled: once a call is reported a path is of no more interest.
struct ReportTracker: PathTracker {
    enum State: Hashable { case unreported }

    let start = State.unreported
    let seeksReports = true
    /// Where the push is handed over to another language, if anywhere.
    private(set) var bridge: SourceLocation?

    mutating func reaction(to event: PathEvent, in state: State) -> Reaction<State> {
        switch event {
        case .call(let site): return site.isIncomingCallReport ? .settled : .follow
        case .unresolved(let site): return leaving(site)
        case .circumstance: return .exempt
        case .later, .crash, .assignment: return .follow
        }
    }

    private mutating func leaving(_ site: CallSite) -> Reaction<State> {
        switch site.model?.effect {
        case .reports?: return .settled
        case .bridge?:
            bridge = bridge ?? site.location
            return .follow
        case .harmless?, .later?, .now?, .never?: return .follow
        case .unknown?, .calls?: return .unknown(site.firstName)
        case nil: break
        }
        if site.leadsToScript {
            bridge = bridge ?? site.location
            return .follow
        }
        if site.isFailedAssertion { return .unknown(site.firstName) }
        return site.mayTakeOverPush ? .unknown(site.firstName) : .follow
    }
}

/// The paths that end without a report, sorted by how sure they are.
struct OpenPaths {
    typealias Path = PathEnd<ReportTracker.State>

    let report: PathReport<ReportTracker.State>
    /// The code returns, whatever the outside does.
    private(set) var definite: [Path] = []
    /// Something on the path may report that nobody can see.
    private(set) var unseen: [Path] = []
    /// Only with a missing reference.
    private(set) var soft: [Path] = []

    init(_ report: PathReport<ReportTracker.State>, of handler: PushHandler) {
        self.report = report
        // What the handler's own file decides is easier to see, and to mend, than what stands somewhere else.
        let ends = report.ends.sorted { one, other in
            let places = (one.deciding?.location ?? one.location, other.deciding?.location ?? other.location)
            let areOwn = (places.0.path == handler.location.path, places.1.path == handler.location.path)
            return areOwn.0 == areOwn.1 ? places.0 < places.1 : areOwn.0
        }
        for end in ends {
            if end.isSoft {
                soft.append(end)
            } else if end.unknown != nil {
                unseen.append(end)
            } else {
                definite.append(end)
            }
        }
    }

    /// Why the path exists.
    func cause(of path: Path, reportsLater: Bool, bridges: Bool) -> PathCause? {
        let runsLater = path.steps.contains { $0.kind == .later }
        if reportsLater && runsLater { return .later }
        if bridges { return .bridge }
        guard let deciding = path.deciding else { return reportsLater ? .later : nil }
        return PathCause(deciding)
    }

    /// Where else the handler leaves without a report, beside the path that is told.
    var otherPlaces: [SourceLocation] {
        var seen = Set([definite.first?.deciding?.location].compactMap { $0 })
        return definite.dropFirst().compactMap(\.deciding?.location).filter { seen.insert($0).inserted }
    }
}

extension PathEnd {
    /// The last decision whose other branch reports.
    var deciding: PathStep? { steps.last { $0.kind == .decision && $0.mattered } }
}

/// Why a path has no report: a number of the rule book's list of mistakes.
enum PathCause: Hashable {
    case payload, otherKind, later, bridge, readiness, duplicate, asyncForm

    var number: String {
        switch self {
        case .payload: "M1"
        case .otherKind: "M2"
        case .later: "M3"
        case .bridge: "M4"
        case .readiness: "M6"
        case .duplicate: "M12"
        case .asyncForm: "M15"
        }
    }

    /// Told by the words of what decided.
    init(_ deciding: PathStep) {
        let words = Set(deciding.subject.flatMap(Words.of))
        if !words.isDisjoint(with: Self.duplicates) {
            self = .duplicate
        } else if !deciding.asksPresence, !words.isDisjoint(with: Self.kinds) {
            self = .otherKind
        } else if !words.isDisjoint(with: Self.readinessWords) {
            self = .readiness
        } else {
            self = .payload
        }
    }

    private static let duplicates: Set = [
        "duplicate", "seen", "processed", "handled", "already", "recent", "recently", "known", "contains", "last",
        "previous",
    ]
    private static let kinds: Set = [
        "cancel", "canceled", "cancelled", "missed", "end", "ended", "hangup", "reject", "rejected", "decline",
        "declined", "chat", "message", "action", "event", "kind", "type", "command", "status", "category", "stop",
        "busy", "timeout", "method", "operation", "initiated", "incoming",
    ]
    private static let readinessWords: Set = [
        "ready", "begin", "began", "configured", "registered", "registration", "permission", "authorized",
        "granted", "enabled", "logged", "login", "connected", "initialized", "initialised", "loaded", "started",
        "account", "user", "credentials", "setup", "isSetup", "allowed", "available",
    ]
}
