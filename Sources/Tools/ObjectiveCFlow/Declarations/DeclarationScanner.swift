import CallFlow

/// Walks over the top level of a file and notes what it declares. Bodies are stepped over.
struct DeclarationScanner {
    /// The class, category or protocol whose members come now.
    struct Container {
        var declaration: TypeDeclaration
        var isImplementation: Bool
    }

    let source: TokenizedSource
    var index = 0
    var unit: SourceUnit
    var container: Container?

    init(_ source: TokenizedSource) {
        self.source = source
        unit = SourceUnit(path: source.path, language: .objectiveC)
        unit.imports = source.imports
    }

    var kind: Token.Kind { kind(0) }

    func kind(_ ahead: Int) -> Token.Kind {
        index + ahead < source.tokens.count ? source.tokens[index + ahead].kind : .end
    }

    mutating func run() {
        while kind != .end {
            let before = index
            topLevel()
            if index <= before { index = before + 1 }
        }
        closeContainer()
    }

    private mutating func topLevel() {
        switch kind {
        case .atInterface: beginInterface()
        case .atImplementation: beginImplementation()
        case .atProtocol: beginProtocol()
        case .atEnd:
            closeContainer()
            index += 1
        case .atClass: skipToSemicolon()
        case .atSynthesize: synthesize()
        case .atImport: importModule()
        case .atProperty: property()
        case .atSection, .semicolon, .closeBrace, .closeParen, .closeBracket: index += 1
        case .minus, .plus: method()
        case .typedef: typedef()
        case .namespace, .template, .using: plusPlus()
        case .openBrace: stray()
        default: if !exportedMethod() { declaration() }
        }
    }

    /// A group that belongs to nothing.
    private mutating func stray() {
        unit.unreadable.append(source.location(index))
        index = source.behind(index)
    }

    private mutating func importModule() {
        if kind(1).isWord { unit.imports.append(source.text(index + 1)) }
        skipToSemicolon()
    }

    /// Behind the next semicolon on this level; before anything that cannot be part of a declaration.
    mutating func skipToSemicolon() {
        index += 1
        while kind != .end, !kind.isContainerBorder, kind != .closeBrace {
            if kind == .semicolon {
                index += 1
                return
            }
            index = source.step(index)
        }
    }

    // MARK: - Containers

    private mutating func open(_ declaration: TypeDeclaration, isImplementation: Bool) {
        closeContainer()
        container = Container(declaration: declaration, isImplementation: isImplementation)
    }

    mutating func closeContainer() {
        if let container { unit.types.append(container.declaration) }
        container = nil
    }

    /// The name behind the keyword, and where it stands.
    private mutating func beginContainer(_ kind: TypeDeclaration.Kind) -> TypeDeclaration? {
        index += 1
        while source.looksLikeMacro(index), self.kind(1).isWord { index += 1 }
        guard self.kind.isWord else { return nil }
        let declaration = TypeDeclaration(
            name: source.text(index), kind: kind, supertypes: [], location: source.location(index))
        index += 1
        return declaration
    }

    private mutating func beginInterface() {
        guard var declaration = beginContainer(.class) else { return }
        // `Box<T> : NSObject` has generic parameters, `Box <P>` a protocol.
        if kind == .less {
            let names = angleNames()
            if kind != .colon { declaration.supertypes += names }
        }
        if kind == .openParen {
            declaration.kind = .extension
            index = source.behind(index)
        }
        supertypes(of: &declaration)
        open(declaration, isImplementation: false)
        if kind == .openBrace { instanceVariables() }
    }

    private mutating func beginImplementation() {
        guard var declaration = beginContainer(.extension) else { return }
        if kind == .openParen { index = source.behind(index) }
        supertypes(of: &declaration)
        open(declaration, isImplementation: true)
        if kind == .openBrace { instanceVariables() }
    }

    private mutating func beginProtocol() {
        guard kind(1).isWord, kind(2) != .semicolon, kind(2) != .comma,
            var declaration = beginContainer(.protocol)
        else { return skipToSemicolon() }
        supertypes(of: &declaration)
        open(declaration, isImplementation: false)
    }

    private mutating func supertypes(of declaration: inout TypeDeclaration) {
        if kind == .colon {
            index += 1
            if kind.isWord {
                declaration.supertypes.append(source.text(index))
                index += 1
            }
        }
        while kind == .less { declaration.supertypes += angleNames() }
    }

    /// `<A, B *, __covariant C : D>`: the first name of each piece.
    private mutating func angleNames() -> [String] {
        var names: [String] = []
        var depth = 0
        var isFirst = true
        while kind != .end, !kind.isContainerBorder, kind != .semicolon, kind != .openBrace {
            switch kind {
            case .less: depth += 1
            case .greater: depth -= 1
            case .comma: isFirst = true
            case .qualifier: break
            case let word where word.isWord && isFirst && depth == 1:
                names.append(source.text(index))
                isFirst = false
            default: break
            }
            index += 1
            if depth <= 0 { break }
        }
        return names
    }
}
