import CallFlow
import SwiftSyntax

/// Takes one body apart. A new one is made for each, when it is asked for.
final class BodyReader {
    /// What the only expression of a body means.
    enum Style: Sendable {
        /// It is a statement.
        case statements
        /// It is the result: of a getter, of a function that has one.
        case value
        /// It is the result, whether anybody wants it or not.
        case closure
    }

    /// Nodes inside nodes beyond which a body counts as unreadable: a stack is not endless.
    static let deepest = 256

    let text: ParsedText
    /// Names that the pattern being read binds.
    var bindings: [String] = []
    /// What an `#if` behind an expression hangs on: `view #if os(iOS) .padding() #endif`.
    var postfixBase: Expression?
    private var depth = 0

    init(_ text: ParsedText) {
        self.text = text
    }

    func location(_ node: some SyntaxProtocol) -> SourceLocation { text.location(node) }

    /// Runs what goes one level down; nil when that is too deep.
    func deeper<Part>(_ read: () -> Part) -> Part? {
        guard depth < Self.deepest else { return nil }
        depth += 1
        defer { depth -= 1 }
        return read()
    }

    // MARK: - Blocks

    func block(_ code: CodeBlockSyntax, _ style: Style = .statements) -> Block {
        var block = block(code.statements, style)
        if code.hasUnexpectedChild || code.rightBrace.isMissing {
            block.append(Statement(.unreadable, at: location(code)))
        }
        return block
    }

    func block(_ items: CodeBlockItemListSyntax, _ style: Style = .statements) -> Block {
        if style != .statements, items.count == 1, let item = items.first, let value = value(of: item, style) {
            return value
        }
        var block = Block()
        let isRead: Void? = deeper { append(items, to: &block) }
        if isRead == nil { block.append(Statement(.unreadable, at: location(items))) }
        return block
    }

    private func append(_ items: CodeBlockItemListSyntax, to block: inout Block) {
        for item in items {
            switch item.item {
            case .decl(let declaration): append(declaration, to: &block)
            case .stmt(let node): block.append(statement(node))
            case .expr(let node): block.append(statement(of: node))
            }
            if item.isBroken, isUnreadable(item) { block.append(Statement(.unreadable, at: location(item))) }
        }
    }

    /// What has blocks of its own says there what it could not read.
    private func isUnreadable(_ item: CodeBlockItemSyntax) -> Bool {
        guard !item.hasUnexpectedChild else { return true }
        switch Syntax(item.item).kind {
        case .functionDecl, .classDecl, .structDecl, .enumDecl, .actorDecl, .ifConfigDecl: return false
        case .doStmt, .forStmt, .whileStmt, .repeatStmt, .guardStmt, .labeledStmt, .deferStmt, .expressionStmt,
            .ifExpr, .switchExpr:
            return hasBrokenHead(Syntax(item.item))
        default: return true
        }
    }

    private func hasBrokenHead(_ node: Syntax) -> Bool {
        node.children(viewMode: .sourceAccurate).contains { child in
            switch child.kind {
            case .unexpectedNodes: true
            case .codeBlock, .switchCaseList, .catchClauseList: false
            case .ifExpr, .switchExpr, .doStmt, .forStmt, .whileStmt, .repeatStmt:
                deeper { hasBrokenHead(child) } ?? true
            default: child.isBroken
            }
        }
    }

    /// The only expression of a body as its `return`; nil for what is no value.
    private func value(of item: CodeBlockItemSyntax, _ style: Style) -> Block? {
        guard let node = Self.expression(in: item), !item.isBroken else { return nil }
        switch node.kind {
        case .ifExpr, .switchExpr:
            guard style == .value, Self.isValue(node) else { return nil }
        default: break
        }
        return deeper {
            let value = expression(node)
            if case .assignment = value.kind { return [Statement(.expression(value), at: location(node))] }
            return [Statement(.return(value), at: location(node))]
        }
    }

    static func expression(in item: CodeBlockItemSyntax) -> ExprSyntax? {
        switch item.item {
        case .expr(let node): node
        case .stmt(let node): node.as(ExpressionStmtSyntax.self)?.expression
        case .decl: nil
        }
    }

    /// An `if` or `switch` is one when each of its branches is.
    private static func isValue(_ node: ExprSyntax, depth: Int = 0) -> Bool {
        guard depth < 64 else { return false }
        if let node = node.as(SwitchExprSyntax.self) {
            return node.cases.allSatisfy { element in
                if case .switchCase(let one) = element { isValue(one.statements, depth: depth) } else { false }
            }
        }
        guard let node = node.as(IfExprSyntax.self) else { return true }
        guard isValue(node.body.statements, depth: depth) else { return false }
        switch node.elseBody {
        case .codeBlock(let code)?: return isValue(code.statements, depth: depth)
        case .ifExpr(let other)?: return isValue(ExprSyntax(other), depth: depth + 1)
        case nil: return false
        }
    }

    private static func isValue(_ items: CodeBlockItemListSyntax, depth: Int) -> Bool {
        guard items.count == 1, let item = items.first else { return false }
        if case .stmt(let node) = item.item, node.is(ThrowStmtSyntax.self) { return true }
        return expression(in: item).map { isValue($0, depth: depth + 1) } ?? false
    }
}
