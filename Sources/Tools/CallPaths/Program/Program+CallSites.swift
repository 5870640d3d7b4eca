public import CallFlow

/// A call as it stands in the text, whoever may run it.
public struct LexicalCall {
    public let call: Call
    public let location: SourceLocation
    /// The function it stands in; nil for initial values and the top level of a file.
    public let function: Function?
    /// The name of the type it stands in.
    public let type: String?
    public let path: String
    /// The closures it stands in, the outermost first.
    public let closures: [Closure]
}

extension Program {
    /// All functions with bodies of the judged files, in order.
    public func functions() -> [Member] {
        judged.flatMap { unit in
            unit.functions.filter { $0.body != nil }.map { Member(function: $0, type: nil) }
                + unit.types.flatMap { declaration in
                    declaration.functions.filter { $0.body != nil }.map {
                        Member(function: $0, type: type(named: declaration.name, near: unit.path))
                    }
                }
        }
    }

    /// Every call of this name in the judged files, in order. A selector is meant by its first piece or as a whole.
    public func callSites(of name: String) -> [LexicalCall] {
        if let known = callSitesByName[name] { return known }
        let found = findCallSites(of: name)
        callSitesByName[name] = found
        return found
    }

    private func findCallSites(of name: String) -> [LexicalCall] {
        judged.flatMap { unit in
            var search = CallSearch(name: name, path: unit.path)
            for function in unit.functions { search.look(in: function, type: nil) }
            for declaration in unit.types {
                for function in declaration.functions { search.look(in: function, type: declaration.name) }
                for property in declaration.properties { search.look(in: property, type: declaration.name) }
            }
            for property in unit.globals { search.look(in: property, type: nil) }
            if let topLevel = unit.topLevel { search.look(in: topLevel.block, nil, nil, []) }
            return search.found.sorted { $0.location < $1.location }
        }
    }
}

private struct CallSearch {
    let name: String
    let path: String
    var found: [LexicalCall] = []

    mutating func look(in function: Function, type: String?) {
        guard let body = function.body else { return }
        look(in: body.block, function, type, [])
    }

    mutating func look(in property: Property, type: String?) {
        if let value = property.initialValue { look(in: value, nil, type, []) }
        for body in [property.getter, property.setter, property.didSet, property.willSet] {
            if let body { look(in: body.block, nil, type, []) }
        }
    }

    mutating func look(in block: Block, _ function: Function?, _ type: String?, _ closures: [Closure]) {
        for expression in Tree.topExpressions(of: block) { look(in: expression, function, type, closures) }
    }

    private mutating func look(
        in expression: Expression, _ function: Function?, _ type: String?, _ closures: [Closure]
    ) {
        if case .call(let call) = expression.kind, let called = call.callee.lastName,
            called == name || called.prefix(while: { $0 != ":" }) == name
        {
            found.append(
                LexicalCall(
                    call: call, location: expression.location, function: function, type: type, path: path,
                    closures: closures))
        }
        for part in expression.parts { look(in: part, function, type, closures) }
        switch expression.kind {
        case .closure(let closure): look(in: closure.body.block, function, type, closures + [closure])
        case .branches(let statement): look(in: [statement], function, type, closures)
        default: break
        }
    }
}

extension Tree {
    /// The expressions that the statements of a block are made of, those of nested statements too; neither their
    /// parts nor the insides of closures.
    static func topExpressions(of block: Block) -> [Expression] {
        var found: [Expression] = []
        for statement in block { collect(statement, into: &found) }
        return found
    }

    private static func collect(_ statement: Statement, into found: inout [Expression]) {
        switch statement.kind {
        case .expression(let value), .throw(let value), .return(let value?): found.append(value)
        case .variable(let variable): variable.value.map { found.append($0) }
        case .if(let conditions, let then, let otherwise):
            found += conditions.flatMap(\.expressions) + topExpressions(of: then) + topExpressions(of: otherwise ?? [])
        case .guard(let conditions, let otherwise):
            found += conditions.flatMap(\.expressions) + topExpressions(of: otherwise)
        case .switch(let subject, let cases):
            found.append(subject)
            for each in cases {
                found += each.patterns.flatMap(\.expressions) + (each.condition.map { [$0] } ?? [])
                found += topExpressions(of: each.body)
            }
        case .loop(let loop): found += loop.form.expressions + topExpressions(of: loop.form.statements + loop.body)
        case .scope(let block, let catches, let finally):
            found += topExpressions(of: block)
            for each in catches { found += (each.condition.map { [$0] } ?? []) + topExpressions(of: each.body) }
            found += topExpressions(of: finally ?? [])
        case .defer(let block): found += topExpressions(of: block)
        case .labelled(_, let inner): collect(inner, into: &found)
        case .function(let function): found += topExpressions(of: function.body?.block ?? [])
        case .return(nil), .break, .continue, .fallthrough, .unreadable: break
        }
    }
}
