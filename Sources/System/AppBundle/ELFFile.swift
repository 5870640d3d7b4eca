import Foundation

/// As much of an executable as the rules want to know: that this machine can run it, and whether CallKit is in it.
///
/// The file is a stranger's: every offset and size in it is checked against the file's own size before it is used.
struct ELFFile {
    /// Whether it defines ``callKitMark``; nil if the symbols are stripped or too many to read.
    let definesCallKitMark: Bool?

    /// Defined by this project's CallKit alone. A weak reference to it stands in every app that links PushKit.
    static let callKitMark = "ringtime_callkit_is_linked"

    init(reading url: URL) throws(AppBundleError) {
        let file: FileHandle
        do { file = try FileHandle(forReadingFrom: url) } catch {
            throw .unreadable(path: url.path, detail: error.localizedDescription)
        }
        defer { try? file.close() }
        let header = ELFReader(file: file).bytes(at: 0, count: 64) ?? []
        guard let sections = ELFHeader(header) else {
            throw .notELF(path: url.path, looksLike: Self.looks(header, file))
        }
        definesCallKitMark = ELFReader(file: file).defines(Self.callKitMark, header: sections)
    }

    private static func looks(_ header: [UInt8], _ file: FileHandle) -> String {
        let start = header.isEmpty ? ELFReader(file: file).bytes(at: 0, count: 4) ?? [] : Array(header.prefix(4))
        switch start {
        case [0x7F, 0x45, 0x4C, 0x46]: return "an ELF file of another machine or kind"
        case [0xCF, 0xFA, 0xED, 0xFE], [0xCA, 0xFE, 0xBA, 0xBE], [0xCE, 0xFA, 0xED, 0xFE]:
            return "a Mach-O (Apple) program"
        default: return start.starts(with: Array("#!".utf8)) ? "a script" : "no program"
        }
    }
}

/// The header of a 64-bit little-endian program of this machine's kind.
struct ELFHeader {
    var sectionOffset: UInt64
    var sectionCount: Int

    #if arch(x86_64)
    private static let machine: UInt64 = 62
    #elseif arch(arm64)
    private static let machine: UInt64 = 183
    #else
    private static let machine: UInt64 = 0
    #endif

    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 64, bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) else { return nil }
        let (executable, shared): (UInt64, UInt64) = (2, 3)
        guard [executable, shared].contains(bytes.number(at: 16, size: 2)) else { return nil }
        guard bytes.number(at: 18, size: 2) == Self.machine else { return nil }
        sectionOffset = bytes.number(at: 40, size: 8)
        let entrySize = bytes.number(at: 58, size: 2)
        sectionCount = entrySize == 64 ? Int(bytes.number(at: 60, size: 2)) : 0
    }
}

/// Reads pieces of the file; nil for what lies outside it or is larger than `limit`.
struct ELFReader {
    let file: FileHandle
    private static let limit = 512 << 20

    func bytes(at offset: UInt64, count: Int) -> [UInt8]? {
        guard count >= 0, count <= Self.limit, offset <= UInt64(Int64.max) - UInt64(count) else { return nil }
        guard let size = try? file.seekToEnd(), offset + UInt64(count) <= size else { return nil }
        guard (try? file.seek(toOffset: offset)) != nil else { return nil }
        guard let data = try? file.read(upToCount: count) ?? Data(), data.count == count else { return nil }
        return Array(data)
    }

    /// Whether a symbol table defines the name: the full one if there is one, else the dynamic one.
    ///
    /// Absence from the dynamic table alone proves nothing, since a program need not export its symbols: nil then.
    func defines(_ name: String, header: ELFHeader) -> Bool? {
        guard let table = bytes(at: header.sectionOffset, count: header.sectionCount * 64) else { return nil }
        let sections = (0..<header.sectionCount).map { Section(table, at: $0 * 64) }
        let (full, dynamic): (UInt64, UInt64) = (2, 11)
        if let symbols = sections.first(where: { $0.type == full }) {
            return search(symbols, in: sections, for: name)
        }
        guard let symbols = sections.first(where: { $0.type == dynamic }) else { return nil }
        return search(symbols, in: sections, for: name) == true ? true : nil
    }

    private func search(_ symbols: Section, in sections: [Section], for name: String) -> Bool? {
        guard sections.indices.contains(symbols.link) else { return nil }
        guard let strings = read(sections[symbols.link]), let entries = read(symbols) else { return nil }
        let offsets = Self.offsets(of: name, in: strings)
        guard !offsets.isEmpty else { return false }
        // An entry has 24 bytes: the name's offset in the first four, its section (zero: undefined) in 6 and 7.
        return stride(from: 0, through: entries.count - 24, by: 24).contains { start in
            offsets.contains(entries.number(at: start, size: 4)) && entries.number(at: start + 6, size: 2) != 0
        }
    }

    private func read(_ section: Section) -> [UInt8]? {
        guard section.size <= UInt64(Self.limit) else { return nil }
        return bytes(at: section.offset, count: Int(section.size))
    }

    /// Where the name ends a string: linkers let a name share the tail of a longer one.
    static func offsets(of name: String, in strings: [UInt8]) -> Set<UInt64> {
        let pattern = Array(name.utf8)
        var found: Set<UInt64> = []
        strings.withUnsafeBytes { table in
            var position = 0
            while position < table.count, let start = table.baseAddress,
                let zero = memchr(start + position, 0, table.count - position)
            {
                let end = UnsafeRawPointer(zero) - start
                if end >= pattern.count, memcmp(start + end - pattern.count, pattern, pattern.count) == 0 {
                    found.insert(UInt64(end - pattern.count))
                }
                position = end + 1
            }
        }
        return found
    }

    private struct Section {
        var type: UInt64
        var offset: UInt64
        var size: UInt64
        /// The section that holds a symbol table's names.
        var link: Int

        init(_ table: [UInt8], at start: Int) {
            type = table.number(at: start + 4, size: 4)
            offset = table.number(at: start + 24, size: 8)
            size = table.number(at: start + 32, size: 8)
            link = Int(table.number(at: start + 40, size: 4))
        }
    }
}

extension [UInt8] {
    /// A little-endian number of 2, 4 or 8 bytes; the caller knows that they are there.
    fileprivate func number(at offset: Int, size: Int) -> UInt64 {
        withUnsafeBytes { bytes in
            switch size {
            case 2: UInt64(bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self).littleEndian)
            case 4: UInt64(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian)
            default: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
            }
        }
    }
}
