import Foundation

/// Stands in for a database that is this process's alone.
final class Database {
    private let file: Int32

    init() throws {
        let folder = try FileManager.default.url(
            for: .applicationSupportDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
        file = open(folder.path + "/calls.db", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        // "Then nobody can get in between."
        flock(file, LOCK_EX)
    }

    deinit { close(file) }
}
