import CallFlow
import SwiftSyntax

extension BodyReader {
    func call(_ node: FunctionCallExprSyntax) -> Expression {
        let isChained = node.calledExpression.is(OptionalChainingExprSyntax.self)
        let callee = expression(node.calledExpression)
        let arguments = arguments(node.arguments, node.trailingClosure, node.additionalTrailingClosures)
        return Expression(.call(Call(callee: callee, arguments: arguments, isChained: isChained)), at: callee.location)
    }

    func arguments(
        _ list: LabeledExprListSyntax, _ closure: ClosureExprSyntax?, _ others: MultipleTrailingClosureElementListSyntax
    ) -> [Argument] {
        var arguments = list.map { element in
            let isInOut = element.expression.is(InOutExprSyntax.self)
            return Argument(label: element.label?.name, value: expression(element.expression), isInOut: isInOut)
        }
        if let closure {
            arguments.append(Argument(label: nil, value: self.closure(closure), isTrailingClosure: true))
        }
        for other in others {
            arguments.append(
                Argument(label: other.label.label, value: self.closure(other.closure), isTrailingClosure: true))
        }
        return arguments
    }

    func closure(_ node: ClosureExprSyntax) -> Expression {
        let place = location(node)
        var body = text.body(node.statements, behind: node.leftBrace, .closure)
        if node.hasUnexpectedChild {
            let readable = body
            body = Body { readable.block + [Statement(.unreadable, at: place)] }
        }
        let signature = node.signature
        let closure = Closure(
            parameters: Self.parameters(signature), weakCaptures: Self.weakCaptures(signature?.capture),
            isAsync: signature?.effectSpecifiers?.asyncSpecifier != nil, body: body, location: place)
        return Expression(.closure(closure), at: place)
    }

    private static func parameters(_ signature: ClosureSignatureSyntax?) -> [Parameter] {
        switch signature?.parameterClause {
        case .simpleInput(let list)?:
            list.map { Parameter(label: nil, name: $0.name.name, type: nil) }
        case .parameterClause(let clause)?:
            clause.parameters.map { parameter in
                let name = (parameter.secondName ?? parameter.firstName).name
                return Parameter(label: nil, name: name, type: parameter.type.map { TypeName($0) })
            }
        case nil: []
        }
    }

    private static func weakCaptures(_ clause: ClosureCaptureClauseSyntax?) -> [String] {
        clause?.items.compactMap { item in
            item.specifier?.specifier.spells("weak") == true ? item.name.name : nil
        } ?? []
    }
}
