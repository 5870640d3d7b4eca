#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// One phone's folder, held by this process until the value goes away: nobody else can run a phone on it.
public final class DataFolder: Sendable {
    /// Absolute, with symbolic links resolved.
    public let path: String
    private let lock: Int32

    private init(path: String, lock: Int32) {
        self.path = path
        self.lock = lock
    }

    deinit { close(lock) }

    /// Gives the folder up before the value goes away, also in children that have inherited the lock and not yet closed it.
    public func release() { flock(lock, LOCK_UN) }

    /// Locked while a phone runs; holds its process id.
    public var lockFile: String { path + "/lock" }
    /// What a running phone says of itself.
    public var announcementFile: String { path + "/phone.json" }
    /// The phone's memory.
    public var databaseFile: String { path + "/phone.sqlite" }
    /// The socket to which apps connect.
    public var socketFile: String { path + "/calls.sock" }
    /// Certificates and provider keys.
    public var keysFolder: String { path + "/keys" }
    /// The copies of installed apps.
    public var appsFolder: String { path + "/apps" }
    /// The apps' own data and output.
    public var containersFolder: String { path + "/containers" }
    /// Crash reports.
    public var crashesFolder: String { path + "/crashes" }

    /// Makes the folder (mode 0700, parents too) if it is missing, checks that it is this user's alone, and locks it.
    public static func prepare(_ path: String) throws(DataFolderError) -> DataFolder {
        try makeFolder(path)
        let resolved = try resolve(path)
        try check(resolved)
        let folder = DataFolder(path: resolved, lock: try takeLock(in: resolved))
        for part in [folder.keysFolder, folder.appsFolder, folder.containersFolder, folder.crashesFolder] {
            try makeFolder(part)
        }
        return folder
    }
}

extension DataFolder {
    private static func makeFolder(_ path: String) throws(DataFolderError) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw .notWritable(path: path, detail: lastError())
        }
        try makeFolder(String(path[..<slash]))
        if mkdir(path, 0o700) != 0 && errno != EEXIST { throw .notWritable(path: path, detail: lastError()) }
    }

    private static func resolve(_ path: String) throws(DataFolderError) -> String {
        guard let resolved = realpath(path, nil) else { throw .notWritable(path: path, detail: lastError()) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func check(_ path: String) throws(DataFolderError) {
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw .notWritable(path: path, detail: lastError()) }
        guard facts.st_mode & S_IFMT == S_IFDIR else { throw .notAFolder(path: path) }
        guard facts.st_uid == geteuid() else { throw .foreign(path: path, owner: facts.st_uid) }
        guard facts.st_mode & 0o022 == 0 else { throw .writableByOthers(path: path, mode: facts.st_mode & 0o777) }
        guard access(path, W_OK | X_OK) == 0 else { throw .notWritable(path: path, detail: lastError()) }
        // sockaddr_un holds 108 bytes with the terminating zero; "/calls.sock" takes 11 of them.
        let limit = 108 - 1 - 11
        guard path.utf8.count <= limit else { throw .pathTooLong(path: path, limit: limit) }
    }

    /// The descriptor closes at exec: an app that inherited it would hold the folder after its phone has died.
    private static func takeLock(in path: String) throws(DataFolderError) -> Int32 {
        let file = path + "/lock"
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .notWritable(path: file, detail: lastError()) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let (reason, holder) = (errno, readHolder(descriptor))
            close(descriptor)
            guard reason == EWOULDBLOCK else { throw .notWritable(path: file, detail: errorText(reason)) }
            throw .locked(path: path, process: holder)
        }
        let text = Array("\(getpid())\n".utf8)
        guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count else {
            let detail = lastError()
            close(descriptor)
            throw .notWritable(path: file, detail: detail)
        }
        return descriptor
    }

    private static func readHolder(_ descriptor: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: bytes[..<count].prefix { $0 != 0x0A }, as: UTF8.self))
    }

    private static func lastError() -> String { errorText(errno) }

    private static func errorText(_ number: Int32) -> String { String(cString: strerror(number)) }
}
