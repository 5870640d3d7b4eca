#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A folder only its owner may look into, with files only their owner may read.
struct PrivateFolder: Sendable {
    let path: String

    /// Makes the folder if it is missing; one that exists gets mode 0700.
    init(making path: String) throws(GatewayError) {
        self.path = path
        guard mkdir(path, 0o700) == 0 || errno == EEXIST, chmod(path, 0o700) == 0 else {
            throw .fileUnwritable(path: path, why: Self.lastError)
        }
    }

    func path(of name: String) -> String { path + "/" + name }

    /// The file's bytes, or nil if there is none.
    func read(_ name: String, limit: Int = 65_536) throws(GatewayError) -> [UInt8]? {
        let path = path(of: name)
        do throws(GatewayError) {
            return try Self.read(path: path, limit: limit)
        } catch {
            if access(path, F_OK) != 0, errno == ENOENT { return nil }
            throw error
        }
    }

    /// The bytes of any file; one longer than `limit` gives `limit` + 1 bytes.
    static func read(path: String, limit: Int) throws(GatewayError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw .fileUnreadable(path: path, why: lastError) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while bytes.count <= limit {
            let count = readSome(file, into: &chunk)
            guard count >= 0 else { throw .fileUnreadable(path: path, why: lastError) }
            if count == 0 { break }
            bytes += chunk.prefix(count)
        }
        return Array(bytes.prefix(limit + 1))
    }

    /// Writes a file as a whole: whoever reads it sees the old content or the new, never half of it.
    func write(_ bytes: [UInt8], to name: String) throws(GatewayError) {
        let path = path(of: name)
        let draft = path + ".new"
        unlink(draft)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .fileUnwritable(path: draft, why: Self.lastError) }
        var rest = bytes
        while !rest.isEmpty {
            let count = writeSome(rest, to: file)
            guard count > 0 else {
                let why = Self.lastError
                close(file)
                throw .fileUnwritable(path: draft, why: why)
            }
            rest.removeFirst(count)
        }
        let isSafe = fsync(file) == 0
        guard close(file) == 0, isSafe, rename(draft, path) == 0 else {
            throw .fileUnwritable(path: path, why: Self.lastError)
        }
    }

    /// Removes a file; that there was none is no error.
    func remove(_ name: String) throws(GatewayError) {
        guard unlink(path(of: name)) == 0 || errno == ENOENT else {
            throw .fileUnwritable(path: path(of: name), why: Self.lastError)
        }
    }

    private static var lastError: String { String(cString: strerror(errno)) }
}

private func readSome(_ file: Int32, into chunk: inout [UInt8]) -> Int {
    while true {
        let count = read(file, &chunk, chunk.count)
        if count >= 0 || errno != EINTR { return count }
    }
}

private func writeSome(_ bytes: [UInt8], to file: Int32) -> Int {
    while true {
        let count = write(file, bytes, bytes.count)
        if count >= 0 || errno != EINTR { return count }
    }
}

/// The bytes of an IP address in network order (4 or 16 of them), or nil if the text is none.
func addressBytes(_ text: String) -> [UInt8]? {
    for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
        var bytes = [UInt8](repeating: 0, count: count)
        if inet_pton(family, text, &bytes) == 1 { return bytes }
    }
    return nil
}

/// The text of an IP address given as 4 or 16 bytes; nil for any other number.
func addressText(_ bytes: [UInt8]) -> String? {
    guard bytes.count == 4 || bytes.count == 16 else { return nil }
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
