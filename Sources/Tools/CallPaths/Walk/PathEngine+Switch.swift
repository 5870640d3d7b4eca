import CallFlow

extension PathEngine {
    func select(
        _ subject: Expression, _ cases: [Case], in scope: Scope, _ states: [State], label: String?
    ) -> Paths {
        var flow = simple(states) { evaluate(subject, in: scope, $0) }
        var remaining = merged(flow.next.map(Self.waiting))
        flow.next = []
        let decision = newDecision()
        let place = place(of: subject, in: scope)
        var falling: [State] = []
        let ordered = cases.filter { !$0.isDefault } + cases.filter(\.isDefault)
        var entries: [Int: [State]] = [:]
        for (index, each) in ordered.enumerated() {
            let inner = Scope(inside: scope)
            let sides = enter(each, of: subject, place, in: inner, remaining)
            remaining = merged(sides.no)
            let entered = deciding(
                sides.yes.map(Self.done), decision, index,
                each.isDefault ? "default is taken here" : "case is taken here",
                at: each.location, .pattern(each, of: subject))
            entries[index] = entered
            guard !each.isDefault || each.location == cases.last?.location else { continue }
            let body = run(each.body, in: inner, merged(entered + falling))
            falling = take(body, &flow, label)
        }
        // A default that is not the last case: what falls through from above it is lost in translation, nothing else.
        if let index = ordered.indices.last, ordered[index].isDefault, cases.last?.isDefault != true {
            let body = run(ordered[index].body, in: scope, entries[index] ?? [])
            flow.next += take(body, &flow, label)
        }
        flow.next += falling
        if !scope.frame.isSwift && !cases.contains(where: \.isDefault) {
            flow.next += deciding(
                remaining.map(Self.done), decision, ordered.count, "no case fits here", at: subject.location,
                .test(subject))
        }
        return flow
    }

    /// Sorts the exits of a case's body; those that fall into the next one are given back.
    private func take(_ body: Paths, _ flow: inout Paths, _ label: String?) -> [State] {
        var falling: [State] = []
        flow.returned += body.returned
        flow.thrown += body.thrown
        flow.next += body.next
        for jump in body.jumps {
            switch jump.to {
            case .fallsThrough: falling.append(jump.state)
            case .breaks(nil): flow.next.append(jump.state)
            case .breaks(let target) where target == label: flow.next.append(jump.state)
            default: flow.jumps.append(jump)
            }
        }
        return falling
    }

    private static func done(_ state: State) -> State {
        var state = state
        if !state.waiting.isEmpty { state.value = state.waiting.removeLast() }
        return state
    }

    /// The paths that take the case and those that do not; the subject waits on both.
    private func enter(
        _ each: Case, of subject: Expression, _ place: Place?, in scope: Scope, _ states: [State]
    ) -> Sides {
        var yes: [State] = []
        var no: [State] = []
        if each.isDefault { return (states, []) }
        let numbers = declare(each.patterns.flatMap(\.bindings), in: scope)
        var remaining = states
        for pattern in each.patterns {
            var rest: [State] = []
            for state in remaining {
                guard let subjectValue = state.waiting.last else { continue }
                let sides = match(pattern, with: subject, place, numbers, in: scope, state.giving(subjectValue))
                yes += sides.yes
                rest += sides.no
            }
            remaining = rest
        }
        no += remaining
        if let condition = each.condition {
            let sides = branch(condition, in: scope, merged(yes))
            yes = sides.yes
            no += sides.no
        }
        return (yes, no)
    }

    // MARK: - Patterns

    func declare(_ names: [String], in scope: Scope) -> [String: Int] {
        var numbers: [String: Int] = [:]
        for name in names where numbers[name] == nil {
            let number = newVariable()
            scope.declare(name, as: number)
            numbers[name] = number
        }
        return numbers
    }

    func match(
        _ pattern: Pattern, with subject: Expression, _ numbers: [String: Int], in scope: Scope, _ state: State
    ) -> Sides {
        match(pattern, with: subject, place(of: subject, in: scope), numbers, in: scope, state)
    }

