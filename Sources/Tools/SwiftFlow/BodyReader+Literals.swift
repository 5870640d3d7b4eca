import CallFlow
import SwiftSyntax

extension BodyReader {
    func literal(_ node: ExprSyntax) -> Expression {
        Expression(.literal(kind(of: node)), at: location(node))
    }

    private func kind(of node: ExprSyntax) -> Expression.Literal {
        switch node.as(ExprSyntaxEnum.self) {
        case .nilLiteralExpr: .null
        case .booleanLiteralExpr(let node): .boolean(node.literal.spells("true"))
        case .integerLiteralExpr(let node): Self.number(node.literal.name).map { .integer($0) } ?? .other
        case .simpleStringLiteralExpr(let node): .text(node.segments.map(\.content.name).joined())
        default: .other
        }
    }

    private static func number(_ text: String) -> Int? {
        let digits = text.filter { $0 != "_" }
        if digits.hasPrefix("0x") { return Int(digits.dropFirst(2), radix: 16) }
        if digits.hasPrefix("0b") { return Int(digits.dropFirst(2), radix: 2) }
        if digits.hasPrefix("0o") { return Int(digits.dropFirst(2), radix: 8) }
        return Int(digits)
    }

    /// A text; with something interpolated, the parts that make it.
    func string(_ node: StringLiteralExprSyntax) -> Expression {
        var parts: [Expression] = []
        var text = ""
        var isPlain = true
        for segment in node.segments {
            switch segment {
            case .stringSegment(let segment): text += segment.content.name
            case .expressionSegment(let segment):
                isPlain = false
                parts += segment.expressions.map { expression($0.expression) }
            }
        }
        return Expression(isPlain ? .literal(.text(text)) : .opaque(parts), at: location(node))
    }

    func collection(_ node: ExprSyntax) -> Expression {
        var parts: [Expression] = []
        if let array = node.as(ArrayExprSyntax.self) {
            parts = array.elements.map { expression($0.expression) }
        } else if case .elements(let elements)? = node.as(DictionaryExprSyntax.self)?.content {
            for element in elements {
                parts.append(expression(element.key))
                parts.append(expression(element.value))
            }
        }
        return Expression(.opaque(parts), at: location(node))
    }

    func macro(_ node: MacroExpansionExprSyntax) -> Expression {
        let place = location(node)
        if node.macroName.spells("selector"), let argument = node.arguments.first {
            return Expression(.selector(Self.selector(argument.expression)), at: place)
        }
        let parts = arguments(node.arguments, node.trailingClosure, node.additionalTrailingClosures)
        return Expression(.opaque(parts.map(\.value)), at: place)
    }

    /// `name(_:with:)` for `#selector(Owner.name(_:with:))`; without labels the name alone.
    private static func selector(_ node: ExprSyntax) -> String {
        let reference: DeclReferenceExprSyntax? =
            node.as(DeclReferenceExprSyntax.self) ?? node.as(MemberAccessExprSyntax.self)?.declName
        guard let reference else { return "" }
        guard let names = reference.argumentNames else { return reference.baseName.name }
        return reference.baseName.name + "(" + names.arguments.map { $0.name.name + ":" }.joined() + ")"
    }
}
