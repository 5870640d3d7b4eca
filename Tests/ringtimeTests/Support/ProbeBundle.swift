import Foundation

/// The test app as a bundle in a temporary folder.
enum ProbeBundle {
    static let identifier = "dev.ringtime.probe"

    /// Makes `Probe.app`; `change` may spoil the folder before it is used.
    static func make(change: (URL) throws -> Void = { _ in }) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "ringtime-probe-\(UUID().uuidString.prefix(8))")
        let app = folder.appending(path: "Probe.app")
        try FileManager.default.createDirectory(at: app, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: Products.folder.appending(path: "ProbeApp"), to: app.appending(path: "Probe"))
        try write(info, to: app.appending(path: "Info.plist"))
        try write(["aps-environment": "development"], to: app.appending(path: "Probe.entitlements"))
        try change(app)
        return app.path
    }

    static var info: [String: any Sendable] {
        [
            "CFBundleIdentifier": identifier, "CFBundleExecutable": "Probe", "CFBundleName": "Probe",
            "CFBundleShortVersionString": "1.0", "CFBundleVersion": "1", "DTSDKName": "iphoneos26.4",
            "UIBackgroundModes": ["voip"],
        ]
    }

    static func write(_ plist: [String: any Sendable], to file: URL) throws {
        try PropertyListSerialization.data(fromPropertyList: plist, format: .xml, options: 0).write(to: file)
    }
}
