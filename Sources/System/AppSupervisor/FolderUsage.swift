import Glibc
import LinuxProcess

/// How much of the disk a folder takes, with everything in it. Links are not followed; a file counts with the blocks that
/// it really has.
public struct FolderUsage: Hashable, Sendable {
    /// On the disk.
    public private(set) var bytes = 0
    /// Files and folders.
    public private(set) var entries = 0
    /// False if there are more entries than were looked at, folders nested deeper than a path can name, or closed ones.
    public private(set) var isComplete = true

    /// Looks at no more than this many entries, and so for no longer than a tenth of a second.
    public static let entryLimit = 50_000

    /// Counts it now; a folder that is not there is empty.
    public init(of folder: String) {
        var waiting = [folder]
        while let next = waiting.popLast() {
            guard isComplete else { return }
            count(next, &waiting)
        }
    }

    private mutating func count(_ folder: String, _ waiting: inout [String]) {
        let opened = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard opened >= 0 else {
            // Gone meanwhile, or something else by now: nothing is hidden. An app may close a folder to hide what is in it.
            if ![ENOENT, ENOTDIR, ELOOP].contains(errno) { isComplete = false }
            return
        }
        guard let stream = fdopendir(opened) else {
            _ = close(opened)
            return
        }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            entries += 1
            guard entries <= Self.entryLimit else {
                isComplete = false
                return
            }
            var facts = stat()
            guard fstatat(opened, name, &facts, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            bytes += Int(facts.st_blocks) * 512
            if facts.st_mode & S_IFMT == S_IFDIR { waiting.append(folder + "/" + name) }
        }
    }
}

extension SupervisedApp {
    /// Bytes in files without a name that the app and what it has started, as last seen, hold open on the folder's file
    /// system: they fill the disk, and no folder shows them.
    public func unlinkedBytes(onDiskOf folder: String) -> Int {
        var place = stat()
        guard exitStatus == nil, stat(folder, &place) == 0 else { return 0 }
        var seen: Set<UInt64> = []
        var bytes = 0
        for pid in processes.prefix(256).map(\.pid) {
            for number in ProcFile.numbers(in: "/proc/\(pid)/fd", from: 0, limit: 1_024) {
                var facts = stat()
                guard stat("/proc/\(pid)/fd/\(number)", &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
                    facts.st_nlink == 0, facts.st_dev == place.st_dev, seen.insert(UInt64(facts.st_ino)).inserted
                else { continue }
                bytes += Int(facts.st_blocks) * 512
            }
        }
        return bytes
    }
}
