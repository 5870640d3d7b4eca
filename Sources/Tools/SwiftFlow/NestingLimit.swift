/// Where text ends that the parser can follow: behind it, something stands inside something in a way that no one
/// writes, and that would cost the parser its stack or, as it looks ahead again and again, an age.
struct NestingLimit {
    /// Brackets of every kind inside one another; people write thirty.
    fileprivate static let brackets = 64
    /// `[[[[`: the parser looks ahead from each to the end of all.
    fileprivate static let squares = 12
    /// `A<A<A<` on one line.
    fileprivate static let generics = 48
    /// `#if` inside `#if`.
    fileprivate static let directives = 48
    /// `try await try await`, `if if if`
    fileprivate static let prefixes = 200
    /// `else if … else if`
    fileprivate static let branches = 1_000

    static func end(of utf8: UnsafeBufferPointer<UInt8>) -> Int {
        guard let suspicion = QuickLook.suspicion(in: utf8) else { return utf8.count }
        var limit = NestingLimit(utf8)
        return limit.end(suspectedAt: suspicion)
    }

    private var scanner: ByteScanner
    private var depth = 0
    private var angles = 0
    private var row = 0
    private var directive = 0
    private var covers = 0
    /// `if` since the last brace.
    private var ifs = 0
    /// `else` at each depth.
    private var elses = [0]

    private init(_ utf8: UnsafeBufferPointer<UInt8>) {
        scanner = ByteScanner(utf8)
    }

    private mutating func end(suspectedAt suspicion: Int) -> Int {
        var isDirective = false
        while let token = scanner.next() {
            let place = scanner.position - 1
            row = scanner.utf8[place] == UInt8(ascii: "[") ? row + 1 : 0
            switch token {
            case .word(let word): read(word, isDirective: isDirective)
            case .openBrace, .openBracket: open(token)
            case .closeBrace, .closeBracket: close()
            case .trouble: return suspicion
            case .equals, .dot, .pound, .other: readOther(at: place)
            }
            if case .pound = token { isDirective = true } else { isDirective = false }
            if isTooDeep { return place }
        }
        return scanner.utf8.count
    }

    private var isTooDeep: Bool {
        depth > Self.brackets || angles > Self.generics || row > Self.squares || directive > Self.directives
            || covers > Self.prefixes || ifs > Self.prefixes || elses[min(depth, elses.count - 1)] > Self.branches
    }

    private mutating func open(_ token: ByteScanner.Token) {
        depth += 1
        covers = 0
        if elses.count > depth { elses[depth] = 0 } else { elses.append(0) }
        if case .openBrace = token { ifs = 0 }
    }

    private mutating func close() {
        depth = max(0, depth - 1)
        covers = 0
    }

    private mutating func readOther(at place: Int) {
        covers = 0
        switch scanner.utf8[place] {
        case UInt8(ascii: "<"): angles += 1
        case UInt8(ascii: ">"): angles = max(0, angles - 1)
        case UInt8(ascii: "="), UInt8(ascii: ";"): angles = 0
        default: break
        }
    }

    private mutating func read(_ word: Range<Int>, isDirective: Bool) {
        guard word.count <= 7 else { return }
        switch String(decoding: UnsafeBufferPointer(rebasing: scanner.utf8[word]), as: UTF8.self) {
        case "if" where isDirective: directive += 1
        case "endif" where isDirective: directive -= 1
        case "if", "switch": ifs += 1
        case "else": elses[min(depth, elses.count - 1)] += 1
        case "try", "await", "unsafe", "consume", "copy", "borrow", "let", "var", "each", "repeat": covers += 1
        default: break
        }
    }
}

/// A look at the bytes alone, in strings and comments too: whether it takes a closer one. It hardly ever does.
private enum QuickLook {
    /// Where text becomes suspicious.
    static func suspicion(in utf8: UnsafeBufferPointer<UInt8>) -> Int? {
        var depth = 0
        var angles = 0
        var row = 0
        var words = 0
        var ifs = 0
        var branches = 0
        var directives = 0
        var last: UInt8 = 0
        for offset in utf8.indices {
            let byte = utf8[offset]
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): row = 0
            case UInt8(ascii: " "), UInt8(ascii: "\n"):
                if byte == UInt8(ascii: "\n") { angles = 0 }
                if last == UInt8(ascii: "f") { ifs += 1 }
                if last == UInt8(ascii: "e") { branches += isElse(before: offset, utf8) ? 1 : 0 }
                if last > UInt8(ascii: "a") { words += 1 }
            case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"):
                depth += 1
                words = 0
                row = byte == UInt8(ascii: "[") ? row + 1 : 0
                if byte == UInt8(ascii: "{") { ifs = 0 }
            case UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: "<"): angles += 1
            case UInt8(ascii: ">"): angles = max(0, angles - 1)
            case UInt8(ascii: "#"):
                let next = offset + 1 < utf8.count ? utf8[offset + 1] : 0
                if next == UInt8(ascii: "i") { directives += 1 }
                if next == UInt8(ascii: "e"), directives > 0 { directives -= 1 }
            default:
                row = 0
                words = 0
            }
            last = byte
            if depth > NestingLimit.brackets || row > NestingLimit.squares || angles > NestingLimit.generics
                || words > NestingLimit.prefixes || ifs > NestingLimit.prefixes || branches > NestingLimit.branches
                || directives > NestingLimit.directives
            {
                return offset
            }
        }
        return nil
    }

    private static func isElse(before offset: Int, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        offset >= 4 && utf8[offset - 2] == UInt8(ascii: "s") && utf8[offset - 3] == UInt8(ascii: "l")
            && utf8[offset - 4] == UInt8(ascii: "e")
    }
}
