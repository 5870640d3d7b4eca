import Foundation
import Testing

@testable import CallLint

/// A folder that is gone when the test is.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "ringtime-lint-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func write(_ name: String, _ text: String = "") throws {
        try write(name, Data(text.utf8))
    }

    func write(_ name: String, _ data: Data) throws {
        let file = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    deinit {
        // What is left in a temporary folder harms nobody.
        try? FileManager.default.removeItem(atPath: path)
    }
}

@Suite struct SourceTreeTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func paths(_ tree: SourceTree, foreign: Bool) -> [String] {
        tree.files.filter { $0.isForeign == foreign }.map(\.path)
    }

    @Test("sources are found in the order of their paths, and nothing else")
    func sources() throws {
        for name in ["b.swift", "a/z.m", "a/y.mm", "a/x.h", "README.md", "a/data.json", ".git/hook.swift"] {
            try folder.write(name)
        }
        let tree = try SourceTree([folder.path])
        #expect(tree.files.map(\.path) == ["a/x.h", "a/y.mm", "a/z.m", "b.swift"])
        #expect(tree.notices.isEmpty)
    }

    @Test("folders of other people's code are known by name and by .gitignore")
    func foreign() throws {
        for name in ["App.swift", "Pods/SDK.swift", "ios/node_modules/x/y.m", "made/Code.swift", "made/Own.swift"] {
            try folder.write(name)
        }
        try folder.write(".gitignore", "/made/*\n!/made/Own.swift\n")
        let tree = try SourceTree([folder.path])
        #expect(paths(tree, foreign: false) == ["App.swift", "made/Own.swift"])
        #expect(paths(tree, foreign: true) == ["Pods/SDK.swift", "ios/node_modules/x/y.m", "made/Code.swift"])
    }

    @Test("a loop of links ends, and a file behind a link is there once")
    func links() throws {
        try folder.write("a/App.swift")
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: folder.path + "/a/loop", withDestinationPath: folder.path)
        try manager.createSymbolicLink(atPath: folder.path + "/Same.swift", withDestinationPath: "a/App.swift")
        try manager.createSymbolicLink(atPath: folder.path + "/gone.swift", withDestinationPath: "nowhere")
        #expect(try SourceTree([folder.path]).files.map(\.path) == ["a/App.swift"])
    }

    @Test("a folder that is not there, and a file that is no source, are named with what is wrong")
    func faults() throws {
        try folder.write("notes.txt")
        for (path, word) in [("/nowhere", "no such"), ("/notes.txt", "not a Swift")] {
            let fault = #expect(throws: SourceTree.Fault.self) { try SourceTree([folder.path + path]) }
            #expect(fault?.description.contains(word) == true)
        }
    }

    @Test("files are shown as the working folder's shell finds them, or by their whole path")
    func shown() throws {
        try folder.write("ios/App.swift")
        let naming = PathNaming(workingFolder: folder.path)
        #expect(["ios", "./ios/", "ios/../ios"].map(naming.shown) == ["ios", "ios", "ios"])
        #expect(naming.shown(folder.path + "//ios/") == folder.path + "/ios")
        #expect(naming.relative(folder.path + "/ios") == "ios")
        #expect(naming.shown(".") == "")
        #expect(naming.shown("/usr") == "/usr")
        #expect(naming.shown("..") == DirectoryReading.resolved(folder.path + "/.."))
        let other = folder.path + "x"
        #expect(naming.shown(other) == other)
        #expect(try SourceTree([folder.path + "/ios"]).files.map(\.shown) == [folder.path + "/ios/App.swift"])
    }

    @Test("whatever is asked for, a file keeps its way from the repository")
    func stable() throws {
        try folder.write("ios/App/App.swift")
        #expect(try SourceTree([folder.path + "/ios"]).files.map(\.stable) == ["App/App.swift"])
        try folder.write(".git/HEAD")
        for asked in ["", "/ios", "/ios/App", "/ios/App/App.swift"] {
            #expect(try SourceTree([folder.path + asked]).files.map(\.stable) == ["ios/App/App.swift"])
        }
        try folder.write("ios/.ringtime.yml")
        for asked in ["", "/ios/App"] {
            #expect(try SourceTree([folder.path + asked]).files.map(\.stable) == ["App/App.swift"])
        }
    }

    @Test("what a configuration excludes is not there")
    func excluded() throws {
        try folder.write("App.swift")
        try folder.write("Generated/Huge.swift")
        #expect(try SourceTree([folder.path], excluded: ["Generated/"]).files.map(\.path) == ["App.swift"])
    }
}

@Suite struct SourceTextTests {
    private func read(_ bytes: [UInt8]) -> (text: String?, notice: String?) {
        switch SourceText.decoded(bytes, "a.swift") {
        case .text(let text, let notice): (text, notice?.text)
        case .left(let notice): (nil, notice.text)
        }
    }

    @Test("UTF-8 is read as it is")
    func utf8() { #expect(read(Array("let é = 1".utf8)) == ("let é = 1", nil)) }

    @Test("UTF-16 with its mark is read, and said")
    func utf16() {
        let bytes: [UInt8] = [0xFF, 0xFE] + "let a".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let (text, notice) = read(bytes)
        #expect(text == "let a")
        #expect(notice?.contains("UTF-16") == true)
    }

    @Test("what is no UTF-8 is read as Latin 1, and said; what is no text is left out, and said")
    func others() {
        let latin = read([0x6C, 0xE9])
        #expect(latin.text == "lé")
        #expect(latin.notice?.contains("Latin 1") == true)
        let binary = read([0x00, 0xFF, 0x80])
        #expect(binary.text == nil)
        #expect(binary.notice?.contains("no text") == true)
    }
}
