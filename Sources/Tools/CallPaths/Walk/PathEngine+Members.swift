import CallFlow

extension PathEngine {
    // MARK: - Names

    func value(of name: String, at place: SourceLocation, in scope: Scope, _ state: State) -> [State] {
        if let number = scope.number(of: name) {
            var value = state.facts[variable: number] ?? .unknown
            if value.meaning == nil, value.known == .nothing { value.meaning = .of(name, of: value) }
            return [state.giving(value)]
        }
        let context = scope.frame.context
        if let selfType = context.selfType, let type = program.type(named: selfType, near: context.path) {
            if let found = program.property(named: name, on: type) {
                return read(found.property, of: found.owner, base: selfValue(in: scope, state), at: place, state)
            }
            if let function = program.functions(named: name, on: type).first(where: { $0.body != nil }) {
                return [reference(to: Program.Member(function: function, type: type), at: place, in: scope, state)]
            }
            if type.enumCases.contains(name) { return [state.giving(Value(.enumCase(name)))] }
        }
        if !scope.frame.isSwift, let value = Self.constant(name) { return [state.giving(value)] }
        if !program.isType(name, near: context.path) {
            if let global = program.global(named: name, near: context.path) {
                return read(global, of: nil, base: .unknown, at: place, state)
            }
            if let function = program.freeFunctions(named: name, near: context.path).first(where: { $0.body != nil }) {
                return [reference(to: Program.Member(function: function, type: nil), at: place, in: scope, state)]
            }
        }
        if name.first?.isUppercase == true {
            let known: Value.Known = scope.frame.isSwift ? .type : .enumCase(name)
            return [state.giving(Value(known, type: .metatype(.named(name, []))))]
        }
        var value = Value(origins: .stored)
        value.meaning = .of(name, of: value)
        return [state.giving(value)]
    }

    /// What C calls by a whole name.
    private static func constant(_ name: String) -> Value? {
        switch name {
        case "PKPushTypeVoIP": Value(.enumCase("voIP"))
        case "UIApplicationStateActive": Value(.enumCase("active"))
        case "UIApplicationStateBackground": Value(.enumCase("background"))
        case "UIApplicationStateInactive": Value(.enumCase("inactive"))
        case "YES", "true": Value(.boolean(true), type: .named("Bool", []))
        case "NO", "false": Value(.boolean(false), type: .named("Bool", []))
        default: nil
        }
    }

    private func reference(
        to member: Program.Member, at place: SourceLocation, in scope: Scope, _ state: State
    ) -> State {
        let scope = Scope(frame(of: member.function, on: member.type?.name))
        let number = record(.function(member), at: member.function.location, in: scope, state.facts)
        return state.giving(Value(.closure(number), type: .function(isEscaping: true)))
    }

    func frame(of function: Function, on type: String?) -> Frame {
        let owner = type ?? function.owner
        var constraints = function.constraints
        if let owner, let declared = program.type(named: owner, near: function.location.path) {
            constraints.merge(declared.constraints) { own, _ in own }
        }
        return Frame(
            selfType: owner, isStatic: function.traits.contains(.isStatic), path: function.location.path,
            constraints: constraints)
    }

    // MARK: - Members

