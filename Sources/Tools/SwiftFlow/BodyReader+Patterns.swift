import CallFlow
import SwiftSyntax

extension BodyReader {
    func pattern(_ node: PatternSyntax) -> Pattern {
        deeper { kind(of: node) } ?? .any(binding: nil)
    }

    private func kind(of node: PatternSyntax) -> Pattern {
        switch node.as(PatternSyntaxEnum.self) {
        case .identifierPattern(let node): .any(binding: node.identifier.name)
        case .wildcardPattern, .missingPattern: .any(binding: nil)
        case .valueBindingPattern(let node): pattern(node.pattern)
        case .isTypePattern(let node): .type(TypeName(node.type), binding: nil)
        case .tuplePattern(let node): .tuple(node.elements.map { pattern($0.pattern) })
        case .expressionPattern(let node): pattern(of: node.expression)
        }
    }

    /// A pattern that is written as an expression; the names that it binds stand inside.
    private func pattern(of node: ExprSyntax) -> Pattern {
        switch node.as(ExprSyntaxEnum.self) {
        case .patternExpr(let node): pattern(node.pattern)
        case .discardAssignmentExpr: .any(binding: nil)
        case .optionalChainingExpr(let node): deeper { .some(pattern(of: node.expression)) } ?? .any(binding: nil)
        case .tupleExpr(let node): deeper { tuple(node) } ?? .any(binding: nil)
        case .sequenceExpr(let node): cast(node) ?? value(ExprSyntax(node))
        case .functionCallExpr(let node): payload(ofSome: node) ?? value(ExprSyntax(node))
        default: value(node)
        }
    }

    private func tuple(_ node: TupleExprSyntax) -> Pattern {
        if node.elements.count == 1, let only = node.elements.first { return pattern(of: only.expression) }
        return .tuple(node.elements.map { pattern(of: $0.expression) })
    }

    /// `let name as T`
    private func cast(_ node: SequenceExprSyntax) -> Pattern? {
        let elements = Array(node.elements)
        guard elements.count == 3, elements[1].is(UnresolvedAsExprSyntax.self),
            let type = elements[2].as(TypeExprSyntax.self)?.type
        else { return nil }
        if case .any(let name) = pattern(of: elements[0]) { return .type(TypeName(type), binding: name) }
        return .type(TypeName(type), binding: nil)
    }

    /// `.some(let name)` is `let name?`.
    private func payload(ofSome node: FunctionCallExprSyntax) -> Pattern? {
        guard let member = node.calledExpression.as(MemberAccessExprSyntax.self), member.base == nil,
            member.declName.baseName.spells("some"), node.arguments.count == 1, let payload = node.arguments.first
        else { return nil }
        return deeper { .some(pattern(of: payload.expression)) }
    }

    private func value(_ node: ExprSyntax) -> Pattern {
        let outer = bindings
        bindings = []
        defer { bindings = outer }
        let value = expression(node)
        return .value(value, bindings: bindings)
    }

    /// A pattern inside an expression, as in `.ring(let id)`: its names are noted.
    func binding(_ node: PatternExprSyntax) -> Expression {
        let pattern = pattern(node.pattern)
        let names = names(in: pattern)
        bindings += names
        if case .any(let name) = pattern { return Expression(.name(name ?? "_"), at: location(node)) }
        return Expression(.opaque([]), at: location(node))
    }

    func names(in pattern: Pattern) -> [String] {
        switch pattern {
        case .value(_, let bindings): bindings
        case .any(let name), .type(_, let name): name.map { [$0] } ?? []
        case .some(let inner): names(in: inner)
        case .tuple(let parts): parts.flatMap(names)
        }
    }
}
