import CallFlow

extension BodyParser {
    /// An expression, with commas.
    mutating func expression() -> Expression {
        let start = index
        let first = assignment()
        guard kind == .comma else { return first }
        var parts = [first]
        while accept(.comma) { parts.append(assignment()) }
        return expression(.opaque(parts), at: start)
    }

    mutating func assignment() -> Expression {
        let start = index
        return deeper { $0.plainAssignment() } ?? tooDeep(start)
    }

    private mutating func tooDeep(_ start: Int) -> Expression {
        failures += 1
        overflows += 1
        index = min(limit, source.step(start))
        return expression(.opaque([]), at: start)
    }

    private mutating func plainAssignment() -> Expression {
        let start = index
        if kind == .throwWord {
            index += 1
            return expression(.opaque([assignment()]), at: start)
        }
        let target = choice()
        if accept(.assign) {
            let value = kind == .openBrace ? initializerList() : assignment()
            return expression(.assignment(target: target, value: value), at: start)
        }
        if let (sign, width) = compoundSign {
            index += width
            let value = changed(target, sign, by: assignment(), at: start)
            return expression(.assignment(target: target, value: value), at: start)
        }
        return target
    }

    /// The operator of `+=` or `>>=`, and how many tokens it has.
    private var compoundSign: (String, Int)? {
        if kind == .compoundAssign { return (String(source.text(index).dropLast()), 1) }
        let isShift = kind == .greater && kind(1) == .greaterOrEqual && source.touches(index, index + 1)
        return isShift ? (">>", 2) : nil
    }

    /// `a ? b : c`, and `a ?: b`, which evaluates `a` once.
    private mutating func choice() -> Expression {
        let start = index
        let condition = binary(1)
        guard accept(.question) else { return condition }
        if accept(.colon) { return expression(.binary(.coalescing, condition, assignment()), at: start) }
        choices += 1
        let one = expression()
        choices -= 1
        guard accept(.colon) else {
            failures += 1
            return expression(.opaque([condition, one]), at: start)
        }
        return expression(.choice(condition, one, assignment()), at: start)
    }

    // MARK: - Operators

    private mutating func binary(_ minimum: Int) -> Expression {
        let start = index
        var left = unary()
        var length = 0
        while let (sign, precedence, width) = binaryOperator(), precedence >= minimum {
            length += 1
            guard length < Self.longestChain else {
                failures += 1
                break
            }
            index += width
            let right = precedence == 10 ? unary() : binary(precedence + 1)
            left = expression(.binary(sign, left, right), at: start)
        }
        return left
    }

    private func binaryOperator() -> (Expression.Operator, precedence: Int, width: Int)? {
        switch kind {
        case .orOr: return (.or, 1, 1)
        case .andAnd: return (.and, 2, 1)
        case .pipe: return (.other("|"), 3, 1)
        case .caret: return (.other("^"), 4, 1)
        case .ampersand: return (.other("&"), 5, 1)
        case .equal: return (.equal, 6, 1)
        case .notEqual: return (.notEqual, 6, 1)
        case .less: return (.less, 7, 1)
        case .lessOrEqual: return (.lessOrEqual, 7, 1)
        case .greaterOrEqual: return (.greaterOrEqual, 7, 1)
        case .greater:
            if compoundSign != nil { return nil }
            if kind(1) == .greater, source.touches(index, index + 1) { return (.other(">>"), 8, 2) }
            return (.greater, 7, 1)
        case .shiftLeft: return (.other("<<"), 8, 1)
        case .plus: return (.other("+"), 9, 1)
        case .minus: return (.other("-"), 9, 1)
        case .star: return (.other("*"), 10, 1)
        case .slash: return (.other("/"), 10, 1)
        case .percent: return (.other("%"), 10, 1)
        default: return nil
        }
    }

    mutating func unary() -> Expression {
        let start = index
        return deeper { $0.plainUnary() } ?? tooDeep(start)
    }

    private mutating func plainUnary() -> Expression {
        let start = index
        switch kind {
        case .exclamation:
            index += 1
            return expression(.not(unary()), at: start)
        case .minus:
            index += 1
            return negative(unary(), at: start)
        case .plus, .tilde, .star, .ampersand, .andAnd, .delete:
            let isDelete = kind == .delete
            index += 1
            if isDelete, kind == .openBracket { index = source.behind(index) }
            return expression(.opaque([unary()]), at: start)
        case .plusPlus, .minusMinus:
            let sign = kind == .plusPlus ? "+" : "-"
            index += 1
            return step(unary(), sign, at: start)
        case .sizeof:
            index += 1
            if kind == .openParen { index = min(limit, source.behind(index)) } else { _ = unary() }
            return expression(.literal(.other), at: start)
        case .openParen:
            if let cast = cast() { return cast }
        default: break
        }
        return postfix(primary(), from: start)
    }

