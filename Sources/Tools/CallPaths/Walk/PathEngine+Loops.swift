import CallFlow

extension PathEngine {
    /// A loop runs its body not at all, once, or twice: the second time sees what the first has changed.
    func iterate(
        _ loop: Loop, at place: SourceLocation, in outer: Scope, _ states: [State], label: String?
    ) -> Paths {
        let scope = Scope(inside: outer)
        let mark = mark
        var flow = Paths()
        var entering = states
        if case .counting(let start, _, _) = loop.form {
            let started = run(start[...], in: scope, states)
            flow.absorbExits(of: started)
            entering = started.next
        }
        if case .each(_, let sequence, _) = loop.form {
            let evaluated = simple(entering) { evaluate(sequence, in: scope, $0) }
            flow.absorbExits(of: evaluated)
            // Every round needs to know what is run through.
            let number = newVariable()
            scope.declare(Self.sequenceName, as: number)
            entering = evaluated.next.map { state in
                var state = state
                state.facts.set(number, to: state.value)
                return state
            }
        }
        let decision = newDecision()
        for round in 0..<2 {
            let sides = enter(loop.form, round: round, decision, in: scope, merged(entering), loop.body[...], &flow)
            flow.next += sides.no
            let body = run(loop.body, in: scope, merged(sides.yes))
            entering = body.next
            sort(body, label, &flow, &entering)
            if case .counting(_, _, let step) = loop.form { entering = run(step[...], in: scope, entering).next }
        }
        // What has not left the loop by now does so here, unless only the body can leave it.
        if !loop.form.isEndless { flow.next += entering }
        flow.next = merged(flow.next)
        flow.mapStates { state in
            var state = state
            state.facts.leave(from: mark)
            return state
        }
        return flow
    }

    /// No name that code can have.
    private static var sequenceName: String { "for in" }

    private func sort(_ body: Paths, _ label: String?, _ flow: inout Paths, _ entering: inout [State]) {
        flow.returned += body.returned
        flow.thrown += body.thrown
        for jump in body.jumps {
            switch jump.to {
            case .breaks(let target) where target == nil || target == label: flow.next.append(jump.state)
            case .continues(let target) where target == nil || target == label: entering.append(jump.state)
            default: flow.jumps.append(jump)
            }
        }
    }

    /// The paths that run the body now, and those that leave the loop.
    private func enter(
        _ form: Loop.Form, round: Int, _ decision: Int, in scope: Scope, _ states: [State],
        _ body: ArraySlice<Statement>, _ flow: inout Paths
    ) -> Sides {
        switch form {
        case .each(let names, let sequence, let condition):
            let numbers = declare(names, in: scope)
            let bound = states.map { state in
                var state = state
                let whole = scope.ownNumber(of: Self.sequenceName).flatMap { state.facts[variable: $0] } ?? .unknown
                var element = Value(origins: whole.origins.subtracting(.stored))
                if case .contents(let circumstance)? = whole.meaning { element.meaning = .presence(circumstance) }
                if case .array(let type) = program.unwrapped(whole.type) { element.type = type }
                for number in numbers.values.sorted() { state.facts.set(number, to: element) }
                return state
            }
            var runs = bound
            if round == 0 { runs = deciding(bound, decision, 0, "loop runs here", at: sequence.location, .nothing) }
            let skips = round == 0 && !sequence.isFilledLiteral
            var sides: Sides = (runs, round > 0 ? states : [])
            if let condition {
                let filtered = branch(condition, in: scope, runs)
                sides = (filtered.yes, sides.no + filtered.no)
            }
            if skips {
                sides.no += deciding(
                    states, decision, 1, "loop has nothing to run for here",
                    at: sequence.location, .test(sequence))
            }
            return sides
        case .whileTrue(let conditions):
            let sides = assume(conditions, in: scope, states, used: body, form: .loop, &flow)
            return (sides.pass, sides.fail)
        case .untilFalse(let condition):
            return round == 0 ? (states, []) : branch(condition, in: scope, states)
        case .counting(_, let test, _):
            guard let test else { return (states, []) }
            return branch(test, in: scope, states)
        }
    }

    // MARK: - do, catch, finally

    func attempt(
        _ block: Block, _ catches: [Catch], _ finally: Block?, in scope: Scope, _ states: [State], label: String?
    ) -> Paths {
        let decision = newDecision()
        let place = catches.first?.location
        let entering = place.map { deciding(states, decision, 0, "", at: $0, .nothing) } ?? states
        var flow = leavingBlock(run(block, in: scope, entering), label)
        if !catches.isEmpty {
            var open = merged(flow.thrown)
            flow.thrown = []
            for (index, each) in catches.enumerated() where !open.isEmpty {
                let inner = Scope(inside: scope)
                let mark = mark
                let number = newVariable()
                inner.declare("error", as: number)
                let numbers = declare(each.pattern?.bindings ?? [], in: inner)
                let entered = deciding(open, decision, index + 1, "error is caught here", at: each.location, .error)
                    .map { state in
                        var state = state
                        for number in numbers.values.sorted() + [number] { state.facts.set(number, to: .unknown) }
                        return state
                    }
                let takesAll = each.condition == nil && (each.pattern?.isIrrefutable ?? true)
                let body = leavingBlock(run(each.body, in: inner, entered), label)
                flow.absorbExits(of: body)
                flow.next += body.next.map { state in
                    var state = state
                    state.facts.leave(from: mark)
                    return state
                }
                if takesAll { open = [] }
            }
            flow.thrown += open
        }
        guard let finally else { return flow }
        var rest = Paths()
        rest.absorbExits(of: afterwards(finally, in: scope, flow, &rest))
        return rest
    }

    /// `break label` out of a labelled block.
    private func leavingBlock(_ flow: Paths, _ label: String?) -> Paths {
        guard let label else { return flow }
        var left = flow
        left.jumps = []
        for jump in flow.jumps {
            if jump.to == .breaks(label) { left.next.append(jump.state) } else { left.jumps.append(jump) }
        }
        return left
    }
}

extension Loop.Form {
    /// `while true`, `for (;;)`
    var isEndless: Bool {
        switch self {
        case .each: false
        case .whileTrue(let conditions):
            conditions.allSatisfy { condition in
                guard case .test(let value) = condition.kind else { return false }
                return value.isTrueLiteral
            }
        case .untilFalse(let condition): condition.isTrueLiteral
        case .counting(_, let test, _): test == nil
        }
    }
}

extension Expression {
    var isTrueLiteral: Bool {
        switch kind {
        case .literal(.boolean(true)), .literal(.integer(1)): true
        default: false
        }
    }

    /// `[a, b]`
    var isFilledLiteral: Bool {
        if case .opaque(let parts) = kind { return parts.count > 1 }
        return false
    }
}
