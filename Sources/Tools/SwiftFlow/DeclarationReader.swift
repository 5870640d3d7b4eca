import CallFlow
import SwiftSyntax

/// Reads what a file declares. Bodies are only remembered.
struct DeclarationReader {
    let text: ParsedText
    var unit: SourceUnit

    init(_ text: ParsedText) {
        self.text = text
        unit = SourceUnit(path: text.source.path, language: .swift)
    }

    mutating func read(_ file: SourceFileSyntax) {
        read(file.statements)
        if hasStatements(file.statements) {
            // From the file as it is: here bodies of local functions are statements of the program.
            unit.topLevel = text.whole()
        }
        unit.unreadable = BrokenText.nodes(in: file, atMost: 20).map { text.location($0) }
    }

    private mutating func read(_ items: CodeBlockItemListSyntax) {
        for item in items {
            if case .decl(let declaration) = item.item { read(declaration) }
        }
    }

    private mutating func read(_ declaration: DeclSyntax) {
        switch declaration.as(DeclSyntaxEnum.self) {
        case .importDecl(let node):
            if let module = node.path.first { unit.imports.append(module.name.name) }
        case .functionDecl(let node): unit.functions.append(function(node, in: nil))
        case .variableDecl(let node): unit.globals += properties(node)
        case .typeAliasDecl(let node): read(node)
        case .ifConfigDecl(let node):
            for clause in BuildConfiguration.clauses(of: node) {
                if case .statements(let items)? = clause.elements { read(items) }
            }
        default: readType(declaration)
        }
    }

    mutating func read(_ node: TypeAliasDeclSyntax) {
        unit.typealiases[node.name.name] = TypeName(node.initializer.value)
    }

    func location(_ token: TokenSyntax) -> SourceLocation { text.location(token) }

    private func hasStatements(_ items: CodeBlockItemListSyntax) -> Bool {
        items.contains { item in
            switch item.item {
            case .stmt, .expr: true
            case .decl(let declaration): hasStatements(clauses: declaration.as(IfConfigDeclSyntax.self))
            }
        }
    }

    private func hasStatements(clauses config: IfConfigDeclSyntax?) -> Bool {
        guard let config, let clause = BuildConfiguration.clause(of: config) else { return false }
        if case .statements(let items)? = clause.elements { return hasStatements(items) }
        return false
    }
}
