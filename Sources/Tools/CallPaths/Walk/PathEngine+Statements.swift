import CallFlow

extension PathEngine {
    typealias Paths = Flow<State>

    /// Runs a block with a scope of its own; what it declares is forgotten behind it.
    func run(_ block: Block, in outer: Scope, _ states: [State]) -> Paths {
        guard !states.isEmpty else { return Paths() }
        nesting += 1
        defer { nesting -= 1 }
        guard nesting < limits.nesting else {
            isIncomplete = true
            return Paths()
        }
        let mark = mark
        let scope = Scope(inside: outer)
        var flow = run(block[...], in: scope, states.map { declaringFunctions(of: block, in: scope, $0) })
        flow.mapStates { state in
            var state = state
            state.facts.leave(from: mark)
            return state
        }
        return flow
    }

    /// Functions inside a function can be called before they are declared.
    private func declaringFunctions(of block: Block, in scope: Scope, _ state: State) -> State {
        var state = state
        for statement in block {
            guard case .function(let function) = statement.kind else { continue }
            let member = Program.Member(function: function, type: nil)
            let record = record(.function(member), at: function.location, in: scope, state.facts)
            let number = scope.ownNumber(of: function.name) ?? newVariable()
            scope.declare(function.name, as: number)
            state.facts.set(number, to: Value(.closure(record), type: .function(isEscaping: true)))
        }
        return state
    }

    func run(_ block: ArraySlice<Statement>, in scope: Scope, _ states: [State]) -> Paths {
        var flow = Paths()
        var current = merged(states)
        for index in block.indices {
            guard !current.isEmpty, canGoOn(current.count) else { return flow }
            let rest = block[(index + 1)...]
            if case .defer(let deferred) = block[index].kind {
                let inner = run(rest, in: scope, current)
                flow.absorbExits(of: afterwards(deferred, in: scope, inner, &flow))
                return flow
            }
            let part = step(block[index], before: rest, in: scope, current)
            flow.absorbExits(of: part)
            current = merged(part.next)
        }
        flow.next = current
        return flow
    }

    /// Runs a deferred block at every exit.
    func afterwards(_ deferred: Block, in scope: Scope, _ inner: Paths, _ flow: inout Paths) -> Paths {
        func leaving(_ state: State) -> [State] {
            run(deferred, in: scope, [state]).next.map { after in
                var after = after.giving(state.value)
                after.exit = state.exit
                return after
            }
        }
        var exits = Paths()
        flow.next = merged(inner.next.flatMap(leaving))
        exits.returned = inner.returned.flatMap(leaving)
        exits.thrown = inner.thrown.flatMap(leaving)
        exits.jumps = inner.jumps.flatMap { jump in leaving(jump.state).map { (jump.to, $0) } }
        return exits
    }

    // MARK: - One statement

    func step(
        _ statement: Statement, before rest: ArraySlice<Statement>, in scope: Scope, _ states: [State],
        label: String? = nil
    ) -> Paths {
        let place = statement.location
        switch statement.kind {
        case .expression(let value): return simple(states) { evaluate(value, in: scope, $0, isDiscarded: true) }
        case .variable(let variable): return simple(states) { declare(variable, in: scope, $0) }
        case .return(let value):
            var flow = simple(states) { states in value.map { evaluate($0, in: scope, states) } ?? states }
            flow.returned += flow.next.map { leaving($0, at: place) }
            flow.next = []
            return flow
        case .throw(let value):
            var flow = simple(states) { evaluate(value, in: scope, $0) }
            flow.thrown += flow.next.map { leaving($0, at: place) }
            flow.next = []
            return flow
        case .if(let conditions, let then, let otherwise):
            return choose(conditions, then, otherwise, in: scope, states)
        case .guard(let conditions, let otherwise):
            return insist(conditions, otherwise, before: rest, in: scope, states)
        case .switch(let subject, let cases):
            return select(subject, cases, in: scope, states, label: label)
        case .loop(let loop): return iterate(loop, at: place, in: scope, states, label: label)
        case .scope(let block, let catches, let finally):
            return attempt(block, catches, finally, in: scope, states, label: label)
        case .labelled(let label, let inner):
            return step(inner, before: rest, in: scope, states, label: label)
        case .break(let label): return jump(.breaks(label), states)
        case .continue(let label): return jump(.continues(label), states)
        case .fallthrough: return jump(.fallsThrough, states)
        case .defer(let block): return run(block, in: scope, states)
        case .function: return passing(states)
        case .unreadable:
            return passing(
                states.map { state in
                    var state = state
                    state.unknown = state.unknown ?? "text that cannot be read"
                    return state
                })
        }
    }

    func passing(_ states: [State]) -> Paths {
        var flow = Paths()
        flow.next = states
        return flow
    }

    private func jump(_ target: Paths.Jump, _ states: [State]) -> Paths {
        var flow = Paths()
        flow.jumps = states.map { (target, $0) }
        return flow
    }

    func leaving(_ state: State, at place: SourceLocation) -> State {
        var state = state
        state.exit = place
        return state
    }

    /// Evaluates something and collects what it throws.
    func simple(_ states: [State], _ evaluation: ([State]) -> [State]) -> Paths {
        var flow = Paths()
        flow.next = catching(&flow, states.first?.waiting.count ?? 0) { evaluation(states) }
        return flow
    }

    /// Evaluates something; what it throws leaves with as many waiting values as there were before.
    func catching<Result>(_ flow: inout Paths, _ depth: Int, _ evaluation: () -> Result) -> Result {
        let outer = thrown
        thrown = []
        let result = evaluation()
        flow.thrown += merged(
            thrown.map { state in
                var state = state
                state.waiting = Array(state.waiting.prefix(depth))
                return state
            })
        thrown = outer
        return result
    }

    private func declare(_ variable: Variable, in scope: Scope, _ states: [State]) -> [State] {
        var states = states
        if let value = variable.value {
            states = evaluate(value, in: scope, states)
        } else {
            let isOptional = if case .optional? = variable.type { true } else { false }
            states = states.map { $0.giving(isOptional && !variable.isConstant ? .null : .unknown) }
        }
        let number = newVariable()
        if variable.name != "_" { scope.declare(variable.name, as: number) }
        return states.map { state in
            var state = state
            var value = state.value
            if let type = variable.type, type != .unknown, !isNarrower(value.type, than: type) { value.type = type }
            if variable.isWeak { value.origins.insert(.weak) }
            state.facts.set(number, to: value)
            return state
        }
    }

    /// A value's own type says more than the protocol of its variable.
    private func isNarrower(_ type: TypeName, than declared: TypeName) -> Bool {
        guard case .protocols = declared else { return false }
        return type.base != nil
    }
}
