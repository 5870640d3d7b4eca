import CallVocabulary
public import Foundation

extension AppBundle {
    /// Reads and checks a bundle. Nothing in it is run.
    public init(reading url: URL) throws(AppBundleError) {
        let folder = url.standardizedFileURL.resolvingSymlinksInPath()
        try BundleFiles.requireBundleFolder(folder)
        try BundleFiles.check(folder)
        let info = try InfoPlist(bundle: folder)
        let executable = folder.appending(path: info.executable, directoryHint: .notDirectory)
        try BundleFiles.requireProgram(executable)
        let program = try ELFFile(reading: executable)
        let entitlements = try Entitlements(bundle: folder, executable: info.executable)

        self.url = folder
        self.executable = executable
        identifier = info.identifier
        name = info.name
        version = info.version
        build = info.build
        backgroundModes = info.backgroundModes
        sceneDelegateClassName = info.sceneDelegateClassName
        minimumSystem = info.minimumSystem
        apsEnvironment = entitlements.apsEnvironment
        facts = AppFacts(
            linkedSDK: info.linkedSDK ?? AppFacts().linkedSDK,
            declaresVoIPBackgroundMode: info.backgroundModes.contains("voip"),
            hasPushEntitlement: entitlements.apsEnvironment != nil,
            linksCallKit: program.definesCallKitMark ?? true,
            exemptions: entitlements.exemptions,
            buildType: entitlements.buildType
        )
        notes = Self.notes(info: info, entitlements: entitlements, program: program)
    }

    private static func notes(info: InfoPlist, entitlements: Entitlements, program: ELFFile) -> [String] {
        var notes: [String] = []
        if info.linkedSDK == nil {
            notes.append("no DTSDKName in Info.plist: taken as linked against SDK \(AppFacts().linkedSDK) (rule E5)")
        }
        if !info.backgroundModes.contains("voip") {
            notes.append("UIBackgroundModes has no voip: registration for VoIP pushes will be ignored (rule D9)")
        }
        if !entitlements.isPresent {
            notes.append("no entitlements file: without aps-environment there are no pushes (rule D9)")
        } else if entitlements.apsEnvironment == nil {
            notes.append("no aps-environment entitlement: there are no pushes without it (rule D9)")
        }
        if program.definesCallKitMark == nil {
            notes.append("the executable's symbols are stripped: taken as linked with CallKit (rule D9)")
        }
        return notes
    }
}
