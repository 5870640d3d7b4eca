import CallFlow

extension BodyParser {
    mutating func switching() -> Statement.Kind {
        index += 1
        guard kind == .openParen else {
            skipStatement()
            return .unreadable
        }
        let value = inGroup { $0.expression() }
        guard kind == .openBrace else {
            skipStatement()
            return .unreadable
        }
        let cases = deeper { parser in parser.inGroup { $0.cases() } }
        guard let cases else {
            index = min(limit, source.behind(index))
            return .unreadable
        }
        return .switch(value, cases)
    }

    private mutating func cases() -> [Case] {
        var cases: [Case] = []
        while index < limit {
            guard var next = labels() else {
                // Statements before the first label never run.
                index = source.step(index)
                continue
            }
            while index < limit, kind != .case, !isDefault {
                let before = index
                statement(into: &next.body)
                if index <= before { index = source.step(before) }
            }
            if index < limit, next.body.mayRunOn {
                next.body.append(statement(.fallthrough, at: index))
            }
            cases.append(next)
        }
        return cases
    }

    private var isDefault: Bool { kind == .default && kind(1) == .colon }

    /// `case A: case B: default:` before one body.
    private mutating func labels() -> Case? {
        let location = location
        var patterns: [Pattern] = []
        var hasDefault = false
        var count = 0
        while kind == .case || isDefault {
            count += 1
            if isDefault {
                hasDefault = true
                index += 2
                continue
            }
            index += 1
            choices += 1
            let value = assignment()
            choices -= 1
            if accept(.ellipsis) { _ = assignment() }
            patterns.append(.value(value, bindings: []))
            if !accept(.colon) { skipToColon() }
        }
        guard count > 0 else { return nil }
        return Case(patterns: patterns, isDefault: hasDefault, body: [], location: location)
    }

    private mutating func skipToColon() {
        failures += 1
        while index < limit, kind != .colon, kind != .semicolon { index = source.step(index) }
        _ = accept(.colon)
    }
}

extension Block {
    /// Whether the next case is reached from the end of this one.
    fileprivate var mayRunOn: Bool {
        guard let last else { return true }
        switch last.kind {
        case .break, .continue, .return, .throw, .fallthrough: return false
        case .scope(let block, let catches, nil) where catches.isEmpty: return block.mayRunOn
        case .if(_, let then, let otherwise?): return then.mayRunOn || otherwise.mayRunOn
        default: return true
        }
    }
}
