import CallFlow

extension DeclarationScanner {
    /// `@property (nonatomic, weak) id<CallDelegate> delegate;`, with the instance variable that comes with it.
    mutating func property() {
        index += 1
        var attributes: [String] = []
        if kind == .openParen {
            attributes = source.pieces(of: source.content(of: index)).compactMap(attribute)
            index = source.behind(index)
        }
        let end = endOfMember()
        let isProtocol = container?.declaration.kind == .protocol
        let isClass = attributes.contains("class")
        variables(in: index..<end) { property in
            property.attributes += attributes
            property.isWeak = property.isWeak || attributes.contains("weak")
            property.isStatic = isClass
            if isProtocol || isClass { return [property] }
            var variable = property
            variable.name = "_" + property.name
            return [property, variable]
        }
        index = kindAt(end) == .semicolon ? end + 1 : end
    }

    private func attribute(in piece: Range<Int>) -> String? {
        piece.isEmpty ? nil : piece.map(source.text).joined()
    }

    private func kindAt(_ index: Int) -> Token.Kind {
        index < source.tokens.count ? source.tokens[index].kind : .end
    }

    /// The next semicolon, or what shows that it is missing.
    private func endOfMember() -> Int {
        var end = index
        while true {
            let kind = kindAt(end)
            let isNext = kind == .atProperty || kind == .atSection || kind == .closeBrace || kind.isContainerBorder
            if kind == .semicolon || kind == .end || isNext { return end }
            end = source.step(end)
        }
    }

    /// `{ @private Call *_call; __weak id _delegate; }` behind the head of a class.
    mutating func instanceVariables() {
        let content = source.content(of: index)
        var start = content.lowerBound
        while start < content.upperBound {
            if source.tokens[start].kind == .atSection {
                start += 1
                continue
            }
            let end = source.firstIndex(of: .semicolon, in: start..<content.upperBound) ?? content.upperBound
            variables(in: start..<end) { [$0] }
            start = end + 1
        }
        index = source.behind(index)
    }

    /// `@synthesize delegate = theDelegate;`: an instance variable with a name of its own.
    mutating func synthesize() {
        let start = index + 1
        skipToSemicolon()
        for piece in source.pieces(of: start..<max(start, index - 1)) where piece.count == 3 {
            let (property, name) = (source.text(piece.lowerBound), piece.lowerBound + 2)
            guard source.tokens[name - 1].kind == .assign, source.text(name) != "_" + property else { continue }
            var variable = Property(
                name: source.text(name), type: nil, initialValue: nil, location: source.location(name))
            if let declared = declared(property) { (variable.type, variable.isWeak) = (declared.type, declared.isWeak) }
            container?.declaration.properties.append(variable)
        }
    }

    /// The property of the class, if this file declares it.
    private func declared(_ property: String) -> Property? {
        let name = container?.declaration.name
        return unit.types.lazy.filter { $0.name == name }.flatMap(\.properties).first { $0.name == property }
    }

    /// Adds what a range such as `Call *first, *second` declares to the container.
    private mutating func variables(in range: Range<Int>, _ members: (inout Property) -> [Property]) {
        var reader = TypeReader(source, in: range, owner: container?.declaration.name)
        guard let type = reader.type() else { return }
        while reader.index < range.upperBound {
            let declarator = reader.declarator(of: type)
            guard let name = declarator.name else { return }
            var property = Property(
                name: source.text(name), type: declarator.type, initialValue: nil, location: source.location(name))
            property.isWeak = reader.isWeak
            container?.declaration.properties += members(&property)
            guard reader.kind == .comma else { return }
            reader.index += 1
        }
    }
}
