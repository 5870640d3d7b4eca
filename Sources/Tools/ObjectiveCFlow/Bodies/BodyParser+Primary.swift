import CallFlow

extension BodyParser {
    mutating func primary() -> Expression {
        let start = index
        switch kind {
        case .identifier, .doubleColon: return name()
        case .selfWord: return single(.selfReference)
        case .superWord: return single(.superReference)
        case .null: return single(.literal(.null))
        case .yes: return single(.literal(.boolean(true)))
        case .no: return single(.literal(.boolean(false)))
        case .number: return single(.literal(number(start)))
        case .character: return single(.literal(.other))
        case .string: return text()
        case .at: return boxed()
        case .atSelector: return selector()
        case .atProtocol, .atEncode:
            index = kind(1) == .openParen ? min(limit, source.behind(index + 1)) : index + 1
            return expression(.literal(.other), at: start)
        case .atAvailable: return availability()
        case .atWord: return single(.literal(.other))
        case .openParen: return parenthesized()
        case .openBracket: return isLambda ? lambda() : message()
        case .caret: return blockLiteral()
        case .openBrace: return initializerList()
        case .castWord: return namedCast()
        case .new where kind(1).isWord || kind(1) == .openParen: return allocation()
        case .primitive, .new, .delete, .classWord, .template, .namespace, .tryWord, .catchWord, .qualifier:
            return single(.name(source.text(start)))
        default:
            failures += 1
            return expression(.opaque([]), at: start)
        }
    }

    private mutating func single(_ kind: Expression.Kind) -> Expression {
        index += 1
        return expression(kind, at: index - 1)
    }

    // MARK: - Names

    /// `name`, `Space::name`, `std::make_shared<Call>`
    private mutating func name() -> Expression {
        let start = index
        if spells("__builtin_available"), kind(1) == .openParen { return availability() }
        _ = accept(.doubleColon)
        guard kind.isWord else {
            failures += 1
            return expression(.opaque([]), at: start)
        }
        var value = expression(.name(source.text(index)), at: start)
        index += 1
        skipTemplateArguments()
        var length = 0
        while kind == .doubleColon, kind(1).isWord {
            length += 1
            guard length < Self.longestChain else {
                failures += 1
                return value
            }
            value = expression(.member(value, source.text(index + 1), .plain), at: start)
            index += 2
            skipTemplateArguments()
        }
        return value
    }

    /// `<Call>` between a name and its arguments, or `NSArray<Call *>` as a receiver.
    mutating func skipTemplateArguments() {
        guard kind == .less, source.dialect != .plain || receiverStart == index - 1 else { return }
        var reader = TypeReader(source, in: index..<min(limit, index + 60), owner: owner)
        guard reader.generics() != nil else { return }
        let isReceiver = receiverStart == index - 1 && reader.kind.isWord
        if reader.kind == .openParen || reader.kind == .doubleColon || isReceiver { index = reader.index }
    }

    // MARK: - Literals

    private func number(_ token: Int) -> Expression.Literal {
        let digits = source.text(token).lowercased().filter { $0 != "'" }
        if digits.hasPrefix("0x") {
            return Int(digits.dropFirst(2).prefix { $0.isHexDigit }, radix: 16).map { .integer($0) } ?? .other
        }
        let plain = digits.prefix { $0.isNumber }
        guard digits.dropFirst(plain.count).allSatisfy({ $0 == "u" || $0 == "l" }) else { return .other }
        let radix = plain.count > 1 && plain.hasPrefix("0") ? 8 : 10
        return Int(plain, radix: radix).map { .integer($0) } ?? .other
    }

    /// `@"one" "two"`
    private mutating func text() -> Expression {
        let start = index
        var whole = ""
        while kind == .string || (kind == .at && kind(1) == .string) {
            _ = accept(.at)
            whole += source.stringValue(index)
            index += 1
            // `@"%" PRIu64 @"…"`
            while kind == .identifier, kind(1) == .string { index += 1 }
        }
        return expression(.literal(.text(whole)), at: start)
    }

    /// `@1`, `@YES`, `@(…)`, `@[…]`, `@{…}`
    private mutating func boxed() -> Expression {
        let start = index
        switch kind(1) {
        case .openParen:
            index += 1
            let value = inGroup { $0.expression() }
            return expression(.opaque([value]), at: start)
        case .openBracket, .openBrace:
            index += 1
            let parts = inGroup { $0.elements() }
            return expression(.opaque(parts), at: start)
        case .string: return text()
        case .number, .yes, .no, .minus, .plus, .character:
            index += 1
            let value = unary()
            return Expression(value.kind, at: source.location(start))
        default:
            index += 1
            failures += 1
            return expression(.opaque([]), at: start)
        }
    }

    /// What stands between commas and, in a dictionary, colons.
    private mutating func elements() -> [Expression] {
        var parts: [Expression] = []
        while index < limit {
            let before = index
            parts.append(assignment())
            if !accept(.comma), !accept(.colon), index < limit {
                failures += 1
                index = index > before ? index : source.step(index)
                while index < limit, kind != .comma { index = source.step(index) }
            }
        }
        return parts
    }

    private mutating func selector() -> Expression {
        let start = index
        index += 1
        guard kind == .openParen else { return expression(.literal(.other), at: start) }
        let name = source.content(of: index).map(source.text).joined()
        index = min(limit, source.behind(index))
        return expression(.selector(name), at: start)
    }

    /// `@available(iOS 26.4, *)` as a call of that name; conditions make a check of it.
    private mutating func availability() -> Expression {
        let start = index
        index += 1
        var arguments: [Argument] = []
        if kind == .openParen {
            for piece in source.pieces(of: source.content(of: index)) {
                let text = piece.map(source.text).joined(separator: " ")
                arguments.append(Argument(label: nil, value: expression(.literal(.text(text)), at: piece.lowerBound)))
            }
            index = min(limit, source.behind(index))
        }
        return expression(
            .call(Call(callee: expression(.name("@available"), at: start), arguments: arguments)), at: start)
    }

    /// `new Call(id)` of C++ is left as `Call(id)`.
    private mutating func allocation() -> Expression {
        let start = index
        index += 1
        var reader = TypeReader(source, in: index..<limit, owner: owner)
        let type = reader.type()
        index = max(index, reader.index)
        var arguments: [Argument] = []
        while kind == .openParen || kind == .openBracket || kind == .openBrace {
            arguments += inGroup { $0.arguments() }
        }
        let callee = expression(.name(type?.base ?? "_"), at: start)
        return expression(.call(Call(callee: callee, arguments: arguments)), at: start)
    }
}

extension TokenizedSource {
    /// What a string literal stands for, without its quotation marks.
    func stringValue(_ token: Int) -> String {
        let bytes = bytes(token)
        guard let open = bytes.firstIndex(of: UInt8(ascii: "\"")) else { return "" }
        var inner = bytes[(open + 1)...]
        if inner.last == UInt8(ascii: "\"") { inner = inner.dropLast() }
        guard inner.contains(UInt8(ascii: "\\")), open == bytes.startIndex || bytes[open - 1] != UInt8(ascii: "R")
        else {
            return String(decoding: inner, as: UTF8.self)
        }
        var value: [UInt8] = []
        var isEscaped = false
        for byte in inner {
            if isEscaped {
                value.append(byte == UInt8(ascii: "n") ? 10 : byte == UInt8(ascii: "t") ? 9 : byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                value.append(byte)
            }
        }
        return String(decoding: value, as: UTF8.self)
    }
}
