import CallFlow

extension PathEngine {
    /// Follows a call into a function of the project.
    ///
    /// A call that comes again with the same arguments and the same knowledge ends as it did before. One that takes
    /// too much of the work that is left is given up.
    ///
    /// - Parameters:
    ///   - arguments: one for each parameter; nil for a default.
    ///   - outer: where the names of a local function come from.
    func enter(
        _ member: Program.Member, on selfType: String?, _ arguments: [Value?], at place: SourceLocation,
        _ state: State, inside outer: Scope? = nil
    ) -> [State] {
        let function = member.function
        guard let body = function.body else {
            if function.traits.contains(.throwsErrors), isTrying { thrown.append(state) }
            return [state.giving(.unknown)]
        }
        let identity = ObjectIdentifier(function)
        guard active.count(where: { $0 == identity }) < 2, active.count < limits.depth else {
            return [state.giving(.unknown)]
        }
        if isTooDear(identity, arguments) { return [state.giving(.unknown)] }
        let key = outer == nil ? callKey(identity, selfType, arguments, state) : nil
        if let key, let outcome = outcomes[key] { return replay(outcome, at: place, function.name, state) }
        active.append(identity)
        defer { active.removeLast() }
        let settledBefore = settledCount
        let before = Effort(work: work, settled: settledCount, exempted: exemptedCount)
        let mayReport = leadsToReport(function) || arguments.contains { $0?.isClosure == true }
        // What gives something back parses or looks up; what gives nothing may hand the push on.
        let isGivenPush =
            function.result == nil && arguments.contains { $0?.origins.contains(.payload) == true }
        let budget = beginCall(mayReport ? nil : isGivenPush ? limits.workAside * 4 : limits.workAside)
        let outcome = walk(function, body, on: selfType, arguments, at: place, state, inside: outer)
        let isAbandoned = endCall(budget)
        note(before, of: identity, outcome.returned, from: state)
        if isAbandoned {
            var state = state.giving(.unknown)
            if settledCount > settledBefore || tracker.seeksReports && (mayReport || isGivenPush) {
                state.unknown = state.unknown ?? "\(function.name), which is too much to follow"
            }
            return [state]
        }
        if let key, !isIncomplete {
            outcomes[key] = Outcome(returned: outcome.returned, thrown: outcome.thrown, entry: state.trace)
        }
        thrown += outcome.thrown
        return outcome.returned
    }

    private func walk(
        _ function: Function, _ body: Body, on selfType: String?, _ arguments: [Value?], at place: SourceLocation,
        _ entry: State, inside outer: Scope?
    ) -> (returned: [State], thrown: [State]) {
        let scope = outer.map(Scope.init(inside:)) ?? Scope(frame(of: function, on: selfType))
        let mark = mark
        var state = entry
        for (index, parameter) in function.parameters.enumerated() {
            let number = newVariable()
            scope.declare(parameter.name, as: number)
            let argument = index < arguments.count ? arguments[index] : nil
            let value = argument.map { typed($0, parameter) } ?? Value(type: parameter.type ?? .unknown)
            state.facts.set(number, to: value)
        }
        state.note(.enters(function.name), at: place)
        let outerThrown = (thrown, isTrying)
        (thrown, isTrying) = ([], false)
        let flow = run(body.block, in: scope, [state.giving(.unknown)])
        (thrown, isTrying) = outerThrown
        if function.traits.contains(.neverReturns) { return ([], []) }
        func left(_ states: [State]) -> [State] {
            merged(states.map { self.left($0, mark, entry, place) })
        }
        let isExpression = body.block.count == 1 && body.block[0].givesValue
        let fallen = isExpression ? flow.next : flow.next.map { $0.giving(.unknown) }
        let throwing = function.traits.contains(.throwsErrors) ? left(flow.thrown) : []
        return (left(fallen + flow.returned), throwing)
    }

    /// A path that comes back from a call.
    private func left(_ state: State, _ mark: Int, _ entry: State, _ place: SourceLocation) -> State {
        var state = state
        state.facts.leave(from: mark)
        state.facts.leaveCall(enteredWith: entry.facts)
        state.waiting = entry.waiting
        state.exit = entry.exit
        if state.trace?.telling == entry.trace?.telling ?? 0 {
            // A call in which nothing was decided is not worth telling.
            state.trace = entry.trace
        } else {
            state.note(.leaves, at: place)
        }
        return state
    }

