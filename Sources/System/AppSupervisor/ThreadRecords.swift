import Glibc
import LinuxProcess

/// One thread as the app wrote it down.
struct ThreadRecord: Hashable, Sendable {
    var thread: Int32
    var programCounter: UInt64
    var stackPointer: UInt64
    var framePointer: UInt64
    /// Innermost first; the first is the program counter, the others are return addresses.
    var addresses: [UInt64]
}

/// Reads what appears in the threads file. The file is the app's: anything can stand in it, and no more than a
/// fixed number of bytes is ever read.
struct ThreadRecordReader: ~Copyable {
    private let file: Descriptor
    private let process: Int32
    private var offset: Int
    private var budget = 4 << 20

    private static let recordSize = MemoryLayout<ringtime_thread_record>.size

    /// Starts at the file's present end; nil if it cannot be read or is no regular file.
    init?(path: String, process: Int32) {
        guard let file = Descriptor(opening: path, O_RDONLY), let size = file.regularFileSize else { return nil }
        self.file = file
        self.process = process
        offset = size
    }

    /// The records of `expected` threads that have been completed since the last call; everything else is passed over.
    mutating func next(expected: Set<Int32>) -> [ThreadRecord] {
        guard let size = file.regularFileSize else { return [] }
        var records: [ThreadRecord] = []
        while size - offset >= Self.recordSize, budget >= Self.recordSize {
            guard let bytes = file.bytes(at: offset, count: Self.recordSize) else { break }
            offset += Self.recordSize
            budget -= Self.recordSize
            if let record = Self.record(in: bytes, process: process), expected.contains(record.thread) {
                records.append(record)
            }
        }
        return records
    }

    static func record(in bytes: [UInt8], process: Int32) -> ThreadRecord? {
        guard bytes.count == recordSize else { return nil }
        let raw = bytes.withUnsafeBytes { $0.loadUnaligned(as: ringtime_thread_record.self) }
        let magic = UInt64(RINGTIME_THREAD_RECORD_MAGIC)
        guard raw.magic == magic, raw.end_magic == ~magic, raw.process == process else { return nil }
        guard raw.count > 0, raw.count <= UInt32(RINGTIME_THREAD_FRAMES) else { return nil }
        let addresses = withUnsafeBytes(of: raw.addresses) { buffer in
            (0..<Int(raw.count)).map { buffer.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
        }
        return ThreadRecord(
            thread: raw.thread, programCounter: raw.program_counter, stackPointer: raw.stack_pointer,
            framePointer: raw.frame_pointer, addresses: addresses)
    }
}
