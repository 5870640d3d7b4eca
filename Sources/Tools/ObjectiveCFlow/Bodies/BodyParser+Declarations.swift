import CallFlow

extension BodyParser {
    // MARK: - Is it one?

    /// Whether a declaration of variables begins here, and no expression.
    var isDeclaration: Bool {
        switch kind {
        case .qualifier, .structure, .enumeration, .union, .classWord, .inferred, .attribute: return declares
        case .primitive: return kind(1) != .dot && kind(1) != .assign && declares
        case .typeOf, .identifier, .doubleColon: return declares
        default: return false
        }
    }

    /// A type, and a name behind it.
    private var declares: Bool {
        var reader = TypeReader(source, in: index..<min(limit, index + 120), owner: owner)
        guard reader.type() != nil else { return false }
        if reader.isFunctionDeclarator {
            let behind = source.behind(reader.index)
            return behind < limit && source.tokens[behind].kind == .openParen
                && (reader.kind(1) != .star || isStatementStart(behind))
        }
        guard reader.kind.isWord else {
            // `auto [first, second] = pair;`
            return reader.kind == .openBracket && kind == .inferred
        }
        // `typeof(self) self = weakSelf;`
        if reader.kind == .selfWord { return reader.kind(1) == .assign }
        switch reader.kind(1) {
        case .assign, .semicolon, .comma, .openBracket, .end, .attribute, .colon: return true
        case .openParen, .openBrace: return true
        case .identifier: return source.looksLikeMacro(reader.index + 1) || source.looksLikeMacro(reader.index)
        default: return false
        }
    }

    /// `int (*function)(int) = …;` against `call(*pointer)(x);`
    private func isStatementStart(_ parameters: Int) -> Bool {
        let next = source.tokens[min(source.behind(parameters), source.tokens.count - 1)].kind
        return next == .assign || next == .semicolon
    }

    /// `struct Point { … };` inside a body.
    mutating func skipLocalType() -> Bool {
        guard kind == .structure || kind == .union || kind == .enumeration || kind == .classWord else { return false }
        var next = index + 1
        while next < min(limit, index + 16) {
            let kind = source.tokens[next].kind
            if kind == .openBrace {
                skipStatement()
                return true
            }
            guard kind.isWord || kind == .colon || kind == .doubleColon else { return false }
            next += 1
        }
        return false
    }

    // MARK: - Reading

    mutating func declaration(into block: inout Block) {
        var reader = TypeReader(source, in: index..<limit, owner: owner)
        guard let type = reader.type() else { return }
        declarators(of: type, reader, into: &block)
    }

    /// One variable for each name, up to the semicolon.
    mutating func declarators(of type: TypeName, _ reader: TypeReader, into block: inout Block) {
        var reader = reader
        while true {
            let before = failures
            let start = reader.index
            let declarator = reader.declarator(of: type)
            index = reader.index
            if declarator.name == nil, kind == .openBracket { index = source.behind(index) }
            let value = initialValue(of: declarator)
            let name = declarator.name ?? start
            let variable = Variable(
                name: declarator.name.map(source.text) ?? "_", type: known(declarator.type), value: value,
                isConstant: reader.isConstant && !reader.hasPointer, isWeak: reader.isWeak)
            block.append(statement(.variable(variable), at: min(name, limit - 1)))
            if failures > before { return unreadableRest(&block) }
            guard kind == .comma else { break }
            reader.index = index + 1
        }
        if !accept(.semicolon), index < limit {
            // A macro behind the value, or the next statement on its own line.
            if source.tokens[index].startsLine { return }
            unreadableRest(&block)
        }
    }

    private mutating func unreadableRest(_ block: inout Block) {
        block.append(statement(.unreadable, at: min(index, limit - 1)))
        skipStatement()
    }

    private func known(_ type: TypeName) -> TypeName? { type == .unknown ? nil : type }

    private mutating func initialValue(of declarator: Declarator) -> Expression? {
        switch kind {
        case .assign:
            index += 1
            return kind == .openBrace ? initializerList() : assignment()
        case .openBrace: return initializerList()
        case .openParen:
            // `std::lock_guard<std::mutex> lock(mutex);`
            let start = index
            let arguments = inGroup { $0.arguments() }
            let callee = expression(.name(declarator.type.base ?? "_"), at: start)
            return expression(.call(Call(callee: callee, arguments: arguments)), at: start)
        default: return nil
        }
    }

    /// `{ 1, .x = 2, { 3 } }`
    mutating func initializerList() -> Expression {
        let start = index
        let parts = deeper { parser in
            parser.inGroup { inner -> [Expression] in
                var parts: [Expression] = []
                while inner.index < inner.limit {
                    let before = inner.index
                    if inner.kind == .dot, inner.kind(1).isWord, inner.kind(2) == .assign { inner.index += 3 }
                    if inner.kind == .openBracket, inner.kindBehindGroup == .assign {
                        inner.index = inner.source.behind(inner.index) + 1
                    }
                    parts.append(inner.kind == .openBrace ? inner.initializerList() : inner.assignment())
                    if !inner.accept(.comma), inner.index == before { inner.index = inner.source.step(before) }
                }
                return parts
            }
        }
        if parts == nil { index = min(limit, source.behind(start)) }
        return expression(.opaque(parts ?? []), at: start)
    }

    var kindBehindGroup: Token.Kind {
        let behind = source.behind(index)
        return behind < limit ? source.tokens[behind].kind : .end
    }
}
