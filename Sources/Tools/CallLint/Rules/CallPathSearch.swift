import CallFlow
import CallPaths

/// What an app does to its audio while the system waits for a call's action, wherever in the project it stands.
struct CallPathSearch {
    struct Place {
        let sort: AudioCalls.Sort
        let location: SourceLocation
        /// The method that leads there.
        let entry: Function
    }

    /// The first few closures that run later and may have to do with audio belong to the action; those further on to what
    /// the app does for itself.
    private static let closureLimit = 8

    /// The places, each once, in order.
    static func places(in program: Program, _ index: any SourceIndex) -> [Place] {
        let methods = program.answeringMethods()
        guard !methods.isEmpty else { return [] }
        let calls = AudioCalls(program, index)
        var found: [SourceLocation: Place] = [:]
        for member in methods where calls.mayBeReached(from: member.function.body?.block ?? []) {
            for (location, sort) in places(from: member, calls, program) where found[location] == nil {
                found[location] = Place(sort: sort, location: location, entry: member.function)
            }
        }
        return found.values.sorted { $0.location < $1.location }
    }

    private static func places(
        from member: Program.Member, _ calls: AudioCalls, _ program: Program
    ) -> [SourceLocation: AudioCalls.Sort] {
        let collected = Collected()
        var walker = PathWalker(program: program, tracker: Tracker(calls: calls, collected: collected))
        var closures = walker.walk(member.function, on: member.type).laterClosures
        let firstHop = closures.count
        var index = 0
        var walked = 0
        // A closure that runs later may itself put work off.
        while index < closures.count, walked < closureLimit {
            if calls.mayBeReached(from: closures[index].body.block) {
                collected.takesStarts = index < firstHop
                closures = walker.walkLater(closureAt: index).laterClosures
                walked += 1
            }
            index += 1
        }
        return collected.places
    }

    private final class Collected {
        var places: [SourceLocation: AudioCalls.Sort] = [:]
        /// An activation of the app's own is wrong whenever it comes; what is started some hops away may start when the session
        /// is active.
        var takesStarts = true
    }

    private struct Tracker: PathTracker {
        enum State: Hashable { case looking }

        let calls: AudioCalls
        let collected: Collected
        let start = State.looking

        mutating func reaction(to event: PathEvent, in state: State) -> Reaction<State> {
            guard case .call(let site) = event else { return .follow }
            if let sort = calls.sort(of: site) {
                if sort == .activates || collected.takesStarts { collected.places[site.location] = sort }
                return .pass
            }
            guard site.isResolved else { return .follow }
            // There the session is active.
            if site.targets.contains(where: { $0.function.isActivation }) { return .pass }
            return calls.mayBeReached(by: site) ? .follow : .pass
        }
    }
}

extension Function {
    /// `provider(_:didActivate:)` and `provider(_:didDeactivate:)`, in either language.
    fileprivate var isActivation: Bool {
        if name.hasPrefix("provider:did") { return true }
        guard name == "provider", parameters.count == 2, let label = parameters[1].label else { return false }
        return label == "didActivate" || label == "didDeactivate"
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
