import CallFlow
import SwiftSyntax

/// `a == b && c ?? d` comes from the parser as one flat list; here it gets its shape, by Swift's own precedences.
private struct Operands {
    let elements: [ExprSyntax]
    var next = 0

    var current: ExprSyntax? { next < elements.count ? elements[next] : nil }
}

/// How tight an operator binds, loosest first.
private enum Precedence: Int, Comparable {
    case assignment, ternary, custom, disjunction, conjunction, comparison, coalescing, casting, range, addition,
        multiplication, shift

    static func < (one: Precedence, other: Precedence) -> Bool { one.rawValue < other.rawValue }

    /// Of the right side: what binds tighter, and the same where operators group to the right.
    var right: Int {
        switch self {
        case .assignment, .ternary, .coalescing: rawValue
        default: rawValue + 1
        }
    }
}

extension BodyReader {
    /// More operands than anybody writes are not given a shape: the tree would be as deep as they are many.
    private static let longestSequence = 257

    func sequence(_ node: SequenceExprSyntax) -> Expression {
        covered(Array(node.elements))
    }

    func covered(_ elements: [ExprSyntax]) -> Expression {
        guard elements.count <= Self.longestSequence, let first = elements.first else {
            let operands = elements.enumerated().filter { $0.offset.isMultiple(of: 2) }.map { expression($0.element) }
            return Expression(.opaque(operands), at: operands.first?.location ?? text.source.location(at: 0))
        }
        var operands = Operands(elements: elements)
        return deeper { folded(&operands, 0) } ?? Expression(.opaque([]), at: location(first))
    }

    /// `try`, `await` and `unsafe` cover everything to their right.
    private func folded(_ operands: inout Operands, _ loosest: Int) -> Expression {
        guard let first = operands.current else { return Expression(.opaque([]), at: text.source.location(at: 0)) }
        operands.next += 1
        var operand = first
        var covers: [(ExprSyntax, SourceLocation)] = []
        while let inner = Self.coveredBy(operand), covers.count < 64 {
            covers.append((operand, location(operand)))
            operand = inner
        }
        var value = expression(operand)
        while let node = operands.current, let step = deeper({ extend(value, by: node, &operands, loosest) }),
            let longer = step
        {
            value = longer
        }
        for (cover, place) in covers.reversed() { value = Self.cover(value, with: cover, at: place) }
        return value
    }

    private static func coveredBy(_ node: ExprSyntax) -> ExprSyntax? {
        switch node.kind {
        case .tryExpr: node.cast(TryExprSyntax.self).expression
        case .awaitExpr: node.cast(AwaitExprSyntax.self).expression
        case .unsafeExpr: node.cast(UnsafeExprSyntax.self).expression
        default: nil
        }
    }

    private static func cover(_ value: Expression, with node: ExprSyntax, at place: SourceLocation) -> Expression {
        if node.is(AwaitExprSyntax.self) { return Expression(.await(value), at: place) }
        guard let mark = node.as(TryExprSyntax.self) else { return value }
        let form: Expression.AttemptForm =
            switch mark.questionOrExclamationMark?.name {
            case "?": .optional
            case "!": .forced
            default: .plain
            }
        return Expression(.attempt(value, form), at: place)
    }

    /// One operator and its right side; nil when it binds looser than asked for.
    private func extend(
        _ left: Expression, by node: ExprSyntax, _ operands: inout Operands, _ loosest: Int
    ) -> Expression? {
        let name = node.as(BinaryOperatorExprSyntax.self)?.operator.name
        let precedence = Self.precedence(of: node, name)
        guard precedence.rawValue >= loosest else { return nil }
        operands.next += 1
        switch node.kind {
        case .unresolvedAsExpr, .unresolvedIsExpr: return cast(left, node, &operands)
        case .unresolvedTernaryExpr:
            let one = expression(node.cast(UnresolvedTernaryExprSyntax.self).thenExpression)
            let other = folded(&operands, precedence.right)
            return Expression(.choice(left, one, other), at: left.location)
        default: break
        }
        let right = folded(&operands, precedence.right)
        if precedence == .assignment {
            return Expression(.assignment(target: left, value: right), at: left.location)
        }
        return Expression(.binary(Self.meaning(of: name ?? ""), left, right), at: left.location)
    }

    private func cast(_ left: Expression, _ node: ExprSyntax, _ operands: inout Operands) -> Expression {
        let type = operands.current?.as(TypeExprSyntax.self).map { TypeName($0.type) } ?? .unknown
        operands.next += 1
        guard let mark = node.as(UnresolvedAsExprSyntax.self) else {
            return Expression(.cast(left, to: type, .test), at: left.location)
        }
        let form: Expression.CastForm =
            switch mark.questionOrExclamationMark?.name {
            case "?": .conditional
            case "!": .forced
            default: .plain
            }
        return Expression(.cast(left, to: type, form), at: left.location)
    }

    private static func precedence(of node: ExprSyntax, _ name: String?) -> Precedence {
        switch node.kind {
        case .assignmentExpr: return .assignment
        case .unresolvedTernaryExpr: return .ternary
        case .unresolvedAsExpr, .unresolvedIsExpr: return .casting
        default: break
        }
        switch name {
        case "&&": return .conjunction
        case "||": return .disjunction
        case "??": return .coalescing
        case "==", "!=", "===", "!==", "<", "<=", ">", ">=", "~=", ".==", ".!=": return .comparison
        case "...", "..<": return .range
        case "+", "-", "&+", "&-", "|", "^": return .addition
        case "*", "/", "%", "&", "&*": return .multiplication
        case "<<", ">>", "&<<", "&>>": return .shift
        case let name?: return name.hasSuffix("=") ? .assignment : .custom
        case nil: return .custom
        }
    }

    private static func meaning(of name: String) -> Expression.Operator {
        switch name {
        case "&&": .and
        case "||": .or
        case "??": .coalescing
        case "==": .equal
        case "!=": .notEqual
        case "===": .identical
        case "!==": .notIdentical
        case "<": .less
        case "<=": .lessOrEqual
        case ">": .greater
        case ">=": .greaterOrEqual
        default: .other(name)
        }
    }
}
