import CallFlow
import SwiftSyntax

extension TypeName {
    /// A type as it is written; beyond a depth that nobody writes it is unknown.
    init(_ type: TypeSyntax, depth: Int = 0) {
        guard depth < 32 else {
            self = .unknown
            return
        }
        let inner = { TypeName($0, depth: depth + 1) }
        switch type.as(TypeSyntaxEnum.self) {
        case .identifierType(let type):
            self = Self.named(type.name.name, arguments: type.genericArgumentClause, inner)
        case .memberType(let type):
            self = Self.named(type.name.name, arguments: type.genericArgumentClause, inner)
        case .optionalType(let type):
            self = .optional(inner(type.wrappedType).escaping)
        case .implicitlyUnwrappedOptionalType(let type):
            self = .optional(inner(type.wrappedType).escaping)
        case .arrayType(let type): self = .array(inner(type.element))
        case .inlineArrayType(let type):
            if case .type(let element) = type.element.argument {
                self = .array(inner(element))
            } else {
                self = .unknown
            }
        case .dictionaryType(let type): self = .dictionary(inner(type.key), inner(type.value))
        case .tupleType(let type): self = Self.tuple(type, inner)
        case .functionType: self = .function(isEscaping: false)
        case .attributedType(let type): self = Self.attributed(type, inner)
        case .someOrAnyType(let type): self = .protocols(inner(type.constraint).names)
        case .compositionType(let type): self = .protocols(type.elements.flatMap { inner($0.type).names })
        case .metatypeType(let type): self = .metatype(inner(type.baseType))
        case .packExpansionType(let type): self = .array(inner(type.repetitionPattern))
        case .packElementType(let type): self = inner(type.pack)
        case .suppressedType, .classRestrictionType, .missingType, .namedOpaqueReturnType: self = .unknown
        }
    }

    /// The names in a type that lists protocols.
    var names: [String] {
        switch self {
        case .named(let name, _): [name]
        case .protocols(let names): names
        case .optional(let type), .metatype(let type): type.names
        default: []
        }
    }

    /// `Void` and `()` are no result.
    var isVoid: Bool { self == .tuple([]) || self == .named("Void", []) }

    private static func named(
        _ name: String, arguments: GenericArgumentClauseSyntax?, _ inner: (TypeSyntax) -> TypeName
    ) -> TypeName {
        guard let arguments else { return .named(name, []) }
        let types = arguments.arguments.map { argument in
            if case .type(let type) = argument.argument { inner(type) } else { TypeName.unknown }
        }
        switch (name, types.count) {
        case ("Optional", 1): return .optional(types[0].escaping)
        case ("Array", 1): return .array(types[0])
        case ("Dictionary", 2): return .dictionary(types[0], types[1])
        default: return .named(name, types)
        }
    }

    private static func tuple(_ type: TupleTypeSyntax, _ inner: (TypeSyntax) -> TypeName) -> TypeName {
        let types = type.elements.map { inner($0.type) }
        return types.count == 1 ? types[0] : .tuple(types)
    }

    /// `@escaping () -> Void`, `inout T`, `@Sendable () -> Void`
    private static func attributed(_ type: AttributedTypeSyntax, _ inner: (TypeSyntax) -> TypeName) -> TypeName {
        let base = inner(type.baseType)
        return type.attributes.contains("escaping") ? base.escaping : base
    }

    /// A closure that is wrapped in another type outlives the call.
    private var escaping: TypeName {
        if case .function = self { .function(isEscaping: true) } else { self }
    }
}

extension AttributeListSyntax {
    func contains(_ name: StaticString) -> Bool {
        contains { element in
            guard case .attribute(let attribute) = element,
                let type = attribute.attributeName.as(IdentifierTypeSyntax.self)
            else { return false }
            return type.name.spells(name)
        }
    }
}
