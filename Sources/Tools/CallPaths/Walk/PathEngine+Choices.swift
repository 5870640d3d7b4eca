import CallFlow

extension PathEngine {
    func choose(
        _ conditions: [Condition], _ then: Block, _ otherwise: Block?, in scope: Scope, _ states: [State]
    ) -> Paths {
        let inner = Scope(inside: scope)
        let mark = mark
        var flow = Paths()
        let sides = assume(conditions, in: inner, states, used: then[...], form: .ifStatement, &flow)
        let chosen = run(then, in: inner, merged(sides.pass))
        flow.absorbExits(of: chosen)
        flow.next = chosen.next
        if let otherwise {
            let other = run(otherwise, in: scope, merged(sides.fail))
            flow.absorbExits(of: other)
            flow.next += other.next
        } else {
            flow.next += sides.fail
        }
        flow.mapStates { state in
            var state = state
            state.facts.leave(from: mark)
            return state
        }
        return flow
    }

    func insist(
        _ conditions: [Condition], _ otherwise: Block, before rest: ArraySlice<Statement>, in scope: Scope,
        _ states: [State]
    ) -> Paths {
        var flow = Paths()
        let sides = assume(conditions, in: scope, states, used: rest, form: .guardStatement, &flow)
        let left = run(otherwise, in: scope, merged(sides.fail))
        flow.absorbExits(of: left)
        flow.next = sides.pass
        return flow
    }

    enum ConditionForm {
        case ifStatement, guardStatement, loop

        var holds: String {
            switch self {
            case .ifStatement: "condition holds here"
            case .guardStatement: "guard passes here"
            case .loop: "loop runs here"
            }
        }

        var fails: String {
            switch self {
            case .ifStatement: "condition does not hold here"
            case .guardStatement: "guard fails here"
            case .loop: "loop ends here"
            }
        }
    }

    /// The paths on which all conditions hold, and those on which one fails.
    ///
    /// - Parameter used: where what the conditions bind is used.
    func assume(
        _ conditions: [Condition], in scope: Scope, _ states: [State], used: ArraySlice<Statement>,
        form: ConditionForm, _ flow: inout Paths
    ) -> (pass: [State], fail: [State]) {
        let decision = newDecision()
        var pass = states
        var fail: [State] = []
        var isDecided = true
        for (index, condition) in conditions.enumerated() {
            var (yes, no) = catching(&flow, states.first?.waiting.count ?? 0) {
                assume(condition, in: scope, pass, used: used)
            }
            if !yes.isEmpty && !no.isEmpty {
                isDecided = false
                no = deciding(no, decision, index + 1, form.fails, at: condition.location, .conditions([condition]))
            }
            fail += no
            pass = merged(yes)
        }
        if !isDecided, let first = conditions.first {
            pass = deciding(pass, decision, 0, form.holds, at: first.location, .conditions(conditions))
        }
        return (pass, fail)
    }

    func deciding(
        _ states: [State], _ decision: Int, _ branch: Int, _ saying: String, at place: SourceLocation,
        _ question: Question
    ) -> [State] {
        states.map { state in
            var state = state
            state.note(.decision(decision, branch: branch, saying: saying, question), at: place)
            return state
        }
    }

    private func assume(
        _ condition: Condition, in scope: Scope, _ states: [State], used: ArraySlice<Statement>
    ) -> (yes: [State], no: [State]) {
        switch condition.kind {
        case .test(let value): return branch(value, in: scope, states)
        case .unwrap(let name, let type, let value):
            return unwrap(Unwrapping(name: name, type: type, value: value, used: used), in: scope, states)
        case .match(let pattern, let value):
            var yes: [State] = []
            var no: [State] = []
            let numbers = declare(pattern.bindings, in: scope)
            for state in evaluate(value, in: scope, states) {
                let match = self.match(pattern, with: value, numbers, in: scope, state)
                yes += match.yes
                no += match.no
            }
            return (yes, no)
        case .available(let platforms, let isUnavailable):
            let isOld = Self.isAlwaysAvailable(platforms)
            if isOld { return isUnavailable ? ([], states) : (states, []) }
            return (states, states)
        }
    }

    /// What every system has on which a push must be reported: iOS 13 and before.
    private static func isAlwaysAvailable(_ platforms: [String]) -> Bool {
        platforms.contains { platform in
            let parts = platform.split(separator: " ")
            guard parts.first == "iOS", parts.count > 1,
                let major = parts[1].split(separator: ".").first.flatMap({ Int($0) })
            else { return false }
            return major <= 13
        }
    }

