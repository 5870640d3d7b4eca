/// Why a folder cannot be a phone's data folder. Each case prints one line with the mend.
public enum DataFolderError: Error, Hashable, Sendable {
    /// Something that is no folder has that name.
    case notAFolder(path: String)
    /// The folder belongs to another user.
    case foreign(path: String, owner: UInt32)
    /// Group or others may write in it, so they could replace apps and keys.
    case writableByOthers(path: String, mode: UInt32)
    /// It cannot be made, entered or written.
    case notWritable(path: String, detail: String)
    /// The socket in it would have a longer path than the kernel takes (107 bytes).
    case pathTooLong(path: String, limit: Int)
    /// Another phone runs on it; its process id, if the lock file tells.
    case locked(path: String, process: Int32?)
}

extension DataFolderError: CustomStringConvertible {
    /// One line for people.
    public var description: String {
        switch self {
        case .notAFolder(let path):
            "\(path) is not a folder: name another with --data"
        case .foreign(let path, let owner):
            "\(path) belongs to another user (uid \(owner)): name a folder of your own with --data"
        case .writableByOthers(let path, let mode):
            "\(path) is writable by others (mode \(String(mode, radix: 8))): run chmod 700 on it"
        case .notWritable(let path, let detail):
            "\(path) cannot be written (\(detail)): name a writable folder with --data"
        case .pathTooLong(let path, let limit):
            "\(path) is too long for the socket in it (at most \(limit) bytes): name a shorter folder with --data"
        case .locked(let path, let process?):
            "a phone is already running on \(path) (process \(process)): stop it, or name another folder with --data"
        case .locked(let path, nil):
            "a phone is already running on \(path): stop it, or name another folder with --data"
        }
    }
}
