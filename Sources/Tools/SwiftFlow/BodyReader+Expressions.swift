import CallFlow
@_spi(ExperimentalLanguageFeatures) import SwiftSyntax

extension BodyReader {
    func expression(_ node: ExprSyntax) -> Expression {
        deeper { read(node) } ?? Expression(.opaque([]), at: location(node))
    }

    /// By kind, each in a function of its own: a switch that does the work has a frame of kilobytes.
    private func read(_ node: ExprSyntax) -> Expression {
        switch node.kind {
        case .functionCallExpr: call(node.cast(FunctionCallExprSyntax.self))
        case .memberAccessExpr: member(node.cast(MemberAccessExprSyntax.self))
        case .declReferenceExpr: reference(node.cast(DeclReferenceExprSyntax.self))
        case .sequenceExpr: sequence(node.cast(SequenceExprSyntax.self))
        case .closureExpr: closure(node.cast(ClosureExprSyntax.self))
        case .stringLiteralExpr: string(node.cast(StringLiteralExprSyntax.self))
        case .integerLiteralExpr, .booleanLiteralExpr, .nilLiteralExpr, .floatLiteralExpr, .regexLiteralExpr,
            .simpleStringLiteralExpr:
            literal(node)
        case .subscriptCallExpr: element(node.cast(SubscriptCallExprSyntax.self))
        case .tryExpr, .awaitExpr, .unsafeExpr: covered([node])
        case .prefixOperatorExpr: prefix(node.cast(PrefixOperatorExprSyntax.self))
        case .tupleExpr: tuple(node.cast(TupleExprSyntax.self))
        case .arrayExpr, .dictionaryExpr: collection(node)
        case .ifExpr, .switchExpr: branches(node)
        case .macroExpansionExpr: macro(node.cast(MacroExpansionExprSyntax.self))
        case .patternExpr: binding(node.cast(PatternExprSyntax.self))
        case .postfixIfConfigExpr: conditional(node.cast(PostfixIfConfigExprSyntax.self))
        default: wrapper(node) ?? Expression(.opaque([]), at: location(node))
        }
    }

    /// What only wraps another expression.
    private func wrapper(_ node: ExprSyntax) -> Expression? {
        switch node.as(ExprSyntaxEnum.self) {
        case .forceUnwrapExpr(let node):
            let value = expression(node.expression)
            return Expression(.forced(value), at: value.location)
        case .optionalChainingExpr(let node): return expression(node.expression)
        case .superExpr: return Expression(.superReference, at: location(node))
        case .discardAssignmentExpr: return Expression(.name("_"), at: location(node))
        case .inOutExpr(let node): return expression(node.expression)
        case .consumeExpr(let node): return expression(node.expression)
        case .copyExpr(let node): return expression(node.expression)
        case .borrowExpr(let node): return expression(node.expression)
        case .packElementExpr(let node): return expression(node.pack)
        case .packExpansionExpr(let node): return expression(node.repetitionPattern)
        case .genericSpecializationExpr(let node): return expression(node.expression)
        case .postfixOperatorExpr(let node): return opaque([node.expression], node)
        case .typeExpr(let type): return reference(to: TypeName(type.type), at: node)
        default: return nil
        }
    }

    private func reference(to type: TypeName, at node: ExprSyntax) -> Expression {
        guard case .named(let name, _) = type else { return Expression(.opaque([]), at: location(node)) }
        return Expression(.name(name), at: location(node))
    }

    private func opaque(_ parts: [ExprSyntax], _ node: some SyntaxProtocol) -> Expression {
        Expression(.opaque(parts.map(expression)), at: location(node))
    }

    private func reference(_ node: DeclReferenceExprSyntax) -> Expression {
        let name = node.baseName
        return Expression(name.spells("self") ? .selfReference : .name(name.name), at: location(name))
    }

    private func member(_ node: MemberAccessExprSyntax) -> Expression {
        let name = node.declName.baseName
        let place = location(name)
        if let base = node.base {
            let (base, link) = linked(base)
            return Expression(.member(base, name.name, link), at: place)
        }
        if let base = postfixBase {
            postfixBase = nil
            return Expression(.member(base, name.name, .plain), at: place)
        }
        return Expression(.implicitMember(name.name), at: place)
    }

    /// A base, and how the next member hangs on it.
    private func linked(_ node: ExprSyntax) -> (Expression, Expression.Link) {
        if let node = node.as(OptionalChainingExprSyntax.self) { return (expression(node.expression), .chained) }
        if let node = node.as(ForceUnwrapExprSyntax.self) { return (expression(node.expression), .forced) }
        return (expression(node), .plain)
    }

    private func element(_ node: SubscriptCallExprSyntax) -> Expression {
        let (base, link) = linked(node.calledExpression)
        let arguments = arguments(node.arguments, node.trailingClosure, node.additionalTrailingClosures)
        return Expression(.element(base, arguments, link), at: base.location)
    }

    private func prefix(_ node: PrefixOperatorExprSyntax) -> Expression {
        let value = expression(node.expression)
        let place = location(node)
        if node.operator.spells("!") { return Expression(.not(value), at: place) }
        if node.operator.spells("-"), case .literal(.integer(let number)) = value.kind {
            return Expression(.literal(.integer(-number)), at: place)
        }
        return Expression(.opaque([value]), at: place)
    }

    private func tuple(_ node: TupleExprSyntax) -> Expression {
        if node.elements.count == 1, let only = node.elements.first { return expression(only.expression) }
        return opaque(node.elements.map(\.expression), node)
    }

    private func branches(_ node: ExprSyntax) -> Expression {
        let place = location(node)
        return Expression(.branches(statement(of: node)), at: place)
    }

    /// `view #if os(iOS) .padding() #endif`
    private func conditional(_ node: PostfixIfConfigExprSyntax) -> Expression {
        let base = node.base.map(expression)
        guard case .postfixExpression(let rest)? = BuildConfiguration.clause(of: node.config)?.elements else {
            return base ?? Expression(.opaque([]), at: location(node))
        }
        // An `#if` inside the clause hangs on what the outer one hangs on.
        if let base { postfixBase = base }
        defer { postfixBase = nil }
        return expression(rest)
    }
}
