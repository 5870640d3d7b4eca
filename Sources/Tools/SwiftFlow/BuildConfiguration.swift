@_spi(RawSyntax) import SwiftSyntax

/// Which clauses of `#if` a release build for an iPhone takes.
enum BuildConfiguration {
    /// The one clause whose statements run. Where a condition is not known, the first clause that has code.
    static func clause(of config: IfConfigDeclSyntax) -> IfConfigClauseSyntax? {
        let possible = clauses(of: config)
        return possible.first(where: hasCode) ?? possible.first
    }

    /// Every clause that may be taken: declarations are read from all of them.
    static func clauses(of config: IfConfigDeclSyntax) -> [IfConfigClauseSyntax] {
        var possible: [IfConfigClauseSyntax] = []
        for clause in config.clauses {
            guard let condition = clause.condition else {
                possible.append(clause)
                break
            }
            switch holds(condition) {
            case true?:
                possible.append(clause)
                return possible
            case false?: continue
            case nil: possible.append(clause)
            }
        }
        return possible
    }

    private static func hasCode(_ clause: IfConfigClauseSyntax) -> Bool {
        switch clause.elements {
        case .statements(let list)?: !list.isEmpty
        case .switchCases(let list)?: !list.isEmpty
        case .decls(let list)?: !list.isEmpty
        case .attributes(let list)?: !list.isEmpty
        case .postfixExpression?: true
        case nil: false
        }
    }

    /// nil where only the project's settings could tell.
    static func holds(_ condition: ExprSyntax, depth: Int = 0) -> Bool? {
        guard depth < 32 else { return nil }
        switch condition.as(ExprSyntaxEnum.self) {
        case .booleanLiteralExpr(let literal): return literal.literal.spells("true")
        case .tupleExpr(let tuple): return tuple.elements.first.flatMap { holds($0.expression, depth: depth + 1) }
        case .prefixOperatorExpr(let prefix):
            guard prefix.operator.spells("!") else { return nil }
            return holds(prefix.expression, depth: depth + 1).map { !$0 }
        case .declReferenceExpr(let flag): return flag.baseName.spells("DEBUG") ? false : nil
        case .functionCallExpr(let call): return test(call)
        case .sequenceExpr(let sequence): return alternatives(Array(sequence.elements), depth: depth + 1)
        default: return nil
        }
    }

    /// `a && b || c`
    private static func alternatives(_ elements: [ExprSyntax], depth: Int) -> Bool? {
        var any: Bool? = false
        for alternative in elements.split(whereSeparator: { isOperator($0, "||") }) {
            var all: Bool? = true
            for part in alternative where !isOperator(part, "&&") {
                switch holds(part, depth: depth) {
                case false?: all = false
                case nil where all == true: all = nil
                default: break
                }
            }
            switch all {
            case true?: return true
            case nil: any = nil
            case false?: break
            }
        }
        return any
    }

    private static func isOperator(_ element: ExprSyntax, _ text: StaticString) -> Bool {
        element.as(BinaryOperatorExprSyntax.self)?.operator.spells(text) ?? false
    }

    /// `os(iOS)`, `canImport(CallKit)`, `swift(>=6)`
    private static func test(_ call: FunctionCallExprSyntax) -> Bool? {
        guard let name = call.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName,
            let argument = call.arguments.first?.expression
        else { return nil }
        if name.spells("swift") || name.spells("compiler") || name.spells("_compiler_version") {
            return argument.as(PrefixOperatorExprSyntax.self).map { $0.operator.spells(">=") }
        }
        let value: String? =
            argument.as(DeclReferenceExprSyntax.self)?.baseName.name
            ?? argument.as(MemberAccessExprSyntax.self)?.declName.baseName.name
        guard let value else { return nil }
        switch name.name {
        case "os": return value == "iOS"
        case "arch": return value == "arm64"
        case "targetEnvironment": return false
        case "canImport": return !foreignModules.contains(value)
        default: return nil
        }
    }

    /// Modules that no iPhone has.
    private static let foreignModules: Set<String> = [
        "AppKit", "Cocoa", "Glibc", "Musl", "Bionic", "Android", "WASILibc", "CRT", "ucrt", "WinSDK", "FoundationXML",
        "FoundationNetworking", "Carbon", "ScreenSaver", "IOBluetooth", "TVUIKit", "TVServices", "ClockKit",
    ]
}
