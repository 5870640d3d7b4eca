import CallFlow

/// A name that a declaration declares, and its type.
struct Declarator {
    /// The token; nil for a type without a name.
    var name: Int?
    var type: TypeName
}

extension TypeReader {
    /// What stands behind the type: a name, or `(^name)(…)`.
    mutating func declarator(of type: TypeName) -> Declarator {
        skipPointers()
        var declarator = Declarator(name: nil, type: type)
        if isFunctionDeclarator {
            declarator.name = nameInGroup()
            declarator.type = .function(isEscaping: !isNonescaping)
            index = source.behind(index)
            while kind == .openParen || kind == .qualifier { index = source.step(index) }
        } else if kind.isWord {
            if kind(1) == .identifier, source.looksLikeMacro(index) || source.spells(index, "__unused") { index += 1 }
            declarator.name = index
            index += 1
        }
        skipSuffix()
        return declarator
    }

    mutating func skipPointers() {
        while kind == .star || kind == .ampersand || kind == .andAnd || kind == .qualifier { index += 1 }
    }

    /// `(^name)`, `(*name)`, `(^)`, with qualifiers around the name.
    var isFunctionDeclarator: Bool {
        guard kind == .openParen, kind(1) == .caret || kind(1) == .star || kind(1) == .qualifier else { return false }
        var inner = index + 1
        let end = source.content(of: index).upperBound
        var hasName = false
        while inner < end {
            switch source.tokens[inner].kind {
            case .caret, .star, .qualifier: inner += 1
            case .openBracket, .openParen: inner = source.behind(inner)
            case let kind where kind.isWord && !hasName:
                hasName = !source.looksLikeMacro(inner)
                inner += 1
            default: return false
            }
        }
        return true
    }

    private func nameInGroup() -> Int? {
        source.content(of: index).first { inner in
            let kind = source.tokens[inner].kind
            return kind.isWord && kind != .qualifier && !source.looksLikeMacro(inner)
        }
    }

    /// Array bounds, bit fields and attributes behind the name.
    private mutating func skipSuffix() {
        while index < limit {
            switch kind {
            case .openBracket: index = source.behind(index)
            case .attribute: attribute()
            case .colon where kind(1) == .number: index += 2
            case .identifier where source.looksLikeMacro(index):
                index = kind(1) == .openParen ? source.behind(index + 1) : index + 1
            default: return
            }
        }
    }
}

extension TokenizedSource {
    /// The type that stands alone in a range, such as between the parentheses before a method's name. Nil for `void`.
    func type(in range: Range<Int>, owner: String?) -> TypeName? {
        var reader = TypeReader(self, in: range, owner: owner)
        guard let type = reader.type() else { return nil }
        let whole = reader.declarator(of: type).type
        return whole == .named("void", []) && !reader.hasPointer ? nil : whole
    }

    /// The parameters of a C function, block or lambda: what stands between its parentheses.
    func parameters(in range: Range<Int>, owner: String?) -> [Parameter] {
        pieces(of: range).prefix(64).compactMap { piece in
            if piece.count == 1, spells(piece.lowerBound, "void") { return nil }
            var reader = TypeReader(self, in: piece, owner: owner)
            guard let type = reader.type() else { return nil }
            let declarator = reader.declarator(of: type)
            return Parameter(
                label: nil, name: declarator.name.map(text) ?? "_", type: declarator.type,
                hasDefault: reader.kind == .assign)
        }
    }
}
