import AppBundle
import CallVocabulary
import Foundation

/// A copy of an app's bundle with other facts in its property lists, for scenarios that ask for them.
struct BundleVariant {
    let given: Given

    /// Nothing is asked for that the bundle does not say itself.
    var isOriginal: Bool { given.linkedSDK == nil && given.buildType == nil && given.exemptions.isEmpty }

    /// Makes the copy in a folder that is there.
    func make(of bundle: AppBundle, in folder: URL) throws -> AppBundle {
        let copy = folder.appending(path: bundle.url.lastPathComponent, directoryHint: .isDirectory)
        try FileManager.default.copyItem(at: bundle.url, to: copy)
        if let sdk = given.linkedSDK {
            try change(copy.appending(path: "Info.plist")) { $0["DTSDKName"] = "iphoneos\(sdk)" }
        }
        let entitlements = copy.appending(path: copy.deletingPathExtension().lastPathComponent + ".entitlements")
        if given.buildType != nil || !given.exemptions.isEmpty {
            try change(entitlements) { values in
                if let type = given.buildType { Self.mark(&values, as: type) }
                let prefix = "com.apple.developer.pushkit.unrestricted-voip"
                if given.exemptions.contains(.unrestrictedVoIP) { values[prefix] = true }
                if given.exemptions.contains(.unrestrictedVoIPRegulatory) { values[prefix + "-regulatory"] = true }
                if given.exemptions.contains(.unrestrictedVoIPPTT) { values[prefix + ".ptt"] = true }
            }
        }
        return try AppBundle(reading: copy)
    }

    private static func mark(_ values: inout [String: Any], as type: BuildType) {
        values["get-task-allow"] = type == .development
        values["beta-reports-active"] = type == .testFlight
        values["aps-environment"] = type == .development ? "development" : "production"
    }

    private func change(_ file: URL, _ body: (inout [String: Any]) -> Void) throws {
        var values: [String: Any] = [:]
        if let data = try? Data(contentsOf: file) {
            values = try PropertyListSerialization.propertyList(from: data, format: nil) as? [String: Any] ?? [:]
        }
        body(&values)
        try PropertyListText(values).data().write(to: file)
    }
}
