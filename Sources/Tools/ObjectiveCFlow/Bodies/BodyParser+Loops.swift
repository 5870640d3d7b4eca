import CallFlow

extension BodyParser {
    mutating func whileLoop() -> Statement.Kind {
        index += 1
        guard kind == .openParen else { return unreadableLoop() }
        let conditions = conditions()
        return .loop(Loop(form: .whileTrue(conditions), body: substatement()))
    }

    mutating func doLoop() -> Statement.Kind {
        let start = index
        index += 1
        let body = substatement()
        guard accept(.while), kind == .openParen else {
            return .loop(Loop(form: .untilFalse(expression(.literal(.boolean(false)), at: start)), body: body))
        }
        let condition = inGroup { $0.expression() }
        _ = accept(.semicolon)
        return .loop(Loop(form: .untilFalse(condition), body: body))
    }

    mutating func forLoop() -> Statement.Kind {
        index += 1
        guard kind == .openParen else { return unreadableLoop() }
        let form = inGroup { $0.forHead() }
        return .loop(Loop(form: form, body: substatement()))
    }

    private mutating func unreadableLoop() -> Statement.Kind {
        skipStatement()
        return .unreadable
    }

    private mutating func forHead() -> Loop.Form {
        if let word = sequenceWord() { return eachHead(word) }
        var start: Block = []
        if kind != .semicolon {
            statement(into: &start)
        } else {
            index += 1
        }
        let test = kind == .semicolon || kind == .end ? nil : expression()
        _ = accept(.semicolon)
        let step = index < limit ? expression() : nil
        index = limit
        return .counting(
            start: start, test: test, step: step.map { [Statement(.expression($0), at: $0.location)] } ?? [])
    }

    /// `in`, or the colon of C++.
    private func sequenceWord() -> Int? {
        var next = index
        var hasQuestion = false
        while next < limit {
            switch source.tokens[next].kind {
            case .semicolon, .assign: return nil
            case .question: hasQuestion = true
            case .colon where !hasQuestion && next > index: return next
            case .identifier where next > index && source.spells(next, "in"): return next
            default: break
            }
            next = source.step(next)
        }
        return nil
    }

    private mutating func eachHead(_ word: Int) -> Loop.Form {
        var reader = TypeReader(source, in: index..<word, owner: owner)
        var name: Int?
        if word - index > 1, let type = reader.type() { name = reader.declarator(of: type).name }
        let last = word - 1
        let names = [source.text(name ?? last)]
        index = word + 1
        let sequence = expression()
        index = limit
        return .each(names: names, sequence: sequence, condition: nil)
    }
}
