import Glibc
import LinuxProcess

/// An open file descriptor, closed with its owner.
struct Descriptor: ~Copyable {
    let number: Int32

    init(owning number: Int32) { self.number = number }

    /// Opens a file close-on-exec, never following a last symbolic link, never waiting for a peer.
    init?(opening path: String, _ flags: Int32, mode: mode_t = 0) {
        let number = open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode)
        guard number >= 0 else { return nil }
        self.number = number
    }

    deinit { _ = close(number) }

    /// Size in bytes if this is a regular file.
    var regularFileSize: Int? {
        var facts = stat()
        guard fstat(number, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(facts.st_size)
    }

    /// Reads exactly `count` bytes at `offset`, or nil.
    func bytes(at offset: Int, count: Int) -> [UInt8]? {
        guard offset >= 0, count >= 0 else { return nil }
        var complete = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            initialized = Self.fill(UnsafeMutableRawBufferPointer(buffer), from: number, at: offset)
            complete = initialized == count
        }
        return complete ? bytes : nil
    }

    private static func fill(_ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int) -> Int {
        var filled = 0
        while filled < buffer.count {
            guard let base = buffer.baseAddress else { break }
            let got = pread(descriptor, base + filled, buffer.count - filled, off_t(offset + filled))
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else { break }
            filled += got
        }
        return filled
    }
}

/// A file of /proc: small, made up on reading, gone at any moment.
enum ProcFile {
    /// Its text up to `limit` bytes; nil if it cannot be read.
    static func read(_ path: String, limit: Int) -> [UInt8]? {
        guard let file = Descriptor(opening: path, O_RDONLY) else { return nil }
        return [UInt8](unsafeUninitializedCapacity: limit) { buffer, initialized in
            while initialized < limit, let base = buffer.baseAddress {
                let got = Glibc.read(file.number, base + initialized, limit - initialized)
                if got < 0 && errno == EINTR { continue }
                guard got > 0 else { break }
                initialized += got
            }
        }
    }

    /// The names in a folder that are numbers: processes in /proc, threads in /proc/PID/task, descriptors in /proc/PID/fd.
    static func numbers(in folder: String, from least: Int32 = 1, limit: Int = 100_000) -> [Int32] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var numbers: [Int32] = []
        while numbers.count < limit, let entry = readdir(stream) {
            let number = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) { $0[0] >= 48 && $0[0] <= 57 ? atoi($0) : -1 }
            }
            if number >= least { numbers.append(number) }
        }
        return numbers
    }

    /// Where a symbolic link leads; empty if it is none.
    static func target(of link: String) -> String {
        let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) { text in
                text.baseAddress.map { max(0, readlink(link, $0, text.count)) } ?? 0
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
