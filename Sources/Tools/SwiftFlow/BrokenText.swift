import SwiftSyntax

/// Where the parser met text that belongs nowhere, or missed some. A tree without an error is not walked.
enum BrokenText {
    /// The first nodes that are wrong themselves. What an editor left to be filled in, `<#name#>`, is not wrong.
    static func nodes(in root: some SyntaxProtocol, atMost count: Int) -> [Syntax] {
        guard root.hasError else { return [] }
        var found: [Syntax] = []
        var waiting = [Syntax(root)]
        while let node = waiting.popLast(), found.count < count {
            switch node.kind {
            case .unexpectedNodes, .unexpectedCodeDecl: found.append(node)
            case .editorPlaceholderExpr, .editorPlaceholderDecl: continue
            case .token where isPlaceholder(node): continue
            default:
                let broken = node.children(viewMode: .sourceAccurate).filter {
                    $0.hasError || $0.kind == .unexpectedNodes
                }
                if broken.isEmpty { found.append(node) } else { waiting += broken.reversed() }
            }
        }
        return found
    }

    /// `<#Type#>` stands for a name too.
    private static func isPlaceholder(_ token: Syntax) -> Bool {
        token.as(TokenSyntax.self)?.startsPlaceholder ?? false
    }
}
