import GRDB

extension PhoneStore {
    /// Every app, by id.
    public func apps() throws(PhoneStoreError) -> [StoredApp] {
        try read { try Row.fetchAll($0, sql: "SELECT * FROM apps ORDER BY id").map(StoredApp.init(row:)) }
    }

    /// The app of a bundle; nil if it is not installed.
    public func app(bundle: String) throws(PhoneStoreError) -> StoredApp? {
        try read {
            try Row.fetchOne($0, sql: "SELECT * FROM apps WHERE bundle = ?", arguments: [bundle])
                .map(StoredApp.init(row:))
        }
    }

    /// Every token ever given out, by its digits.
    public func tokens() throws(PhoneStoreError) -> [StoredToken] {
        try read { try Row.fetchAll($0, sql: "SELECT * FROM tokens ORDER BY token").map(StoredToken.init(row:)) }
    }

    /// The violations, oldest first; without the cleared ones if asked for.
    public func ledger(
        bundle: String? = nil, includingCleared: Bool = true
    ) throws(PhoneStoreError) -> [LedgerEntry] {
        try read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT * FROM ledger WHERE (:bundle IS NULL OR bundle = :bundle)
                        AND (:all OR clearedAt IS NULL) ORDER BY number
                    """,
                arguments: ["bundle": bundle, "all": includingCleared]
            ).map(LedgerEntry.init(row:))
        }
    }

    /// The records after a sequence number, oldest first, at most `limit`.
    public func timeline(
        after sequence: Int64, limit: Int = 1000, bundle: String? = nil
    ) throws(PhoneStoreError) -> [TimelineRecord] {
        try read {
            try Row.fetchAll(
                $0,
                sql: """
                    SELECT * FROM timeline WHERE sequence > :after AND (:bundle IS NULL OR bundle = :bundle)
                        ORDER BY sequence LIMIT :limit
                    """,
                arguments: ["after": sequence, "bundle": bundle, "limit": limit]
            ).map(TimelineRecord.init(row:))
        }
    }

    /// The newest records, oldest of them first, at most `limit`.
    public func newestTimeline(limit: Int = 1000) throws(PhoneStoreError) -> [TimelineRecord] {
        try read {
            try Row.fetchAll(
                $0, sql: "SELECT * FROM (SELECT * FROM timeline ORDER BY sequence DESC LIMIT ?) ORDER BY sequence",
                arguments: [limit]
            ).map(TimelineRecord.init(row:))
        }
    }

    /// The processes that ran when last heard of, in order of launch.
    public func processes() throws(PhoneStoreError) -> [StoredProcess] {
        try read { try Row.fetchAll($0, sql: "SELECT * FROM processes ORDER BY process").map(StoredProcess.init(row:)) }
    }

    /// The pushes kept for one token, or for all, in order of acceptance.
    public func pushes(token: String? = nil) throws(PhoneStoreError) -> [StoredPush] {
        try read {
            try Row.fetchAll(
                $0,
                sql: "SELECT * FROM pushes WHERE :token IS NULL OR token = :token ORDER BY acceptedAt, rowid",
                arguments: ["token": token]
            ).map(StoredPush.init(row:))
        }
    }

    /// The phone's own state; the state of a new phone if none was saved.
    public func phone() throws(PhoneStoreError) -> StoredPhone {
        try read { try StoredPhone(database: $0) }
    }

    /// One setting; nil if it is not set.
    public func setting(_ key: String) throws(PhoneStoreError) -> String? {
        try read { try String.fetchOne($0, sql: "SELECT value FROM settings WHERE key = ?", arguments: [key]) }
    }
}
