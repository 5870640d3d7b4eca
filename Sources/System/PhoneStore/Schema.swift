import GRDB

/// The tables, as steps from one version to the next. A step that has been published is never changed.
///
/// STRICT and CHECK are tested by `quick_check` at every opening: a row that a Swift value could not hold is found
/// there, as a typed error, and not by a trap while reading it.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 apps, tokens, ledger, timeline, processes, pushes, settings") { database in
            for statement in first { try database.execute(sql: statement) }
        }
        return migrator
    }

    private static let int32 = "BETWEEN -2147483648 AND 2147483647"

    private static let first = [
        """
        CREATE TABLE apps (
            id INTEGER PRIMARY KEY, bundle TEXT NOT NULL UNIQUE, name TEXT NOT NULL, generation INTEGER NOT NULL,
            folder TEXT NOT NULL, version TEXT NOT NULL, build TEXT NOT NULL, linkedSDK TEXT NOT NULL,
            declaresVoIP INTEGER NOT NULL, hasPushEntitlement INTEGER NOT NULL, linksCallKit INTEGER NOT NULL,
            exemptions INTEGER NOT NULL, buildType TEXT NOT NULL, apsEnvironment TEXT, installedAt INTEGER NOT NULL,
            updateCount INTEGER NOT NULL, isSimulated INTEGER NOT NULL,
            CHECK (id \(int32) AND exemptions BETWEEN 0 AND 255)) STRICT
        """,
        """
        CREATE TABLE tokens (
            token TEXT PRIMARY KEY, topic TEXT NOT NULL, bundle TEXT NOT NULL, environment TEXT NOT NULL,
            state TEXT NOT NULL, since INTEGER NOT NULL) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX tokensByBundle ON tokens (bundle)",
        """
        CREATE TABLE ledger (
            number INTEGER PRIMARY KEY AUTOINCREMENT, app INTEGER NOT NULL, bundle TEXT NOT NULL, rule TEXT NOT NULL,
            at INTEGER NOT NULL, push INTEGER, note TEXT NOT NULL, clearedAt INTEGER,
            CHECK (app \(int32))) STRICT
        """,
        "CREATE INDEX openLedger ON ledger (bundle) WHERE clearedAt IS NULL",
        """
        CREATE TABLE timeline (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, wall INTEGER NOT NULL, phone INTEGER NOT NULL,
            lane TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, rule TEXT, bundle TEXT, push INTEGER,
            call TEXT, details TEXT) STRICT
        """,
        """
        CREATE TABLE processes (
            process INTEGER PRIMARY KEY, app INTEGER NOT NULL, bundle TEXT NOT NULL, kernelPID INTEGER NOT NULL,
            startTicks INTEGER NOT NULL, launchedAt INTEGER NOT NULL,
            CHECK (process \(int32) AND app \(int32) AND kernelPID \(int32))) STRICT
        """,
        """
        CREATE TABLE pushes (
            id TEXT PRIMARY KEY, token TEXT NOT NULL, topic TEXT NOT NULL, type TEXT NOT NULL, payload BLOB NOT NULL,
            expiration INTEGER NOT NULL, priority INTEGER NOT NULL, collapseID TEXT, acceptedAt INTEGER NOT NULL)
            STRICT
        """,
        "CREATE INDEX pushesByToken ON pushes (token, acceptedAt)",
        "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    ]
}
