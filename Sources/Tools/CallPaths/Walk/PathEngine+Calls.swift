import CallFlow

/// A call on its way: what stands in the text, before it is known what it runs.
struct PendingCall {
    let call: Call
    let name: String
    /// In front of the name; nil for a bare name.
    let receiver: Expression?
    let location: SourceLocation
    let isDiscarded: Bool
    let scope: Scope
    let isSuper: Bool

    /// `a?.b.c()`, `completion?()`
    var isChained: Bool { call.isChained || (receiver.map { $0.isChained } ?? false) || isLinkChained }

    private var isLinkChained: Bool {
        if case .member(_, _, .chained) = call.callee.kind { return !call.isMessage }
        return false
    }
}

extension Expression {
    fileprivate var isChained: Bool {
        switch kind {
        case .member(let base, _, let link): link == .chained || base.isChained
        case .element(let base, _, let link): link == .chained || base.isChained
        case .call(let call): call.isChained || call.callee.isChained
        default: false
        }
    }
}

extension PathEngine {
    func call(
        _ call: Call, at place: SourceLocation, in scope: Scope, _ states: [State], isDiscarded: Bool
    ) -> [State] {
        let callee = call.callee.bare
        var pending = PendingCall(
            call: call, name: callee.lastName ?? "", receiver: nil, location: place, isDiscarded: isDiscarded,
            scope: scope, isSuper: false)
        switch callee.kind {
        case .name(let name) where !isPlainValue(name, in: scope):
            return finish(pending, arguments(of: call, in: scope, states.map { $0.giving(.unknown) }.map(Self.waiting)))
        case .implicitMember(let name):
            let results = arguments(of: call, in: scope, states.map(Self.waiting))
            return results.map { given(call, $0).0.giving(enumValue(name, given(call, $0).1)) }
        case .member(let base, let name, _):
            let isSuper = if case .superReference = base.kind { true } else { false }
            pending = PendingCall(
                call: call, name: name, receiver: base, location: place, isDiscarded: isDiscarded, scope: scope,
                isSuper: isSuper)
            let bases = evaluate(base, in: scope, states)
            return finish(pending, arguments(of: call, in: scope, bases.map(Self.waiting)))
        default:
            let callees = evaluate(callee, in: scope, states)
            return finish(pending, arguments(of: call, in: scope, callees.map(Self.waiting)))
        }
    }

    /// A local variable or parameter: called, it runs what it holds.
    private func isPlainValue(_ name: String, in scope: Scope) -> Bool { scope.number(of: name) != nil }

    private func enumValue(_ name: String, _ arguments: [Value]) -> Value {
        let origins = arguments.reduce(Value.Origins()) { $0.union($1.origins) }
        if name == "init" || name == "some" { return Value(.present, origins: origins.intersection(.payload)) }
        return Value(.enumCase(name), origins: origins.intersection(.payload))
    }

    private func arguments(of call: Call, in scope: Scope, _ states: [State]) -> [State] {
        var current = states
        for argument in call.arguments {
            current = evaluate(argument.value, in: scope, current).map(Self.waiting)
        }
        return current
    }

    /// Takes the arguments off the path: what remains waiting on it is the receiver's.
    private func given(_ call: Call, _ state: State) -> (State, [Value]) {
        var state = state
        let arguments = Array(state.waiting.suffix(call.arguments.count))
        state.waiting.removeLast(call.arguments.count + 1)
        return (state, arguments)
    }

    private func finish(_ pending: PendingCall, _ states: [State]) -> [State] {
        merged(
            states.flatMap { state -> [State] in
                let receiver = state.waiting[state.waiting.count - pending.call.arguments.count - 1]
                let (state, arguments) = given(pending.call, state)
                return perform(pending, receiver, arguments, state)
            })
    }

    /// One call on one path.
    private func perform(
        _ pending: PendingCall, _ receiver: Value, _ arguments: [Value], _ state: State
    ) -> [State] {
        guard canGoOn(1) else { return [] }
        if receiver.isNull == true, pending.receiver != nil || pending.call.isChained {
            // Nothing happens without a receiver; only a forced one crashes.
            if case .member(_, _, .forced) = pending.call.callee.kind { return [] }
            return [skipping(pending, receiver, state.giving(.null))]
        }
        let before = settledCount
        var present = receiver.unwrapped()
        present.meaning = receiver.meaning
        var results = run(pending, present, arguments, state)
        let mayBeNull = receiver.isNull == nil || pending.receiver?.isChained == true
        if pending.isChained, mayBeNull, settledCount > before {
            var skipped = state.giving(.null)
            skipped.isSoft = true
            skipped.note(.remark("optional chaining may skip the call here"), at: pending.location)
            results.append(skipped)
        }
        return results
    }

    /// A path on which the report itself is left out because a reference of the app's own is nil.
    private func skipping(_ pending: PendingCall, _ receiver: Value, _ state: State) -> State {
        guard tracker.seeksReports, !receiver.origins.contains(.payload),
            receiver.type.base == "CXProvider" || program.leadsToReport(named: pending.name)
        else { return state }
        var state = state
        state.isSoft = true
        state.note(.remark("there is nothing to call this on here"), at: pending.location)
        return state
    }

