import CallFlow
import CallPaths

/// Calls that are made while the system waits for a call's action, wherever in the project they stand.
struct CallPathSearch {
    /// Whether a call is one that is sought.
    let isSought: (CallSite) -> Bool

    /// The places, each once, in order, with the name of the method that leads there.
    func places(from entries: [Program.Member], in program: Program) -> [(location: SourceLocation, entry: Function)] {
        var found: [SourceLocation: Function] = [:]
        for member in entries {
            let collected = Collected()
            var walker = PathWalker(program: program, tracker: Tracker(isSought: isSought, collected: collected))
            let report = walker.walk(member.function, on: member.type)
            for index in report.laterClosures.indices.prefix(8) { _ = walker.walkLater(closureAt: index) }
            for location in collected.places where found[location] == nil { found[location] = member.function }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private final class Collected {
        var places: Set<SourceLocation> = []
    }

    private struct Tracker: PathTracker {
        enum State: Hashable { case looking }

        let isSought: (CallSite) -> Bool
        let collected: Collected
        let start = State.looking

        mutating func reaction(to event: PathEvent, in state: State) -> Reaction<State> {
            if case .call(let site) = event, isSought(site) {
                collected.places.insert(site.location)
                return .pass
            }
            return .follow
        }
    }
}

extension Program {
    /// The methods of a provider's delegate in which a call is answered or started.
    func answeringMethods() -> [Member] {
        functions().filter { member in
            guard ActionAnsweredRule.isPerform(member) else { return false }
            let name = member.function.parameters[1].type?.base ?? member.function.name
            return name.contains("AnswerCall") || name.contains("StartCall")
        }
    }
}
