import CallFlow

/// What a call may run, as far as the project's own code tells.
struct Resolution {
    struct Target {
        let member: Program.Member
        /// For each parameter the number of its argument.
        let binding: [Int?]
        /// The type of `self` in it.
        let selfType: String?
        var isInitialiser = false
    }

    var targets: [Target] = []
    /// A local closure or a parameter that is called.
    var callee: Value?
    /// Closures that the project stores into a property that is called; nil when it is no such call.
    var stored: [StoredValue]?
}

extension PathEngine {
    func resolve(_ pending: PendingCall, _ receiver: Value, _ arguments: [Value]) -> Resolution {
        if pending.receiver != nil { return resolveMember(pending, receiver, arguments) }
        guard case .name(let name) = pending.call.callee.bare.kind else {
            return Resolution(callee: receiver)
        }
        if pending.scope.number(of: name) != nil { return Resolution(callee: receiver) }
        return resolveName(name, pending, arguments)
    }

    // MARK: - A bare name

    private func resolveName(_ name: String, _ pending: PendingCall, _ arguments: [Value]) -> Resolution {
        let context = pending.scope.frame.context
        if let selfType = context.selfType, let type = program.type(named: selfType, near: context.path) {
            let own = program.functions(named: name, on: type)
            let targets = fitting(own, pending.call, arguments, on: type, selfType)
            if !targets.isEmpty { return Resolution(targets: concrete(targets, name, type, pending, arguments)) }
            if let found = program.property(named: name, on: type) {
                return property(found.property, of: found.owner, pending)
            }
        }
        // C sees no free function of Swift.
        let isSwift = pending.scope.frame.isSwift
        let free = program.freeFunctions(named: name, near: context.path).filter { function in
            function.body != nil && (isSwift || !function.location.path.hasSuffix(".swift"))
        }
        let targets = fitting(free, pending.call, arguments, on: nil, nil)
        if !targets.isEmpty { return Resolution(targets: targets) }
        if name.first?.isUppercase == true { return initialiser(of: .named(name, []), pending, arguments) }
        return Resolution()
    }

    private func initialiser(of type: TypeName, _ pending: PendingCall, _ arguments: [Value]) -> Resolution {
        guard let declared = program.declared(type, in: pending.scope.frame.context) else { return Resolution() }
        let inits = program.functions(named: "init", on: declared)
        var targets = fitting(inits, pending.call, arguments, on: declared, declared.name)
        // What only makes an object is not walked, unless it may fail, throw, or run what it is given.
        let isTelling = arguments.contains {
            if case .closure = $0.known { true } else { $0.origins.contains(.payload) }
        }
        targets = targets.filter { target in
            let traits = target.member.function.traits
            return isTelling || traits.contains(.isFailable) || traits.contains(.throwsErrors)
        }
        for index in targets.indices { targets[index].isInitialiser = true }
        return Resolution(targets: targets)
    }

    // MARK: - A member

    private func resolveMember(_ pending: PendingCall, _ receiver: Value, _ arguments: [Value]) -> Resolution {
        let context = pending.scope.frame.context
        let name = pending.name
        if case .metatype(let type) = receiver.type, name == "init" || name == "alloc" || name == "new" {
            return name == "init" ? initialiser(of: type, pending, arguments) : Resolution()
        }
        if case .metatype = receiver.type, name.first?.isUppercase == true {
            return initialiser(of: .named(name, []), pending, arguments)
        }
        guard let type = receiverType(pending, receiver, context) else {
            if let forwarded = forward(pending, receiver, arguments) { return forwarded }
            return isOpen(receiver) ? namesake(pending, arguments) : Resolution()
        }
        let selfName = pending.isSuper ? context.selfType : type.name
        let found = fitting(program.functions(named: name, on: type), pending.call, arguments, on: type, selfName)
        if !found.isEmpty { return Resolution(targets: concrete(found, name, type, pending, arguments)) }
        if let found = program.property(named: name, on: type) {
            return property(found.property, of: found.owner, pending)
        }
        return Resolution()
    }

    /// A call through a protocol that is not the project's own, such as `PKPushRegistryDelegate`: the one other type
    /// of the project that conforms to it.
    private func forward(_ pending: PendingCall, _ receiver: Value, _ arguments: [Value]) -> Resolution? {
        let context = pending.scope.frame.context
        guard let name = receiver.type.base, name.hasSuffix("Delegate") else { return nil }
        var conformers = program.conformers(of: name, near: context.path).filter { $0.name != context.selfType }
        if conformers.count > 1, let assigned = assignedTypes(of: pending.receiver, conformers), !assigned.isEmpty {
            conformers = assigned
        }
        let targets = conformers.prefix(4).flatMap { conformer in
            fitting(
                program.functions(named: pending.name, on: conformer).filter { $0.body != nil }, pending.call,
                arguments, on: conformer, conformer.name)
        }
        return targets.isEmpty ? nil : Resolution(targets: targets)
    }

