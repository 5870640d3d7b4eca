import CallFlow

extension PathEngine {
    /// The place that an expression names, when its value stays the same until something in it is assigned.
    func place(of expression: Expression, in scope: Scope) -> Place? {
        place(of: expression, in: scope, depth: 0)
    }

    private func place(of expression: Expression, in scope: Scope, depth: Int) -> Place? {
        guard depth < 12 else { return nil }
        func inner(_ part: Expression) -> Place? { place(of: part, in: scope, depth: depth + 1) }
        switch expression.kind {
        case .name(let name): return place(ofName: name, in: scope)
        case .selfReference: return Place(text: "self;", newest: -1)
        case .member(let base, let name, _):
            if case .selfReference = base.kind { return property(name, in: scope) }
            return inner(base)?.appending("." + name + ";")
        case .implicitMember(let name): return Place(text: "." + name, newest: -1)
        case .literal(let literal): return Place(text: "\(literal)", newest: -1)
        case .cast(let value, let type, _): return inner(value)?.appending(" as \(type)")
        case .forced(let value), .attempt(let value, _), .await(let value): return inner(value)
        case .opaque(let parts) where parts.count == 1: return inner(parts[0])
        case .element(let base, let arguments, _):
            guard let place = inner(base), let parts = all(arguments, inner) else { return nil }
            return place.appending("[", parts).appending("]")
        case .call(let call):
            guard let place = inner(call.callee), let parts = all(call.arguments, inner) else { return nil }
            return place.appending("(", parts).appending(")")
        case .binary(let sign, let one, let other):
            guard let left = inner(one), let right = inner(other) else { return nil }
            return left.appending(" \(sign) ", [right])
        default: return nil
        }
    }

    private func all(_ arguments: [Argument], _ place: (Expression) -> Place?) -> [Place]? {
        let places = arguments.map { place($0.value) }
        return places.contains { $0 == nil } ? nil : places.compactMap { $0 }
    }

    private func place(ofName name: String, in scope: Scope) -> Place? {
        if let number = scope.number(of: name) { return .variable(number) }
        return property(name, in: scope)
    }

    /// A property of `self`, a global, a type, or a function.
    private func property(_ name: String, in scope: Scope) -> Place {
        let context = scope.frame.context
        if let selfType = context.selfType, let type = program.type(named: selfType, near: context.path),
            let found = program.property(named: name, on: type)
        {
            return .property(name, of: found.owner.name)
        }
        return .property(name, of: "")
    }
}
