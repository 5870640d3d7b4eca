import CallFlow
import CallPaths

/// The calls with which an app brings its audio to life, and the names through which code may reach one of them.
///
/// Of the thousands of functions that an answered call runs through, few have to do with audio. What cannot lead there,
/// as far as names tell, is not walked.
struct AudioCalls {
    enum Sort: Hashable {
        /// The session is activated.
        case activates
        /// Sound is started.
        case starts
    }

    private let program: Program
    private let names: Set<String>
    private static let activating: Set = ["setActive", "setConfiguration", "AudioOutputUnitStart"]
    private static let starting: [String: Set<String>] = [
        "AVAudioEngine": ["start"], "AVAudioPlayer": ["play"], "AVAudioPlayerNode": ["play"], "AVPlayer": ["play"],
        "AVAudioRecorder": ["record"],
    ]
    /// The system's, and WebRTC's wrapper around it.
    private static let sessions: Set = ["AVAudioSession", "RTCAudioSession"]

    init(_ program: Program, _ index: any SourceIndex) {
        self.program = program
        names = program.leading(to: Self.activating).union(program.leading(to: Self.functionsThatStart(index)))
    }

    /// nil for every other call.
    func sort(of site: CallSite) -> Sort? {
        guard !site.isResolved else { return nil }
        if site.receiver == nil { return site.name == "AudioOutputUnitStart" ? .starts : nil }
        let name = site.firstName
        guard Self.activating.contains(name) || Self.startNames.contains(name),
            let type = site.receiverType ?? typeOfShared(site)
        else { return nil }
        if Self.sessions.contains(type) { return Self.activates(site) ? .activates : nil }
        return Self.starting[type]?.contains(name) == true ? .starts : nil
    }

    /// The type of a property such as `let audio = RTCAudioSession.sharedInstance()`.
    private func typeOfShared(_ site: CallSite) -> String? {
        guard let name = site.receiver?.lastName,
            let type = site.context.selfType.flatMap({ program.type(named: $0, near: site.context.path) }),
            let value = program.property(named: name, on: type)?.property.initialValue
        else { return nil }
        switch value.kind {
        case .call(let call):
            guard case .member(let base, _, _) = call.callee.kind, case .name(let name) = base.kind else { return nil }
            return name
        case .member(let base, _, _):
            guard case .name(let name) = base.kind else { return nil }
            return name
        default: return nil
        }
    }

    /// `setActive(true)`, `setConfiguration(_:active: true)`, `setConfiguration:active:error:`
    private static func activates(_ site: CallSite) -> Bool {
        switch site.firstName {
        case "setActive": return site.arguments.first?.known == .boolean(true)
        case "setConfiguration":
            let pieces = site.name.split(separator: ":").map(String.init)
            let number = pieces.count > 1 ? pieces.firstIndex(of: "active") : site.labels.firstIndex(of: "active")
            guard let number, site.arguments.indices.contains(number) else { return false }
            return site.arguments[number].known == .boolean(true)
        default: return false
        }
    }

    // MARK: - Where they may be reached

    /// Whether a call may lead there: by its name, by what it runs, or by a closure that it is given.
    func mayBeReached(by site: CallSite) -> Bool {
        if leads(site.firstName) || site.targets.contains(where: { leads($0.function.name) }) { return true }
        return zip(site.call.arguments, site.arguments).contains { argument, value in
            if case .closure(let closure) = argument.value.kind { return mayBeReached(from: closure.body.block) }
            return value.isClosure
        }
    }

    func mayBeReached(from block: Block) -> Bool {
        var found = false
        Tree.walk(block) { expression in
            switch expression.kind {
            case .name(let name), .member(_, let name, _), .implicitMember(let name), .selector(let name):
                found = found || leads(name) || Self.startNames.contains(name)
            default: break
            }
        }
        return found
    }

    private func leads(_ name: String) -> Bool { names.contains(Words.firstPiece(of: name)) }

    private static let startNames = starting.values.reduce(into: Set<String>()) { $0.formUnion($1) }

    /// The names of functions and properties that start sound. The names of the calls alone say too little: much is
    /// started and played.
    private static func functionsThatStart(_ index: any SourceIndex) -> Set<String> {
        var found: Set<String> = []
        var holders: Set<String> = []
        for type in starting.keys.sorted() {
            for unit in index.units(mentioning: type) {
                found.formUnion(functionsCallingStart(in: unit) { _ in true })
                for property in unit.globals + unit.types.flatMap(\.properties) where holds(property, type) {
                    holders.insert(property.name)
                }
            }
        }
        for holder in holders.sorted() {
            for unit in index.units(mentioning: holder) {
                found.formUnion(functionsCallingStart(in: unit) { $0.lastName == holder })
            }
        }
        return found
    }

    private static func holds(_ property: Property, _ type: String) -> Bool {
        property.type?.base == type || property.initialValue?.names.contains(type) == true
    }

    private static func functionsCallingStart(in unit: SourceUnit, _ isMeant: (Expression) -> Bool) -> Set<String> {
        var found: Set<String> = []
        func look(_ body: Body?, _ name: String) {
            Tree.walk(body?.block ?? []) { expression in
                guard case .call(let call) = expression.kind, case .member(let base, let called, _) = call.callee.kind,
                    startNames.contains(Words.firstPiece(of: called)), isMeant(base)
                else { return }
                found.insert(Words.firstPiece(of: name))
            }
        }
        for function in unit.functions + unit.types.flatMap(\.functions) { look(function.body, function.name) }
        for property in unit.globals + unit.types.flatMap(\.properties) {
            for body in [property.getter, property.setter, property.willSet, property.didSet] {
                look(body, property.name)
            }
        }
        return found
    }
}
