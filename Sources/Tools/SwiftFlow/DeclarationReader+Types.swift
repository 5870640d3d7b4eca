import CallFlow
import SwiftSyntax

/// The type whose members are read.
struct Surroundings {
    var name: String
    /// Whether Objective-C may know its members: it is a class with a superclass or protocols, or an extension.
    var mayBeObjectiveC: Bool
    /// `@objcMembers`, or a protocol that is `@objc`.
    var isObjectiveC: Bool
    /// `private extension`
    var isPrivate: Bool
}

extension DeclarationReader {
    mutating func readType(_ declaration: DeclSyntax) {
        switch declaration.as(DeclSyntaxEnum.self) {
        case .classDecl(let node):
            read(node, .class, name: node.name, generics: node.genericParameterClause)
        case .structDecl(let node):
            read(node, .struct, name: node.name, generics: node.genericParameterClause)
        case .enumDecl(let node):
            read(node, .enum, name: node.name, generics: node.genericParameterClause)
        case .actorDecl(let node):
            read(node, .actor, name: node.name, generics: node.genericParameterClause)
        case .protocolDecl(let node):
            read(node, .protocol, name: node.name, generics: nil)
        case .extensionDecl(let node):
            guard let name = Self.lastName(of: node.extendedType) else { return }
            read(node, .extension, name: name, generics: nil)
        default: break
        }
    }

    /// `Call` for `Outer.Call`
    private static func lastName(of type: TypeSyntax) -> TokenSyntax? {
        switch type.as(TypeSyntaxEnum.self) {
        case .identifierType(let type): type.name
        case .memberType(let type): type.name
        default: nil
        }
    }

    private mutating func read(
        _ group: some DeclGroupSyntax, _ kind: TypeDeclaration.Kind, name: TokenSyntax,
        generics: GenericParameterClauseSyntax?
    ) {
        let markings = Markings(group.attributes, group.modifiers)
        let supertypes = group.inheritanceClause?.inheritedTypes.flatMap { TypeName($0.type).names } ?? []
        var type = TypeDeclaration(
            name: name.name, kind: kind, supertypes: supertypes, location: location(name))
        type.attributes = markings.attributes
        type.constraints = constraints(generics, group.genericWhereClause)
        let surroundings = Surroundings(
            name: type.name,
            mayBeObjectiveC: kind == .extension || kind == .class && !supertypes.isEmpty,
            isObjectiveC: markings.has("objcMembers") || kind == .protocol && markings.has("objc"),
            isPrivate: markings.isPrivate && kind == .extension)
        // Its place is kept, so that nested types come behind it.
        let place = unit.types.count
        unit.types.append(type)
        read(group.memberBlock.members, of: &type, surroundings)
        unit.types[place] = type
    }

    private mutating func read(
        _ members: MemberBlockItemListSyntax, of type: inout TypeDeclaration, _ surroundings: Surroundings
    ) {
        for member in members {
            switch member.decl.as(DeclSyntaxEnum.self) {
            case .functionDecl(let node): type.functions.append(function(node, in: surroundings))
            case .initializerDecl(let node): type.functions.append(initialiser(node, in: surroundings))
            case .deinitializerDecl(let node): type.functions.append(deinitialiser(node, in: surroundings))
            case .variableDecl(let node): type.properties += properties(node)
            case .enumCaseDecl(let node): type.enumCases += node.elements.map { $0.name.name }
            case .typeAliasDecl(let node): read(node)
            case .ifConfigDecl(let node):
                for clause in BuildConfiguration.clauses(of: node) {
                    if case .decls(let members)? = clause.elements { read(members, of: &type, surroundings) }
                }
            default: readType(member.decl)
            }
        }
    }
}