    /// Compares the path's value with the pattern.
    func match(
        _ pattern: Pattern, with subject: Expression, _ place: Place?, _ numbers: [String: Int], in scope: Scope,
        _ state: State
    ) -> Sides {
        let value = state.value
        switch pattern {
        case .any(let binding):
            return ([bound(state, binding.map { [$0] } ?? [], numbers, to: value)], [])
        case .some(let inner):
            guard value.isNull != true else { return ([], [state]) }
            var present = state.giving(value.unwrapped())
            if let place { present.refine(place, to: Value(.present)) }
            var sides = match(inner, with: subject, nil, numbers, in: scope, present)
            if value.isNull == nil { sides.no.append(place.map { refined(state, $0, .null) } ?? state) }
            return sides
        case .type(let type, let binding):
            var cast = value.unwrapped()
            cast.type = type
            return ([bound(state, binding.map { [$0] } ?? [], numbers, to: cast)], [state])
        case .tuple:
            let part = Value(origins: value.origins)
            return ([bound(state, pattern.bindings, numbers, to: part)], pattern.isIrrefutable ? [] : [state])
        case .value(let expression, let bindings):
            return compare(state, with: expression, bindings, place, numbers, in: scope, subject.location)
        }
    }

    private func compare(
        _ state: State, with expression: Expression, _ bindings: [String], _ place: Place?,
        _ numbers: [String: Int], in scope: Scope, _ location: SourceLocation
    ) -> Sides {
        let value = state.value
        let sought = constant(expression, in: scope, state)
        var part = Value(origins: value.origins.intersection(.payload))
        if sought.known == .enumCase("some") { part = value.unwrapped() }
        let yes = bound(state, bindings, numbers, to: part)
        let optional: Bool? =
            switch sought.known {
            case .enumCase("none"): value.isNull
            case .enumCase("some"): value.isNull.map { !$0 }
            default: nil
            }
        if let truth = optional ?? value.known.equals(sought.known)
            ?? place.flatMap({ state.facts[$0]?.known.equals(sought.known) })
        {
            return truth ? ([yes], []) : ([], [state])
        }
        var matching: State? = yes
        var other: State? = state
        if case .truth(let circumstance, let when)? = Self.meaning(of: .equal, value, sought) {
            if when {
                matching = meeting(circumstance, at: location, yes)
            } else {
                other = meeting(circumstance, at: location, state)
            }
        }
        if let place, sought.known != .nothing, sought.known != .enumCase("some"), sought.known != .enumCase("none") {
            matching?.refine(place, to: Value(sought.known))
        }
        return (matching.map { [$0] } ?? [], other.map { [$0] } ?? [])
    }

    /// What a pattern compares with: a case, a literal, or something unknown.
    private func constant(_ expression: Expression, in scope: Scope, _ state: State) -> Value {
        switch expression.kind {
        case .implicitMember(let name): return Value(.enumCase(name))
        case .member(let base, let name, _):
            if case .name(let type) = base.kind, type.first?.isUppercase == true { return Value(.enumCase(name)) }
            return .unknown
        case .call(let call): return constant(call.callee, in: scope, state)
        case .literal: return evaluate(expression, in: scope, [state]).first?.value ?? .unknown
        case .name(let name) where !scope.frame.isSwift: return Value(.enumCase(name))
        default: return .unknown
        }
    }

    private func refined(_ state: State, _ place: Place, _ value: Value) -> State {
        var state = state
        state.refine(place, to: value)
        return state
    }

    private func bound(_ state: State, _ names: [String], _ numbers: [String: Int], to value: Value) -> State {
        var state = state
        for name in names {
            if let number = numbers[name] { state.facts.set(number, to: value) }
        }
        return state
    }
}

extension Pattern {
    /// Whether it takes every value.
    var isIrrefutable: Bool {
        switch self {
        case .any: true
        case .tuple(let patterns): patterns.allSatisfy(\.isIrrefutable)
        default: false
        }
    }
}
