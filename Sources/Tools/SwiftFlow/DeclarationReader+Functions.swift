import CallFlow
import SwiftSyntax

extension DeclarationReader {
    func function(_ node: FunctionDeclSyntax, in type: Surroundings?) -> Function {
        let markings = Markings(node.attributes, node.modifiers)
        var signature = signature(of: node.signature, named: node.name.name, markings, in: type)
        signature.constraints = constraints(node.genericParameterClause, node.genericWhereClause)
        return Function(
            signature,
            body: node.body.map { text.body($0, signature.result == nil ? .statements : .value) },
            at: Function.Place(owner: type?.name, location: location(node.name)))
    }

    func initialiser(_ node: InitializerDeclSyntax, in type: Surroundings) -> Function {
        let markings = Markings(node.attributes, node.modifiers)
        var signature = signature(of: node.signature, named: "init", markings, in: type)
        if node.optionalMark != nil { signature.traits.insert(.isFailable) }
        signature.constraints = constraints(node.genericParameterClause, node.genericWhereClause)
        return Function(
            signature, body: node.body.map { text.body($0, .statements) },
            at: Function.Place(owner: type.name, location: location(node.initKeyword)))
    }

    func deinitialiser(_ node: DeinitializerDeclSyntax, in type: Surroundings) -> Function {
        Function(
            Function.Signature(name: "deinit", parameters: [], result: nil),
            body: node.body.map { text.body($0, .statements) },
            at: Function.Place(owner: type.name, location: location(node.deinitKeyword)))
    }

    private func signature(
        of node: FunctionSignatureSyntax, named name: String, _ markings: Markings, in type: Surroundings?
    ) -> Function.Signature {
        let result = node.returnClause.map { TypeName($0.type) }
        var traits = Self.traits(of: node.effectSpecifiers, markings)
        if type?.isPrivate == true { traits.insert(.isPrivate) }
        if type?.isObjectiveC == true { traits.insert(.isObjectiveC) }
        if result == .named("Never", []) { traits.insert(.neverReturns) }
        var signature = Function.Signature(
            name: name, parameters: node.parameterClause.parameters.map(Parameter.init),
            result: result.flatMap { $0.isVoid ? nil : $0 }, traits: traits)
        if let written = markings.selector {
            signature.selector = written
        } else if traits.contains(.isObjectiveC) || markings.isOverride || type?.mayBeObjectiveC == true {
            signature.selector = ImpliedSelector.selector(
                base: name, labels: signature.parameters.map(\.label), isAsync: traits.contains(.isAsync),
                throwsErrors: traits.contains(.throwsErrors))
        }
        return signature
    }

    private static func traits(
        of effects: FunctionEffectSpecifiersSyntax?, _ markings: Markings
    ) -> Function.Traits {
        var traits: Function.Traits = []
        if markings.isStatic { traits.insert(.isStatic) }
        if markings.isPrivate { traits.insert(.isPrivate) }
        if markings.isOverride { traits.insert(.isOverride) }
        if markings.isObjectiveC { traits.insert(.isObjectiveC) }
        if effects?.asyncSpecifier != nil { traits.insert(.isAsync) }
        if effects?.throwsClause != nil { traits.insert(.throwsErrors) }
        return traits
    }

    /// `T: CallReporting` and `where T: CallReporting`, by parameter.
    func constraints(
        _ generics: GenericParameterClauseSyntax?, _ requirements: GenericWhereClauseSyntax?
    ) -> [String: [String]] {
        var constraints: [String: [String]] = [:]
        if let generics {
            for parameter in generics.parameters {
                constraints[parameter.name.name] = parameter.inheritedType.map { TypeName($0).names } ?? []
            }
        }
        guard let requirements else { return constraints }
        for requirement in requirements.requirements {
            switch requirement.requirement {
            case .conformanceRequirement(let node):
                guard let name = node.leftType.as(IdentifierTypeSyntax.self)?.name.name else { continue }
                constraints[name, default: []] += TypeName(node.rightType).names
            case .sameTypeRequirement(let node):
                guard case .type(let left) = node.leftType, case .type(let right) = node.rightType,
                    let name = left.as(IdentifierTypeSyntax.self)?.name.name
                else { continue }
                constraints[name, default: []] += TypeName(right).names
            default: continue
            }
        }
        return constraints
    }
}

extension Parameter {
    init(_ node: FunctionParameterSyntax) {
        let type = TypeName(node.type)
        self.init(
            label: node.firstName.label, name: (node.secondName ?? node.firstName).name,
            type: node.ellipsis == nil ? type : .array(type), hasDefault: node.defaultValue != nil,
            isAutoclosure: node.type.as(AttributedTypeSyntax.self)?.attributes.contains("autoclosure") ?? false)
    }
}
