/// The expression behind `#if`, evaluated with what is known: an unknown macro makes the whole unknown only where it
/// decides.
struct DirectiveCondition {
    private let text: [UInt8]
    private let settings: BuildSettings
    private let depth: Int
    private var position = 0
    private var nesting = 0

    init(_ text: [UInt8], settings: BuildSettings, depth: Int) {
        self.text = text
        self.settings = settings
        self.depth = depth
    }

    /// nil when it is not known.
    func value() -> Int? {
        var copy = self
        let value = copy.binary(0)
        copy.skipBlanks()
        return copy.position == text.count ? value : nil
    }

    private mutating func skipBlanks() {
        while position < text.count, text[position] <= 32 { position += 1 }
    }

    private mutating func accept(_ sign: StaticString) -> Bool {
        skipBlanks()
        let length = sign.utf8CodeUnitCount
        guard position + length <= text.count,
            sign.withUTF8Buffer({ $0.elementsEqual(text[position..<position + length]) })
        else { return false }
        position += length
        return true
    }

    private static let operators: [(sign: StaticString, precedence: Int)] = [
        ("||", 1), ("&&", 2), ("==", 3), ("!=", 3), ("<=", 4), (">=", 4), ("<<", 5), (">>", 5), ("<", 4), (">", 4),
        ("+", 6), ("-", 6), ("*", 7),
    ]

    private mutating func binary(_ minimum: Int) -> Int? {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting < 64 else {
            position = text.count
            return nil
        }
        var left = unary()
        while let (sign, precedence) = nextOperator(minimum) {
            let right = binary(precedence + 1)
            left = Self.apply(sign, left, right)
        }
        return left
    }

    private mutating func nextOperator(_ minimum: Int) -> (String, Int)? {
        for (sign, precedence) in Self.operators where precedence >= minimum {
            if accept(sign) { return (sign.description, precedence) }
        }
        return nil
    }

    private static func apply(_ sign: String, _ left: Int?, _ right: Int?) -> Int? {
        if sign == "||" {
            if left.map({ $0 != 0 }) == true || right.map({ $0 != 0 }) == true { return 1 }
            return left == nil || right == nil ? nil : 0
        }
        if sign == "&&" {
            if left == 0 || right == 0 { return 0 }
            return left == nil || right == nil ? nil : 1
        }
        guard let left, let right else { return nil }
        switch sign {
        case "==": return left == right ? 1 : 0
        case "!=": return left != right ? 1 : 0
        case "<=": return left <= right ? 1 : 0
        case ">=": return left >= right ? 1 : 0
        case "<": return left < right ? 1 : 0
        case ">": return left > right ? 1 : 0
        case "+": return left &+ right
        case "-": return left &- right
        case "*": return left &* right
        default: return nil
        }
    }

    private mutating func unary() -> Int? {
        if accept("!") {
            nesting += 1
            defer { nesting -= 1 }
            guard nesting < 64 else { return nil }
            return unary().map { $0 == 0 ? 1 : 0 }
        }
        if accept("(") {
            let value = binary(0)
            return accept(")") ? value : nil
        }
        skipBlanks()
        guard position < text.count else { return nil }
        if Lexer.isDigit(text[position]) { return number() }
        guard Lexer.isWordStart(text[position]) else { return nil }
        return named(word())
    }

    private mutating func word() -> String {
        let start = position
        while position < text.count, Lexer.isWordStart(text[position]) || Lexer.isDigit(text[position]) {
            position += 1
        }
        return String(decoding: text[start..<position], as: UTF8.self)
    }

    private mutating func number() -> Int? {
        let digits = word().lowercased().replacing("_", with: "")
        let plain = digits.hasPrefix("0x") ? Substring(digits) : digits.prefix { $0.isNumber }
        return plain.hasPrefix("0x")
            ? Int(plain.dropFirst(2).prefix { $0.isHexDigit }, radix: 16)
            : plain.count > 1 && plain.hasPrefix("0") ? Int(plain, radix: 8) : Int(plain)
    }

    private mutating func named(_ name: String) -> Int? {
        if name == "defined" {
            let isInParens = accept("(")
            skipBlanks()
            let macro = word()
            if isInParens, !accept(")") { return nil }
            switch settings.isDefined(name: macro) {
            case .yes: return 1
            case .no: return 0
            case .unknown: return nil
            }
        }
        guard accept("(") else { return settings.value(of: name, depth: depth) }
        let argument = skipGroup()
        if name.hasPrefix("__has_include") || name == "__has_attribute" || name == "__has_builtin" { return 1 }
        if name == "__has_feature" || name == "__has_extension" { return argument.hasPrefix("objc_") ? 1 : nil }
        return nil
    }

    /// Behind an opening parenthesis: what stands before the closing one.
    private mutating func skipGroup() -> String {
        let start = position
        var open = 1
        while position < text.count {
            if text[position] == UInt8(ascii: "(") { open += 1 }
            if text[position] == UInt8(ascii: ")") { open -= 1 }
            position += 1
            if open == 0 { break }
        }
        let end = max(start, open == 0 ? position - 1 : position)
        return String(decoding: text[start..<end].drop { $0 <= 32 }, as: UTF8.self)
    }
}
