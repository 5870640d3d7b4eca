import CallFlow
import CallPaths

/// Whether code runs when the system launches the app in the background, told by who calls it.
enum LaunchStanding {
    /// It is on the launch path.
    case launch
    /// It waits for something that a background launch does not bring.
    case late(Lateness)
    /// Nobody can see who calls it.
    case unknown

    struct Lateness {
        /// `in a view controller's life cycle`
        let why: String
        /// From the entry to the place.
        var steps: [Finding.Step]
        /// After a login or a permission, rather than with the first view.
        var isGated = false
    }
}

/// Follows callers upwards until something is reached that the system calls.
final class LaunchPathSearch {
    private let program: Program
    private let callers: CallerSearch
    private var known: [String: LaunchStanding] = [:]

    init(_ program: Program, _ index: any SourceIndex) {
        self.program = program
        callers = CallerSearch(program, index)
    }

    func standing(of place: CallPlace, depth: Int = 0) -> LaunchStanding {
        let standing = standing(ofCodeAt: place, depth)
        guard case .late(var lateness) = standing else { return standing }
        let what = place.function.map { "in \($0.name.prefix { $0 != ":" })" } ?? "in a property's own code"
        lateness.steps.append(
            Finding.Step(at: place.location, depth == 0 ? "the registry is made here, \(what)" : "called here, \(what)")
        )
        return .late(lateness)
    }

    private func standing(ofCodeAt place: CallPlace, _ depth: Int) -> LaunchStanding {
        if let gate = place.closuresOf.lazy.compactMap(EntryPoints.gate).first {
            return .late(.init(why: gate.why, steps: [], isGated: gate.isGated))
        }
        if let function = place.function { return standing(of: function, place, depth) }
        guard let property = place.property else { return place.type == nil ? .launch : .unknown }
        let isOwn = !property.isLazy && !property.isStatic && property.initialValue != nil && place.type != nil
        if isOwn, let type = place.type { return standing(ofMaking: type, near: place.path, depth) }
        return combined("property \(place.type ?? "").\(property.name)", depth) {
            self.callers.uses(of: property, in: place.type).filter {
                $0.location != place.location && $0.property?.name != property.name
            }
        }
    }

    private func standing(of function: Function, _ place: CallPlace, _ depth: Int) -> LaunchStanding {
        let kind = TypeRole.of(place.type, near: place.path, program)
        if let entry = EntryPoints.standing(of: function, role: kind) { return entry }
        if function.name.hasPrefix("init"), let type = place.type {
            return standing(ofMaking: type, near: place.path, depth)
        }
        return combined("function \(function.location.path):\(function.location.offset)", depth) {
            self.callers.callers(of: function)
        }
    }

    /// A call through a protocol on the launch path runs only what is made by then.
    private func standing(ofCaller place: CallPlace, _ depth: Int) -> LaunchStanding {
        let standing = standing(of: place, depth: depth)
        guard case .launch = standing, let conformer = place.conformer else { return standing }
        return self.standing(ofMaking: conformer, near: place.path, depth)
    }

    private func standing(ofMaking type: String, near path: String, _ depth: Int) -> LaunchStanding {
        let role = TypeRole.of(type, near: path, program)
        if role == .appDelegate || role == .app { return .launch }
        let made = combined("type \(type)", depth) { self.callers.makers(of: type) }
        if case .unknown = made, role == .viewController || role == .view || role == .sceneDelegate,
            callers.makers(of: type).isEmpty
        {
            return .late(.init(why: role.words, steps: []))
        }
        return made
    }

    /// One caller on the launch path is enough; one that cannot be seen leaves the question open.
    private func combined(_ key: String, _ depth: Int, _ find: () -> [CallPlace]) -> LaunchStanding {
        if let answer = known[key] { return answer }
        guard depth < 8 else { return .unknown }
        known[key] = .unknown
        let places = find()
        guard !places.isEmpty, places.count <= 40 else { return .unknown }
        var late: LaunchStanding.Lateness?
        var isOpen = false
        for place in places {
            switch standing(ofCaller: place, depth + 1) {
            case .launch:
                known[key] = .launch
                return .launch
            case .late(let lateness): late = late ?? lateness
            case .unknown: isOpen = true
            }
        }
        let answer: LaunchStanding = isOpen ? .unknown : late.map { .late($0) } ?? .unknown
        known[key] = answer
        return answer
    }
}
