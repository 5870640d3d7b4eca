import Foundation
import Testing

@testable import AppBundle

@Suite struct AppBundleFaultTests {
    let folder: TemporaryFolder
    let draft = BundleDraft()

    init() throws { folder = try TemporaryFolder() }

    /// The error of reading what lies there, checked to be one line.
    private func fault(_ url: URL) -> AppBundleError? {
        let error = #expect(throws: AppBundleError.self) { try AppBundle(reading: url) }
        #expect(error.map { !$0.description.isEmpty && !$0.description.contains("\n") } == true)
        return error
    }

    private func fault(info key: String, _ value: (any Sendable)?) throws -> AppBundleError? {
        var draft = draft
        draft.info[key] = value
        return fault(try draft.write(to: folder))
    }

    @Test("A missing folder, a file, and a folder of another name are told apart")
    func wrongFolder() throws {
        let missing = folder.url.appending(path: "None.app")
        #expect(fault(missing) == .noSuchFolder(path: missing.path))
        let file = try folder.write("x", to: "File.app")
        #expect(fault(file) == .notABundle(path: file.path))
        #expect(fault(folder.url) == .notABundle(path: folder.url.path))
    }

    @Test("A bundle without a property list, with garbage, with an array and with a huge one")
    func plist() throws {
        let url = try draft.write(to: folder)
        let plist = url.path + "/Info.plist"
        try FileManager.default.removeItem(atPath: plist)
        #expect(fault(url) == .noInfoPlist(path: url.path))
        for text in ["", "garbage \u{0}", "<plist><array/></plist>", "<plist><dict>", "bplist00\u{1}\u{2}"] {
            try folder.write(text, to: "Parley.app/Info.plist")
            guard case .plistUnreadable(plist, _)? = fault(url) else {
                Issue.record("\(text)")
                continue
            }
        }
        try folder.write(Data(count: (1 << 20) + 1), to: "Parley.app/Info.plist")
        #expect(fault(url) == .plistTooLarge(path: plist, limit: 1 << 20))
    }

    @Test(
        "Each key that every app needs is named when it is missing",
        arguments: ["CFBundleIdentifier", "CFBundleExecutable"])
    func missingKey(key: String) throws {
        let plist = folder.url.path + "/Parley.app/Info.plist"
        #expect(try fault(info: key, nil) == .missingKey(key, path: plist))
    }

    @Test(
        "An identifier that could leave its folder or its topic is refused",
        arguments: [
            "", ".", "..", "a..b", ".a", "a.", "a/b", "../a", "a b", "a_b", "ä", "$(PRODUCT_BUNDLE_IDENTIFIER)", "a\n",
            String(repeating: "a", count: 156),
        ])
    func identifier(text: String) throws {
        guard case .invalidValue("CFBundleIdentifier", _, _, _)? = try fault(info: "CFBundleIdentifier", text) else {
            Issue.record("\(text) was accepted")
            return
        }
    }

    @Test("The longest identifier is accepted")
    func longIdentifier() throws {
        var draft = draft
        draft.info["CFBundleIdentifier"] = String(repeating: "a", count: 155)
        #expect(try AppBundle(reading: draft.write(to: folder)).identifier.count == 155)
    }

    @Test(
        "A value of a wrong type or form is named with its key",
        arguments: [
            ("CFBundleIdentifier", 5), ("CFBundleExecutable", "../sh"), ("CFBundleExecutable", ""),
            ("CFBundleExecutable", "."), ("CFBundleVersion", 17), ("UIBackgroundModes", "voip"),
            ("DTSDKName", "macosx15.0"), ("DTSDKName", "iphoneos"), ("DTSDKName", "26.0"),
            ("MinimumOSVersion", "soon"), ("CFBundleDisplayName", String(repeating: "x", count: 300)),
        ] as [(String, any Sendable)])
    func wrongValue(key: String, value: any Sendable) throws {
        guard case .invalidValue(let named, _, _, _)? = try fault(info: key, value) else {
            Issue.record("\(value) was accepted")
            return
        }
        #expect(named == key || key == "CFBundleDisplayName")
    }

    @Test("Wrong entitlements are named", arguments: [("aps-environment", "sandbox"), ("get-task-allow", "yes")])
    func entitlements(key: String, value: String) throws {
        var draft = draft
        draft.entitlements = [key: value]
        guard case .invalidValue(key, value, _, _)? = fault(try draft.write(to: folder)) else {
            Issue.record("\(value) was accepted")
            return
        }
    }

    @Test("An executable that is missing, a folder, not executable, or no program of this machine")
    func executable() throws {
        var draft = draft
        draft.program = nil
        let url = try draft.write(to: folder)
        let program = url.path + "/Parley"
        #expect(fault(url) == .executableMissing(path: program))
        mkdir(program, 0o755)
        #expect(fault(url) == .executableMissing(path: program))
        rmdir(program)
        try folder.write(ELFDraft(symbols: []).data, to: "Parley.app/Parley", mode: 0o644)
        #expect(fault(url) == .notExecutable(path: program))
        var foreign = ELFDraft(symbols: [])
        foreign.machine = 8
        let kinds: [(Data, String)] = [
            (Data("#!/bin/sh\n".utf8), "a script"), (Data(), "no program"), (Data("MZ".utf8), "no program"),
            (Data([0xCF, 0xFA, 0xED, 0xFE]) + Data(count: 100), "a Mach-O (Apple) program"),
            (foreign.data, "an ELF file of another machine or kind"),
            (ELFDraft(symbols: []).data.prefix(63), "an ELF file of another machine or kind"),
        ]
        for (data, kind) in kinds {
            try folder.write(data, to: "Parley.app/Parley", mode: 0o755)
            #expect(fault(url) == .notELF(path: program, looksLike: kind))
        }
    }

    @Test("Links may not leave the bundle, and nothing but files, folders and links may be in it")
    func links() throws {
        let url = try draft.write(to: folder)
        let link = url.path + "/Link"
        for target in ["/etc/passwd", "..", "../../etc", "none", url.path + "/Info.plist", "Link"] {
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
            #expect(fault(url) == .escapingLink(path: link, target: target))
            unlink(link)
        }
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "Info.plist")
        #expect(throws: Never.self) { try AppBundle(reading: url) }
        unlink(link)
        mkfifo(link, 0o600)
        #expect(fault(url) == .specialFile(path: link))
    }

    @Test("Folders in folders without end are refused")
    func depth() throws {
        let url = try draft.write(to: folder)
        let deep = Array(repeating: "d", count: 40).joined(separator: "/")
        try FileManager.default.createDirectory(
            atPath: url.path + "/" + deep, withIntermediateDirectories: true)
        #expect(fault(url) == .tooLarge(path: url.path, limit: "folders 32 deep"))
    }

    @Test("No spoiled byte of a program's header or tables makes the reader fail in another way")
    func spoiledPrograms() throws {
        let whole = ELFDraft(symbols: [.init(ELFFile.callKitMark), .init("main")]).data
        let file = folder.url.appending(path: "program")
        for position in 0..<whole.count {
            for value: UInt8 in [0x00, 0xFF, 0x80] {
                var data = whole
                data[position] = value
                try data.write(to: file)
                do throws(AppBundleError) {
                    _ = try ELFFile(reading: file)
                } catch {
                    #expect(
                        error == .notELF(path: file.path, looksLike: "an ELF file of another machine or kind")
                            || error == .notELF(path: file.path, looksLike: "no program"))
                }
            }
            try whole.prefix(position).write(to: file)
            let cut = try? ELFFile(reading: file)
            #expect(cut?.definesCallKitMark != false, "cut at \(position)")
        }
    }
}