    private func receiverType(_ pending: PendingCall, _ receiver: Value, _ context: TypeContext) -> ProgramType? {
        if pending.isSuper, let selfType = context.selfType, let own = program.type(named: selfType, near: context.path)
        {
            return program.supertypes(of: own).first { $0.kind != .protocol }
        }
        return program.declared(receiver.type, in: context)
    }

    /// Nothing tells the receiver's type.
    private func isOpen(_ receiver: Value) -> Bool {
        if receiver.origins.contains(.payload) { return false }
        guard let base = receiver.type.base else {
            switch receiver.type {
            case .unknown: return true
            case .metatype: return false
            default: return false
            }
        }
        return ["id", "NSObject", "instancetype", "Any", "AnyObject", "UIApplicationDelegate"].contains(base)
    }

    /// The project's only method of this name, for a receiver that nothing tells the type of.
    private func namesake(_ pending: PendingCall, _ arguments: [Value]) -> Resolution {
        let words = Words.of(pending.name.split(separator: ":").first.map(String.init) ?? pending.name)
        guard words.count >= 2, !SystemCalls.ordinary.contains(pending.name),
            SystemCalls.isWorthSeeking(words, arguments)
        else { return Resolution() }
        var targets: [Resolution.Target] = []
        for member in program.namesakes(of: pending.name) {
            let fitting = fitting([member.function], pending.call, arguments, on: member.type, member.type?.name)
            targets += fitting
        }
        let near = Nearness.sorted(targets, to: pending.scope.frame.context.path) { $0.member.function.location.path }
        return Resolution(targets: near.count <= 3 ? near : [])
    }

    /// Functions with a body that the call fits, the best overload.
    private func fitting(
        _ functions: [Function], _ call: Call, _ arguments: [Value], on type: ProgramType?, _ selfType: String?
    ) -> [Resolution.Target] {
        var found: [(target: Resolution.Target, score: Int)] = []
        for function in functions {
            guard let binding = ArgumentBinding.bind(call, to: function) else { continue }
            let member = Program.Member(function: function, type: type)
            let target = Resolution.Target(member: member, binding: binding, selfType: selfType)
            found.append((target, score(function, binding, arguments)))
        }
        guard let best = found.map(\.score).max() else { return [] }
        return found.first { $0.score == best }.map { [$0.target] } ?? []
    }

    private func score(_ function: Function, _ binding: [Int?], _ arguments: [Value]) -> Int {
        var score = function.body == nil ? -2 : 0
        for (parameter, argument) in zip(function.parameters, binding) {
            guard let argument else {
                score -= 1
                continue
            }
            let type = arguments[argument].type
            if let given = type.base, let wanted = parameter.type?.base { score += given == wanted ? 3 : -3 }
            if type.isFunction != (parameter.type?.isFunction ?? type.isFunction) { score -= 2 }
        }
        return score
    }

    /// A requirement of a protocol is what its conformers make of it.
    private func concrete(
        _ targets: [Resolution.Target], _ name: String, _ type: ProgramType, _ pending: PendingCall,
        _ arguments: [Value]
    ) -> [Resolution.Target] {
        guard let target = targets.first else { return [] }
        guard target.member.function.body == nil || type.kind == .protocol else { return targets }
        var conformers = program.conformers(of: type.name, near: type.location.path)
        if conformers.count > 1, let assigned = assignedTypes(of: pending.receiver, conformers), !assigned.isEmpty {
            conformers = assigned
        }
        var found: [Resolution.Target] = []
        for conformer in conformers.prefix(8) {
            let own = fitting(
                program.functions(named: name, on: conformer).filter { $0.body != nil }, pending.call, arguments,
                on: conformer, conformer.name)
            for target in own where !found.contains(where: { $0.member.function === target.member.function }) {
                found.append(target)
            }
        }
        if found.isEmpty, target.member.function.body != nil { return targets }
        return found
    }

    /// The conformers that the code puts into a property: `thing.delegate = self`.
    private func assignedTypes(of receiver: Expression?, _ conformers: [ProgramType]) -> [ProgramType]? {
        guard let name = receiver?.lastName else { return nil }
        var found: [ProgramType] = []
        for stored in program.values(assignedTo: name) {
            let context = TypeContext(selfType: stored.type, path: stored.path)
            let type = program.evidentType(of: stored.value, in: context)
            guard let declared = program.declared(type, in: context) else { continue }
            if conformers.contains(where: { $0 === declared }), !found.contains(where: { $0 === declared }) {
                found.append(declared)
            }
        }
        return found
    }

    // MARK: - A property that is called

    private func property(_ property: Property, of owner: ProgramType, _ pending: PendingCall) -> Resolution {
        if property.isConstant, let value = property.initialValue, case .closure(let closure) = value.kind {
            let frame = Frame(
                selfType: owner.name, isStatic: property.isStatic, path: property.location.path, constraints: [:])
            let number = record(.closure(closure), at: closure.location, in: Scope(frame), Facts())
            return Resolution(callee: Value(.closure(number), type: .function(isEscaping: true)))
        }
        let closures = program.values(assignedTo: property.name).filter { stored in
            if case .closure = stored.value.bare.kind { return true }
            return false
        }
        return Resolution(stored: closures)
    }
}
