public import CallFlow

/// Walks through trees, closures included, in the order of the text.
public enum Tree {
    /// Calls `visit` with every expression of the block, an outer one before its parts.
    public static func walk(_ block: Block, visit: (Expression) -> Void) {
        for statement in block { walk(statement, statements: { _ in }, expressions: visit) }
    }

    /// Calls `visit` with every statement of the block, those inside closures too.
    public static func walk(statementsOf block: Block, visit: (Statement) -> Void) {
        for statement in block { walk(statement, statements: visit, expressions: { _ in }) }
    }

    /// Calls `visit` with the expression and every part of it.
    public static func walk(_ expression: Expression, visit: (Expression) -> Void) {
        walk(expression, statements: { _ in }, expressions: visit)
    }

    private static func walk(
        _ block: Block, _ statements: (Statement) -> Void, _ expressions: (Expression) -> Void
    ) {
        for statement in block { walk(statement, statements: statements, expressions: expressions) }
    }

    private static func walk(
        _ statement: Statement, statements: (Statement) -> Void, expressions: (Expression) -> Void
    ) {
        statements(statement)
        func go(_ block: Block) { walk(block, statements, expressions) }
        func go(_ expression: Expression) { walk(expression, statements: statements, expressions: expressions) }
        switch statement.kind {
        case .expression(let value), .throw(let value), .return(let value?): go(value)
        case .variable(let variable): variable.value.map(go)
        case .if(let conditions, let then, let otherwise):
            conditions.flatMap(\.expressions).forEach(go)
            go(then)
            otherwise.map(go)
        case .guard(let conditions, let otherwise):
            conditions.flatMap(\.expressions).forEach(go)
            go(otherwise)
        case .switch(let subject, let cases):
            go(subject)
            for each in cases {
                each.patterns.flatMap(\.expressions).forEach(go)
                each.condition.map(go)
                go(each.body)
            }
        case .loop(let loop):
            loop.form.expressions.forEach(go)
            go(loop.form.statements)
            go(loop.body)
        case .scope(let block, let catches, let finally):
            go(block)
            for each in catches {
                each.condition.map(go)
                go(each.body)
            }
            finally.map(go)
        case .defer(let block): go(block)
        case .labelled(_, let inner): walk(inner, statements: statements, expressions: expressions)
        case .function(let function): function.body.map { go($0.block) }
        case .return(nil), .break, .continue, .fallthrough, .unreadable: break
        }
    }

    private static func walk(
        _ expression: Expression, statements: (Statement) -> Void, expressions: (Expression) -> Void
    ) {
        expressions(expression)
        for part in expression.parts { walk(part, statements: statements, expressions: expressions) }
        switch expression.kind {
        case .closure(let closure): walk(closure.body.block, statements, expressions)
        case .branches(let statement): walk(statement, statements: statements, expressions: expressions)
        default: break
        }
    }
}

extension Expression {
    /// The direct parts of an expression, in the order of evaluation; the body of a closure is not among them.
    var parts: [Expression] {
        switch kind {
        case .name, .selfReference, .superReference, .implicitMember, .closure, .literal, .selector, .branches: []
        case .member(let base, _, _): [base]
        case .call(let call): [call.callee] + call.arguments.map(\.value)
        case .element(let base, let arguments, _): [base] + arguments.map(\.value)
        case .not(let value), .cast(let value, _, _), .forced(let value), .attempt(let value, _), .await(let value):
            [value]
        case .binary(_, let one, let other): [one, other]
        case .choice(let condition, let one, let other): [condition, one, other]
        case .assignment(let target, let value): [target, value]
        case .opaque(let parts): parts
        }
    }

    /// The last name: `b` of `a.b`, of `a?.b` and of `b`; nil for what has none.
    public var lastName: String? {
        switch kind {
        case .name(let name), .member(_, let name, _), .implicitMember(let name): name
        case .forced(let value), .attempt(let value, _), .await(let value), .cast(let value, _, _): value.lastName
        case .call(let call): call.callee.lastName
        case .element(let base, _, _): base.lastName
        case .opaque(let parts): parts.count == 1 ? parts[0].lastName : nil
        case .selfReference: "self"
        default: nil
        }
    }

    /// All names in it, in the order of the text, and texts; not those inside closures.
    public var names: [String] {
        let own: [String] =
            switch kind {
            case .name(let name), .member(_, let name, _), .implicitMember(let name): [name]
            case .literal(.text(let text)): [text]
            default: []
            }
        return parts.flatMap(\.names) + own
    }

    /// The expression without parentheses, `try`, `await` and `as`.
    var bare: Expression {
        switch kind {
        case .opaque(let parts) where parts.count == 1: parts[0].bare
        case .attempt(let value, .plain), .await(let value), .cast(let value, _, .plain): value.bare
        default: self
        }
    }
}

extension Condition {
    var expressions: [Expression] {
        switch kind {
        case .test(let value), .unwrap(_, _, let value): [value]
        case .match(let pattern, let value): pattern.expressions + [value]
        case .available: []
        }
    }

    /// The words of what it asks.
    var subject: [String] { expressions.flatMap(\.names) }
}

extension Pattern {
    var expressions: [Expression] {
        switch self {
        case .value(let value, _): [value]
        case .some(let pattern): pattern.expressions
        case .tuple(let patterns): patterns.flatMap(\.expressions)
        case .any, .type: []
        }
    }

    /// The names that it binds.
    var bindings: [String] {
        switch self {
        case .value(_, let bindings): bindings
        case .any(let binding), .type(_, let binding): binding.map { [$0] } ?? []
        case .some(let pattern): pattern.bindings
        case .tuple(let patterns): patterns.flatMap(\.bindings)
        }
    }
}

extension Loop.Form {
    var expressions: [Expression] {
        switch self {
        case .each(_, let sequence, let condition): [sequence] + (condition.map { [$0] } ?? [])
        case .whileTrue(let conditions): conditions.flatMap(\.expressions)
        case .untilFalse(let condition): [condition]
        case .counting(_, let test, _): test.map { [$0] } ?? []
        }
    }

    var statements: Block {
        if case .counting(let start, _, let step) = self { return start + step }
        return []
    }
}
