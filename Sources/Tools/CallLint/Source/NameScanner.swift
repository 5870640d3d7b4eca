/// One pass over a file's bytes, without parsing: which identifiers occur, which types and functions are declared.
///
/// It sees through comments and strings as if they were code, which costs a file read in vain and never a file missed.
struct NameScanner {
    /// What a scan finds, small enough to be kept for every file of a large code base.
    struct Names: Sendable {
        /// Types that are declared or extended.
        var types: [String] = []
        /// Functions, global or not.
        var functions: [String] = []
        var mentioned = IdentifierFilter(forBytes: 0)
    }

    static func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ language: SourceFile.Language) -> Names {
        var names = Names()
        names.mentioned = IdentifierFilter(forBytes: bytes.count)
        let keywords = language == .swift ? Keywords.swift : Keywords.objectiveC
        var expected: Keywords.Sort?
        var index = 0
        let count = bytes.count
        while index < count {
            guard Self.begins[Int(bytes[index])] else {
                // `extension A.B`: the last name counts; anything but a dot ends what a keyword announced.
                if expected != nil, !Self.isBlank(bytes[index]), bytes[index] != UInt8(ascii: ".") { expected = nil }
                index += 1
                continue
            }
            let start = index
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            while index < count, Self.goesOn[Int(bytes[index])] {
                hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3
                index += 1
            }
            names.mentioned.insert(hash)
            if let sort = keywords[hash] {
                expected = sort
            } else if let sort = expected {
                let name = String(decoding: bytes[start..<index], as: UTF8.self)
                switch sort {
                case .type: if names.types.last != name { names.types.append(name) }
                case .function: names.functions.append(name)
                }
                let isQualified = index < count && bytes[index] == UInt8(ascii: ".")
                if !isQualified { expected = nil }
            } else if language == .objectiveC, index < count, bytes[index] == UInt8(ascii: "("), start > 0 {
                // A C function's name stands before a parenthesis; that calls do too costs little.
                if Self.isAtLineOfDeclaration(bytes, start) {
                    names.functions.append(String(decoding: bytes[start..<index], as: UTF8.self))
                }
            }
        }
        return names
    }

    /// Whether the line on which the name stands begins at the margin, as functions of C do and calls do not.
    private static func isAtLineOfDeclaration(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var index = start
        while index > 0, bytes[index - 1] != UInt8(ascii: "\n") { index -= 1 }
        return !isBlank(bytes[index])
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

    private static let begins: [Bool] = (0..<256).map { byte in
        (65...90).contains(byte) || (97...122).contains(byte) || byte == 95 || byte >= 128
    }
    private static let goesOn: [Bool] = (0..<256).map { begins[$0] || (48...57).contains($0) }
}

/// The words behind which a declared name stands.
private enum Keywords {
    enum Sort: Sendable { case type, function }

    static let swift = table(
        types: ["class", "struct", "enum", "actor", "protocol", "extension", "typealias"],
        functions: ["func", "var", "let"])
    static let objectiveC = table(types: ["interface", "implementation", "protocol"], functions: [])

    private static func table(types: [String], functions: [String]) -> [UInt64: Sort] {
        var table: [UInt64: Sort] = [:]
        for word in types { table[IdentifierFilter.hash(word)] = .type }
        for word in functions { table[IdentifierFilter.hash(word)] = .function }
        return table
    }
}

/// Which identifiers a file may mention: a Bloom filter, about an eighth of the file's size. Of a thousand files that do
/// not mention a name it takes about one for a file that does.
struct IdentifierFilter: Sendable {
    private var words: [UInt64]
    private let mask: UInt64
    private static let probes = 4

    init(forBytes count: Int) {
        var bits = 256
        while bits < count, bits < 1 << 18 { bits *= 2 }
        words = Array(repeating: 0, count: bits / 64)
        mask = UInt64(bits - 1)
    }

    /// FNV-1a; the scanner computes the same while it reads.
    static func hash(_ identifier: String) -> UInt64 {
        identifier.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    mutating func insert(_ hash: UInt64) {
        var (bit, step) = Self.walk(hash)
        for _ in 0..<Self.probes {
            words[Int((bit & mask) >> 6)] |= 1 << (bit & 63)
            bit &+= step
        }
    }

    func mayContain(_ hash: UInt64) -> Bool {
        var (bit, step) = Self.walk(hash)
        for _ in 0..<Self.probes {
            if words[Int((bit & mask) >> 6)] & (1 << (bit & 63)) == 0 { return false }
            bit &+= step
        }
        return true
    }

    /// Where the bits of an identifier begin, and how far they stand apart: an odd way, so that they differ.
    private static func walk(_ hash: UInt64) -> (start: UInt64, step: UInt64) {
        (hash ^ (hash >> 29), ((hash >> 32) &* 0x9e37_79b9) >> 7 | 1)
    }
}
