import GRDB

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The phone's memory: one SQLite file.
///
/// Every method blocks until it is done, and a change is one transaction: once the method returns, a SIGKILL at any
/// moment loses nothing of it. (A power cut may lose the newest changes, never the file: WAL, `synchronous = NORMAL`.)
/// One thread is meant to use it; calls from several are put in a row.
public final class PhoneStore: Sendable {
    /// How much the file may hold.
    public struct Limits: Hashable, Sendable {
        /// Older timeline records are dropped.
        public var timelineRecords = 100_000
        /// In pages of 4 KiB; a change beyond it fails with ``PhoneStoreError/diskFull(file:)``.
        public var pages = 262_144

        /// A hundred thousand records, and one gigabyte.
        public init() {}
    }

    let file: String
    let limits: Limits
    private let queue: DatabaseQueue

    /// Opens the file, or makes it (mode 0600), and brings it to the newest schema.
    public init(file: String, limits: Limits = Limits()) throws(PhoneStoreError) {
        self.file = file
        self.limits = limits
        try Self.createFile(file)
        do {
            queue = try DatabaseQueue(path: file, configuration: Self.configuration(limits))
            try Self.prepare(queue)
        } catch {
            throw Self.translate(error, file: file)
        }
    }

    /// Applies all changes in one transaction, in order. On an error none is applied.
    ///
    /// Returns the sequence number of the newest timeline record.
    @discardableResult
    public func apply(_ changes: [StoreChange]) throws(PhoneStoreError) -> Int64 {
        try guarded { () throws -> Int64 in
            try queue.write { database in
                for change in changes { try self.apply(change, in: database) }
                return try Self.newestSequence(in: database)
            }
        }
    }

    /// Moves what stands in the write-ahead log into the file, so that the file alone is complete.
    public func checkpoint() throws(PhoneStoreError) {
        try guarded { _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(PhoneStoreError) -> Value {
        try guarded { try queue.read(body) }
    }

    private func guarded<Value>(_ body: () throws -> Value) throws(PhoneStoreError) -> Value {
        do { return try body() } catch { throw Self.translate(error, file: file) }
    }
}

extension PhoneStore {
    private static func configuration(_ limits: Limits) -> Configuration {
        var configuration = Configuration()
        configuration.journalMode = .wal
        // A command that reads beside a running phone, or a backup, may hold the file for a moment.
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
            try database.execute(sql: "PRAGMA max_page_count = \(limits.pages)")
        }
        return configuration
    }

    private static func prepare(_ queue: DatabaseQueue) throws {
        let migrator = Schema.migrator
        guard try !queue.read(migrator.hasBeenSuperseded) else { throw Superseded() }
        try migrator.migrate(queue)
        let verdict = try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") } ?? "no answer"
        guard verdict == "ok" else { throw UnreadableValue(what: verdict) }
    }

    /// SQLite gives the log beside the file the file's own mode, so setting it here is enough.
    private static func createFile(_ file: String) throws(PhoneStoreError) {
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .notWritable(file: file, detail: String(cString: strerror(errno))) }
        close(descriptor)
    }

    private struct Superseded: Error {}

    private static func translate(_ error: any Error, file: String) -> PhoneStoreError {
        switch error {
        case is Superseded: .newerSchema(file: file)
        case let error as UnreadableValue: .corrupt(file: file, detail: error.what)
        case let error as DatabaseError: translate(error, file: file)
        default: .failed(file: file, detail: "\(error)")
        }
    }

    private static func translate(_ error: DatabaseError, file: String) -> PhoneStoreError {
        let detail = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
        return switch error.resultCode {
        case .SQLITE_FULL: .diskFull(file: file)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_MISMATCH: .corrupt(file: file, detail: detail)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .notWritable(file: file, detail: detail)
        default: .failed(file: file, detail: detail)
        }
    }
}

/// A row holds something that no version of this program writes.
struct UnreadableValue: Error {
    var what: String
}
