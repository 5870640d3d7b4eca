import CallFlow
import CallPaths

/// The names in a function that hold something out of the push's payload, as its text tells.
struct PayloadNames {
    private(set) var names: Set<String>

    /// - Parameter parameters: names of the parameters that bring the payload.
    init(_ block: Block, parameters: [String]) {
        names = Set(parameters)
        // What is bound at the end may be used by a closure in front of it: twice is enough.
        for _ in 0..<2 { Tree.walk(statementsOf: block) { take($0) } }
    }

    func hold(_ expression: Expression) -> Bool {
        if !names.isDisjoint(with: expression.names) { return true }
        var found = false
        Tree.walk(expression) { part in
            if case .name(let name) = part.kind, names.contains(name) { found = true }
        }
        return found
    }

    private mutating func take(_ statement: Statement) {
        switch statement.kind {
        case .variable(let variable):
            if let value = variable.value, hold(value) { names.insert(variable.name) }
        case .if(let conditions, _, _), .guard(let conditions, _):
            for condition in conditions { take(condition) }
        case .loop(let loop):
            if case .each(let bound, let sequence, _) = loop.form, hold(sequence) { names.formUnion(bound) }
        case .switch(let subject, let cases):
            guard hold(subject) else { return }
            for pattern in cases.flatMap(\.patterns) { names.formUnion(Self.bindings(pattern)) }
        case .expression(let expression):
            if case .assignment(let target, let value) = expression.kind, case .name(let name) = target.kind,
                hold(value)
            {
                names.insert(name)
            }
        default: break
        }
    }

    private mutating func take(_ condition: Condition) {
        switch condition.kind {
        case .unwrap(let name, _, let value): if hold(value) { names.insert(name) }
        case .match(let pattern, let value): if hold(value) { names.formUnion(Self.bindings(pattern)) }
        case .test, .available: break
        }
    }

    private static func bindings(_ pattern: Pattern) -> [String] {
        switch pattern {
        case .value(_, let bindings): bindings
        case .any(let binding), .type(_, let binding): binding.map { [$0] } ?? []
        case .some(let inner): bindings(inner)
        case .tuple(let patterns): patterns.flatMap(bindings)
        }
    }
}

/// The project's functions that a push is handed to on its way, with the parameters that bring it.
struct PushReach {
    struct Station {
        let function: Function
        let type: ProgramType?
        let parameters: [String]

        init(_ handler: PushHandler) {
            let own = handler.function.parameters
            function = handler.function
            type = handler.type
            parameters = own.count > 1 ? [own[1].name] : []
        }

        init(_ target: Program.Member, at site: CallSite) {
            function = target.function
            type = target.type
            parameters = PushReach.parameters(of: target.function, at: site)
        }
    }

    let stations: [Station]
    /// A push is handed on at the handler's beginning, if at all.
    private static let closureLimit = 4

    init(_ handler: PushHandler, _ program: Program) {
        let collected = Collected()
        var walker = PathWalker(program: program, tracker: Tracker(collected: collected))
        let report = walker.walk(handler)
        for index in report.laterClosures.indices.prefix(Self.closureLimit) { _ = walker.walkLater(closureAt: index) }
        stations = [Station(handler)] + collected.stations
    }

    private final class Collected {
        var seen: Set<ObjectIdentifier> = []
        var stations: [Station] = []
    }

    private struct Tracker: PathTracker {
        enum State: Hashable { case looking }

        let collected: Collected
        let start = State.looking

        mutating func reaction(to event: PathEvent, in state: State) -> Reaction<State> {
            guard case .call(let site) = event else { return .follow }
            let isGiven = site.arguments.contains { $0.origins.contains(.payload) }
            for target in site.targets where isGiven && target.function.body != nil {
                guard collected.seen.insert(ObjectIdentifier(target.function)).inserted else { continue }
                collected.stations.append(Station(target, at: site))
            }
            return .follow
        }
    }

    /// The parameters that get something of the payload: by label, else by order.
    fileprivate static func parameters(of function: Function, at site: CallSite) -> [String] {
        function.parameters.enumerated().compactMap { index, parameter in
            let byLabel = site.labels.firstIndex { $0 != nil && $0 == parameter.label }
            let number = site.call.isMessage ? index : byLabel ?? index
            guard site.arguments.indices.contains(number) else { return nil }
            return site.arguments[number].origins.contains(.payload) ? parameter.name : nil
        }
    }
}
