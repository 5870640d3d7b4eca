import CallFlow

extension BodyParser {
    /// `(value)`, and `({ statements; value; })`.
    mutating func parenthesized() -> Expression {
        let start = index
        if kind(1) == .openBrace { return statementExpression() }
        return inGroup { parser in
            let value = parser.expression()
            if parser.index < parser.limit { parser.failures += 1 }
            return Expression(value.kind, at: parser.source.location(start))
        }
    }

    /// The block always runs, and its last statement is the value.
    private mutating func statementExpression() -> Expression {
        let start = index
        let block = inGroup { parser in parser.deeper { $0.braced() } ?? [] }
        let always = Condition(.test(expression(.literal(.boolean(true)), at: start)), at: source.location(start))
        return expression(.branches(statement(.if([always], then: block, else: nil), at: start)), at: start)
    }

    // MARK: - Casts

    /// `(Type)value`; nil, and no progress, if the parentheses hold a value.
    mutating func cast() -> Expression? {
        let start = index
        let content = source.content(of: start)
        let behind = source.behind(start)
        guard !content.isEmpty, content.count < 60, behind < limit, beginsOperand(behind, of: content),
            let type = type(in: content, before: behind)
        else { return nil }
        index = behind
        let value = kind == .openBrace ? initializerList() : unary()
        // Between numbers, and to any object, a cast changes nothing that is asked for.
        if Self.plainTypes.contains(type.base ?? "") { return value }
        return expression(.cast(value, to: type, .plain), at: start)
    }

    private static let plainTypes: Set = [
        "id", "void", "int", "char", "short", "long", "float", "double", "unsigned", "signed", "bool", "BOOL",
        "NSInteger", "NSUInteger", "CGFloat",
    ]

    /// Whether the token can begin what is cast.
    private func beginsOperand(_ token: Int, of content: Range<Int>) -> Bool {
        switch source.tokens[token].kind {
        case .openParen, .openBracket, .openBrace, .caret, .exclamation, .tilde, .at, .string, .number, .character,
            .atSelector, .atProtocol, .minus, .star, .ampersand, .sizeof, .castWord:
            return true
        case let kind: return kind.isWord
        }
    }

    /// The type that fills the parentheses, if they hold one. A single name is one if it looks like it.
    private func type(in content: Range<Int>, before behind: Int) -> TypeName? {
        let first = content.lowerBound
        let isSingleName = content.count == 1 && source.tokens[first].kind == .identifier
        if isSingleName, !isTypeBeforeOperand(first, behind) { return nil }
        var reader = TypeReader(source, in: content, owner: owner)
        guard let type = reader.type() else { return nil }
        if reader.index == content.upperBound {
            let needsPointer = !isSingleName && source.tokens[first].kind == .identifier && content.count > 1
            return needsPointer && !reader.hasPointer && !isQualified(content) ? nil : type
        }
        let declarator = reader.declarator(of: type)
        guard declarator.name == nil, reader.index == content.upperBound else { return nil }
        return declarator.type
    }

    /// `(Space::Type)`, `(NSArray<Call>)`, `(Type const)`
    private func isQualified(_ content: Range<Int>) -> Bool {
        content.contains {
            let kind = source.tokens[$0].kind
            return kind == .less || kind == .doubleColon || kind == .qualifier
        }
    }

    private func isTypeBeforeOperand(_ name: Int, _ behind: Int) -> Bool {
        let isType = source.startsUpperCase(name) || source.text(name).hasSuffix("_t")
        guard isType, receiverStart != name - 1 || source.tokens[behind].kind == .openBracket else { return false }
        switch source.tokens[behind].kind {
        case .minus, .star, .ampersand: return false
        case .openParen: return !source.looksLikeMacro(name)
        case let kind where kind.isWord:
            // `[object first:(CONSTANT) second:2]`
            return choices > 0 || behind + 1 >= limit || source.tokens[behind + 1].kind != .colon
        default: return true
        }
    }

    /// `static_cast<Type>(value)`
    mutating func namedCast() -> Expression {
        let start = index
        index += 1
        var reader = TypeReader(source, in: index..<limit, owner: owner)
        guard kind == .less, let type = reader.generics()?.first, reader.kind == .openParen else {
            failures += 1
            return expression(.opaque([]), at: start)
        }
        index = reader.index
        let value = inGroup { $0.expression() }
        return expression(.cast(value, to: type, .plain), at: start)
    }
}
