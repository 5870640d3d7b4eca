import CallVocabulary
import Foundation
import Testing

@testable import AppBundle

@Suite struct AppInstallationTests {
    let folder: TemporaryFolder
    let installation: AppInstallation

    init() throws {
        folder = try TemporaryFolder()
        let apps = folder.url.appending(path: "apps", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: apps, withIntermediateDirectories: false)
        installation = AppInstallation(apps: apps)
    }

    private func bundle() throws -> AppBundle { try AppBundle(reading: BundleDraft().write(to: folder)) }

    private func names(_ path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/apps/" + path)) ?? []).sorted()
    }

    @Test("A bundle is copied whole, with its links, and belongs to this user alone")
    func install() throws {
        try folder.write("data", to: "Parley.app/Folder/file.txt", mode: 0o666)
        let original = try bundle()
        try FileManager.default.createSymbolicLink(
            atPath: original.url.path + "/Link", withDestinationPath: "Folder/file.txt")
        let copy = try installation.install(original, generation: 1)
        #expect(copy.url.path == folder.url.path + "/apps/com.example.Parley/1/Parley.app")
        #expect(copy.url.path == installation.place(of: "com.example.Parley", generation: 1, folder: "Parley.app").path)
        #expect(copy.facts == original.facts)
        #expect(
            names("com.example.Parley/1/Parley.app") == [
                "Folder", "Info.plist", "Link", "Parley", "Parley.entitlements",
            ])
        #expect(try String(contentsOfFile: copy.url.path + "/Link", encoding: .utf8) == "data")
        for (name, mode) in [("Folder/file.txt", 0o600), ("Parley", 0o700), ("Folder", 0o700), ("", 0o700)] {
            let facts = try FileManager.default.attributesOfItem(atPath: copy.url.path + "/" + name)
            #expect(facts[.posixPermissions] as? Int == mode, "\(name)")
        }
    }

    @Test("What the original becomes later does not reach the copy")
    func independent() throws {
        let original = try bundle()
        let copy = try installation.install(original, generation: 1)
        let before = try Data(contentsOf: copy.executable)
        let handle = try FileHandle(forWritingTo: original.executable)
        try handle.write(contentsOf: Data("overwritten in place".utf8))
        try handle.close()
        #expect(try Data(contentsOf: copy.executable) == before)
    }

    @Test("A new generation stands beside the old one until that is removed, with every unfinished copy")
    func generations() throws {
        let original = try bundle()
        _ = try installation.install(original, generation: 1)
        _ = try installation.install(original, generation: 2)
        try folder.write("half", to: "apps/com.example.Parley/.incoming-3/Parley.app/Info.plist")
        #expect(names("com.example.Parley") == [".incoming-3", "1", "2"])
        try installation.removeGenerations(of: "com.example.Parley", except: 2)
        #expect(names("com.example.Parley") == ["2"])
        try installation.uninstall("com.example.Parley")
        #expect(names("") == [])
        #expect(throws: Never.self) { try installation.uninstall("com.example.Parley") }
    }

    @Test("A generation and a draft that a killed installation left are replaced")
    func leftovers() throws {
        try folder.write("half", to: "apps/com.example.Parley/.incoming-1/Parley.app/Old")
        try folder.write("half", to: "apps/com.example.Parley/1/Parley.app/Old")
        let copy = try installation.install(try bundle(), generation: 1)
        #expect(names("com.example.Parley") == ["1"])
        #expect(names("com.example.Parley/1/\(copy.url.lastPathComponent)").contains("Old") == false)
    }

    @Test("A bundle that changed after it was checked is refused, and nothing is left behind")
    func changed() throws {
        let original = try bundle()
        try FileManager.default.removeItem(at: original.executable)
        try FileManager.default.createSymbolicLink(
            atPath: original.executable.path, withDestinationPath: "/bin/true")
        let error = #expect(throws: AppInstallationError.self) {
            try installation.install(original, generation: 1)
        }
        guard case .changed? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(names("com.example.Parley") == [])
        var other = original
        other.facts.linksCallKit = false
        #expect(throws: AppInstallationError.self) { try installation.install(other, generation: 1) }
    }

    @Test("A folder that cannot be written is named")
    func notWritable() throws {
        let nowhere = AppInstallation(apps: URL(filePath: "/proc/none"))
        let error = #expect(throws: AppInstallationError.self) { try nowhere.install(try bundle(), generation: 1) }
        guard case .cannotWrite("/proc/none/com.example.Parley", _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
