import CallFlow

extension BodyParser {
    /// `[receiver word:argument word:argument, more]`
    mutating func message() -> Expression {
        let start = index
        return inGroup { parser in
            parser.receiverStart = parser.index
            let receiver = parser.receiver()
            var selector = ""
            var arguments: [Argument] = []
            if parser.kind.isWord, parser.kind(1) != .colon, parser.kind(1) != .doubleColon {
                selector = parser.source.text(parser.index)
                parser.index += 1
            } else {
                while parser.part(&selector, &arguments) {}
            }
            if parser.index < parser.limit || selector.isEmpty { parser.failures += 1 }
            guard !selector.isEmpty else { return parser.expression(.opaque([receiver]), at: start) }
            let callee = parser.expression(.member(receiver, selector, receiver.messageLink), at: start)
            return parser.expression(
                .call(Call(callee: callee, arguments: arguments, isMessage: true)), at: start)
        }
    }

    /// The receiver; `[self class]` and `self.class` in a place where a class method is called are the class.
    private mutating func receiver() -> Expression {
        let value = assignment()
        guard let owner else { return value }
        switch value.kind {
        case .member(let base, "class", _):
            if case .selfReference = base.kind { return Expression(.name(owner), at: value.location) }
        case .call(let call):
            if call.isMessage, case .member(let base, "class", _) = call.callee.kind {
                if case .selfReference = base.kind { return Expression(.name(owner), at: value.location) }
                if case .name(let name) = base.kind, name.first?.isUppercase == true { return base }
            }
        default: break
        }
        return value
    }

    /// `word:argument`, and the further arguments of a list.
    private mutating func part(_ selector: inout String, _ arguments: inout [Argument]) -> Bool {
        var word = ""
        if kind.isWord, kind(1) == .colon || kind(1) == .doubleColon {
            word = source.text(index)
            index += 1
        }
        if kind == .doubleColon {
            // `[object value::second]`: a part without a word follows at once.
            index += 1
            selector += word + "::"
            arguments.append(argument())
            return index < limit
        }
        guard accept(.colon) else { return false }
        selector += word + ":"
        arguments.append(argument())
        while accept(.comma) { arguments.append(argument()) }
        return index < limit
    }

    // MARK: - Blocks and lambdas

    /// `^{ … }`, `^(id value) { … }`, `^BOOL (id value) { … }`
    mutating func blockLiteral() -> Expression {
        let start = index
        index += 1
        var parameters: [Parameter] = []
        if kind != .openBrace, kind != .openParen {
            var reader = TypeReader(source, in: index..<limit, owner: owner)
            if reader.type() != nil { index = reader.index }
        }
        if kind == .openParen {
            parameters = source.parameters(in: source.content(of: index), owner: owner)
            index = min(limit, source.behind(index))
        }
        while kind == .attribute || kind == .qualifier {
            index += 1
            if kind == .openParen { index = min(limit, source.behind(index)) }
        }
        return closure(parameters, from: start)
    }

    mutating func closure(_ parameters: [Parameter], from start: Int) -> Expression {
        guard kind == .openBrace else {
            failures += 1
            return expression(.opaque([]), at: start)
        }
        let body = source.body(at: index, owner: owner, depth: depth)
        index = min(limit, source.behind(index))
        let closure = Closure(
            parameters: parameters, weakCaptures: [], isAsync: false, body: body, location: source.location(start))
        return expression(.closure(closure), at: start)
    }

    /// Whether the brackets here are those of `[&](int a) { … }`: a list of names, with parentheses or a brace behind.
    var isLambda: Bool {
        let behind = kindBehindGroup
        guard behind == .openParen || behind == .openBrace else { return false }
        let content = source.content(of: index)
        guard content.count > 1 else { return true }
        let first = source.tokens[content.lowerBound].kind
        let second = source.tokens[content.lowerBound + 1].kind
        if first == .assign || second == .comma || second == .assign { return true }
        return first == .ampersand && (content.count == 2 || second == .comma || second.isWord)
    }

    mutating func lambda() -> Expression {
        let start = index
        index = min(limit, source.behind(index))
        var parameters: [Parameter] = []
        if kind == .openParen {
            parameters = source.parameters(in: source.content(of: index), owner: owner)
            index = min(limit, source.behind(index))
        }
        // `mutable noexcept -> Type`
        var words = 0
        while kind != .openBrace, index < limit, words < 32, kind.isWord || kind != .semicolon && kind != .comma {
            index = source.step(index)
            words += 1
        }
        index = min(index, limit)
        return closure(parameters, from: start)
    }
}
