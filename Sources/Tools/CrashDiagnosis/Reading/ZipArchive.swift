/// Reads the entries of a zip file by its central directory. It trusts nothing that the file says of itself.
struct ZipArchive {
    /// A file in the archive.
    struct Entry {
        var name: String
        fileprivate var method: UInt16
        fileprivate var packedSize: Int
        /// What the archive says; it may lie.
        var size: Int
        fileprivate var offset: Int
        fileprivate var isEncrypted: Bool
    }

    /// No entry grows beyond this, and all of them together not beyond sixteen times as much.
    static let largestEntry = 32 << 20
    static let largestWhole = 512 << 20
    static let mostEntries = 100_000

    private let bytes: [UInt8]
    /// In the order of the directory.
    let entries: [Entry]

    /// Whether the bytes begin as a zip file does.
    static func isZip(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    }

    init(_ bytes: [UInt8]) throws(ReadingFailure) {
        guard let end = Self.endRecord(in: bytes) else {
            throw ReadingFailure("the zip file is cut off or damaged: it has no directory")
        }
        let count = Int(bytes.littleEndian16(at: end + 10))
        var position = Int(bytes.littleEndian32(at: end + 16))
        guard count <= Self.mostEntries else { throw ReadingFailure("the zip file has more than 100000 entries") }
        var entries: [Entry] = []
        while entries.count < count {
            guard position >= 0, position + 46 <= bytes.count, bytes.littleEndian32(at: position) == 0x0201_4B50 else {
                throw ReadingFailure("the zip file's directory is damaged")
            }
            let lengths = [28, 30, 32].map { Int(bytes.littleEndian16(at: position + $0)) }
            let nameEnd = position + 46 + lengths[0]
            guard nameEnd <= bytes.count else { throw ReadingFailure("the zip file's directory is damaged") }
            entries.append(
                Entry(
                    name: String(decoding: bytes[(position + 46)..<nameEnd], as: UTF8.self),
                    method: bytes.littleEndian16(at: position + 10),
                    packedSize: Int(bytes.littleEndian32(at: position + 20)),
                    size: Int(bytes.littleEndian32(at: position + 24)),
                    offset: Int(bytes.littleEndian32(at: position + 42)),
                    isEncrypted: bytes.littleEndian16(at: position + 8) & 1 == 1))
            position = nameEnd + lengths[1] + lengths[2]
        }
        guard entries.reduce(0, { $0 + $1.size }) <= Self.largestWhole else {
            throw ReadingFailure("the zip file would grow to more than 512 MiB; it is not unpacked")
        }
        self.bytes = bytes
        self.entries = entries
    }

    /// An entry's bytes, at most ``largestEntry`` of them.
    func contents(of entry: Entry) throws(ReadingFailure) -> [UInt8] {
        let name = String(entry.name.prefix(120))
        guard !entry.isEncrypted else { throw ReadingFailure("\(name) in the zip file is encrypted") }
        guard entry.size <= Self.largestEntry else {
            throw ReadingFailure("\(name) in the zip file would grow to more than 32 MiB; it is not unpacked")
        }
        guard entry.offset >= 0, entry.offset + 30 <= bytes.count,
            bytes.littleEndian32(at: entry.offset) == 0x0403_4B50
        else { throw ReadingFailure("\(name) in the zip file is damaged") }
        let start =
            entry.offset + 30 + Int(bytes.littleEndian16(at: entry.offset + 26))
            + Int(bytes.littleEndian16(at: entry.offset + 28))
        guard start <= bytes.count, entry.packedSize <= bytes.count - start else {
            throw ReadingFailure("\(name) in the zip file is cut off")
        }
        return try unpacked(bytes[start..<start + entry.packedSize], entry.method, name)
    }

    private func unpacked(_ packed: ArraySlice<UInt8>, _ method: UInt16, _ name: String) throws(ReadingFailure)
        -> [UInt8]
    {
        switch method {
        case 0:
            guard packed.count <= Self.largestEntry else {
                throw ReadingFailure("\(name) in the zip file has more than 32 MiB; it is not unpacked")
            }
            return Array(packed)
        case 8:
            do { return try Inflate.bytes(of: packed, limit: Self.largestEntry) } catch {
                throw error == .tooLarge
                    ? ReadingFailure("\(name) in the zip file grows to more than 32 MiB; it is not unpacked")
                    : ReadingFailure("\(name) in the zip file is damaged")
            }
        default: throw ReadingFailure("\(name) in the zip file is packed by method \(method), which is not read")
        }
    }

    /// Where the record at the end begins: the last 64 KiB may be a comment.
    private static func endRecord(in bytes: [UInt8]) -> Int? {
        var position = bytes.count - 22
        while position >= max(0, bytes.count - 22 - 65_535) {
            if bytes[position] == 0x50, bytes.littleEndian32(at: position) == 0x0605_4B50 { return position }
            position -= 1
        }
        return nil
    }
}

extension [UInt8] {
    /// Zero beyond the end.
    func littleEndian16(at position: Int) -> UInt16 {
        guard position >= 0, position + 2 <= count else { return 0 }
        return UInt16(self[position]) | UInt16(self[position + 1]) << 8
    }

    /// Zero beyond the end.
    func littleEndian32(at position: Int) -> UInt32 {
        UInt32(littleEndian16(at: position)) | UInt32(littleEndian16(at: position + 2)) << 16
    }
}
