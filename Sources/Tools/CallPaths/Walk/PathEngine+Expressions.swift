import CallFlow

extension PathEngine {
    /// Evaluates an expression on every path; each path's `value` is its result. A path that ends in a crash is gone.
    func evaluate(
        _ expression: Expression, in scope: Scope, _ states: [State], isDiscarded: Bool = false
    ) -> [State] {
        guard !states.isEmpty, canGoOn(states.count) else { return [] }
        nesting += 1
        defer { nesting -= 1 }
        guard nesting < limits.nesting else {
            isIncomplete = true
            return []
        }
        return read(expression, in: scope, states, isDiscarded)
    }

    private func read(
        _ expression: Expression, in scope: Scope, _ states: [State], _ isDiscarded: Bool
    ) -> [State] {
        let place = expression.location
        switch expression.kind {
        case .name(let name): return merged(states.flatMap { value(of: name, at: place, in: scope, $0) })
        case .selfReference: return states.map { $0.giving(selfValue(in: scope, $0)) }
        case .superReference: return states.map { $0.giving(scope.frame.selfValue) }
        case .member(let base, let name, let link):
            return merged(
                evaluate(base, in: scope, states).flatMap { member(name, of: base, link, at: place, in: scope, $0) })
        case .implicitMember(let name): return states.map { $0.giving(Value(.enumCase(name))) }
        case .call(let call): return merged(self.call(call, at: place, in: scope, states, isDiscarded: isDiscarded))
        case .closure(let closure):
            return states.map { state in
                let number = record(.closure(closure), at: closure.location, in: scope, state.facts)
                return state.giving(Value(.closure(number), type: .function(isEscaping: true)))
            }
        case .literal(let literal): return states.map { $0.giving(Self.value(of: literal)) }
        case .element(let base, let arguments, _): return element(base, arguments, in: scope, states)
        case .not(let value):
            return evaluate(value, in: scope, states).map { state in
                var value = Value(state.value.truth.map { .boolean(!$0) } ?? .nothing, type: .named("Bool", []))
                value.origins = state.value.origins
                value.meaning = state.value.meaning?.negated()
                return state.giving(value)
            }
        case .binary(let sign, let one, let other):
            return binary(sign, one, other, expression, in: scope, states)
        case .choice(let condition, let one, let other):
            return choose(condition, one, other, in: scope, states, isDiscarded)
        case .cast(let value, let type, let form): return cast(value, type, form, expression, in: scope, states)
        case .forced(let value): return force(value, in: scope, states)
        case .attempt(let value, let form): return attempt(value, form, in: scope, states, isDiscarded)
        case .await(let value): return evaluate(value, in: scope, states, isDiscarded: isDiscarded)
        case .assignment(let target, let value): return assign(value, to: target, at: place, in: scope, states)
        case .selector(let name): return states.map { $0.giving(Value(.text(name), type: .named("Selector", []))) }
        case .opaque(let parts): return evaluateAll(parts, in: scope, states)
        case .branches(let statement):
            let flow = step(statement, before: [], in: scope, states)
            thrown += flow.thrown
            return flow.next
        }
    }

    func selfValue(in scope: Scope, _ state: State) -> Value {
        scope.number(of: "self").flatMap { state.facts[variable: $0] } ?? scope.frame.selfValue
    }

    private static func value(of literal: Expression.Literal) -> Value {
        let type = Program.type(of: literal)
        return switch literal {
        case .null: .null
        case .boolean(let value): Value(.boolean(value), type: type)
        case .integer(let value): Value(.integer(value), type: type)
        case .text(let value): Value(.text(value), type: type)
        case .other: Value(.present)
        }
    }

    private func evaluateAll(_ parts: [Expression], in scope: Scope, _ states: [State]) -> [State] {
        if parts.count == 1 { return evaluate(parts[0], in: scope, states) }
        var states = states.map { $0.giving(Value(.present)) }
        for part in parts {
            states = states.map(Self.waiting)
            states = evaluate(part, in: scope, states).map { state in
                var state = state
                let origins = state.waiting.removeLast().origins.union(state.value.origins)
                state.value = Value(.present, origins: origins.intersection([.payload, .completion]))
                return state
            }
        }
        return states
    }

    private func element(
        _ base: Expression, _ arguments: [Argument], in scope: Scope, _ states: [State]
    ) -> [State] {
        var current = evaluate(base, in: scope, states).map(Self.waiting)
        for argument in arguments { current = evaluate(argument.value, in: scope, current) }
        return merged(
            current.map { state in
                var state = state
                let base = state.waiting.removeLast()
                var value = Value(origins: base.origins.subtracting(.weak))
                switch program.unwrapped(base.type) {
                case .array(let element): value.type = element
                case .dictionary(_, let element): value.type = .optional(element)
                default: break
                }
                if base.isNull == true { value.known = .null }
                if case .contents(let circumstance)? = base.meaning { value.meaning = .presence(circumstance) }
                return state.giving(value)
            })
    }