    private func run(
        _ pending: PendingCall, _ receiver: Value, _ arguments: [Value], _ state: State
    ) -> [State] {
        if pending.receiver == nil || pending.name == "raise", EndingCalls.names.contains(pending.name) { return [] }
        if let equal = equality(pending, receiver, arguments) { return [state.giving(equal)] }
        let resolution = resolve(pending, receiver, arguments)
        let site = site(pending, receiver, arguments, resolution)
        let (reacted, follows) = react(to: .call(site), state)
        guard let state = reacted else { return [] }
        guard follows else { return [state.giving(result(of: site, arguments))] }
        if case .closure(let number)? = resolution.callee?.known {
            return runClosure(number, arguments, at: pending.location, state)
        }
        if !resolution.targets.isEmpty {
            return follow(resolution, site, arguments, pending, state)
        }
        if resolution.callee?.origins.contains(.completion) == true { return [state.giving(.unknown)] }
        return leaveProject(site, resolution, pending, arguments, state)
    }

    private func site(
        _ pending: PendingCall, _ receiver: Value, _ arguments: [Value], _ resolution: Resolution
    ) -> CallSite {
        let labels = pending.call.arguments.map(\.label)
        var types: [String] = []
        if case .metatype(let type) = receiver.type { types += [type.base].compactMap { $0 } }
        types += [receiver.type.base].compactMap { $0 } + (pending.receiver?.names ?? [])
        if case .name = pending.call.callee.kind { types.append(pending.name) }
        var model = program.models.model(method: pending.name, labels: labels, types: types)
        if model == nil, pending.name.first?.isUppercase == true || pending.name == "init" {
            model = program.models.model(method: "init", labels: labels, types: types)
        }
        return CallSite(
            name: pending.name, labels: labels, receiver: pending.receiver, receiverValue: receiver,
            call: pending.call, arguments: arguments, targets: resolution.targets.map(\.member), model: model,
            callee: resolution.callee, isDiscarded: pending.isDiscarded, location: pending.location,
            context: pending.scope.frame.context)
    }

    /// `[type isEqualToString:PKPushTypeVoIP]`
    private func equality(_ pending: PendingCall, _ receiver: Value, _ arguments: [Value]) -> Value? {
        guard ["isEqualToString:", "isEqual:", "isEqual"].contains(pending.name), let other = arguments.first else {
            return nil
        }
        var value = Value(type: .named("Bool", []), origins: receiver.origins.union(other.origins).subtracting(.stored))
        if let truth = receiver.known.equals(other.known) { value.known = .boolean(truth) }
        value.meaning = Self.meaning(of: .equal, receiver, other)
        return value
    }

    // MARK: - Into the project

    private func follow(
        _ resolution: Resolution, _ site: CallSite, _ arguments: [Value], _ pending: PendingCall, _ state: State
    ) -> [State] {
        let runs = resolution.targets.map { target in
            { [self] () -> [State] in
                let given = target.binding.map { $0.map { arguments[$0] } }
                return enter(target.member, on: target.selfType, given, at: pending.location, state).map { after in
                    after.giving(adjusted(after.value, target, site))
                }
            }
        }
        let results = alternatives(runs, saying: pending.name, from: state)
        // What a project function was given and does not run itself may be seen by nobody else.
        return results
    }

    private func adjusted(_ value: Value, _ target: Resolution.Target, _ site: CallSite) -> Value {
        var value = value
        let function = target.member.function
        if target.isInitialiser {
            let type = TypeName.named(target.selfType ?? "", [])
            if value.isNull == true { return .null }
            var made = Value(.present, type: type)
            made.origins = site.arguments.reduce(Value.Origins()) { $0.union($1.origins) }.intersection(.payload)
            return made
        }
        let isSwift = function.location.path.hasSuffix(".swift")
        if let result = function.result, result != .unknown {
            if value.type.base == nil || !isAbstract(result, function) { value.type = result }
            if case .named("Self", _) = result { value.type = .named(target.selfType ?? "", []) }
            if isSwift, value.known == .nothing, !result.isOptional, result.base != "Bool" { value.known = .present }
        }
        if value.known == .nothing, value.meaning == nil { value.meaning = .of(function.name, of: value) }
        if value.known == .nothing, Meaning.isLookup(function.name, site.labels) { value.meaning = .presence(.onCall) }
        // Nothing made of the push is the push's fault.
        if value.isNull == true, site.arguments.contains(where: { $0.origins.contains(.payload) }) {
            value.origins.insert(.payload)
        }
        return value
    }

    private func isAbstract(_ type: TypeName, _ function: Function) -> Bool {
        let context = TypeContext(
            selfType: function.owner, path: function.location.path, constraints: function.constraints)
        if case .protocols = type { return true }
        return program.declared(type, in: context)?.kind == .protocol
    }

