extension Lexer {
    // MARK: - Comments

    mutating func skipLineComment() {
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
            // A backslash before the line's end continues the comment.
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position = min(position, bytes.count)
    }

    mutating func skipBlockComment() {
        position += 2
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
                position += 2
                return
            }
            position += 1
        }
    }

    // MARK: - Literals

    /// A string or character whose quotation mark stands here or behind a prefix. One without an end ends with its
    /// line.
    mutating func quoted(from start: Int) {
        while byte() != UInt8(ascii: "\""), byte() != UInt8(ascii: "'") { position += 1 }
        let quote = byte()
        skipQuoted()
        append(quote == UInt8(ascii: "\"") ? .string : .character, from: start)
    }

    mutating func skipQuoted() {
        let quote = byte()
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
            if bytes[position] == quote {
                position += 1
                return
            }
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position = min(position, bytes.count)
    }

    /// `R"mark(text)mark"`
    mutating func rawString(from start: Int) {
        position += 1
        let mark = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "("), position - mark <= 16 { position += 1 }
        let delimiter = bytes[mark..<position]
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: ")") {
                let end = position + 1 + delimiter.count
                if end < bytes.count, bytes[end] == UInt8(ascii: "\""),
                    bytes[position + 1..<end].elementsEqual(delimiter)
                {
                    position = end + 1
                    break
                }
            }
            position += 1
        }
        append(.string, from: start)
    }
}
