import CallFlow

/// A file as its bytes and tokens. Bodies hold on to it and are read from their tokens when they are asked for.
final class TokenizedSource: Sendable {
    let path: String
    let dialect: Dialect
    let tokens: [Token]
    let imports: [String]
    private let bytes: [UInt8]
    private let lineStarts: [UInt32]

    init(_ text: String, path: String) {
        self.path = path
        let dialect = Dialect(path: path)
        self.dialect = dialect
        let bytes = Array(text.utf8.prefix(Int(Int32.max)))
        (tokens, imports, lineStarts) = bytes.withUnsafeBufferPointer { buffer in
            var lexer = Lexer(buffer, dialect: dialect)
            lexer.run()
            return (BracketPairing.paired(lexer.tokens, bytes: buffer), lexer.imports, Self.lineStarts(in: buffer))
        }
        self.bytes = bytes
    }

    private static func lineStarts(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
        var starts: [UInt32] = [0]
        starts.reserveCapacity(bytes.count / 32)
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { starts.append(UInt32(index + 1)) }
        return starts
    }

    func text(_ index: Int) -> String {
        let token = tokens[index]
        return String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
    }

    /// The bytes of a token; valid as long as this object.
    func bytes(_ index: Int) -> ArraySlice<UInt8> {
        bytes[Int(tokens[index].start)..<Int(tokens[index].end)]
    }

    func spells(_ index: Int, _ word: StaticString) -> Bool {
        let token = tokens[index]
        guard Int(token.length) == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { $0.elementsEqual(bytes[Int(token.start)..<Int(token.end)]) }
    }

    /// Whether the token contains the letters, in either case.
    func mentions(_ index: Int, _ letters: StaticString) -> Bool {
        let length = letters.utf8CodeUnitCount
        let (start, end) = (Int(tokens[index].start), Int(tokens[index].end))
        guard end - start >= length, end - start <= 64 else { return false }
        return letters.withUTF8Buffer { letters in
            (start...end - length).contains { first in
                letters.indices.allSatisfy { bytes[first + $0] | 0x20 == letters[$0] }
            }
        }
    }

    /// Whether the second token follows the first without a space.
    func touches(_ first: Int, _ second: Int) -> Bool { tokens[first].end == tokens[second].start }

    func location(_ index: Int) -> SourceLocation {
        let offset = tokens[index].start
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return SourceLocation(path: path, line: low + 1, column: Int(offset - lineStarts[low]) + 1, offset: Int(offset))
    }

    // MARK: - Groups

    /// What stands between a bracket and its partner.
    func content(of open: Int) -> Range<Int> {
        let end = Int(tokens[open].partner)
        return open + 1..<max(open + 1, end)
    }

    /// The token behind a group. Where its closing bracket is missing, the one that ended it.
    func behind(_ open: Int) -> Int {
        let end = Int(tokens[open].partner)
        guard end > open else { return open + 1 }
        return tokens[end].kind == tokens[open].kind.closer && tokens[end].partner == Int32(open) ? end + 1 : end
    }

    /// The next token on this level: behind the group that begins here, or the next.
    func step(_ index: Int) -> Int { tokens[index].kind.isOpener ? behind(index) : index + 1 }

    /// Ranges between commas on the top level of a range.
    func pieces(of range: Range<Int>) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            if tokens[index].kind == .comma {
                pieces.append(start..<index)
                start = index + 1
            }
            index = step(index)
        }
        if start < range.upperBound { pieces.append(start..<range.upperBound) }
        return pieces
    }

    func firstIndex(of kind: Token.Kind, in range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            if tokens[index].kind == kind { return index }
            index = step(index)
        }
        return nil
    }

    /// Upper-case letters, digits and underlines only: a macro, as a rule.
    func looksLikeMacro(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .identifier, token.length > 1 else { return false }
        return bytes[Int(token.start)..<Int(token.end)].allSatisfy {
            ($0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z")) || $0 == UInt8(ascii: "_")
                || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
        }
    }

    func startsUpperCase(_ index: Int) -> Bool {
        let byte = bytes[Int(tokens[index].start)]
        return byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
    }
}
