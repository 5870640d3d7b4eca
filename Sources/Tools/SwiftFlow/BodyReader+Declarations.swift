import CallFlow
import SwiftSyntax

extension BodyReader {
    /// What is declared inside a function.
    func append(_ declaration: DeclSyntax, to block: inout Block) {
        switch declaration.as(DeclSyntaxEnum.self) {
        case .variableDecl(let node): append(node, to: &block)
        case .functionDecl(let node):
            let function = DeclarationReader(text).function(node, in: nil)
            block.append(Statement(.function(function), at: location(node)))
        case .ifConfigDecl(let node):
            guard case .statements(let items)? = BuildConfiguration.clause(of: node)?.elements else { return }
            block += self.block(items)
        case .macroExpansionDecl(let node):
            let parts = arguments(node.arguments, node.trailingClosure, node.additionalTrailingClosures)
            let value = Expression(.opaque(parts.map(\.value)), at: location(node.macroName))
            block.append(Statement(.expression(value), at: location(node)))
        case .unexpectedCodeDecl, .missingDecl:
            block.append(Statement(.unreadable, at: location(declaration)))
        default: break
        }
    }

    private func append(_ node: VariableDeclSyntax, to block: inout Block) {
        let isConstant = node.bindingSpecifier.spells("let")
        let isWeak = node.modifiers.contains { $0.name.spells("weak") }
        let start = location(node)
        var isFirst = true
        for binding in node.bindings {
            let place = isFirst ? start : location(binding)
            isFirst = false
            let type = binding.typeAnnotation.map { TypeName($0.type) }
            for (name, type, value) in variables(binding.pattern, type, binding.initializer?.value) {
                let variable = Variable(
                    name: name, type: type, value: value, isConstant: isConstant, isWeak: isWeak)
                block.append(Statement(.variable(variable), at: place))
            }
        }
    }

    typealias Binding = (name: String, type: TypeName?, value: Expression?)

    /// The variables of one binding. What a tuple is made from is evaluated once, with its first name.
    private func variables(_ pattern: PatternSyntax, _ type: TypeName?, _ value: ExprSyntax?) -> [Binding] {
        switch pattern.as(PatternSyntaxEnum.self) {
        case .identifierPattern(let node): return [(node.identifier.name, type, value.map(expression))]
        case .tuplePattern(let node):
            return deeper { variables(of: node, type, value) } ?? []
        default: return [("_", type, value.map(expression))]
        }
    }

    private func variables(of pattern: TuplePatternSyntax, _ type: TypeName?, _ value: ExprSyntax?) -> [Binding] {
        var types: [TypeName?] = Array(repeating: nil, count: pattern.elements.count)
        if case .tuple(let list)? = type, list.count == types.count { types = list }
        let parts = value?.as(TupleExprSyntax.self).map { Array($0.elements) } ?? []
        if parts.count == pattern.elements.count {
            return zip(zip(pattern.elements, types), parts).flatMap { pair, part in
                variables(pair.0.pattern, pair.1, part.expression)
            }
        }
        var bindings = zip(pattern.elements, types).flatMap { variables($0.pattern, $1, nil) }
        guard let value else { return bindings }
        let whole = expression(value)
        for index in bindings.indices {
            bindings[index].value = Expression(.opaque(index == 0 ? [whole] : []), at: whole.location)
        }
        return bindings
    }
}
