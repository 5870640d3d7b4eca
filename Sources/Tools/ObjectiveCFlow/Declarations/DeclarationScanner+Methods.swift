import CallFlow

extension DeclarationScanner {
    /// `- (void)call:(Call *)call didEnd:(BOOL)ended;` or with a body.
    mutating func method() {
        let isStatic = kind == .plus
        let start = index
        index += 1
        guard let container else { return }
        let owner = container.declaration.name
        var result: TypeName?
        if kind == .openParen {
            result = source.type(in: source.content(of: index), owner: owner)
            index = source.behind(index)
        } else {
            result = .named("id", [])
        }
        var reader = SelectorReader(source, in: index..<source.tokens.count, owner: owner)
        guard let selector = reader.selector() else {
            unit.unreadable.append(source.location(start))
            return
        }
        index = reader.index
        let body = methodBody()
        add(selector, result: result, isStatic: isStatic, body: body)
    }

    /// What stands behind a method's selector: attributes, then a semicolon or a body.
    private mutating func methodBody() -> Body? {
        var neverReturns = false
        while kind != .end {
            switch kind {
            case .openBrace: return body()
            case .semicolon:
                index += 1
                guard kind == .openBrace, container?.isImplementation == true else { return nil }
                return body()
            case .attribute, .identifier, .openParen, .comma, .ellipsis, .qualifier:
                neverReturns = neverReturns || source.spells(index, "NS_NORETURN")
                index = source.step(index)
            default: return nil
            }
        }
        return nil
    }

    /// The body that begins here.
    mutating func body() -> Body {
        defer { index = source.behind(index) }
        return source.body(at: index, owner: container?.declaration.name)
    }

    private mutating func add(_ selector: SelectorReader.Selector, result: TypeName?, isStatic: Bool, body: Body?) {
        guard let owner = container?.declaration.name else { return }
        var traits: Function.Traits = [.isObjectiveC]
        if isStatic { traits.insert(.isStatic) }
        let signature = Function.Signature(
            name: selector.name, parameters: selector.parameters, result: result, traits: traits,
            selector: selector.name)
        let place = Function.Place(owner: owner, location: source.location(selector.start))
        container?.declaration.functions.append(Function(signature, body: body, at: place))
    }

    // MARK: - Methods behind macros

    /// `RCT_EXPORT_METHOD(call:(NSString *)id) { … }`, `RCT_REMAP_METHOD(name, call:(NSString *)id) { … }` and any
    /// other macro in a class that has a selector in its last place.
    mutating func exportedMethod() -> Bool {
        guard container != nil, kind == .identifier, kind(1) == .openParen, source.looksLikeMacro(index) else {
            return false
        }
        let behind = source.behind(index + 1)
        guard behind < source.tokens.count,
            source.tokens[behind].kind == .openBrace || source.text(index).hasPrefix("RCT_"),
            let last = source.pieces(of: source.content(of: index + 1)).last
        else { return false }
        var reader = SelectorReader(source, in: last, owner: container?.declaration.name)
        let selector = reader.selector()
        guard let selector, reader.index == last.upperBound, !selector.name.isEmpty else { return false }
        let isMethod = source.text(index).hasSuffix("METHOD")
        guard isMethod || selector.name.contains(":") else { return false }
        index = behind
        add(selector, result: nil, isStatic: false, body: kind == .openBrace ? body() : nil)
        return true
    }
}

/// Reads a method's name and parameters.
struct SelectorReader {
    struct Selector {
        var name: String
        var parameters: [Parameter]
        /// The token of its first word.
        var start: Int
    }

    private let source: TokenizedSource
    private let limit: Int
    private let owner: String?
    private(set) var index: Int

    init(_ source: TokenizedSource, in range: Range<Int>, owner: String?) {
        self.source = source
        self.owner = owner
        index = range.lowerBound
        limit = range.upperBound
    }

    private func kind(_ ahead: Int = 0) -> Token.Kind {
        index + ahead < limit ? source.tokens[index + ahead].kind : .end
    }

    mutating func selector() -> Selector? {
        while kind() == .attribute || kind() == .qualifier { index = source.step(index) }
        var selector = Selector(name: "", parameters: [], start: index)
        guard kind().isWord || kind() == .colon else { return nil }
        if kind().isWord, kind(1) != .colon, kind(1) != .doubleColon {
            selector.name = source.text(index)
            index += 1
            return selector
        }
        while part(of: &selector) {}
        return selector.name.isEmpty ? nil : selector
    }

    /// `word:(Type)name`
    private mutating func part(of selector: inout Selector) -> Bool {
        var label = ""
        if kind().isWord, kind(1) == .colon {
            label = source.text(index)
            index += 1
        }
        guard kind() == .colon else { return false }
        index += 1
        selector.name += label + ":"
        selector.parameters.append(parameter(label))
        return selector.parameters.count < 64
    }

    private mutating func parameter(_ label: String) -> Parameter {
        var type: TypeName? = .named("id", [])
        if kind() == .openParen {
            type = source.type(in: source.content(of: index), owner: owner)
            index = source.behind(index)
        }
        while kind() == .attribute || kind() == .qualifier {
            index += 1
            if kind() == .openParen { index = source.behind(index) }
        }
        if kind() == .identifier, kind(1) == .identifier, kind(2) != .colon, source.looksLikeMacro(index) { index += 1 }
        var name = "_"
        if kind().isWord {
            name = source.text(index)
            index += 1
        }
        return Parameter(label: label, name: name, type: type)
    }
}
