import CallVocabulary
import GRDB

extension PhoneStore {
    /// The only place where something is written.
    func apply(_ change: StoreChange, in database: Database) throws {
        switch change {
        case .saveApp(let app): try app.save(in: database)
        case .removeApp(let id):
            try database.execute(sql: "DELETE FROM processes WHERE app = ?", arguments: [id.value])
            try database.execute(sql: "DELETE FROM apps WHERE id = ?", arguments: [id.value])
        case .saveToken(let token): try token.save(in: database)
        case .unregisterTokens(let bundle, let at):
            try database.execute(
                sql: "UPDATE tokens SET state = ?, since = ? WHERE bundle = ? AND state <> ?",
                arguments: [
                    StoredToken.State.unregistered.rawValue, at, bundle, StoredToken.State.unregistered.rawValue,
                ])
        case .recordViolation(let entry): try entry.insert(in: database)
        case .clearLedger(let bundle, let at):
            try database.execute(
                sql:
                    "UPDATE ledger SET clearedAt = :at WHERE clearedAt IS NULL AND (:bundle IS NULL OR bundle = :bundle)",
                arguments: ["at": at, "bundle": bundle])
        case .appendTimeline(let records): try append(records, in: database)
        case .saveProcess(let process): try process.save(in: database)
        case .removeProcess(let process):
            try database.execute(sql: "DELETE FROM processes WHERE process = ?", arguments: [process.value])
        case .removeAllProcesses: try database.execute(sql: "DELETE FROM processes")
        case .storePush(let push): try push.save(in: database)
        case .removePush(let id): try database.execute(sql: "DELETE FROM pushes WHERE id = ?", arguments: [id])
        case .removeExpiredPushes(let at):
            try database.execute(sql: "DELETE FROM pushes WHERE expiration < ?", arguments: [at])
        case .savePhone(let phone): try phone.save(in: database)
        case .saveSetting(let key, let value): try Self.set(key, to: value, in: database)
        }
    }

    private func append(_ records: [TimelineRecord], in database: Database) throws {
        for record in records { try record.bounded.insert(in: database) }
        let oldest = try Self.newestSequence(in: database) - Int64(limits.timelineRecords)
        try database.execute(sql: "DELETE FROM timeline WHERE sequence <= ?", arguments: [oldest])
    }

    static func set(_ key: String, to value: String?, in database: Database) throws {
        guard let value else {
            return try database.execute(sql: "DELETE FROM settings WHERE key = ?", arguments: [key])
        }
        try database.execute(sql: "INSERT OR REPLACE INTO settings VALUES (?, ?)", arguments: [key, value])
    }

    static func newestSequence(in database: Database) throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT max(sequence) FROM timeline") ?? 0
    }
}
