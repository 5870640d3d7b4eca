import CallFlow

extension DeclarationScanner {
    /// What a declaration of C looks like from above, up to what ends it.
    private struct Head {
        var start: Int
        /// The semicolon, `=` or brace.
        var end: Int
        /// Names with parentheses behind them.
        var candidates: [Int] = []
        /// An operator or a specialised template of C++, perhaps.
        var hasParens = false
    }

    /// A function, a variable, a class of C++, or a macro that stands alone.
    mutating func declaration() {
        if kind == .externWord, kind(1) == .string {
            index += kind(2) == .openBrace ? 3 : 2
            return
        }
        if kind == .enumeration || kind == .identifier, enumeration(isTypedef: false) { return }
        guard let head = head() else { return }
        index = head.end
        switch kind {
        case .openBrace: define(head)
        case .assign: variable(head)
        case .semicolon:
            if let name = functionName(in: head) {
                add(function: name, head, body: nil)
            } else {
                variable(head)
            }
            index += 1
        default: break
        }
    }

    private mutating func head() -> Head? {
        var head = Head(start: index, end: index)
        while kind != .end {
            switch kind {
            case .semicolon, .openBrace, .assign:
                head.end = index
                return head
            case .openParen:
                head.hasParens = true
                if isCandidate(index - 1, from: head.start) { head.candidates.append(index - 1) }
                index = source.behind(index)
                if isLoneMacro(head) { return nil }
            case .identifier where source.spells(index, "operator"):
                skipOperator()
            case .closeBrace:
                index += 1
                return nil
            case .atInterface, .atImplementation, .atProtocol, .atEnd, .atClass, .atProperty, .atSection, .atImport,
                .atSynthesize, .typedef, .namespace:
                return nil
            case .minus, .plus:
                if container != nil, source.tokens[index].startsLine { return nil }
                index += 1
            default:
                index = source.step(index)
                if isLoneMacro(head) { return nil }
            }
        }
        return nil
    }

    /// `operator()`, `operator==`: up to the parameters.
    private mutating func skipOperator() {
        index += 1
        if kind == .openParen, kind(1) == .closeParen { index += 2 }
        while kind != .openParen, kind != .semicolon, kind != .openBrace, kind != .end { index += 1 }
    }

    private func isCandidate(_ name: Int, from start: Int) -> Bool {
        guard name >= start, source.tokens[name].kind == .identifier else { return false }
        let inner = source.tokens[name + 2].kind
        return inner != .caret && inner != .star
    }

    /// `NS_ASSUME_NONNULL_BEGIN`, `RCT_EXPORT_MODULE()`: nothing more on its line, and no brace behind.
    private func isLoneMacro(_ head: Head) -> Bool {
        guard source.looksLikeMacro(head.start), source.tokens[index].startsLine else { return false }
        let isCall =
            kind(0) != .openBrace && head.candidates == [head.start]
            && index == source.behind(head.start + 1)
        return index == head.start + 1 && kind != .openParen || isCall
    }

    // MARK: - Functions

    private func functionName(in head: Head) -> Int? {
        let named = head.candidates.filter { $0 > head.start || kind == .openBrace }
        return named.first { !source.looksLikeMacro($0) } ?? named.last
    }

    private mutating func define(_ head: Head) {
        let last = source.tokens[index - 1].kind
        let first = source.tokens[head.start].kind
        let isAggregate = first == .structure || first == .union || first == .classWord || first == .enumeration
        if !isAggregate || last == .closeParen, let name = functionName(in: head) {
            let body = source.body(at: index, owner: owner(ofFunction: name))
            index = source.behind(index)
            return add(function: name, head, body: body)
        }
        if !isAggregate, !head.hasParens, !containsAggregate(head) {
            unit.unreadable.append(source.location(index))
        }
        index = source.behind(index)
        if isAggregate || containsAggregate(head) { skipDeclarators() }
    }

    private func containsAggregate(_ head: Head) -> Bool {
        (head.start..<head.end).prefix(16).contains {
            let kind = source.tokens[$0].kind
            return kind == .structure || kind == .union || kind == .classWord || kind == .enumeration
        }
    }

    /// `} name;` behind a structure.
    private mutating func skipDeclarators() {
        let end = endOfDeclaration()
        if end - index <= 8 {
            index = end
            if kind == .semicolon { index += 1 }
        }
    }

    /// `Foo` of `Foo::bar`
    private func owner(ofFunction name: Int) -> String? {
        guard name >= 2, source.tokens[name - 1].kind == .doubleColon, source.tokens[name - 2].kind.isWord else {
            return nil
        }
        return source.text(name - 2)
    }

    private mutating func add(function name: Int, _ head: Head, body: Body?) {
        var reader = TypeReader(source, in: head.start..<name)
        let type = reader.type()
        let isVoid = type == .named("void", []) && !reader.hasPointer
        var traits: Function.Traits = reader.isStatic ? [.isPrivate] : []
        var behind = TypeReader(source, in: source.behind(name + 1)..<head.end)
        while behind.kind == .attribute { behind.attribute() }
        if reader.neverReturns || behind.neverReturns { traits.insert(.neverReturns) }
        let signature = Function.Signature(
            name: source.text(name), parameters: source.parameters(in: source.content(of: name + 1), owner: nil),
            result: isVoid ? nil : type, traits: traits)
        let place = Function.Place(owner: owner(ofFunction: name), location: source.location(name))
        unit.functions.append(Function(signature, body: body, at: place))
    }

    // MARK: - Variables

    /// The longest value of a global variable that is read, in tokens: longer ones are tables.
    private static let longestValue = 4000

    private mutating func variable(_ head: Head) {
        let assign = kind == .assign ? index : nil
        let end = endOfDeclaration()
        defer { if assign != nil { index = kindIsSemicolon(end) ? end + 1 : end } }
        var reader = TypeReader(source, in: head.start..<head.end)
        guard let type = reader.type() else { return }
        let declarator = reader.declarator(of: type)
        guard let name = declarator.name, reader.index == head.end || reader.kind == .comma else { return }
        var property = Property(
            name: source.text(name), type: declarator.type, initialValue: nil, location: source.location(name))
        property.isWeak = reader.isWeak
        property.isConstant = reader.isConstant
        if let assign, end - assign < Self.longestValue, kind(1) != .openBrace {
            var parser = BodyParser(source, in: assign + 1..<end, owner: container?.declaration.name)
            property.initialValue = parser.expression()
        }
        unit.globals.append(property)
    }

    private func kindIsSemicolon(_ index: Int) -> Bool { source.tokens[index].kind == .semicolon }

    // MARK: - C++

    /// Steps into a namespace, and over what has no meaning here.
    mutating func plusPlus() {
        switch kind {
        case .namespace:
            while kind != .end, kind != .openBrace, kind != .semicolon, kind != .assign { index += 1 }
            if kind == .assign { skipToSemicolon() } else { index += 1 }
        case .template:
            index += 1
            var depth = 0
            while kind != .end, kind != .openBrace, kind != .semicolon {
                if kind == .less { depth += 1 }
                if kind == .greater { depth -= 1 }
                index = source.step(index)
                if depth <= 0 { return }
            }
        default: skipToSemicolon()
        }
    }
}
