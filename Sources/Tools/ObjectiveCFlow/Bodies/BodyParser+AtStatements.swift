import CallFlow

extension BodyParser {
    /// `@try { … } @catch (NSException *e) { … } @finally { … }`, and that of C++.
    mutating func trying() -> Statement.Kind {
        index += 1
        let body = substatement()
        var catches: [Catch] = []
        while kind == .atCatch || kind == .catchWord { catches.append(catching()) }
        let finally = accept(.atFinally) ? substatement() : nil
        return .scope(body, catches: catches, finally: finally)
    }

    private mutating func catching() -> Catch {
        let location = location
        index += 1
        var pattern: Pattern?
        if kind == .openParen {
            pattern = caught(in: source.content(of: index))
            index = min(limit, source.behind(index))
        }
        return Catch(pattern: pattern, body: substatement(), location: location)
    }

    /// nil for what takes everything: `NSException *`, `id`, `…`.
    private func caught(in range: Range<Int>) -> Pattern? {
        var reader = TypeReader(source, in: range, owner: owner)
        guard let type = reader.type() else { return nil }
        let name = reader.declarator(of: type).name.map(source.text)
        if type.base == "id" || type.base == "NSException" { return name.map { .any(binding: $0) } }
        return .type(type, binding: name)
    }

    mutating func synchronized(_ block: inout Block) {
        let start = index
        index += 1
        var body: Block = []
        if kind == .openParen {
            let lock = inGroup { $0.expression() }
            if case .call = lock.kind { body.append(Statement(.expression(lock), at: lock.location)) }
        }
        body += substatement()
        block.append(statement(.scope(body, catches: [], finally: nil), at: start))
    }

    /// `@onExit { … };`, or any other macro behind `@`.
    mutating func macroStatement(_ block: inout Block) {
        let start = index
        if selfMacro(&block) { return }
        index += 1
        if source.spells(start, "@onExit"), kind == .openBrace {
            block.append(statement(.defer(substatement()), at: start))
            return
        }
        guard kind == .openParen else {
            if kind != .semicolon { block.append(statement(.unreadable, at: start)) }
            return skipStatement()
        }
        let arguments = inGroup { $0.arguments() }
        let call = Call(callee: expression(.name(source.text(start)), at: start), arguments: arguments)
        block.append(statement(.expression(expression(.call(call), at: start)), at: start))
        _ = accept(.semicolon)
    }
}