    // MARK: - Optional binding

    struct Unwrapping {
        let name: String
        let type: TypeName?
        let value: Expression
        let used: ArraySlice<Statement>
    }

    private func unwrap(
        _ unwrapping: Unwrapping, in scope: Scope, _ states: [State]
    ) -> (yes: [State], no: [State]) {
        var yes: [State] = []
        var no: [State] = []
        let evaluated = evaluate(unwrapping.value, in: scope, states)
        let place = place(of: unwrapping.value, in: scope)
        let number = newVariable()
        scope.declare(unwrapping.name, as: number)
        for state in evaluated {
            let isNull = state.value.isNull ?? place.flatMap { state.facts[$0]?.isNull }
            if isNull != true {
                var present: State? = state
                var value = state.value.unwrapped()
                if case .presence(let circumstance)? = state.value.meaning, isNull == nil {
                    present = meeting(circumstance, at: unwrapping.value.location, state)
                }
                if let type = unwrapping.type, type != .unknown { value.type = type }
                if var state = present {
                    if let place { state.refine(place, to: value) }
                    state.facts.set(number, to: value)
                    yes.append(state)
                }
            }
            if isNull != false {
                var state = state
                if let place { state.refine(place, to: .null) }
                if isSoft(unwrapping, state.value, in: scope) { state.isSoft = true }
                no.append(state)
            }
        }
        return (yes, no)
    }

    /// A weak reference, or one of the app's own objects, that is only nil when the app is not in order: on the way
    /// to a report that is a weakness and no mistake about the push.
    private func isSoft(_ unwrapping: Unwrapping, _ value: Value, in scope: Scope) -> Bool {
        if value.origins.contains(.payload) { return false }
        if value.origins.contains(.weak) { return true }
        let bare = unwrapping.value.bare
        if case .selfReference = bare.kind { return true }
        if value.type.base == "CXProvider" { return true }
        guard value.origins.contains(.stored) || isReference(bare) else { return false }
        // Whether somebody is logged in is not a matter of the app's own wiring.
        let words = Set((bare.names + [unwrapping.name]).flatMap(Words.of))
        guard words.isDisjoint(with: outsideWords) else { return false }
        return Tree.usesAsReceiver(unwrapping.name, in: unwrapping.used)
    }

    private func isReference(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .member(let base, _, _): isReference(base.bare)
        case .cast(let value, _, .conditional): isReference(value.bare)
        case .name(let name): name.first?.isUppercase == true
        case .selfReference: true
        default: false
        }
    }
}

/// Words of what is missing for reasons outside the app's own wiring: somebody has to log in first.
private let outsideWords: Set = [
    "account", "user", "session", "token", "credential", "credentials", "auth", "login", "profile", "identity", "room",
    "conversation", "message", "contact", "config", "settings", "store", "database", "member", "device",
]

extension PathState {
    /// What stands in the place is of this type.
    mutating func narrow(_ place: Place, to type: TypeName) {
        var known = facts[place] ?? Value(.present)
        known.type = type
        if known.known == .nothing { known.known = .present }
        if let number = place.wholeVariable {
            facts.refine(number, to: known)
        } else {
            facts.refine(place, to: known)
        }
    }

    /// The place is better known.
    mutating func refine(_ place: Place, to value: Value) {
        if let number = place.wholeVariable {
            var known = facts[variable: number] ?? value
            known.known = value.known
            facts.refine(number, to: known)
        } else {
            var known = facts[place] ?? value
            known.known = value.known
            facts.refine(place, to: known)
        }
    }
}

extension Tree {
    /// Whether something is called on the name: `name.ring()`, `name?.peer.ring()`.
    static func usesAsReceiver(_ name: String, in block: ArraySlice<Statement>) -> Bool {
        var isUsed = false
        walk(Array(block)) { expression in
            guard !isUsed, case .call(let call) = expression.kind,
                case .member(let base, _, _) = call.callee.kind
            else { return }
            isUsed = root(of: base) == name
        }
        return isUsed
    }

    private static func root(of expression: Expression) -> String? {
        switch expression.kind {
        case .name(let name): name
        case .selfReference: "self"
        case .member(let base, _, _), .forced(let base): root(of: base)
        default: nil
        }
    }
}
