import CallFlow
import SwiftSyntax

extension DeclarationReader {
    /// One property for each name.
    func properties(_ node: VariableDeclSyntax) -> [Property] {
        let markings = Markings(node.attributes, node.modifiers)
        let isConstant = node.bindingSpecifier.spells("let")
        var properties: [Property] = []
        var type: TypeName?
        // `var a, b: Int` gives both the type that stands behind the last.
        for binding in node.bindings.reversed() {
            if let annotation = binding.typeAnnotation {
                type = TypeName(annotation.type)
            } else if binding.initializer != nil {
                type = nil
            }
            for name in names(in: binding.pattern).reversed() {
                var property = Property(name: name.name, type: type, initialValue: nil, location: location(name))
                property.isStatic = markings.isStatic
                property.isWeak = markings.isWeak
                property.isLazy = markings.isLazy
                property.isConstant = isConstant
                property.attributes = markings.attributes
                read(binding, into: &property)
                properties.append(property)
            }
        }
        return properties.reversed()
    }

    private func names(in pattern: PatternSyntax) -> [TokenSyntax] {
        switch pattern.as(PatternSyntaxEnum.self) {
        case .identifierPattern(let node): [node.identifier]
        case .tuplePattern(let node): node.elements.flatMap { names(in: $0.pattern) }
        default: []
        }
    }

    private func read(_ binding: PatternBindingSyntax, into property: inout Property) {
        if let value = binding.initializer?.value, binding.pattern.is(IdentifierPatternSyntax.self) {
            property.initialValue = BodyReader(text).expression(value)
        }
        guard let block = binding.accessorBlock else { return }
        switch block.accessors {
        case .getter(let items): property.getter = text.body(items, behind: block.leftBrace, .value)
        case .accessors(let accessors):
            for accessor in accessors { read(accessor, into: &property) }
        }
    }

    private func read(_ accessor: AccessorDeclSyntax, into property: inout Property) {
        let kind = accessor.accessorSpecifier
        if kind.spells("get") || kind.spells("_read") {
            property.getter = accessor.body.map { text.body($0, .value) }
        } else if kind.spells("set") || kind.spells("_modify") {
            property.setter = accessor.body.map { text.body($0, .statements) }
        } else if kind.spells("didSet") {
            property.didSet = accessor.body.map { text.body($0, .statements) }
        } else if kind.spells("willSet") {
            property.willSet = accessor.body.map { text.body($0, .statements) }
        }
    }
}
