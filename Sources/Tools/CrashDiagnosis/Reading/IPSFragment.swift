/// A few lines out of the second part of an `.ips` file, as people paste them: `"termination" : {…},`.
enum IPSFragment {
    private static let names = ["\"termination\"", "\"exception\"", "\"lastExceptionBacktrace\"", "\"asi\""]
    private static let wholes = PhraseFinder(["\"bug_type\"", "\"procname\"", "\"incident\"", "{\"termination\""])

    /// The text with the brace that was not copied.
    static func completed(_ text: [UInt8]) -> [UInt8] {
        guard text.count < 1 << 20, !Tidying.beginsAsJSON(text[...]), let start = start(in: text),
            wholes.hits(in: text).isEmpty
        else { return text }
        return Array(text[..<start]) + [UInt8(ascii: "{")] + Array(text[start...])
    }

    /// The first line that begins with such a member.
    private static func start(in text: [UInt8]) -> Int? {
        let isOneLine = !text.contains(0x0A)
        var position = 0
        while let quote = text[position...].firstIndex(of: UInt8(ascii: "\"")) {
            if names.contains(where: { text[quote...].starts(with: $0.utf8) }) {
                let before = text[..<quote].last { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: "`") }
                let length = names.first { text[quote...].starts(with: $0.utf8) }?.utf8.count ?? 0
                let next = text[(quote + length)...].first { $0 > 0x20 }
                let isBroken = isOneLine && quote > 0 && text[quote - 1] == 0x20
                if before ?? 0x0A == 0x0A || isBroken, next == UInt8(ascii: ":") { return quote }
            }
            position = quote + 1
        }
        return nil
    }
}
