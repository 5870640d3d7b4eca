/// The reason of a termination as text: `Namespace SPRINGBOARD, Code 0xbaadca11`, `FRONTBOARD 3131951633 <RBS…`,
/// `SIGNAL 6 Abort trap: 6`, with the blanks that a line break put into it or took out of it.
struct TerminationText {
    var namespace: String
    var code: UInt64
    var quote: String

    /// Nil when it does not begin with a namespace and a code.
    init?(_ text: String) { self.init(Array(text.utf8.prefix(400))[...]) }

    init?(_ bytes: ArraySlice<UInt8>) {
        var scanner = Scanner(rest: bytes.drop { $0 <= 0x20 || $0 == UInt8(ascii: "`") })
        if scanner.skip("<rbsterminatecontext|") {
            guard let code = scanner.context() else { return nil }
            (namespace, self.code) = ("FRONTBOARD", code.code)
            if code.domain == 15 { namespace = "RUNNINGBOARD" }
            quote = Quote.oneLine(bytes[bytes.startIndex..<scanner.rest.startIndex])
            return
        }
        _ = scanner.skip("namespace")
        guard let name = scanner.name() else { return nil }
        _ = scanner.skip(",")
        _ = scanner.skip("code")
        _ = scanner.skip(":")
        guard let code = scanner.code() else { return nil }
        namespace = name
        self.code = code
        quote = Quote.oneLine(bytes[bytes.startIndex..<scanner.rest.startIndex])
    }

    /// Adds namespace and code to what is known.
    func add(to facts: inout Facts, at place: String) {
        facts.namespace = facts.namespace ?? Fact(namespace, at: place)
        facts.codes.append(
            CodeFact(value: code, namespace: namespace, context: .termination, place: place, quote: quote))
    }

    /// Reads on over blanks.
    struct Scanner {
        var rest: ArraySlice<UInt8>

        private mutating func skipBlanks() { rest = rest.drop { $0 <= 0x20 } }

        /// A word in any case.
        mutating func skip(_ word: String) -> Bool {
            skipBlanks()
            var other = rest
            for byte in word.utf8 {
                other = other.drop { $0 <= 0x20 }
                guard let next = other.first, next == byte || next | 0x20 == byte else { return false }
                other = other.dropFirst()
            }
            rest = other
            return true
        }

        /// `domain:10 code:0xBAADCA11`, behind the context's name.
        mutating func context() -> (domain: UInt64?, code: UInt64)? {
            let domain = skip("domain:") ? code() : nil
            guard skip("code:"), let code = code() else { return nil }
            return (domain, code)
        }

        /// Capitals, digits only where they cannot be the code.
        mutating func name() -> String? {
            skipBlanks()
            let letters = rest.prefix { byte in
                byte >= 0x41 && byte <= 0x5A || byte == UInt8(ascii: "_") || byte >= 0x61 && byte <= 0x7A
                    || byte == UInt8(ascii: "-")
            }
            if letters.count >= 2, letters.count <= 30 {
                rest = rest[letters.endIndex...]
                return String(decoding: letters, as: UTF8.self).uppercased()
            }
            // Namespaces have numbers, too: `Namespace 10, Code …`, `Namespace <0xF>, Code …`.
            if rest.first == UInt8(ascii: "<") {
                let inside = rest.dropFirst().prefix(8).prefix { $0 != UInt8(ascii: ">") }
                rest = rest.dropFirst(inside.count + 2)
                return String(decoding: inside, as: UTF8.self)
            }
            let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
            guard !digits.isEmpty, digits.count <= 2, rest.dropFirst(digits.count).first == UInt8(ascii: ",") else {
                return nil
            }
            rest = rest[digits.endIndex...]
            return String(decoding: digits, as: UTF8.self)
        }

        /// In hexadecimal at most eight digits, in decimal at most ten: codes have 32 bits. A line may break within.
        mutating func code() -> UInt64? {
            skipBlanks()
            let isHex = skip("0x")
            var digits: [UInt8] = []
            var position = rest.startIndex
            while position < rest.endIndex, digits.count < (isHex ? 8 : 10) {
                let byte = rest[position]
                if byte == 0x0A, !digits.isEmpty, digits.count < 8 {
                    position += 1
                    continue
                }
                guard Self.isDigit(byte, isHex: isHex) else { break }
                digits.append(byte)
                position += 1
            }
            guard !digits.isEmpty, !isLonger(position, isHex: isHex) else { return nil }
            rest = rest[position...]
            return UInt64(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10)
        }

        private static func isDigit(_ byte: UInt8, isHex: Bool) -> Bool {
            byte >= 0x30 && byte <= 0x39
                || isHex && (byte >= 0x61 && byte <= 0x66 || byte >= 0x41 && byte <= 0x46)
        }

        /// A number with more digits is no code; a word that follows without its line break is no digit.
        private func isLonger(_ position: Int, isHex: Bool) -> Bool {
            guard position < rest.endIndex, Self.isDigit(rest[position], isHex: isHex) else { return false }
            let next = rest[position...].prefix(12).prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
            return !next.contains { ($0 | 0x20) > 0x66 }
        }
    }
}
