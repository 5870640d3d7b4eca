import CallFlow

/// A value that some code of the project puts into a property.
struct StoredValue {
    let value: Expression
    /// What the assignment was made on: `peer` in `peer.onRing = …`; nil for a bare name or an argument.
    let target: Expression?
    /// The function it stands in.
    let function: Function?
    let type: String?
    let path: String
    /// An argument of an initialiser with the property's name as its label.
    let isArgument: Bool
}

extension Program {
    /// Everything that is assigned to a property of this name, anywhere: `x.name = value`, `name = value`, and
    /// arguments labelled with it.
    func values(assignedTo name: String) -> [StoredValue] {
        if let known = assignmentsByName[name] { return known }
        assignmentsByName[name] = []
        var found: [StoredValue] = []
        for unit in units(mentioning: name) where !TestCode.isTest(unit.path) {
            let functions =
                unit.functions.map { ($0, String?.none) }
                + unit.types.flatMap { type in type.functions.map { ($0, type.name) } }
            for (function, type) in functions {
                guard let body = function.body else { continue }
                Tree.walk(body.block) { expression in
                    found += Self.stored(in: expression, name: name, function, type, unit.path)
                }
            }
            for type in unit.types {
                for property in type.properties {
                    for part in [property.getter, property.setter, property.didSet] {
                        guard let part else { continue }
                        Tree.walk(part.block) { found += Self.stored(in: $0, name: name, nil, type.name, unit.path) }
                    }
                    property.initialValue.map { value in
                        Tree.walk(value) { found += Self.stored(in: $0, name: name, nil, type.name, unit.path) }
                    }
                }
            }
        }
        assignmentsByName[name] = found
        return found
    }

    private static func stored(
        in expression: Expression, name: String, _ function: Function?, _ type: String?, _ path: String
    ) -> [StoredValue] {
        switch expression.kind {
        case .assignment(let target, let value):
            guard target.lastName == name else { return [] }
            var base: Expression?
            if case .member(let receiver, _, _) = target.kind { base = receiver }
            return [
                StoredValue(
                    value: value, target: base, function: function, type: type, path: path, isArgument: false)
            ]
        case .call(let call):
            return call.arguments.filter { $0.label == name }.map {
                StoredValue(
                    value: $0.value, target: call.callee, function: function, type: type, path: path,
                    isArgument: true)
            }
        default: return []
        }
    }
}