    private func typed(_ value: Value, _ parameter: Parameter) -> Value {
        var value = value
        if let type = parameter.type, type != .unknown {
            if value.type == .unknown || value.type == .optional(.unknown) { value.type = type }
            if case .metatype = value.type { return value }
        }
        return value
    }

    // MARK: - Closures

    func runClosure(_ number: Int, _ arguments: [Value], at place: SourceLocation, _ state: State) -> [State] {
        let record = records[number]
        switch record.code {
        case .function(let member):
            let isLocal = member.type == nil && record.scope.number(of: member.function.name) != nil
            return enter(
                member, on: member.type?.name, arguments.map { $0 }, at: place, state,
                inside: isLocal ? record.scope : nil)
        case .closure(let closure): return run(closure, record, arguments, at: place, state)
        }
    }

    private func run(
        _ closure: Closure, _ record: ClosureRecord, _ arguments: [Value], at place: SourceLocation, _ state: State
    ) -> [State] {
        let identity = ObjectIdentifier(closure)
        guard active.count(where: { $0 == identity }) < 2, active.count < limits.depth else {
            return [state.giving(.unknown)]
        }
        active.append(identity)
        defer { active.removeLast() }
        let mark = mark
        let scope = Scope(inside: record.scope)
        var state = state
        bind(closure, arguments, in: scope, &state)
        let outer = (thrown, isTrying)
        (thrown, isTrying) = ([], false)
        let waiting = state.waiting.count
        let block = closure.body.block
        let flow = run(block, in: scope, [state.giving(.unknown)])
        (thrown, isTrying) = outer
        thrown += flow.thrown.map { state in
            var state = state
            state.facts.leave(from: mark)
            state.waiting = Array(state.waiting.prefix(waiting))
            return state
        }
        let isExpression = block.count == 1 && block[0].givesValue
        let fallen = isExpression ? flow.next : flow.next.map { $0.giving(.unknown) }
        return merged(
            (fallen + flow.returned).map { state in
                var state = state
                state.facts.leave(from: mark)
                state.waiting = Array(state.waiting.prefix(waiting))
                return state
            })
    }

    private func bind(_ closure: Closure, _ arguments: [Value], in scope: Scope, _ state: inout State) {
        if closure.parameters.isEmpty {
            for (index, argument) in arguments.enumerated() {
                let number = newVariable()
                scope.declare("$\(index)", as: number)
                state.facts.set(number, to: argument)
            }
        }
        for (index, parameter) in closure.parameters.enumerated() {
            let number = newVariable()
            scope.declare(parameter.name, as: number)
            var value = index < arguments.count ? arguments[index] : .unknown
            // A tuple that is taken apart.
            if arguments.count == 1, closure.parameters.count > 1 { value = Value(origins: arguments[0].origins) }
            value = typed(value, parameter)
            state.facts.set(number, to: value)
        }
        for name in closure.weakCaptures {
            let isSelf = name == "self"
            var value =
                isSelf
                ? scope.frame.selfValue : scope.number(of: name).flatMap { state.facts[variable: $0] } ?? .unknown
            value.origins.insert(.weak)
            value.known = .nothing
            let number = newVariable()
            scope.declare(name, as: number)
            state.facts.set(number, to: value)
        }
    }

    /// What the project has stored in a property that is called.
    func runStored(
        _ stored: [StoredValue], _ arguments: [Value], _ pending: PendingCall, _ state: State
    ) -> [State] {
        let runs = stored.prefix(4).compactMap { value -> (() -> [State])? in
            guard case .closure(let closure) = value.value.bare.kind else { return nil }
            let frame = Frame(selfType: value.type, isStatic: false, path: value.path, constraints: [:])
            let number = record(.closure(closure), at: closure.location, in: Scope(frame), Facts())
            return { [self] in runClosure(number, arguments, at: pending.location, state) }
        }
        return alternatives(runs, saying: pending.name, from: state)
    }

