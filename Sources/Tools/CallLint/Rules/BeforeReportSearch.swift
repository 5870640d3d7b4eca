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
    private let implicit: ImplicitUnwraps

    init(_ program: Program, text: @escaping (String) -> String?) {
        self.program = program
        implicit = ImplicitUnwraps(text: text)
        queues = Set(RegistryCreation.all(in: program).map(\.queue))
    }

    /// The places before the report of one handler, each once, in order. A report in work that runs later is too late by
    /// itself, and what stands before it there is not looked at.
    func places(in handler: PushHandler) -> [Place] {
        let collected = Collected()
        var walker = PathWalker(program: program, tracker: Tracker(search: self, collected: collected))
        _ = walker.walk(handler)
        collected.takeEnding(in: handler)
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
        if let location = implicit.place(in: site) {
            return Place(sort: .unsafe, location: location, what: "something from the payload is unwrapped unseen")
        }
        return ProtectedRead(site).map { Place(sort: .protected, location: site.location, what: $0.what) }
    }

    private final class Collected {
        var places: Set<Place> = []
        /// Where a call is reported, and where functions are called that are handed the push.
        var reports: Set<SourceLocation> = []
        /// Functions with a branch that ends the process, and the parameters that bring the payload.
        var ending: [ObjectIdentifier: PushReach.Station] = [:]
        /// Those of them on the way to a report.
        var endingOnWay: Set<ObjectIdentifier> = []

        /// Of a function that a push goes through on its way to a report.
        func takeEnding(in handler: PushHandler) {
            guard !reports.isEmpty else { return }
            for station in [PushReach.Station(handler)] + endingOnWay.compactMap({ ending[$0] }) {
                guard let block = station.function.body?.block, EndingBranch.mayStand(in: block) else { continue }
                let inside = reports.filter { $0.path == station.function.location.path && Self.stands($0, in: block) }
                for place in EndingBranch.places(in: block, parameters: station.parameters, before: inside) {
                    places.insert(Place(sort: .unsafe, location: place, what: "the process is ended over the payload"))
                }
            }
        }

        private static func stands(_ place: SourceLocation, in block: Block) -> Bool {
            var found = false
            Tree.walk(block) { if $0.location == place { found = true } }
            return found
        }
    }

    private struct Tracker: PathTracker {
        struct State: Hashable {
            var places: Set<Place> = []
            /// An SDK calls its delegate: what it hands over has a shape that the SDK warrants, whatever the payload's is.
            var isInSDK = false
            /// Functions on the way that are handed the push and may end the process.
            var ending: Set<ObjectIdentifier> = []
        }

        /// More places on one path tell no more, and paths are told apart by them.
        private static let limit = 5

        let search: BeforeReportSearch
        let collected: Collected
        let start = State()

        mutating func reaction(to event: PathEvent, in state: State) -> Reaction<State> {
            if event.isReport {
                collected.places.formUnion(state.places)
                if case .call(let site) = event { collected.reports.insert(site.location) }
                for id in state.ending { collected.endingOnWay.insert(id) }
                return .settled
            }
            if case .circumstance = event { return .exempt }
            var next = state
            if case .call(let site) = event, site.model?.effect == .calls { next.isInSDK = true }
            if case .call(let site) = event { takeEnding(at: site, &next) }
            if state.places.count < Self.limit, let place = search.place(event),
                !(state.isInSDK && place.sort == .unsafe)
            {
                next.places.insert(place)
            }
            return next == state ? .follow : .becomeAndFollow(next)
        }

        /// A function that is handed the push and may end the process for what is in it.
        private func takeEnding(at site: CallSite, _ state: inout State) {
            guard site.arguments.contains(where: { $0.origins.contains(.payload) }) else { return }
            for target in site.targets {
                let id = ObjectIdentifier(target.function)
                guard let block = target.function.body?.block, !state.ending.contains(id),
                    EndingBranch.mayStand(in: block)
                else { continue }
                state.ending.insert(id)
                collected.ending[id] = PushReach.Station(target, at: site)
            }
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
