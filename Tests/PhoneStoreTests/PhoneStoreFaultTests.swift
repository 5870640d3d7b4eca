import CallVocabulary
import Foundation
import GRDB
import PhoneStore
import Testing

@Suite struct PhoneStoreFaultTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open(_ limits: PhoneStore.Limits = .init()) throws(PhoneStoreError) -> PhoneStore {
        try PhoneStore(file: folder.database, limits: limits)
    }

    private func flip(_ offset: Int, count: Int) throws {
        let handle = try FileHandle(forUpdating: URL(filePath: folder.database))
        try handle.seek(toOffset: UInt64(offset))
        try handle.write(contentsOf: Data(repeating: 0xA5, count: count))
        try handle.close()
    }

    @Test("The file and what SQLite puts beside it can be read by nobody else")
    func mode() throws {
        let store = try open()
        try store.apply([.saveApp(.example())])
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.contains("phone.sqlite-wal"))
        for name in names {
            let facts = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
            #expect(facts[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test("A file that is no database is refused and left as it is")
    func garbage() throws {
        let bytes = Data(repeating: 0x41, count: 10_000)
        try bytes.write(to: URL(filePath: folder.database))
        let error = #expect(throws: PhoneStoreError.self) { try open() }
        guard case .corrupt(folder.database, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try Data(contentsOf: URL(filePath: folder.database)) == bytes)
    }

    @Test("A damaged page is found at opening")
    func damage() throws {
        do {
            let store = try open()
            try store.apply([.appendTimeline(Array(repeating: .example("some words"), count: 2000))])
            try store.checkpoint()
        }
        try flip(40_000, count: 8_192)
        let error = #expect(throws: PhoneStoreError.self) { try open() }
        guard case .corrupt? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("A file of a newer version is refused")
    func newer() throws {
        do {
            let store = try open()
            try store.checkpoint()
        }
        let sql = "INSERT INTO grdb_migrations VALUES ('99 what we do not know')"
        try Sqlite.run(sql, on: folder.database)
        #expect(throws: PhoneStoreError.newerSchema(file: folder.database)) { try open() }
    }

    @Test(
        "A value that no version writes is an error, not a trap",
        arguments: [
            "UPDATE apps SET linkedSDK = 'thirteen'", "UPDATE apps SET buildType = 'nightly'",
            "PRAGMA ignore_check_constraints = 1; UPDATE apps SET exemptions = 999",
            "PRAGMA ignore_check_constraints = 1; UPDATE apps SET id = 99999999999",
        ])
    func foreignValue(sql: String) throws {
        do {
            let store = try open()
            try store.apply([.saveApp(.example())])
            try store.checkpoint()
        }
        try Sqlite.run(sql, on: folder.database)
        let error = #expect(throws: PhoneStoreError.self) { _ = try open().apps() }
        guard case .corrupt? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("A full disk is said so, and what was acknowledged before is still there")
    func full() throws {
        var limits = PhoneStore.Limits()
        limits.pages = 60
        let store = try open(limits)
        var acknowledged: Int64 = 0
        let error = #expect(throws: PhoneStoreError.self) {
            while true {
                acknowledged = try store.apply([.appendTimeline([.example(String(repeating: "x", count: 2000))])])
            }
        }
        #expect(error == .diskFull(file: folder.database))
        #expect(acknowledged > 10)
        #expect(try store.newestTimeline(limit: 1).first?.sequence == acknowledged)
    }

    @Test("A folder in the file's place, a link and a missing folder are refused")
    func notWritable() throws {
        try FileManager.default.createDirectory(atPath: folder.database, withIntermediateDirectories: false)
        #expect(throws: PhoneStoreError.self) { try open() }
        try FileManager.default.removeItem(atPath: folder.database)
        try FileManager.default.createSymbolicLink(atPath: folder.database, withDestinationPath: "/tmp/elsewhere")
        #expect(throws: PhoneStoreError.self) { try open() }
        #expect(throws: PhoneStoreError.self) { try PhoneStore(file: folder.path + "/none/phone.sqlite") }
    }
}

/// The closed file, changed as a person or another version would.
enum Sqlite {
    static func run(_ sql: String, on file: String) throws {
        try DatabaseQueue(path: file).writeWithoutTransaction { try $0.execute(sql: sql) }
    }
}
