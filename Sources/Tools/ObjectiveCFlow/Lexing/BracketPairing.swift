/// Finds the partner of every bracket once, so that a group of any depth is skipped in one step.
///
/// A closing brace ends what is still open inside it, and the end of a class everything. If a file does not balance, a
/// second try also takes a `-` or `+` at the start of a line, before a parenthesis, for a method that begins.
struct BracketPairing {
    private struct Open {
        var index: Int
        var kind: Token.Kind
        /// Parentheses and brackets that were open outside this brace.
        var outer: (parens: Int, brackets: Int)
    }

    private var tokens: [Token]
    private var stack: [Open] = []
    /// Open ones since the last brace.
    private var parens = 0
    private var brackets = 0
    private var braces = 0
    private var isBalanced = true

    static func paired(_ tokens: [Token], bytes: UnsafeBufferPointer<UInt8>) -> [Token] {
        var pairing = BracketPairing(tokens: tokens)
        pairing.pair { _ in false }
        if pairing.isBalanced { return pairing.tokens }
        var second = BracketPairing(tokens: tokens)
        second.pair { index in
            guard tokens[index].kind == .minus || tokens[index].kind == .plus, index + 1 < tokens.count else {
                return false
            }
            let start = Int(tokens[index].start)
            return tokens[index + 1].kind == .openParen && (start == 0 || bytes[start - 1] == UInt8(ascii: "\n"))
        }
        return second.tokens
    }

    private init(tokens: [Token]) {
        self.tokens = tokens
    }

    private mutating func pair(isMethodStart: (Int) -> Bool) {
        for index in tokens.indices {
            switch tokens[index].kind {
            case .openParen, .openBracket, .openBrace: push(index)
            case .closeParen: close(index, .openParen, isOpen: parens > 0)
            case .closeBracket: close(index, .openBracket, isOpen: brackets > 0)
            case .closeBrace: close(index, .openBrace, isOpen: braces > 0)
            case .atInterface, .atImplementation, .atEnd, .end: popAll(endedBy: index)
            case .minus, .plus: if !stack.isEmpty, isMethodStart(index) { popAll(endedBy: index) }
            default: break
            }
        }
    }

    private mutating func push(_ index: Int) {
        let kind = tokens[index].kind
        stack.append(Open(index: index, kind: kind, outer: (parens, brackets)))
        switch kind {
        case .openParen: parens += 1
        case .openBracket: brackets += 1
        default:
            braces += 1
            parens = 0
            brackets = 0
        }
    }

    private mutating func close(_ index: Int, _ opener: Token.Kind, isOpen: Bool) {
        guard isOpen else {
            isBalanced = false
            return
        }
        while let open = stack.last, open.kind != opener {
            isBalanced = false
            pop(endedBy: index)
        }
        tokens[index].partner = Int32(stack.last?.index ?? -1)
        pop(endedBy: index)
    }

    private mutating func pop(endedBy index: Int) {
        guard let open = stack.popLast() else { return }
        tokens[open.index].partner = Int32(index)
        switch open.kind {
        case .openParen: parens -= 1
        case .openBracket: brackets -= 1
        default:
            braces -= 1
            (parens, brackets) = open.outer
        }
    }

    private mutating func popAll(endedBy index: Int) {
        if !stack.isEmpty { isBalanced = false }
        while !stack.isEmpty { pop(endedBy: index) }
    }
}
