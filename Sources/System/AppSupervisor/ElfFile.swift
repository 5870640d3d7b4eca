import Glibc
import LinuxProcess

/// The parts of an ELF file that name functions. The file is the app's own: every offset in it is checked, nothing is
/// mapped, and nothing big is read at once.
struct ElfFile: Hashable, Sendable {
    struct Table: Hashable, Sendable {
        var symbols: Range<Int>
        var names: Range<Int>
    }

    /// `.symtab` first, which a stripped file has not, then `.dynsym`.
    var tables: [Table] = []
    /// Lowest virtual address of a loaded segment, and the file offset that is mapped there.
    var firstAddress: UInt64 = 0
    var firstOffset: UInt64 = 0
    /// The bytes of the build id, if the linker wrote one.
    var buildID: [UInt8] = []

    /// Larger symbol tables are not searched: 96 MiB.
    private static let largestTable = 96 << 20

    /// Nil for anything that is not a little-endian 64-bit ELF file.
    init?(_ file: borrowing Descriptor) {
        guard let size = file.regularFileSize, let header = file.bytes(at: 0, count: 64) else { return nil }
        guard header.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) else { return nil }
        let view = Fields(header)
        let segments = Self.entries(
            in: file, at: view.word(32), size: Int(view.half(54)), count: Int(view.half(56)), atLeast: 56)
        readSegments(segments, file)
        let sections = Self.entries(
            in: file, at: view.word(40), size: Int(view.half(58)), count: Int(view.half(60)), atLeast: 64)
        readSections(sections, fileSize: size)
    }

    private static func entries(
        in file: borrowing Descriptor, at offset: UInt64, size: Int, count: Int, atLeast: Int
    ) -> [Fields] {
        guard size >= atLeast, count <= 4096, offset < UInt64(Int32.max) * 64 else { return [] }
        guard let bytes = file.bytes(at: Int(offset), count: size * count) else { return [] }
        return (0..<count).map { Fields(Array(bytes[($0 * size)..<($0 * size + size)])) }
    }

    private mutating func readSegments(_ segments: [Fields], _ file: borrowing Descriptor) {
        let (load, note) = (UInt32(1), UInt32(4))
        if let first = segments.filter({ $0.quarter(0) == load }).min(by: { $0.word(16) < $1.word(16) }) {
            firstAddress = first.word(16)
            firstOffset = first.word(8)
        }
        for segment in segments where segment.quarter(0) == note && segment.word(32) <= 64 << 10 {
            guard segment.word(8) < UInt64(Int32.max) * 64,
                let bytes = file.bytes(at: Int(segment.word(8)), count: Int(segment.word(32)))
            else { continue }
            if let found = Self.buildID(inNotes: bytes) { buildID = found }
        }
    }

    /// A note is: sizes of name and data, type 3, "GNU\0", the data.
    private static func buildID(inNotes bytes: [UInt8]) -> [UInt8]? {
        let view = Fields(bytes)
        var offset = 0
        while offset + 12 <= bytes.count {
            let (nameSize, dataSize) = (Int(view.quarter(offset)), Int(view.quarter(offset + 4)))
            let data = offset + 12 + (nameSize + 3) / 4 * 4
            guard nameSize <= 256, dataSize <= 256, data + dataSize <= bytes.count else { return nil }
            if view.quarter(offset + 8) == 3, bytes[(offset + 12)...].starts(with: "GNU\0".utf8) {
                return Array(bytes[data..<(data + dataSize)])
            }
            offset = data + (dataSize + 3) / 4 * 4
        }
        return nil
    }

    private mutating func readSections(_ sections: [Fields], fileSize: Int) {
        func range(_ section: Fields) -> Range<Int>? {
            let (offset, size) = (section.word(24), section.word(32))
            guard offset <= UInt64(fileSize), size <= UInt64(fileSize) - offset else { return nil }
            return Int(offset)..<Int(offset + size)
        }
        for type in [UInt32(2), 11] {
            for section in sections where section.quarter(4) == type && section.word(56) == 24 {
                let link = Int(section.quarter(40))
                guard sections.indices.contains(link), let symbols = range(section), let names = range(sections[link]),
                    symbols.count <= Self.largestTable
                else { continue }
                tables.append(Table(symbols: symbols, names: names))
            }
        }
    }
}

extension ElfFile {
    /// A function's name as the linker knows it, and where it starts in the file's own addresses.
    struct Symbol: Hashable, Sendable {
        var linkName: String
        var value: UInt64
    }

    /// Finds the functions that hold these addresses (in the file's own numbering); one pass over each table, in
    /// pieces. Stops at the deadline: what was not found by then has no name.
    func symbols(for addresses: Set<UInt64>, in file: borrowing Descriptor, until deadline: UInt64) -> [UInt64: Symbol]
    {
        var found: [UInt64: Symbol] = [:]
        for table in tables {
            let open = addresses.filter { found[$0] == nil }.sorted()
            guard !open.isEmpty, MonotonicClock.nanoseconds() < deadline else { break }
            var queries = open.map { ringtime_elf_query(address: $0, value: 0, size: 0, name: 0, found: 0) }
            guard Self.search(table.symbols, in: file, for: &queries, until: deadline) else { break }
            ringtime_elf_settle(&queries, queries.count)
            for query in queries where query.found != 0 {
                guard let name = Self.name(at: Int(query.name), of: table.names, in: file) else { continue }
                found[query.address] = Symbol(linkName: name, value: query.value)
            }
        }
        return found
    }

    private static func search(
        _ symbols: Range<Int>, in file: borrowing Descriptor, for queries: inout [ringtime_elf_query],
        until deadline: UInt64
    ) -> Bool {
        let piece = 24 * 16_384
        var offset = symbols.lowerBound
        while offset < symbols.upperBound {
            guard MonotonicClock.nanoseconds() < deadline else { return false }
            let count = min(piece, symbols.upperBound - offset)
            guard let bytes = file.bytes(at: offset, count: count) else { return false }
            ringtime_elf_nearest(bytes, count, &queries, queries.count)
            offset += count
        }
        return true
    }

    private static func name(at offset: Int, of names: Range<Int>, in file: borrowing Descriptor) -> String? {
        guard offset < names.count else { return nil }
        let count = min(1024, names.count - offset)
        guard let bytes = file.bytes(at: names.lowerBound + offset, count: count) else { return nil }
        let name = bytes.prefix { $0 != 0 }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }
}

/// Little-endian numbers in a piece of a file; outside of it everything is zero.
private struct Fields {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func half(_ offset: Int) -> UInt16 { UInt16(truncatingIfNeeded: value(offset, 2)) }
    func quarter(_ offset: Int) -> UInt32 { UInt32(truncatingIfNeeded: value(offset, 4)) }
    func word(_ offset: Int) -> UInt64 { value(offset, 8) }

    private func value(_ offset: Int, _ count: Int) -> UInt64 {
        guard offset >= 0, offset + count <= bytes.count else { return 0 }
        return (0..<count).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
    }
}
