public import Foundation

/// The test app as a bundle, in a folder of its own.
public enum ProbeBundle {
    public static let identifier = "dev.ringtime.probe"

    /// Makes `Probe.app`, by default in a new temporary folder; `change` may spoil it before it is used.
    public static func make(in folder: URL? = nil, change: (URL) throws -> Void = { _ in }) throws -> String {
        let folder =
            folder
            ?? FileManager.default.temporaryDirectory.appending(path: "ringtime-probe-\(UUID().uuidString.prefix(8))")
        let app = folder.appending(path: "Probe.app")
        try FileManager.default.createDirectory(at: app, withIntermediateDirectories: true)
        // The tests' own program lies beside it.
        let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        try FileManager.default.copyItem(at: products.appending(path: "ProbeApp"), to: app.appending(path: "Probe"))
        try write(info, to: app.appending(path: "Info.plist"))
        try write(["aps-environment": "development"], to: app.appending(path: "Probe.entitlements"))
        try change(app)
        return app.path
    }

    public static var info: [String: any Sendable] {
        [
            "CFBundleIdentifier": identifier, "CFBundleExecutable": "Probe", "CFBundleName": "Probe",
            "CFBundleShortVersionString": "1.0", "CFBundleVersion": "1", "DTSDKName": "iphoneos26.4",
            "UIBackgroundModes": ["voip"],
        ]
    }

    public static func write(_ plist: [String: any Sendable], to file: URL) throws {
        try PropertyListSerialization.data(fromPropertyList: plist, format: .xml, options: 0).write(to: file)
    }
}