    func member(
        _ name: String, of base: Expression, _ link: Expression.Link, at place: SourceLocation, in scope: Scope,
        _ state: State
    ) -> [State] {
        let baseValue = state.value
        if baseValue.isNull == true {
            return link == .forced ? [] : [state.giving(.null)]
        }
        if link == .forced {
            let point = CrashPoint(form: .forcedUnwrap, expression: base, value: baseValue)
            guard let after = react(to: .crash(point), state).state else { return [] }
            return member(name, of: base, .plain, at: place, in: scope, after.giving(baseValue.unwrapped()))
        }
        if let known = Self.pushMember(name, of: baseValue) { return [state.giving(known)] }
        if let found = program.member(named: name, of: baseValue.type, in: scope.frame.context) {
            if let property = found.property {
                return read(property, of: found.owner, base: baseValue, at: place, state).map {
                    link == .chained && baseValue.isNull == nil ? $0.giving(Self.optional($0.value)) : $0
                }
            }
            if found.owner?.enumCases.contains(name) == true {
                return [state.giving(Value(.enumCase(name), type: found.type))]
            }
            return [state.giving(plainMember(name, of: baseValue, type: found.type))]
        }
        if case .metatype(let type) = baseValue.type {
            if name == "isMainThread", program.pushesComeOnMain { return [state.giving(Value(.boolean(true)))] }
            return [state.giving(staticMember(name, of: type))]
        }
        if isMethod(name, of: baseValue, in: scope) {
            return [state.giving(Value(.present, origins: baseValue.origins))]
        }
        return [state.giving(plainMember(name, of: baseValue, type: .unknown))]
    }

    private func isMethod(_ name: String, of base: Value, in scope: Scope) -> Bool {
        guard let type = program.declared(base.type, in: scope.frame.context) else { return false }
        return !program.functions(named: name, on: type).isEmpty
    }

    private static func optional(_ value: Value) -> Value {
        var value = value
        if value.known == .present { value.known = .nothing }
        if case .optional = value.type { return value }
        if value.type != .unknown { value.type = .optional(value.type) }
        return value
    }

    /// What PushKit's own objects are known to hold in a VoIP push.
    private static func pushMember(_ name: String, of base: Value) -> Value? {
        if base.origins.contains(.metadata), name == "mustReport" {
            return Value(.boolean(true), type: .named("Bool", []), origins: .metadata)
        }
        // An invite that an SDK hands over before it returns is a pending one.
        if base.origins.contains(.invite), name == "state" { return Value(.enumCase("pending"), origins: .payload) }
        if base.origins.contains(.pushType), name == "rawValue" { return Value(.text("PKPushTypeVoIP")) }
        if base.type == .named("PKPushPayload", []), name == "type" {
            return Value(.enumCase("voIP"), type: .named("PKPushType", []), origins: .pushType)
        }
        if base.type == .named("PKPushPayload", []), name == "dictionaryPayload" {
            let type = TypeName.dictionary(.named("AnyHashable", []), .named("Any", []))
            return Value(.present, type: type, origins: base.origins)
        }
        return nil
    }

    private func staticMember(_ name: String, of type: TypeName) -> Value {
        if let declared = program.declared(type, in: TypeContext(selfType: nil, path: "")),
            declared.enumCases.contains(name)
        {
            return Value(.enumCase(name), type: type)
        }
        let isInstance =
            ["shared", "default", "main", "standard", "current", "instance"].contains { name.hasPrefix($0) }
        let isNested = name.first?.isUppercase == true
        if isNested { return Value(.type, type: .metatype(.named(name, []))) }
        return isInstance ? Value(type: type, origins: .stored) : Value(.enumCase(name), type: type)
    }

    private func plainMember(_ name: String, of base: Value, type: TypeName) -> Value {
        var value = Value(type: type, origins: base.origins.subtracting([.weak, .completion, .metadata, .pushType]))
        switch (base.meaning, name) {
        case (.contents(let circumstance)?, "isEmpty"):
            value.type = .named("Bool", [])
            value.meaning = .truth(circumstance, when: false)
        case (.contents(let circumstance)?, "count"): value.meaning = .contents(circumstance)
        case (.contents(let circumstance)?, "first"), (.contents(let circumstance)?, "last"):
            value.meaning = .presence(circumstance)
        case (.contents(let circumstance)?, "values"), (.contents(let circumstance)?, "keys"):
            value.meaning = .contents(circumstance)
        case (.presence(let circumstance)?, "state"), (.presence(let circumstance)?, "status"):
            value.meaning = circumstance == .onCall ? .callState : nil
        case (.presence(let circumstance)?, _): value.meaning = .presence(circumstance)
        default: value.meaning = .of(name, of: value)
        }
        return value
    }

