/// What can go wrong with the phone's memory. Each case prints one line that names the thing, the rule and the mend.
public enum PhoneStoreError: Error, Hashable, Sendable {
    /// The file was written by a newer version of this program.
    case newerSchema(file: String)
    /// The file is no database, or it is damaged, or a value in it cannot be read.
    case corrupt(file: String, detail: String)
    /// The file or its folder cannot be written by this user.
    case notWritable(file: String, detail: String)
    /// No room on the disk, or the database reached its limit.
    case diskFull(file: String)
    /// Anything else that SQLite says.
    case failed(file: String, detail: String)
}

extension PhoneStoreError: CustomStringConvertible {
    /// One line for people.
    public var description: String {
        switch self {
        case .newerSchema(let file):
            "\(file) was written by a newer ringtime than this one: use the newer one, or another --data folder"
        case .corrupt(let file, let detail):
            "\(file) is not a readable phone database (\(detail)): move it away, and the phone starts empty"
        case .notWritable(let file, let detail):
            "\(file) cannot be opened for writing (\(detail)): the data folder must belong to you and be writable"
        case .diskFull(let file):
            "\(file) cannot grow: the disk is full; make room and try again, nothing acknowledged is lost"
        case .failed(let file, let detail):
            "\(file): \(detail)"
        }
    }
}
