import CallVocabulary
import Foundation
import Testing

@testable import AppBundle

@Suite struct AppBundleTests {
    let folder: TemporaryFolder
    var draft = BundleDraft()

    init() throws { folder = try TemporaryFolder() }

    private func read(_ draft: BundleDraft) throws -> AppBundle { try AppBundle(reading: draft.write(to: folder)) }

    @Test("A complete bundle is read with every fact, from an XML or a binary list", arguments: [true, false])
    func complete(isXML: Bool) throws {
        var draft = draft
        draft.format = isXML ? .xml : .binary
        let bundle = try read(draft)
        #expect(bundle.url.path == folder.url.path + "/Parley.app")
        #expect(bundle.executable.path == bundle.url.path + "/Parley")
        #expect(
            [bundle.identifier, bundle.name, bundle.version, bundle.build] == [
                "com.example.Parley", "Parley", "2.1", "17",
            ])
        #expect(bundle.facts == AppFacts(linkedSDK: SystemVersion(26, 4), buildType: .development))
        #expect(bundle.apsEnvironment == .development)
        #expect(bundle.backgroundModes == ["audio", "voip"])
        #expect(bundle.sceneDelegateClassName == "Parley.SceneDelegate")
        #expect(bundle.minimumSystem == SystemVersion(17))
        #expect(bundle.notes.isEmpty)
    }

    @Test("The smallest bundle is read, and what had to be assumed is said")
    func smallest() throws {
        var draft = draft
        draft.info = ["CFBundleIdentifier": "a", "CFBundleExecutable": "Parley"]
        draft.entitlements = nil
        draft.program = ELFDraft(symbols: [], table: nil).data
        let bundle = try read(draft)
        #expect([bundle.name, bundle.version, bundle.build] == ["Parley", "1.0", "1"])
        #expect(
            bundle.facts
                == AppFacts(
                    declaresVoIPBackgroundMode: false, hasPushEntitlement: false, linksCallKit: true, buildType: .store)
        )
        #expect(bundle.notes.count == 4)
        #expect(bundle.notes.last?.contains("stripped") == true)
        #expect(bundle.sceneDelegateClassName == nil && bundle.minimumSystem == nil && bundle.apsEnvironment == nil)
    }

    @Test(
        "The build type follows the entitlements",
        arguments: [
            (["aps-environment": "development"], BuildType.development),
            (["aps-environment": "production"], .store),
            (["aps-environment": "production", "get-task-allow": true], .development),
            (["aps-environment": "production", "beta-reports-active": true], .testFlight),
            (["aps-environment": "production", "get-task-allow": false, "beta-reports-active": true], .testFlight),
            ([:], .store),
        ] as [([String: any Sendable], BuildType)])
    func buildType(entitlements: [String: any Sendable], expected: BuildType) throws {
        var draft = draft
        draft.entitlements = entitlements
        #expect(try read(draft).facts.buildType == expected)
    }

    @Test(
        "Each exemption is read by its entitlement, and only if it is true (E5)",
        arguments: [
            ("", PolicyExemptions.unrestrictedVoIP), ("-regulatory", .unrestrictedVoIPRegulatory),
            (".ptt", .unrestrictedVoIPPTT),
        ])
    func exemptions(suffix: String, expected: PolicyExemptions) throws {
        var draft = draft
        let key = "com.apple.developer.pushkit.unrestricted-voip" + suffix
        draft.entitlements = ["aps-environment": "production", key: true]
        #expect(try read(draft).facts.exemptions == expected)
        draft.entitlements = ["aps-environment": "production", key: false]
        #expect(try read(draft).facts.exemptions == [])
    }

    @Test("One entitlements file of any name is taken; of several, the one named after the app")
    func entitlementsFile() throws {
        var draft = draft
        draft.entitlements = nil
        let url = try draft.write(to: folder)
        let text = "<plist><dict><key>aps-environment</key><string>production</string></dict></plist>"
        try folder.write(text, to: "Parley.app/Any.entitlements")
        #expect(try AppBundle(reading: url).apsEnvironment == .production)
        try folder.write(text, to: "Parley.app/Other.entitlements")
        #expect(
            throws: AppBundleError.severalEntitlements(
                path: url.path, names: ["Any.entitlements", "Other.entitlements"])
        ) { try AppBundle(reading: url) }
        try folder.write(
            text.replacingOccurrences(of: "production", with: "development"), to: "Parley.app/Parley.entitlements")
        #expect(try AppBundle(reading: url).apsEnvironment == .development)
    }

    @Test(
        "CallKit is linked if the program defines the mark, not if it only asks for it (D9)",
        arguments: [
            (ELFDraft(symbols: [.init("main"), .init("ringtime_callkit_is_linked")]), true),
            (ELFDraft(symbols: [.init("ringtime_callkit_is_linked", isDefined: false)]), false),
            (ELFDraft(symbols: [.init("main")]), false),
            (ELFDraft(symbols: [.init("ringtime_callkit_is_linked_not")]), false),
            (ELFDraft(symbols: [.init("x_ringtime_callkit_is_linked")]), false),
            (ELFDraft(symbols: [.init("ringtime_callkit_is_linked")], table: .dynamic), true),
            (ELFDraft(symbols: [.init("main")], table: .dynamic), nil),
            (ELFDraft(symbols: [], table: nil), nil),
        ] as [(ELFDraft, Bool?)])
    func callKit(program: ELFDraft, expected: Bool?) throws {
        var draft = draft
        draft.program = program.data
        let bundle = try read(draft)
        #expect(bundle.facts.linksCallKit == expected ?? true)
        #expect(bundle.notes.contains { $0.contains("stripped") } == (expected == nil))
    }

    @Test("A real, stripped program of this machine is accepted")
    func realProgram() throws {
        var draft = draft
        draft.program = try Data(contentsOf: URL(filePath: "/bin/true"))
        #expect(try read(draft).notes.count == 1)
    }
}

@Suite struct SystemVersionTests {
    @Test(
        "A version is read from one to three numbers",
        arguments: [("26", 26, 0), ("26.4", 26, 4), ("15.4.1", 15, 4), ("0.0", 0, 0), ("9999.9999", 9999, 9999)])
    func reading(text: String, major: Int, minor: Int) {
        #expect(SystemVersion(parsing: text) == SystemVersion(major, minor))
    }

    @Test(
        "Anything else is no version",
        arguments: ["", ".", "26.", ".4", "26.4.1.0", "-1", "+1", "26,4", " 26", "26 ", "x", "10000", "٢٦"])
    func refusing(text: String) {
        #expect(SystemVersion(parsing: text) == nil)
    }

    @Test("Versions are ordered by number, not by text, and printed with both numbers")
    func order() {
        #expect(SystemVersion(9) < SystemVersion(13))
        #expect(SystemVersion(15, 4) < SystemVersion(15, 10))
        #expect(SystemVersion(15, 4) < SystemVersion(26))
        #expect(!(SystemVersion(26) < SystemVersion(26)))
        #expect(SystemVersion(26).description == "26.0")
    }
}
