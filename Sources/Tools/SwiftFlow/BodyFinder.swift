/// Finds the bodies of functions, getters and other accessors without parsing them.
///
/// Most of a file is bodies, and of most bodies nothing is ever asked. So the parser gets the declarations alone, and a
/// body is parsed when it is asked for. Only what is surely a body is left out; where the text is not plain (brackets
/// that do not match, a string without an end, a slash that may begin a regular expression) the finder gives up, and the
/// whole file is parsed.
struct BodyFinder {
    private var scanner: ByteScanner
    private var bodies: [Range<Int>] = []
    private var contexts: [Context] = []
    private var pending = Pending.nothing
    /// The next word is a name, whatever it is: behind a dot, behind `let`.
    private var isName = false

    /// What is inside the braces around the current place.
    private enum Context { case declarations, accessors }

    /// What the last word that declares something says about the brace that comes next.
    private enum Pending {
        case nothing, type, function
        /// `var a: Int`
        case variable
        /// `var a = `: a brace is a closure.
        case value
    }

    private init(_ utf8: UnsafeBufferPointer<UInt8>) {
        scanner = ByteScanner(utf8)
    }

    /// What stands between their braces, in order, none inside another; nil where only the parser can tell.
    static func bodies(in utf8: UnsafeBufferPointer<UInt8>) -> [Range<Int>]? {
        var finder = BodyFinder(utf8)
        return finder.run() ? finder.bodies : nil
    }

    /// False when the text is not plain.
    private mutating func run() -> Bool {
        while let token = scanner.next() {
            switch token {
            case .word(let word):
                if isName { isName = false } else { read(word) }
                continue
            case .equals: if pending == .variable { pending = .value }
            case .dot:
                isName = true
                continue
            case .openBrace: guard openBrace() else { return false }
            case .closeBrace:
                guard contexts.popLast() != nil else { return false }
                pending = .nothing
            case .openBracket:
                guard scanner.skipToClose(of: scanner.byte(at: scanner.position - 1)) else { return false }
            case .closeBracket, .trouble: return false
            case .pound: pending = .nothing
            case .other: break
            }
            isName = false
        }
        return contexts.isEmpty
    }

    private mutating func read(_ word: Range<Int>) {
        switch spelling(word) {
        case "func":
            pending = .function
            isName = true
        case "init", "deinit": pending = .function
        case "var", "let":
            pending = .variable
            isName = true
        case "case": isName = true
        case "class", "struct", "enum", "protocol", "extension", "actor": pending = .type
        case "subscript", "precedencegroup", "macro", "import": pending = .nothing
        default: break
        }
    }

    /// Short words as text; no declaring word is longer.
    private func spelling(_ word: Range<Int>) -> String {
        guard word.count <= 15 else { return "" }
        return String(decoding: UnsafeBufferPointer(rebasing: scanner.utf8[word]), as: UTF8.self)
    }

    private mutating func openBrace() -> Bool {
        let meaning = pending
        pending = .nothing
        if contexts.last == .accessors { return skipBody() }
        switch meaning {
        case .type: contexts.append(.declarations)
        case .function: return skipBody()
        case .variable:
            guard beginsAccessors() else { return skipBody() }
            contexts.append(.accessors)
        case .value, .nothing: return scanner.skipToClose(of: UInt8(ascii: "{"))
        }
        return true
    }

    private mutating func skipBody() -> Bool {
        let start = scanner.position
        guard scanner.skipToClose(of: UInt8(ascii: "{")) else { return false }
        if scanner.position - 1 > start { bodies.append(start..<(scanner.position - 1)) }
        return true
    }

    /// Whether `get`, `set`, `didSet` stand behind the brace, and not the statements of a getter.
    private func beginsAccessors() -> Bool {
        var ahead = scanner
        guard ahead.skipSpace() else { return true }
        if ahead.byte(at: ahead.position) == UInt8(ascii: "@") { return true }
        let start = ahead.position
        ahead.skipWord()
        guard Self.accessors.contains(spelling(start..<ahead.position)) else { return false }
        guard ahead.skipSpace() else { return true }
        let next = ahead.byte(at: ahead.position)
        return next.beginsWord || next == UInt8(ascii: "{") || next == UInt8(ascii: "}") || next == UInt8(ascii: "(")
    }

    private static let accessors: Set<String> = [
        "get", "set", "willSet", "didSet", "_read", "_modify", "mutating", "nonmutating", "consuming", "borrowing",
        "__consuming", "unsafeAddress", "unsafeMutableAddress", "init", "borrow", "mutate", "yielding",
    ]
}
