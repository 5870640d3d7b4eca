import CallFlow
import CallPaths

/// What an app does to its audio while the system waits for a call's action, wherever in the project it stands.
struct CallPathSearch {
    enum Sort: Hashable {
        /// The session is activated.
        case activates
        /// Sound is started.
        case starts
    }

    struct Place {
        let sort: Sort
        let location: SourceLocation
        /// The method that leads there.
        let entry: Function
    }

    /// The first few closures that run later belong to the action; those further on to what the app does for itself.
    private static let closureLimit = 8

    /// The places, each once, in order.
    static func places(in program: Program) -> [Place] {
        var found: [SourceLocation: Place] = [:]
        for member in program.answeringMethods() {
            let collected = Collected()
            var walker = PathWalker(program: program, tracker: Tracker(collected: collected))
            let report = walker.walk(member.function, on: member.type)
            for index in report.laterClosures.indices.prefix(closureLimit) { _ = walker.walkLater(closureAt: index) }
            for (location, sort) in collected.places where found[location] == nil {
                found[location] = Place(sort: sort, location: location, entry: member.function)
            }
        }
        return found.values.sorted { $0.location < $1.location }
    }

    private final class Collected {
        var places: [SourceLocation: Sort] = [:]
    }

    private struct Tracker: PathTracker {
        enum State: Hashable { case looking }

        let collected: Collected
        let start = State.looking

        mutating func reaction(to event: PathEvent, in state: State) -> Reaction<State> {
            guard case .call(let site) = event, let sort = Sort(site) else { return .follow }
            collected.places[site.location] = sort
            return .pass
        }
    }
}

extension CallPathSearch.Sort {
    private static let starting: [String: Set<String>] = [
        "AVAudioEngine": ["start"], "AVAudioPlayer": ["play"], "AVAudioPlayerNode": ["play"], "AVPlayer": ["play"],
        "AVAudioRecorder": ["record"],
    ]

    /// nil for every other call.
    init?(_ site: CallSite) {
        guard !site.isResolved else { return nil }
        if site.firstName == "setActive", site.receiverType == "AVAudioSession" {
            guard site.arguments.first?.known == .boolean(true) else { return nil }
            self = .activates
        } else if let type = site.receiverType {
            guard Self.starting[type]?.contains(site.firstName) == true else { return nil }
            self = .starts
        } else {
            guard site.receiver == nil, site.name == "AudioOutputUnitStart" else { return nil }
            self = .starts
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
