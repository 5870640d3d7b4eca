import CallFlow
import CallPaths

/// The paths of a handler on which no call is reported, with what decided it: for rules that speak of the decision.
struct SkippedReports {
    struct Path {
        /// What the app believes of itself on this path, when it asked.
        let circumstance: Circumstance?
        /// Where it asked.
        let asked: SourceLocation?
        /// The last decision whose other branch reports.
        let deciding: PathStep?
        let steps: [PathStep]
    }

    let paths: [Path]
    /// The functions of the project that the paths lead through, the handler's own first.
    let functions: [Function]

    init(_ handler: PushHandler, _ program: Program) {
        let collected = Collected()
        var walker = PathWalker(program: program, tracker: Tracker(collected: collected))
        let report = walker.walk(handler)
        functions = [handler.function] + collected.functions
        guard report.hasSettled else {
            paths = []
            return
        }
        let open = report.ends.filter { !$0.isSoft && $0.unknown == nil }
        paths = open.map { end in
            let deciding = end.steps.last { $0.kind == .decision && $0.mattered }
            return Path(
                circumstance: end.state.circumstance, asked: end.state.location, deciding: deciding, steps: end.steps)
        }
    }

    private final class Collected {
        var functions: [Function] = []
        var seen: Set<ObjectIdentifier> = []
    }

    private struct Tracker: PathTracker {
        struct State: Hashable {
            var circumstance: Circumstance?
            var location: SourceLocation?
        }

        let collected: Collected
        let start = State()
        let seeksReports = true

        mutating func reaction(to event: PathEvent, in state: State) -> Reaction<State> {
            if event.isReport { return .settled }
            switch event {
            case .circumstance(let circumstance, let location):
                return .become(State(circumstance: circumstance, location: location))
            case .call(let site):
                for target in site.targets where collected.seen.insert(ObjectIdentifier(target.function)).inserted {
                    collected.functions.append(target.function)
                }
                return .follow
            case .unresolved(let site): return reaction(toUnseen: site)
            default: return .follow
            }
        }

        private func reaction(toUnseen site: CallSite) -> Reaction<State> {
            switch site.model?.effect {
            case .harmless?, .later?, .now?, .never?, .bridge?, .reports?: .follow
            case .unknown?, .calls?: .unknown(site.firstName)
            case nil: site.mayTakeOverPush ? .unknown(site.firstName) : .follow
            }
        }
    }

    // MARK: - The decision as it stands in the text

    /// The conditions of the `if` or `guard` that begins there.
    func conditions(at location: SourceLocation) -> [Condition] {
        for function in functions where function.location.path == location.path {
            var found: [Condition] = []
            Tree.walk(statementsOf: function.body?.block ?? []) { statement in
                switch statement.kind {
                case .if(let conditions, _, _), .guard(let conditions, _):
                    if conditions.contains(where: { $0.location == location }) { found = conditions }
                default: break
                }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// The expression that begins there, the largest one.
    func expression(at location: SourceLocation) -> Expression? {
        for function in functions where function.location.path == location.path {
            var found: Expression?
            Tree.walk(function.body?.block ?? []) { expression in
                if found == nil, expression.location == location { found = expression }
            }
            if let found { return found }
        }
        return nil
    }
}
