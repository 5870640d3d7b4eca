import CallFlow

/// Macros whose text is elsewhere, but whose names say that they make `self` weak, or strong again.
extension BodyParser {
    /// `@weakify(self);`, `@strongify(self)`, `XYStrongifyAndReturnIfNil(self);`, `WEAKSELF;`, `WeakSelf(weakSelf);`
    mutating func selfMacro(_ block: inout Block) -> Bool {
        guard kind == .identifier || kind == .atWord else { return false }
        guard source.mentions(index, "weak") || source.mentions(index, "strong") || spells("WS") || spells("SS") else {
            return false
        }
        let name = source.text(index).lowercased().filter { $0 != "_" && $0 != "@" }
        let start = index
        if name.contains("weakify") || name.contains("strongify"), kind(1) == .openParen {
            guard pairs(name, &block) else { return false }
            index = min(limit, source.behind(start + 1))
        } else {
            guard let isWeak = strength(of: name), named(isWeak, &block) else { return false }
        }
        _ = accept(.semicolon)
        return true
    }

    // MARK: - Pairs

    /// `weakify(call)` declares `call_weak_`, and `strongify(call)` a `call` with its value.
    private func pairs(_ name: String, _ block: inout Block) -> Bool {
        var names = names(in: index + 1)
        if name.contains("return") { names = Array(names.prefix(1)) }
        for token in names {
            let text = source.text(token)
            if name.contains("weakify") {
                block.append(variable(text + "_weak_", reference(to: token), isWeak: true, at: token))
                continue
            }
            block.append(variable(text, .name(text + "_weak_"), isWeak: false, at: token))
            if name.contains("return") { block.append(returnIfNil(token, withValue: name.contains("value"))) }
        }
        return !names.isEmpty
    }

    private func returnIfNil(_ token: Int, withValue: Bool) -> Statement {
        let test = expression(.not(expression(reference(to: token), at: token)), at: token)
        let value = withValue ? expression(.literal(.other), at: token) : nil
        let condition = Condition(.test(test), at: test.location)
        return statement(.if([condition], then: [statement(.return(value), at: token)], else: nil), at: token)
    }

    private func reference(to token: Int) -> Expression.Kind {
        source.tokens[token].kind == .selfWord ? .selfReference : .name(source.text(token))
    }

    private func variable(_ name: String, _ value: Expression.Kind, isWeak: Bool, at token: Int) -> Statement {
        let variable = Variable(
            name: name, type: nil, value: expression(value, at: token), isConstant: false, isWeak: isWeak)
        return statement(.variable(variable), at: token)
    }

    private func names(in open: Int) -> [Int] {
        source.pieces(of: source.content(of: open)).prefix(16).compactMap { piece in
            piece.count == 1 && source.tokens[piece.lowerBound].kind.isWord ? piece.lowerBound : nil
        }
    }

    // MARK: - Names

    /// `WS(weakSelf)` declares what it is given; without that the name is the usual one.
    private mutating func named(_ isWeak: Bool, _ block: inout Block) -> Bool {
        let start = index
        var name = isWeak ? "weakSelf" : "strongSelf"
        if kind(1) == .openParen {
            let names = names(in: index + 1)
            guard names.count == 1 || source.content(of: index + 1).isEmpty else { return false }
            if let token = names.first {
                guard source.text(token).lowercased().contains("self") else { return false }
                if source.tokens[token].kind == .identifier { name = source.text(token) }
            }
            index = min(limit, source.behind(index + 1))
        } else {
            guard kind(1) == .semicolon || kind(1) == .end || source.tokens[index + 1].startsLine else { return false }
            index += 1
        }
        block.append(variable(name, isWeak ? .selfReference : .name("weakSelf"), isWeak: isWeak, at: start))
        return true
    }

    /// Whether the name promises a weak `self` or a strong one; nil if neither.
    private func strength(of name: String) -> Bool? {
        switch name {
        case "weakself", "declareweakself", "defineweakself", "setweakself", "weak", "ws": true
        case "strongself", "declarestrongself", "definestrongself", "setstrongself", "strong", "ss": false
        default: nil
        }
    }
}
