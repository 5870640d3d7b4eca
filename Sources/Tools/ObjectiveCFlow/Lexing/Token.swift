/// One word, literal or sign of the source. Comments, directives and branches that are not compiled leave none.
struct Token {
    /// Counted from 0, in bytes from the file's start.
    var start: UInt32
    /// In bytes.
    var length: UInt32
    /// Of a bracket: the token that ends its group, or the one that begins it; -1 where there is none.
    var partner: Int32 = -1
    var kind: Kind
    /// The first token of its line.
    var startsLine: Bool

    var end: UInt32 { start + length }

    enum Kind: UInt8 {
        case end, number, string, character
        /// `@` before a bracket, a number or a string.
        case at
        /// `@word` that is none of those below.
        case atWord
        case atInterface, atImplementation, atProtocol, atEnd, atClass, atProperty, atSynthesize, atImport
        case atSelector, atEncode, atTry, atCatch, atFinally, atThrow, atSynchronized, atAutoreleasepool, atAvailable
        /// `@optional`, `@private` and the like.
        case atSection

        case openParen, closeParen, openBracket, closeBracket, openBrace, closeBrace
        case semicolon, comma, dot, ellipsis, arrow, colon, doubleColon, question
        case assign, compoundAssign, plus, minus, star, slash, percent, ampersand, pipe, caret, tilde, exclamation
        case andAnd, orOr, equal, notEqual, less, greater, lessOrEqual, greaterOrEqual, shiftLeft
        case plusPlus, minusMinus, other

        /// From here on: words.
        case identifier
        case `if`, `else`, `for`, `while`, `do`, `switch`, `case`, `default`, `break`, `continue`, `return`, goto
        case typedef, structure, enumeration, union, classWord, namespace, template, using, externWord, new, delete
        case tryWord, catchWord, throwWord, sizeof, staticAssert, assembly, castWord
        case selfWord, superWord, null, yes, no
        /// `const`, `static`, `__weak`: stands beside a type and is no type.
        case qualifier
        /// `int`, `void`, `id`
        case primitive
        /// `typeof`, `decltype`
        case typeOf
        /// `auto`
        case inferred
        /// `__attribute__`
        case attribute
    }
}

extension Token.Kind {
    var isWord: Bool { rawValue >= Token.Kind.identifier.rawValue }

    var isOpener: Bool { self == .openParen || self == .openBracket || self == .openBrace }

    /// The closing bracket for an opening one.
    var closer: Token.Kind {
        switch self {
        case .openParen: .closeParen
        case .openBracket: .closeBracket
        default: .closeBrace
        }
    }

    /// Whether it begins or ends a class, so that nothing that was open before can still be.
    var isContainerBorder: Bool { self == .atInterface || self == .atImplementation || self == .atEnd }
}