    private func negative(_ value: Expression, at start: Int) -> Expression {
        if case .literal(.integer(let number)) = value.kind {
            return expression(.literal(.integer(0 &- number)), at: start)
        }
        return expression(.opaque([value]), at: start)
    }

    private func step(_ target: Expression, _ sign: String, at start: Int) -> Expression {
        let one = expression(.literal(.integer(1)), at: start)
        return expression(.assignment(target: target, value: changed(target, sign, by: one, at: start)), at: start)
    }

    /// The new value of a compound assignment. A target that does something must not stand in the tree twice.
    private func changed(_ target: Expression, _ sign: String, by value: Expression, at start: Int) -> Expression {
        expression(target.isPlainPath ? .binary(.other(sign), target, value) : .opaque([value]), at: start)
    }

    // MARK: - Members, calls, elements

    private mutating func postfix(_ base: Expression, from start: Int) -> Expression {
        var value = base
        for length in 0... {
            if length > Self.longestChain {
                failures += 1
                return value
            }
            switch kind {
            case .dot where kind(1).isWord:
                value = expression(.member(value, source.text(index + 1), value.messageLink), at: start)
                index += 2
                skipTemplateArguments()
            case .arrow where kind(1).isWord:
                value = expression(.member(value, source.text(index + 1), .plain), at: start)
                index += 2
                skipTemplateArguments()
            case .openParen:
                let arguments = inGroup { $0.arguments() }
                value = expression(.call(Call(callee: value, arguments: arguments)), at: start)
            case .openBracket where !source.tokens[index].startsLine:
                // On a new line it is a message, behind a macro without a semicolon.
                let arguments = inGroup { $0.arguments() }
                value = expression(.element(value, arguments, .plain), at: start)
            case .plusPlus, .minusMinus:
                value = step(value, kind == .plusPlus ? "+" : "-", at: start)
                index += 1
            default: return value
            }
        }
        return value
    }

    /// The arguments of a call, up to the end of its group. What cannot be read, such as a type that a macro is given,
    /// is left out.
    mutating func arguments() -> [Argument] {
        var arguments: [Argument] = []
        while index < limit {
            let before = (failures, overflows)
            arguments.append(argument())
            if failures > before.0 || (index < limit && kind != .comma) {
                if overflows == before.1 { failures = before.0 }
                while index < limit, kind != .comma { index = source.step(index) }
            }
            _ = accept(.comma)
        }
        return arguments
    }

    mutating func argument() -> Argument {
        let start = index
        if kind == .ampersand {
            index += 1
            let value = unary()
            if binaryOperator() == nil, kind != .question {
                return Argument(label: nil, value: value, isInOut: true)
            }
            index = start
        }
        if kind == .openBrace { return Argument(label: nil, value: braces()) }
        return Argument(label: nil, value: assignment())
    }

    /// A list of values, or statements that a macro is given: `ON_MAIN({ [self ring]; })`.
    private mutating func braces() -> Expression {
        let content = source.content(of: index)
        guard source.firstIndex(of: .semicolon, in: content) != nil else { return initializerList() }
        return closure([], from: index)
    }
}

extension Expression {
    /// `name`, `self.name.name`
    var isPlainPath: Bool {
        switch kind {
        case .name, .selfReference: true
        case .member(let base, _, _): base.isPlainPath
        default: false
        }
    }

    /// How a message or a property hangs on the receiver: a message to nil does nothing. `self`, `super`, classes and
    /// what was just allocated are never nil.
    var messageLink: Link {
        switch kind {
        case .selfReference, .superReference: return .plain
        case .name(let name): return name.first?.isUppercase == true ? .plain : .chained
        case .cast(let value, _, _): return value.messageLink
        case .call(let call):
            guard call.isMessage, case .member(_, let selector, _) = call.callee.kind else { return .chained }
            return selector == "alloc" || selector == "new" || selector == "class" ? .plain : .chained
        default: return .chained
        }
    }
}
