import Glibc
import LinuxProcess

extension SupervisedApp {
    /// The files in a folder on which a process of the app holds a lock that shuts others out, as absolute paths.
    ///
    /// `flock` and POSIX locks for writing. A lock for reading does not count: SQLite keeps one for as long as a database
    /// in WAL mode is open. One read of /proc/locks, and no more if it names no process of the app. A lock that belongs to
    /// an open file description alone (`F_OFD_SETLK`) names no process and is not found.
    public func lockedFiles(in folder: String) -> [String] {
        guard exitStatus == nil, let table = ProcFile.read("/proc/locks", limit: 1 << 20) else { return [] }
        let pids = Set(processes.map(\.pid))
        let locks = FileLock.all(in: table).filter { pids.contains($0.pid) }
        var files: Set<String> = []
        for pid in Set(locks.map(\.pid)) {
            let inodes = Set(locks.filter { $0.pid == pid }.map(\.inode))
            files.formUnion(OpenFiles.paths(of: pid, in: folder, inodes: inodes))
        }
        return files.sorted()
    }
}

/// A line of /proc/locks: a lock that is held, for writing.
struct FileLock: Hashable, Sendable {
    var pid: Int32
    var inode: UInt64

    /// `1: POSIX  ADVISORY  WRITE 713 fe:00:98765 0 EOF`. Whoever still waits for a lock has an arrow after the number.
    static func all(in table: [UInt8]) -> [FileLock] {
        table.split(separator: UInt8(ascii: "\n")).compactMap { line in
            // No strings for the many lines that are somebody else's.
            let fields = line.split(separator: UInt8(ascii: " "))
            guard fields.count >= 6, fields[3].elementsEqual("WRITE".utf8),
                fields[1].elementsEqual("FLOCK".utf8) || fields[1].elementsEqual("POSIX".utf8)
            else { return nil }
            let number = fields[5].split(separator: UInt8(ascii: ":")).last ?? []
            guard let pid = Int32(String(decoding: fields[4], as: UTF8.self)),
                let inode = UInt64(String(decoding: number, as: UTF8.self))
            else { return nil }
            return FileLock(pid: pid, inode: inode)
        }
    }
}

/// What a process has open. Its device number is not compared: file systems in layers show another one in /proc/locks.
private enum OpenFiles {
    static func paths(of pid: Int32, in folder: String, inodes: Set<UInt64>) -> [String] {
        let descriptors = "/proc/\(pid)/fd"
        return ProcFile.numbers(in: descriptors, from: 0, limit: 4_096).compactMap { number in
            let link = "\(descriptors)/\(number)"
            var facts = stat()
            guard stat(link, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, inodes.contains(UInt64(facts.st_ino))
            else { return nil }
            let path = ProcFile.target(of: link)
            return path.hasPrefix(folder + "/") ? path : nil
        }
    }
}