    /// Several things may be meant. When they do not agree, nobody can see which.
    func alternatives(_ runs: [() -> [State]], saying name: String, from state: State) -> [State] {
        guard runs.count > 1 else { return runs.first?() ?? [state] }
        let results = runs.map { $0() }
        let signatures = Set(results.map { Set($0.map(\.tracked)) })
        let all = results.flatMap { $0 }
        guard signatures.count > 1 else { return merged(all) }
        return merged(
            all.map { path in
                var path = path
                path.unknown = path.unknown ?? "which \(name) is meant"
                return path
            })
    }

    // MARK: - Out of the project

    private func leaveProject(
        _ site: CallSite, _ resolution: Resolution, _ pending: PendingCall, _ arguments: [Value], _ state: State
    ) -> [State] {
        if site.model?.effect == .never { return [] }
        if let stored = resolution.stored, !stored.isEmpty {
            return runStored(stored, arguments, pending, state)
        }
        if site.model?.effect == .calls, let results = callDelegate(site, arguments, pending, state) { return results }
        if let results = selectorCall(site, pending, arguments, state) { return results }
        if let results = publish(site, arguments, state) ?? post(site, state) { return results }
        var states = [state]
        if ClosureTiming.isWait(site) { states = runLaterClosures(of: state, at: pending.location) }
        let isTimed = arguments.indices.contains { arguments[$0].isClosure && timing(site, $0) != .later }
        if !isTimed {
            states = states.compactMap { react(to: .unresolved(site), $0).state }
        }
        for index in arguments.indices {
            guard case .closure(let number) = arguments[index].known else { continue }
            states = run(number, timing(site, index), site, states)
        }
        if isTrying { thrown += states }
        return states.map { $0.giving(result(of: site, arguments)) }
    }

    private func timing(_ site: CallSite, _ index: Int) -> ClosureTiming {
        switch site.model?.effect {
        case .now: .now
        case .some: .later
        case nil: ClosureTiming.timing(of: site, closure: index)
        }
    }

    private func run(_ number: Int, _ timing: ClosureTiming, _ site: CallSite, _ states: [State]) -> [State] {
        let element = Value(origins: site.receiverValue.origins.intersection(.payload))
        switch timing {
        case .now: return merged(states.flatMap { runClosure(number, [element], at: site.location, $0) })
        case .nowMaybe:
            return merged(states + states.flatMap { runClosure(number, [element], at: site.location, $0) })
        case .later:
            guard case .closure(let closure) = records[number].code else { return states }
            return postpone(number, closure, site, states)
        }
    }

    /// What a call that nobody can look into gives back.
    private func result(of site: CallSite, _ arguments: [Value]) -> Value {
        var origins = arguments.reduce(site.receiverValue.origins) { $0.union($1.origins) }
        origins = origins.intersection([.payload, .stored])
        var value = Value(origins: origins)
        if site.receiver == nil || site.name == "init" || site.name == "alloc" || site.name == "new",
            let type = constructedType(site)
        {
            value.type = type
            value.origins.remove(.stored)
            if arguments.isEmpty || SystemCalls.alwaysMade.contains(type.base ?? "") { value.known = .present }
            return value
        }
        if site.name.hasPrefix("initWith"), let type = constructedType(site) { value.type = type }
        if let function = site.targets.first?.function { value.type = function.result ?? .unknown }
        if let type = SystemTypes.member(site.name, of: site.receiverValue.type) { value.type = type }
        if case .metatype(let type) = site.receiverValue.type, Self.isInstance(site.name) {
            value.type = type
            value.origins.insert(.stored)
        }
        if arguments.isEmpty { value.meaning = .of(site.name, of: value) }
        if case .contents(let circumstance)? = site.receiverValue.meaning {
            switch site.name {
            case "contains":
                value.meaning = .truth(circumstance, when: true)
                value.type = .named("Bool", [])
            case "first", "last": value.meaning = .presence(circumstance)
            case "filter", "map", "compactMap", "values": value.meaning = .contents(circumstance)
            default: break
            }
        }
        if value.meaning == nil, Meaning.isLookup(site.name, site.labels) { value.meaning = .presence(.onCall) }
        return value
    }

    /// `shared()`, `defaultCenter`, `sharedInstance`
    private static func isInstance(_ name: String) -> Bool {
        ["shared", "default", "main", "standard", "current", "instance"].contains { name.hasPrefix($0) }
    }

    private func constructedType(_ site: CallSite) -> TypeName? {
        if case .metatype(let type) = site.receiverValue.type { return type }
        if site.name == "init" || site.name.hasPrefix("initWith") { return site.receiverValue.type }
        return site.name.first?.isUppercase == true ? .named(site.name, []) : nil
    }
}

extension TypeName {
    var isOptional: Bool {
        if case .optional = self { return true }
        return self == .unknown
    }
}

/// Calls that do not return: what stands behind them never runs, and the process does not get to the check.
enum EndingCalls {
    static let names: Set = ["fatalError", "preconditionFailure", "exit", "abort", "_exit", "raise"]
}
