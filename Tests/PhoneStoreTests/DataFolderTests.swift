import Foundation
import PhoneStore
import Testing

@Suite struct DataFolderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("A missing folder is made with its parents, for this user alone, with a place for everything")
    func creation() throws {
        let data = try DataFolder.prepare(folder.path + "/a/b")
        #expect(data.path == folder.path + "/a/b")
        for path in [folder.path + "/a", data.path, data.keysFolder, data.appsFolder, data.containersFolder] {
            #expect(try mode(path) == 0o700)
        }
        #expect(try mode(data.lockFile) == 0o600)
        #expect(try String(contentsOfFile: data.lockFile, encoding: .utf8) == "\(getpid())\n")
    }

    @Test("A folder that others may write in is refused, and so is a file")
    func refusals() throws {
        let open = folder.path + "/open"
        try FileManager.default.createDirectory(atPath: open, withIntermediateDirectories: false)
        chmod(open, 0o770)
        #expect(throws: DataFolderError.writableByOthers(path: open, mode: 0o770)) { try DataFolder.prepare(open) }
        chmod(open, 0o750)
        #expect(throws: Never.self) { _ = try DataFolder.prepare(open) }
        let file = folder.path + "/file"
        try Data().write(to: URL(filePath: file))
        #expect(throws: DataFolderError.notAFolder(path: file)) { try DataFolder.prepare(file) }
        #expect(throws: DataFolderError.self) { try DataFolder.prepare(file + "/below") }
    }

    @Test("Another user's folder is refused")
    func foreign() throws {
        // Root may give a folder away; any other user finds one of root's.
        var path = "/usr"
        if geteuid() == 0 {
            path = folder.path + "/theirs"
            mkdir(path, 0o700)
            try #require(chown(path, 65_534, 65_534) == 0)
        }
        let owner: UInt32 = geteuid() == 0 ? 65_534 : 0
        #expect(throws: DataFolderError.foreign(path: path, owner: owner)) { try DataFolder.prepare(path) }
    }

    @Test("A path too long for a socket is refused before anything fails on it")
    func tooLong() throws {
        let long = folder.path + "/" + String(repeating: "x", count: 100)
        #expect(throws: DataFolderError.pathTooLong(path: long, limit: 96)) { try DataFolder.prepare(long) }
    }

    @Test("A second phone on the same folder is refused by the first one's process id, also by another path")
    func secondInProcess() throws {
        let link = folder.path + "/link"
        let data = try DataFolder.prepare(folder.path + "/data")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: data.path)
        #expect(throws: DataFolderError.locked(path: data.path, process: getpid())) { try DataFolder.prepare(link) }
        withExtendedLifetime(data) {}
    }

    @Test("The lock goes with its process, however that ends")
    func lockAfterKill() throws {
        let path = folder.path + "/data"
        let probe = try Probe(["hold", path])
        #expect(probe.line() == "held")
        let holder = probe.process.processIdentifier
        #expect(throws: DataFolderError.locked(path: path, process: holder)) { try DataFolder.prepare(path) }
        probe.kill()
        #expect(throws: Never.self) { _ = try DataFolder.prepare(path) }
    }
}