    private func binary(
        _ sign: Expression.Operator, _ one: Expression, _ other: Expression, _ whole: Expression,
        in scope: Scope, _ states: [State]
    ) -> [State] {
        switch sign {
        case _ where sign == .and || sign == .or || sign.isEquality && (one.isNull || other.isNull):
            let sides = branch(whole, in: scope, states)
            let type = TypeName.named("Bool", [])
            return merged(
                sides.yes.map { $0.giving(Value(.boolean(true), type: type)) }
                    + sides.no.map { $0.giving(Value(.boolean(false), type: type)) })
        case .coalescing: return coalesce(one, other, in: scope, states)
        default:
            return operands(one, other, in: scope, states).map { state, values in
                var value = Value(origins: values.0.origins.union(values.1.origins).subtracting([.weak, .stored]))
                if sign.isComparison {
                    value.type = .named("Bool", [])
                    if let truth = sign.truth(of: values.0, values.1) { value.known = .boolean(truth) }
                    value.meaning = Self.meaning(of: sign, values.0, values.1)
                } else {
                    value.type = values.0.type
                    value.known = .present
                }
                return state.giving(value)
            }
        }
    }

    private func coalesce(
        _ one: Expression, _ other: Expression, in scope: Scope, _ states: [State]
    ) -> [State] {
        let place = place(of: one, in: scope)
        var done: [State] = []
        var open: [State] = []
        for state in evaluate(one, in: scope, states) {
            let isNull = state.value.isNull ?? place.flatMap { state.facts[$0]?.isNull }
            if isNull != true {
                var value = state.value.unwrapped()
                if state.value.truth == nil, value.type == .named("Bool", []) { value.known = .nothing }
                done.append(state.giving(value))
            }
            if isNull != false { open.append(state) }
        }
        return merged(done + evaluate(other, in: scope, merged(open)))
    }

    private func choose(
        _ condition: Expression, _ one: Expression, _ other: Expression, in scope: Scope, _ states: [State],
        _ isDiscarded: Bool
    ) -> [State] {
        let sides = branch(condition, in: scope, states)
        let decision = newDecision()
        let place = condition.location
        var yes = sides.yes
        var no = sides.no
        if !yes.isEmpty && !no.isEmpty {
            yes = deciding(yes, decision, 0, "condition holds here", at: place, .test(condition))
            no = deciding(no, decision, 1, "condition does not hold here", at: place, .test(condition))
        }
        return merged(
            evaluate(one, in: scope, merged(yes), isDiscarded: isDiscarded)
                + evaluate(other, in: scope, merged(no), isDiscarded: isDiscarded))
    }

    private func cast(
        _ value: Expression, _ type: TypeName, _ form: Expression.CastForm, _ whole: Expression,
        in scope: Scope, _ states: [State]
    ) -> [State] {
        evaluate(value, in: scope, states).compactMap { state in
            var cast = state.value
            cast.meaning = nil
            switch form {
            case .plain: cast.type = type
            case .conditional:
                cast.type = .optional(type)
                if cast.known != .null { cast.known = .nothing }
            case .test: cast = Value(type: .named("Bool", []), origins: cast.origins.intersection(.payload))
            case .forced:
                cast = cast.unwrapped()
                cast.type = type
                let point = CrashPoint(form: .forcedCast, expression: whole, value: state.value)
                return react(to: .crash(point), state).state?.giving(cast)
            }
            return state.giving(cast)
        }
    }

    private func force(_ value: Expression, in scope: Scope, _ states: [State]) -> [State] {
        let place = place(of: value, in: scope)
        return evaluate(value, in: scope, states).compactMap { state in
            guard state.value.isNull != true else { return nil }
            let point = CrashPoint(form: .forcedUnwrap, expression: value, value: state.value)
            guard var after = react(to: .crash(point), state).state else { return nil }
            if let place { after.refine(place, to: Value(.present)) }
            return after.giving(state.value.unwrapped())
        }
    }

    private func attempt(
        _ value: Expression, _ form: Expression.AttemptForm, in scope: Scope, _ states: [State],
        _ isDiscarded: Bool
    ) -> [State] {
        let outer = (thrown, isTrying)
        thrown = []
        isTrying = true
        var results = evaluate(value, in: scope, states, isDiscarded: isDiscarded)
        let errors = thrown
        (thrown, isTrying) = outer
        switch form {
        case .plain: thrown += errors
        case .optional:
            let depth = states.first?.waiting.count ?? 0
            results += errors.map { error in
                var state = error.giving(.null)
                state.waiting = Array(state.waiting.prefix(depth))
                return state
            }
        case .forced:
            results = results.compactMap { state in
                let point = CrashPoint(form: .forcedTry, expression: value, value: state.value)
                return react(to: .crash(point), state).state?.giving(state.value)
            }
        }
        return merged(results)
    }
}