    // MARK: - Properties

    /// Reads a property: what was assigned on this path, what its getter gives, or what its declaration tells.
    private func read(
        _ property: Property, of owner: ProgramType?, base: Value, at place: SourceLocation, _ state: State
    ) -> [State] {
        if let getter = property.getter {
            return run(getter, of: property, owner, base: base, at: place, state)
        }
        if let states = constant(property, of: owner, at: place, state) { return states }
        var value = Value(type: program.type(of: property, in: owner), origins: .stored)
        if base.origins.contains(.payload) { value.origins.insert(.payload) }
        if property.isWeak { value.origins.insert(.weak) }
        if let known = state.facts[.property(property.name, of: owner?.name ?? "")] {
            value.known = known.known
            value.origins.formUnion(known.origins)
            if case .closure = known.known { return [state.giving(value)] }
            if known.type.base != nil, value.type.base == nil || isProtocol(value.type, property) {
                value.type = known.type
            }
        } else {
            value.known = initial(of: property, owner, value.type, state)
        }
        let meaning = Meaning.of(property.name, of: value)
        if value.known == .nothing || meaning == .contents(.onCall) { value.meaning = meaning }
        return [state.giving(value)]
    }

    /// `let isPhone: Bool = { … }()`, `static let usesCalls = isPhone && !isMac`: a Boolean that never changes is what its
    /// initial value gives; nil for anything else.
    private func constant(
        _ property: Property, of owner: ProgramType?, at place: SourceLocation, _ state: State
    ) -> [State]? {
        guard property.isConstant, let initial = property.initialValue?.bare,
            program.type(of: property, in: owner) == .named("Bool", []),
            constantsInQuestion.insert(property.location).inserted
        else { return nil }
        defer { constantsInQuestion.remove(property.location) }
        let block: Block
        switch initial.kind {
        case .call(let call):
            guard case .closure(let closure) = call.callee.bare.kind else { return nil }
            block = closure.body.block
        case .name, .member, .not, .binary, .literal: block = [Statement(.expression(initial), at: initial.location)]
        default: return nil
        }
        return run(Body(block), of: property, owner, base: .unknown, at: place, state)
    }

    private func isProtocol(_ type: TypeName, _ property: Property) -> Bool {
        let context = TypeContext(selfType: nil, path: property.location.path)
        return program.declared(type, in: context)?.kind == .protocol
    }

    private func initial(
        of property: Property, _ owner: ProgramType?, _ type: TypeName, _ state: State
    ) -> Value.Known {
        if property.isConstant, let value = property.initialValue {
            switch value.kind {
            case .literal(.boolean(let value)): return .boolean(value)
            case .closure(let closure):
                let frame = Frame(
                    selfType: owner?.name, isStatic: property.isStatic, path: property.location.path, constraints: [:])
                return .closure(record(.closure(closure), at: closure.location, in: Scope(frame), state.facts))
            default: break
            }
        }
        if case .optional = type { return .nothing }
        let isCertain = property.location.path.hasSuffix(".swift") && property.type != nil && type != .named("Bool", [])
        return isCertain && !type.isFunction ? .present : .nothing
    }

    private func run(
        _ getter: Body, of property: Property, _ owner: ProgramType?, base: Value, at place: SourceLocation,
        _ state: State
    ) -> [State] {
        let traits: Function.Traits = property.isStatic ? .isStatic : []
        let signature = Function.Signature(name: property.name, parameters: [], result: property.type, traits: traits)
        let identity = AccessorIdentity(location: property.location, kind: 0)
        let function = accessor(identity, signature, getter, owner: owner?.name, at: property.location)
        return enter(Program.Member(function: function, type: owner), on: owner?.name, [], at: place, state).map {
            state in
            var value = state.value
            value.origins.insert(.stored)
            if base.origins.contains(.payload) { value.origins.insert(.payload) }
            if value.known == .nothing, value.meaning == nil { value.meaning = .of(property.name, of: value) }
            return state.giving(value)
        }
    }

