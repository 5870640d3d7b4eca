import CallFlow

/// From which line to which the function around a place goes. The tree keeps no ends, so they are read from the text.
struct FunctionExtent {
    private let library: SourceLibrary

    init(_ library: SourceLibrary) { self.library = library }

    /// nil for a place outside any function.
    func lines(around place: SourceLocation) -> ClosedRange<Int>? {
        guard let unit = library.unit(at: place.path), let text = library.text(of: place.path) else { return nil }
        let functions = unit.functions + unit.types.flatMap(\.functions)
        let above = functions.filter { $0.body != nil && $0.location.offset <= place.offset }
        let bytes = Array(text.utf8)
        // The innermost begins last.
        for function in above.sorted(by: { $0.location.offset > $1.location.offset }) {
            let start = function.location
            guard let end = BraceScanner.end(of: bytes, from: start.offset, isSwift: unit.language == .swift)
            else { continue }
            guard end.offset >= place.offset else { continue }
            return start.line...start.line + end.lines
        }
        return nil
    }
}

/// Finds the brace that closes the first block behind a place, past strings and comments.
private struct BraceScanner {
    private let bytes: [UInt8]
    private let isSwift: Bool
    private var index: Int
    /// Texts inside interpolations inside texts.
    private var nesting = 0
    private static let deepest = 100

    private init(_ bytes: [UInt8], isSwift: Bool, at index: Int) {
        (self.bytes, self.isSwift, self.index) = (bytes, isSwift, index)
    }

    static func end(of bytes: [UInt8], from start: Int, isSwift: Bool) -> (offset: Int, lines: Int)? {
        guard bytes.indices.contains(start) else { return nil }
        var scanner = BraceScanner(bytes, isSwift: isSwift, at: start)
        guard let end = scanner.endOfBlock() else { return nil }
        return (end, bytes[start..<end].count { $0 == UInt8(ascii: "\n") })
    }

    private mutating func endOfBlock() -> Int? {
        var braces = 0
        var parentheses = 0
        while index < bytes.count {
            switch Character(Unicode.Scalar(bytes[index])) {
            case "{": if parentheses == 0 { braces += 1 }
            case "}":
                if parentheses == 0 { braces -= 1 }
                if braces == 0, parentheses == 0 { return index }
            case "(": if braces == 0 { parentheses += 1 }
            case ")": if braces == 0 { parentheses -= 1 }
            case "/": skipComment()
            case "\"": skipText()
            case "'" where !isSwift: skipCharacter()
            default: break
            }
            index += 1
        }
        return nil
    }

    private func stands(_ word: StaticString, at place: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard place + count <= bytes.count else { return false }
        return (0..<count).allSatisfy { bytes[place + $0] == word.utf8Start[$0] }
    }

    /// Ends on the comment's last byte.
    private mutating func skipComment() {
        if stands("//", at: index) {
            while index + 1 < bytes.count, bytes[index + 1] != UInt8(ascii: "\n") { index += 1 }
        } else if stands("/*", at: index) {
            var depth = 0
            repeat {
                if stands("/*", at: index), isSwift || depth == 0 {
                    (depth, index) = (depth + 1, index + 2)
                } else if stands("*/", at: index) {
                    (depth, index) = (depth - 1, index + 2)
                } else {
                    index += 1
                }
            } while depth > 0 && index < bytes.count
            index -= 1
        }
    }

    private mutating func skipCharacter() {
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "'"), bytes[index] != UInt8(ascii: "\n") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
    }

    /// Ends on the closing quote. What stands between `\(` and its parenthesis is code again.
    private mutating func skipText() {
        var pounds = 0
        while index > pounds, bytes[index - pounds - 1] == UInt8(ascii: "#") { pounds += 1 }
        let isLong = isSwift && stands("\"\"\"", at: index)
        index += isLong ? 3 : 1
        while index < bytes.count {
            if stands("\\", at: index), pounds == 0 || arePounds(pounds, at: index + 1) {
                index += 1 + pounds
                if isSwift, stands("(", at: index) { skipInterpolation() }
            } else if isLong ? stands("\"\"\"", at: index) : stands("\"", at: index),
                arePounds(pounds, at: index + (isLong ? 3 : 1))
            {
                index += isLong ? 2 : 0
                return
            } else if !isLong, stands("\n", at: index) {
                return
            }
            index += 1
        }
    }

    private func arePounds(_ count: Int, at place: Int) -> Bool {
        (0..<count).allSatisfy { stands("#", at: place + $0) }
    }

    /// Ends on the closing parenthesis.
    private mutating func skipInterpolation() {
        nesting += 1
        defer { nesting -= 1 }
        // Nobody writes that: the function is taken for one without an end.
        guard nesting < Self.deepest else {
            index = bytes.count
            return
        }
        var depth = 0
        while index < bytes.count {
            if stands("(", at: index) { depth += 1 }
            if stands(")", at: index) { depth -= 1 }
            if depth == 0 { return }
            if stands("\"", at: index) { skipText() }
            index += 1
        }
    }
}
