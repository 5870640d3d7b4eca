import CallFlow
import CallPaths

/// What happens on the way from a handler's beginning to its report, wherever in the project it stands.
///
/// Paths that never report are not asked about: another rule speaks of those.
struct BeforeReportSearch {
    enum Sort: Hashable { case blocking, unsafe, protected }

    /// Something on the way, and how to say what it is.
    struct Place: Hashable {
        let sort: Sort
        let location: SourceLocation
        let what: String
    }

    private let program: Program
    private let queues: Set<RegistryCreation.Queue>

    init(_ program: Program) {
        self.program = program
        queues = Set(RegistryCreation.all(in: program).map(\.queue))
    }

    /// The places before the report of one handler, each once, in order. A report in work that runs later is too late by
    /// itself, and what stands before it there is not looked at.
    func places(in handler: PushHandler) -> [Place] {
        let collected = Collected()
        var walker = PathWalker(program: program, tracker: Tracker(search: self, collected: collected))
        _ = walker.walk(handler)
        // The handler's own file first: there the way begins.
        return collected.places.sorted { one, other in
            let isOwn = (one.location.path == handler.location.path, other.location.path == handler.location.path)
            if isOwn.0 != isOwn.1 { return isOwn.0 }
            return (one.location, one.what) < (other.location, other.what)
        }
    }

    private func place(_ event: PathEvent) -> Place? {
        switch event {
        case .crash(let point):
            UnsafePoint(point).map { Place(sort: .unsafe, location: point.expression.location, what: $0.what) }
        case .call(let site): place(site)
        default: nil
        }
    }

    private func place(_ site: CallSite) -> Place? {
        if let call = BlockingCall(site) ?? BlockingCall(site, queues: queues, program) {
            return Place(sort: .blocking, location: site.location, what: call.what)
        }
        if let point = UnsafePoint(site) { return Place(sort: .unsafe, location: site.location, what: point.what) }
        return ProtectedRead(site).map { Place(sort: .protected, location: site.location, what: $0.what) }
    }

    private final class Collected {
        var places: Set<Place> = []
    }

    private struct Tracker: PathTracker {
        struct State: Hashable {
            var places: Set<Place> = []
            /// An SDK calls its delegate: what it hands over has a shape that the SDK warrants, whatever the payload's is.
            var isInSDK = false
        }

        /// More places on one path tell no more, and paths are told apart by them.
        private static let limit = 5

        let search: BeforeReportSearch
        let collected: Collected
        let start = State()

        mutating func reaction(to event: PathEvent, in state: State) -> Reaction<State> {
            if event.isReport {
                collected.places.formUnion(state.places)
                return .settled
            }
            if case .circumstance = event { return .exempt }
            var next = state
            if case .call(let site) = event, site.model?.effect == .calls { next.isInSDK = true }
            if state.places.count < Self.limit, let place = search.place(event),
                !(state.isInSDK && place.sort == .unsafe)
            {
                next.places.insert(place)
            }
            return next == state ? .follow : .becomeAndFollow(next)
        }
    }
}

extension PathEvent {
    /// A call that reports an incoming call.
    var isReport: Bool {
        switch self {
        case .call(let site): site.isIncomingCallReport
        case .unresolved(let site): site.model?.effect == .reports
        default: false
        }
    }
}
