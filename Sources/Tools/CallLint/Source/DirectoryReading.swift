import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// One entry of a folder, without following links.
struct DirectoryEntry: Sendable {
    enum Kind: Sendable { case file, folder, link, other }

    var name: String
    var kind: Kind
}

/// The only place that knows the system's own calls: the rest of the room is portable.
enum DirectoryReading {
    /// The entries of a folder in the order of their names; nil when it cannot be read.
    static func entries(of path: String) -> [DirectoryEntry]? {
        guard let folder = opendir(path) else { return nil }
        defer { closedir(folder) }
        var entries: [DirectoryEntry] = []
        while let record = readdir(folder) {
            let name = withUnsafePointer(to: &record.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            entries.append(DirectoryEntry(name: name, kind: kind(record.pointee.d_type, path + "/" + name)))
        }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func kind(_ type: UInt8, _ path: String) -> DirectoryEntry.Kind {
        switch Int(type) {
        case Int(DT_REG): return .file
        case Int(DT_DIR): return .folder
        case Int(DT_LNK): return .link
        case Int(DT_UNKNOWN):
            // Some file systems keep no types in their folders.
            var facts = stat()
            guard lstat(path, &facts) == 0 else { return .other }
            switch facts.st_mode & S_IFMT {
            case S_IFREG: return .file
            case S_IFDIR: return .folder
            case S_IFLNK: return .link
            default: return .other
            }
        default: return .other
        }
    }

    /// What a link leads to, and its identity: two paths with one identity are one thing.
    static func identity(of path: String) -> (kind: DirectoryEntry.Kind, identity: FileIdentity)? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        let identity = FileIdentity(device: UInt64(truncatingIfNeeded: facts.st_dev), node: UInt64(facts.st_ino))
        switch facts.st_mode & S_IFMT {
        case S_IFREG: return (.file, identity)
        case S_IFDIR: return (.folder, identity)
        default: return (.other, identity)
        }
    }

    /// Where the process was started.
    static var workingFolder: String { FileManager.default.currentDirectoryPath }

    /// The path without links; nil when nothing is there.
    static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Reads at most `limit` bytes: nil when the file cannot be read, `.failure` with its size when it is larger.
    static func contents(of path: String, limit: Int) -> Result<[UInt8], TooLarge>? {
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        let size = Int(facts.st_size)
        guard size <= limit else { return .failure(TooLarge(size: size)) }
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = read(file, buffer.baseAddress.map { $0 + count }, size - count)
                guard got > 0 else { break }
                count += got
            }
        }
        return .success(bytes)
    }

    struct TooLarge: Error { var size: Int }
}

/// What makes two paths the same file or folder.
struct FileIdentity: Hashable, Sendable {
    var device: UInt64
    var node: UInt64
}
