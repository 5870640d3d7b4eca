import CallFlow

extension BodyParser {
    /// Adds the statement that begins here, or several for a declaration with several names.
    mutating func statement(into block: inout Block) {
        let start = index
        let outcome = deeper { parser -> Block in
            var inner: Block = []
            parser.anyStatement(&inner)
            return inner
        }
        if let outcome {
            block += outcome
        } else {
            skipStatement()
            block.append(statement(.unreadable, at: start))
        }
    }

    private mutating func anyStatement(_ block: inout Block) {
        let start = index
        switch kind {
        case .semicolon: index += 1
        case .openBrace: block.append(statement(.scope(braced(), catches: [], finally: nil), at: start))
        case .if: block.append(statement(conditional(), at: start))
        case .switch: block.append(statement(switching(), at: start))
        case .for: block.append(statement(forLoop(), at: start))
        case .while: block.append(statement(whileLoop(), at: start))
        case .do: block.append(statement(doLoop(), at: start))
        case .return: block.append(statement(returning(), at: start))
        case .break: jump(.break(label: nil), &block)
        case .continue: jump(.continue(label: nil), &block)
        case .goto: goto(&block)
        case .atTry, .tryWord: block.append(statement(trying(), at: start))
        case .atThrow, .throwWord: block.append(statement(throwing(), at: start))
        case .atSynchronized: synchronized(&block)
        case .atAutoreleasepool:
            index += 1
            block.append(statement(.scope(substatement(), catches: [], finally: nil), at: start))
        case .typedef, .using, .staticAssert, .externWord, .atClass, .template: skipStatement()
        case .assembly: skipStatement()
        case .atWord: macroStatement(&block)
        default: labelOrMore(&block)
        }
    }

    mutating func jump(_ kind: Statement.Kind, _ block: inout Block) {
        block.append(statement(kind, at: index))
        skipStatement()
    }

    private mutating func labelOrMore(_ block: inout Block) {
        let start = index
        if kind == .identifier, kind(1) == .colon {
            index += 2
            var labelled: Block = []
            if index < limit { statement(into: &labelled) }
            let one = labelled.count == 1 ? labelled.first : nil
            let inner = one ?? statement(.scope(labelled, catches: [], finally: nil), at: start)
            block.append(statement(.labelled(source.text(start), inner), at: start))
        } else if skipLocalType() {
            return
        } else if isDeclaration {
            declaration(into: &block)
        } else {
            expressionStatement(&block)
        }
    }

    // MARK: - Expressions

    /// An expression with its semicolon. A macro may stand without one, at a line's end or before a block.
    private mutating func expressionStatement(_ block: inout Block) {
        let start = index
        if selfMacro(&block) { return }
        let before = failures
        let value = expression()
        let isMacro = index > start && source.tokens[index - 1].kind == .closeParen
        if !isEmpty(value) { block.append(statement(.expression(value), at: start)) }
        if failures == before {
            if index >= limit || accept(.semicolon) { return }
            if isMacro, kind == .openBrace { return macroWithBlock(value, &block) }
            if isMacro, kind == .identifier, kind(1) == .assign || kind(1) == .semicolon {
                // `TYPE_OF(x) y = …`
                block.removeLast()
                return declarators(of: .unknown, TypeReader(source, in: index..<limit), into: &block)
            }
            let isAlone = isMacro || index == start + 1 || source.tokens[index - 1].kind == .closeBrace
            if isAlone, source.tokens[index].startsLine { return }
            // `MACRO [object message];`
            if index == start + 1, source.looksLikeMacro(start) { return }
        }
        block.append(statement(.unreadable, at: min(index, limit - 1)))
        if index == start { index = source.step(index) }
        skipStatement()
    }

    private func isEmpty(_ value: Expression) -> Bool {
        if case .opaque(let parts) = value.kind { return parts.isEmpty }
        return false
    }

    /// `SOME_MACRO(…) { … }`: the block runs or does not.
    private mutating func macroWithBlock(_ value: Expression, _ block: inout Block) {
        block.removeLast()
        let condition = Condition(.test(value), at: value.location)
        let start = index
        let then = deeper { $0.braced() } ?? []
        block.append(Statement(.if([condition], then: then, else: nil), at: source.location(start)))
    }

    private mutating func returning() -> Statement.Kind {
        index += 1
        if accept(.semicolon) || index >= limit { return .return(nil) }
        let value = kind == .openBrace ? initializerList() : expression()
        if !accept(.semicolon), index < limit { skipStatement() }
        return .return(value)
    }

    private mutating func throwing() -> Statement.Kind {
        let start = index
        index += 1
        if accept(.semicolon) || index >= limit { return .throw(expression(.literal(.other), at: start)) }
        let value = expression()
        if !accept(.semicolon), index < limit { skipStatement() }
        return .throw(value)
    }

    // MARK: - Conditions

    private mutating func conditional() -> Statement.Kind {
        index += 1
        while kind == .qualifier || kind == .identifier { index += 1 }
        guard kind == .openParen else {
            skipStatement()
            return .unreadable
        }
        let conditions = conditions()
        let then = substatement()
        guard accept(.else) else { return .if(conditions, then: then, else: nil) }
        return .if(conditions, then: then, else: substatement())
    }

    /// What stands between the parentheses of `if` and `while`.
    mutating func conditions() -> [Condition] {
        let start = index
        return inGroup { parser in
            if parser.isDeclaration, let unwrap = parser.declaredCondition() { return [unwrap] }
            let before = parser.failures
            let value = parser.expression()
            if parser.index < parser.limit || parser.failures > before {
                return [Condition(.test(parser.expression(.opaque([value]), at: start)), at: value.location)]
            }
            return value.availabilityConditions
        }
    }

    /// `if (auto call = find(id))`
    private mutating func declaredCondition() -> Condition? {
        var block: Block = []
        let start = index
        declaration(into: &block)
        guard block.count == 1, case .variable(let variable) = block[0].kind, let value = variable.value else {
            index = start
            return nil
        }
        return Condition(
            .unwrap(name: variable.name, type: variable.type, value: value), at: source.location(start))
    }
}

extension Expression {
    /// The conditions of `if`: one test, unless a check of the system's version is among its parts.
    var availabilityConditions: [Condition] {
        var parts: [Expression] = []
        var rest = self
        while case .binary(.and, let left, let right) = rest.kind {
            parts.append(right)
            rest = left
        }
        parts.append(rest)
        guard parts.contains(where: { $0.availability != nil }) else { return [Condition(.test(self), at: location)] }
        return parts.reversed().map { Condition($0.availability ?? .test($0), at: $0.location) }
    }

    private var availability: Condition.Kind? {
        switch kind {
        case .not(let inner):
            guard case .available(let platforms, let isUnavailable) = inner.availability else { return nil }
            return .available(platforms: platforms, isUnavailable: !isUnavailable)
        case .call(let call):
            guard case .name("@available") = call.callee.kind else { return nil }
            let platforms = call.arguments.compactMap { argument -> String? in
                guard case .literal(.text(let platform)) = argument.value.kind else { return nil }
                return platform
            }
            return .available(platforms: platforms, isUnavailable: false)
        default: return nil
        }
    }
}