    /// A wait for work that was started on this path: it is done before the path goes on.
    func runLaterClosures(of state: State, at place: SourceLocation) -> [State] {
        var states = [state]
        for event in state.trace?.events ?? [] {
            guard case .later(let number) = event.event else { continue }
            states = merged(states.flatMap { runClosure(number, [], at: place, $0) })
        }
        return states
    }

    // MARK: - Delegates and selectors

    /// An SDK that calls its delegate before it returns: nil when the project has no such method.
    func callDelegate(
        _ site: CallSite, _ arguments: [Value], _ pending: PendingCall, _ state: State
    ) -> [State]? {
        guard let model = site.model else { return nil }
        var runs: [() -> [State]] = []
        for name in model.methods {
            for member in delegateMethods(name, site, arguments) {
                runs.append { [self] in
                    let given = member.function.parameters.map {
                        Value(.present, type: $0.type ?? .unknown, origins: [.payload, .invite])
                    }
                    return enter(member, on: member.type?.name, given, at: pending.location, state)
                }
            }
            if !runs.isEmpty { break }
        }
        if runs.isEmpty {
            guard model.otherwise != .unknown else { return nil }
            guard let other = CallModel(call: "*." + model.method, does: model.otherwise) else { return nil }
            let replaced = site.with(model: other)
            return react(to: .unresolved(replaced), state).state.map { [$0.giving(.unknown)] } ?? []
        }
        return alternatives(runs, saying: site.firstName, from: state).map { $0.giving(.unknown) }
    }

    /// Methods of the delegate that is handed over, else of any object of the project.
    private func delegateMethods(_ name: String, _ site: CallSite, _ arguments: [Value]) -> [Program.Member] {
        for value in arguments {
            guard let type = program.declared(value.type, in: site.context) else { continue }
            let own = program.functions(named: name, on: type).filter { $0.body != nil }
            if let function = own.first { return [Program.Member(function: function, type: type)] }
        }
        if let own = site.context.selfType.flatMap({ program.type(named: $0, near: site.context.path) }) {
            let functions = program.functions(named: name, on: own).filter { $0.body != nil }
            if let function = functions.first { return [Program.Member(function: function, type: own)] }
        }
        let all = program.namesakes(of: name)
        let nearest = Nearness.sorted(all, to: site.context.path) { $0.function.location.path }
        guard let first = nearest.first else { return [] }
        let score = Nearness.score(first.function.location.path, site.context.path)
        return nearest.filter { Nearness.score($0.function.location.path, site.context.path) == score }
    }

    /// `perform(#selector(ring))`, `performSelectorOnMainThread:withObject:waitUntilDone:`
    func selectorCall(
        _ site: CallSite, _ pending: PendingCall, _ arguments: [Value], _ state: State
    ) -> [State]? {
        let isNow =
            site.firstName == "perform" && arguments.count <= 2 && site.labels.allSatisfy { $0 == nil || $0 == "with" }
        let isMessage = ["performSelector:", "performSelector:withObject:"].contains(site.name)
        let waits = site.name.hasPrefix("performSelectorOnMainThread") && arguments.last?.truth == true
        guard isNow || isMessage || waits, let first = arguments.first, case .text(let selector) = first.known else {
            return nil
        }
        let target = site.receiver == nil ? pending.scope.frame.selfValue.type : site.receiverValue.type
        guard let type = program.declared(target, in: site.context) else { return nil }
        let name = selector.prefix { $0 != "(" && $0 != ":" }
        let function = [selector, String(name)].lazy.flatMap { self.program.functions(named: $0, on: type) }.first
        guard let function, function.body != nil else { return nil }
        let member = Program.Member(function: function, type: type)
        return enter(member, on: type.name, arguments.dropFirst().map { $0 }, at: pending.location, state)
    }
}

extension Statement {
    /// An expression, or an `if` or `switch`, whose value a function gives back without `return`.
    var givesValue: Bool {
        switch kind {
        case .expression, .if, .switch: true
        default: false
        }
    }
}

extension CallSite {
    func with(model: CallModel) -> CallSite {
        CallSite(
            name: name, labels: labels, receiver: receiver, receiverValue: receiverValue, call: call,
            arguments: arguments, targets: targets, model: model, callee: callee, isDiscarded: isDiscarded,
            location: location, context: context)
    }
}
