public import Foundation

/// Where the phones of a battery have their folders.
public enum PhoneFolder {
    /// Room for a battery of phones, in bytes: 2 GiB.
    private static let room: UInt64 = 2 << 30
    /// ST_NOEXEC, which Glibc's module does not show.
    private static let noExecution: UInt = 8
    private static let prefix = "ringtime-check-"

    /// Makes an empty folder that is this user's alone: in memory where there is room, for a battery's phones write a
    /// lot and nothing of it is kept; else among the temporary files. The path is short: sockets lie in it.
    ///
    /// What an earlier battery has left that was killed is cleared away.
    public static func make() throws -> URL {
        let place = ["/dev/shm", NSTemporaryDirectory(), "/tmp"].first(where: isRoomy) ?? NSTemporaryDirectory()
        clearLeftovers(in: place)
        let name = "\(prefix)\(getpid())-\(UUID().uuidString.prefix(4))"
        let folder = URL(filePath: place, directoryHint: .isDirectory).appending(
            path: name, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return folder
    }

    /// Ends every app that was installed below the folder, and removes the folder.
    public static func clear(_ folder: URL) {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        for process in processes.compactMap({ Int32($0) }) {
            // Two batteries never share a folder, so nobody else's app has its program there.
            let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe")
            if program?.hasPrefix(folder.path + "/") == true { kill(process, SIGKILL) }
        }
        try? FileManager.default.removeItem(at: folder)
    }

    private static func clearLeftovers(in place: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        for name in names where name.hasPrefix(prefix) {
            guard let owner = name.dropFirst(prefix.count).split(separator: "-").first.flatMap({ Int32($0) }) else {
                continue
            }
            if kill(owner, 0) == -1 && errno == ESRCH { clear(URL(filePath: place).appending(path: name)) }
        }
    }

    private static func isRoomy(_ path: String) -> Bool {
        var facts = statvfs()
        guard access(path, W_OK | X_OK) == 0, statvfs(path, &facts) == 0 else { return false }
        // A folder from which nothing may be executed is no place for apps.
        guard facts.f_flag & noExecution == 0 else { return false }
        return UInt64(facts.f_bavail) * UInt64(facts.f_frsize) > room
    }
}