    // MARK: - Assignments

    func assign(
        _ value: Expression, to target: Expression, at location: SourceLocation, in scope: Scope, _ states: [State]
    ) -> [State] {
        var states = evaluate(value, in: scope, states)
        if case .member(let base, _, _) = target.kind, base.needsEvaluation {
            states = evaluate(base, in: scope, states.map(Self.waiting)).map { state in
                var state = state
                let value = state.waiting.removeLast()
                return state.giving(value)
            }
        }
        let place = place(of: target, in: scope)
        return merged(
            states.flatMap { state -> [State] in
                var assigned = state.value
                // The sign of a compound assignment is not told: `count += 1` leaves a number, and no more.
                switch assigned.known {
                case .integer, .text: assigned.known = .present
                default: break
                }
                guard
                    var state = react(
                        to: .assignment(target: target, value: assigned, location), state
                    ).state
                else { return [] }
                if let place {
                    if let number = place.wholeVariable {
                        if let old = state.facts[variable: number], assigned.type == .unknown {
                            assigned.type = old.type
                        }
                        state.facts.set(number, to: assigned)
                    } else {
                        state.facts.set(place, to: assigned)
                    }
                }
                return observe(target, assigned, at: location, in: scope, state)
            })
    }

    /// Runs `willSet`, `didSet` or the setter of an assigned property.
    private func observe(
        _ target: Expression, _ value: Value, at location: SourceLocation, in scope: Scope, _ state: State
    ) -> [State] {
        guard let (property, owner) = property(of: target, in: scope, state) else { return [state] }
        var states = [state]
        for (kind, body) in [property.setter, property.willSet, property.didSet].enumerated() {
            guard let body else { continue }
            let parameter = Parameter(label: nil, name: kind == 2 ? "oldValue" : "newValue", type: property.type)
            let signature = Function.Signature(name: property.name, parameters: [parameter], result: nil)
            let identity = AccessorIdentity(location: property.location, kind: kind + 1)
            let function = accessor(identity, signature, body, owner: owner?.name, at: property.location)
            let given = kind == 2 ? Value.unknown : value
            states = states.flatMap { state in
                enter(
                    Program.Member(function: function, type: owner), on: owner?.name, [given], at: location, state)
            }
        }
        return states.map { $0.giving(.unknown) }
    }

    private func property(of target: Expression, in scope: Scope, _ state: State) -> (Property, ProgramType?)? {
        let context = scope.frame.context
        switch target.kind {
        case .name(let name):
            guard scope.number(of: name) == nil, let selfType = context.selfType,
                let type = program.type(named: selfType, near: context.path)
            else { return nil }
            return program.property(named: name, on: type).map { ($0.property, $0.owner) }
        case .member(let base, let name, _):
            guard let value = evaluateQuietly(base, in: scope, state),
                let found = program.member(named: name, of: value.type, in: context),
                let property = found.property
            else { return nil }
            return (property, found.owner)
        default: return nil
        }
    }

    /// The value of a base that has been evaluated already.
    private func evaluateQuietly(_ base: Expression, in scope: Scope, _ state: State) -> Value? {
        switch base.kind {
        case .selfReference: selfValue(in: scope, state)
        case .name, .member: evaluate(base, in: scope, [state]).first?.value
        default: nil
        }
    }
}

extension Expression {
    /// More than a name: something may happen in it.
    var needsEvaluation: Bool {
        switch kind {
        case .name, .selfReference, .superReference: false
        case .member(let base, _, _): base.needsEvaluation
        default: true
        }
    }
}

/// Which accessor of which property: each is made into a function once.
struct AccessorIdentity: Hashable {
    let location: SourceLocation
    let kind: Int
}
