public import Foundation

/// Where the phones of a battery have their folders.
public enum PhoneFolder {
    /// Room for a battery of phones, in bytes: 2 GiB.
    private static let room: UInt64 = 2 << 30
    /// ST_NOEXEC, which Glibc's module does not show.
    private static let noExecution: UInt = 8

    /// Makes an empty folder that is this user's alone: in memory where there is room, for a battery's phones write a
    /// lot and nothing of it is kept; else among the temporary files. The path is short: sockets lie in it.
    public static func make() throws -> URL {
        let place = ["/dev/shm", NSTemporaryDirectory(), "/tmp"].first(where: isRoomy) ?? NSTemporaryDirectory()
        let folder = URL(filePath: place, directoryHint: .isDirectory)
            .appending(path: "ringtime-check-\(UUID().uuidString.prefix(8))", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return folder
    }

    private static func isRoomy(_ path: String) -> Bool {
        var facts = statvfs()
        guard access(path, W_OK | X_OK) == 0, statvfs(path, &facts) == 0 else { return false }
        // A folder from which nothing may be executed is no place for apps.
        guard facts.f_flag & noExecution == 0 else { return false }
        return UInt64(facts.f_bavail) * UInt64(facts.f_frsize) > room
    }
}
