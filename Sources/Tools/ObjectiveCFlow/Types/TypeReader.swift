import CallFlow

/// Reads a type as it is written, and the name that it declares: `const NSArray<Call *> *_Nullable calls`,
/// `void (^completion)(BOOL)`.
struct TypeReader {
    let source: TokenizedSource
    var index: Int
    let limit: Int
    /// What `instancetype` stands for.
    let owner: String?
    private(set) var isWeak = false
    private(set) var isConstant = false
    private(set) var isStatic = false
    private(set) var isNonescaping = false
    private(set) var neverReturns = false
    private(set) var hasPointer = false
    private var depth = 0

    init(_ source: TokenizedSource, in range: Range<Int>, owner: String? = nil) {
        self.source = source
        index = range.lowerBound
        limit = range.upperBound
        self.owner = owner
    }

    var kind: Token.Kind { kind(0) }

    func kind(_ ahead: Int) -> Token.Kind { index + ahead < limit ? source.tokens[index + ahead].kind : .end }

    // MARK: - Types

    /// nil, and no progress, if no type begins here.
    mutating func type() -> TypeName? {
        let start = index
        depth += 1
        defer { depth -= 1 }
        guard depth < 16, let type = specifier() else {
            index = start
            return nil
        }
        pointers()
        return type
    }

    private mutating func specifier() -> TypeName? {
        var type: TypeName?
        while index < limit {
            switch kind {
            case .qualifier: qualifier()
            case .externWord: index += 1
            case .attribute: attribute()
            case .primitive:
                if type != nil, !isNumber(type) { return type }
                type = primitive()
            case .inferred:
                type = .unknown
                index += 1
            case .typeOf:
                type = .unknown
                index = kind(1) == .openParen ? source.behind(index + 1) : index + 1
            case .structure, .enumeration, .union, .classWord: index += 1
            case .identifier where type == nil && isMacroBeforeType: macroQualifier()
            case .identifier where type == nil, .doubleColon where type == nil && kind(1) == .identifier:
                type = named()
            default: return type
            }
        }
        return type
    }

    private func isNumber(_ type: TypeName?) -> Bool {
        guard case .named(let name, _) = type else { return false }
        return name != "id" && name != "SEL"
    }

    private mutating func qualifier() {
        switch source.text(index) {
        case "__weak": isWeak = true
        case "const", "constexpr": isConstant = true
        case "static": isStatic = true
        case "NS_NOESCAPE", "CF_NOESCAPE": isNonescaping = true
        case "_Noreturn": neverReturns = true
        default: break
        }
        index += 1
    }

    mutating func attribute() {
        index += 1
        guard kind == .openParen else { return }
        var inner = index + 1
        while inner < source.behind(index) {
            if source.spells(inner, "noreturn") || source.spells(inner, "__noreturn__") { neverReturns = true }
            if source.spells(inner, "noescape") { isNonescaping = true }
            inner += 1
        }
        index = source.behind(index)
    }

    private static let contextWords: Set = [
        "nullable", "nonnull", "null_unspecified", "null_resettable", "oneway", "in", "out", "inout", "bycopy", "byref",
    ]

    /// `nullable NSString *a`, `FOO_EXPORT void f()`: a word before the type that is none.
    private var isMacroBeforeType: Bool {
        if Self.contextWords.contains(source.text(index)), kind(1).isWord { return true }
        switch kind(1) {
        case .primitive, .externWord, .typeOf, .structure, .enumeration: return true
        case .openParen where source.looksLikeMacro(index):
            // `API_AVAILABLE(ios(10)) void f()`
            let behind = source.behind(index + 1)
            guard behind < limit else { return false }
            let next = source.tokens[behind].kind
            let isNamed = behind + 1 >= limit || source.tokens[behind + 1].kind != .openBrace
            return next.isWord && isNamed && !source.tokens[behind].startsLine
        case .identifier:
            switch kind(2) {
            case .identifier, .star, .less: return true
            default: return false
            }
        case .qualifier, .attribute: return source.looksLikeMacro(index) && kind(2) == .primitive
        default: return false
        }
    }

    private mutating func macroQualifier() {
        index = kind(1) == .openParen ? source.behind(index + 1) : index + 1
    }

    private mutating func primitive() -> TypeName? {
        let name = source.text(index)
        index += 1
        if kind == .less, let arguments = generics() {
            let protocols = TypeName.protocols(arguments.compactMap(\.base))
            return name == "Class" ? .metatype(protocols) : protocols
        }
        switch name {
        case "Class": return .metatype(.named("id", []))
        case "instancetype": return .named(owner ?? "id", [])
        case "IBAction": return .named("void", [])
        default: return .named(name, [])
        }
    }

    private mutating func named() -> TypeName? {
        if kind == .doubleColon { index += 1 }
        var name = source.text(index)
        index += 1
        var arguments: [TypeName] = []
        if kind == .less, let found = generics() { arguments = found }
        while kind == .doubleColon, kind(1).isWord {
            index += 1
            name = source.text(index)
            index += 1
            if kind == .less, let found = generics() { arguments = found }
        }
        return Self.collection(name, arguments) ?? .named(name, arguments)
    }

    private static func collection(_ name: String, _ arguments: [TypeName]) -> TypeName? {
        switch (name, arguments.count) {
        case ("NSArray", 1), ("NSMutableArray", 1), ("NSSet", 1), ("NSMutableSet", 1), ("NSOrderedSet", 1):
            .array(arguments[0])
        case ("NSDictionary", 2), ("NSMutableDictionary", 2): .dictionary(arguments[0], arguments[1])
        default: nil
        }
    }

    /// `<A *, B>`; nil, and no progress, if it is no list of types.
    mutating func generics() -> [TypeName]? {
        let start = index
        var arguments: [TypeName] = []
        index += 1
        while index < limit, arguments.count <= 16 {
            switch kind {
            case .greater:
                index += 1
                return arguments
            case .comma, .ellipsis: index += 1
            case .number, .openParen, .openBracket: index = source.step(index)
            default:
                guard let type = type() else {
                    index = start
                    return nil
                }
                if case .openParen = kind {
                    arguments.append(.function(isEscaping: true))
                } else {
                    arguments.append(type)
                }
            }
        }
        index = start
        return nil
    }

    private mutating func pointers() {
        while index < limit {
            switch kind {
            case .star, .ampersand, .andAnd:
                hasPointer = true
                index += 1
            case .qualifier: qualifier()
            case .attribute: attribute()
            case .identifier where Self.contextWords.contains(source.text(index)) && kind(1).isWord: index += 1
            default: return
            }
        }
    }
}
