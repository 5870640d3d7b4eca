import CallFlow

extension DeclarationScanner {
    /// `typedef NS_ENUM(NSInteger, Name) { … };`, `typedef enum { … } Name;`, `typedef void (^Name)(BOOL);`
    mutating func typedef() {
        index += 1
        let start = index
        if enumeration(isTypedef: true) { return }
        let end = endOfDeclaration()
        var reader = TypeReader(source, in: start..<end)
        if let brace = source.firstIndex(of: .openBrace, in: start..<end) {
            reader.index = source.behind(brace)
            name(declaredBy: &reader, as: .unknown)
        } else if let type = reader.type() {
            name(declaredBy: &reader, as: type)
        }
        index = end
        if kind == .semicolon { index += 1 }
    }

    private mutating func name(declaredBy reader: inout TypeReader, as type: TypeName) {
        let declarator = reader.declarator(of: type)
        guard let name = declarator.name, declarator.type != .unknown else { return }
        let isFunction = reader.kind == .openParen
        unit.typealiases[source.text(name)] = isFunction ? .function(isEscaping: true) : declarator.type
    }

    /// The semicolon that ends the declaration here, or what shows that it is missing.
    func endOfDeclaration() -> Int {
        var end = index
        while end < source.tokens.count - 1 {
            let kind = source.tokens[end].kind
            if kind == .semicolon || kind.isContainerBorder || kind == .closeBrace { return end }
            end = source.step(end)
        }
        return end
    }

    /// Reads an enumeration if one begins here: `enum`, `NS_ENUM`, `NS_OPTIONS` and the like.
    mutating func enumeration(isTypedef: Bool) -> Bool {
        guard let brace = enumerationBrace() else { return false }
        let behind = source.behind(brace)
        var name: Int?
        if kind == .identifier {
            name = source.pieces(of: source.content(of: index + 1)).last?.last { source.tokens[$0].kind == .identifier }
        } else {
            name = isTypedef && source.tokens[behind].kind == .identifier ? behind : enumerationName(before: brace)
        }
        add(enumeration: name, casesIn: source.content(of: brace), at: brace)
        index = behind
        index = endOfDeclaration()
        if kind == .semicolon { index += 1 }
        return true
    }

    private func enumerationBrace() -> Int? {
        var brace = index + 1
        if kind == .identifier {
            guard kind(1) == .openParen, isEnumerationMacro else { return nil }
            brace = source.behind(index + 1)
        } else if kind != .enumeration {
            return nil
        }
        for _ in 0..<16 {
            let kind = source.tokens[brace].kind
            if kind == .openBrace { return brace }
            guard kind.isWord || kind == .colon || kind == .doubleColon || kind == .openParen else { return nil }
            brace = source.step(brace)
        }
        return nil
    }

    /// `Name` of `enum FOO_EXPORT Name : NSInteger {`
    private func enumerationName(before brace: Int) -> Int? {
        let head = (index + 1..<brace).prefix { source.tokens[$0].kind != .colon }
        return head.last { source.tokens[$0].kind == .identifier }
    }

    private var isEnumerationMacro: Bool {
        let text = source.text(index)
        return text.hasSuffix("_ENUM") || text.hasSuffix("_OPTIONS")
    }

    private mutating func add(enumeration name: Int?, casesIn content: Range<Int>, at brace: Int) {
        var declaration = TypeDeclaration(
            name: name.map(source.text) ?? "", kind: .enum, supertypes: [], location: source.location(name ?? brace))
        declaration.enumCases = source.pieces(of: content).compactMap { piece in
            piece.first { source.tokens[$0].kind == .identifier }.map(source.text)
        }
        unit.types.append(declaration)
    }
}
