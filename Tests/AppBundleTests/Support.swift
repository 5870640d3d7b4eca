import Foundation

@testable import AppBundle

/// A folder of its own for one test, gone with the value.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = URL(filePath: "/tmp/ringtime-" + UUID().uuidString.prefix(8), directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    @discardableResult
    func write(_ text: String, to name: String, mode: Int = 0o644) throws -> URL {
        try write(Data(text.utf8), to: name, mode: mode)
    }

    @discardableResult
    func write(_ data: Data, to name: String, mode: Int = 0o644) throws -> URL {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        return file
    }
}

/// Runs what blocks for long on a thread of its own: the tests share two or so.
func onOwnThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try body() }) }.start()
    }
}

/// A bundle to be spoiled by a test and written.
struct BundleDraft {
    var info: [String: any Sendable] = [
        "CFBundleIdentifier": "com.example.Parley", "CFBundleExecutable": "Parley", "CFBundleDisplayName": "Parley",
        "CFBundleName": "P", "CFBundleShortVersionString": "2.1", "CFBundleVersion": "17",
        "UIBackgroundModes": ["audio", "voip"], "DTSDKName": "iphoneos26.4", "MinimumOSVersion": "17.0",
        "UIApplicationSceneManifest": [
            "UISceneConfigurations": [
                "UIWindowSceneSessionRoleApplication": [["UISceneDelegateClassName": "Parley.SceneDelegate"]]
            ]
        ],
    ]
    var entitlements: [String: any Sendable]? = ["aps-environment": "development"]
    var program: Data? = ELFDraft(symbols: [.init(ELFFile.callKitMark)]).data
    var format = PropertyListSerialization.PropertyListFormat.xml

    func write(to folder: TemporaryFolder, name: String = "Parley") throws -> URL {
        func plist(_ values: [String: any Sendable]) throws -> Data {
            try PropertyListSerialization.data(fromPropertyList: values, format: format, options: 0)
        }
        try folder.write(plist(info), to: "\(name).app/Info.plist")
        if let entitlements { try folder.write(plist(entitlements), to: "\(name).app/\(name).entitlements") }
        if let program { try folder.write(program, to: "\(name).app/Parley", mode: 0o755) }
        return folder.url.appending(path: "\(name).app", directoryHint: .isDirectory)
    }
}

/// The smallest program file with a symbol table.
struct ELFDraft {
    struct Symbol {
        var name: String
        var isDefined: Bool

        init(_ name: String, isDefined: Bool = true) {
            self.name = name
            self.isDefined = isDefined
        }
    }

    enum Table: UInt32 {
        case full = 2
        case dynamic = 11
    }

    var symbols: [Symbol]
    var table: Table? = .full

    #if arch(arm64)
    var machine: UInt16 = 183
    #else
    var machine: UInt16 = 62
    #endif

    var data: Data {
        var strings = Data([0])
        var entries = Data(count: 24)
        for symbol in symbols {
            entries += little(UInt32(strings.count)) + Data([0x11, 0])
            entries += little(UInt16(symbol.isDefined ? 1 : 0)) + Data(count: 16)
            strings += Data(symbol.name.utf8) + Data([0])
        }
        let (stringsAt, entriesAt) = (64, 64 + strings.count)
        let tableAt = entriesAt + entries.count
        var sections = Data(count: 64)
        if let table {
            sections += section(table.rawValue, at: entriesAt, size: entries.count, link: 2)
            sections += section(3, at: stringsAt, size: strings.count, link: 0)
        }
        return header(sectionsAt: tableAt, count: sections.count / 64) + strings + entries + sections
    }

    private func header(sectionsAt: Int, count: Int) -> Data {
        var header = Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1]) + Data(count: 9)
        header += little(UInt16(3)) + little(machine) + little(UInt32(1)) + Data(count: 16)
        header += little(UInt64(sectionsAt)) + Data(count: 4) + little(UInt16(64)) + Data(count: 4)
        return header + little(UInt16(64)) + little(UInt16(count)) + little(UInt16(0))
    }

    private func section(_ type: UInt32, at offset: Int, size: Int, link: UInt32) -> Data {
        Data(count: 4) + little(type) + Data(count: 16) + little(UInt64(offset)) + little(UInt64(size))
            + little(link) + Data(count: 20)
    }

    private func little<Number: FixedWidthInteger>(_ number: Number) -> Data {
        withUnsafeBytes(of: number.littleEndian) { Data($0) }
    }
}
