import CallVocabulary
import Foundation

/// What is read of an app's `Info.plist`.
struct InfoPlist {
    var identifier: String
    var executable: String
    var name: String
    var version: String
    var build: String
    var backgroundModes: [String]
    /// From `DTSDKName`, `iphoneos26.0`; nil when the key is missing.
    var linkedSDK: SystemVersion?
    var minimumSystem: SystemVersion?
    var sceneDelegateClassName: String?

    init(bundle: URL) throws(AppBundleError) {
        let url = bundle.appending(path: "Info.plist", directoryHint: .notDirectory)
        guard BundleFiles.exists(url) else { throw .noInfoPlist(path: bundle.path) }
        try self.init(PropertyList(reading: url))
    }

    init(_ list: PropertyList) throws(AppBundleError) {
        identifier = try Self.identifier(list)
        executable = try Self.executable(list)
        let (displayName, bundleName) = (try list.text("CFBundleDisplayName"), try list.text("CFBundleName"))
        name = displayName ?? bundleName ?? executable
        version = try list.text("CFBundleShortVersionString") ?? "1.0"
        build = try list.text("CFBundleVersion") ?? "1"
        backgroundModes = try list.texts("UIBackgroundModes")
        linkedSDK = try Self.linkedSDK(list)
        minimumSystem = try Self.minimumSystem(list)
        sceneDelegateClassName = Self.sceneDelegate(list)
        for (key, value) in [
            ("CFBundleName", name), ("CFBundleShortVersionString", version), ("CFBundleVersion", build),
        ]
        where value.utf8.count > 255 {
            throw list.invalid(key, value, "it may have at most 255 bytes")
        }
    }

    private static let identifierBytes = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.".utf8)

    /// The identifier becomes a folder's name and a push topic, so the dots are checked too.
    private static func identifier(_ list: PropertyList) throws(AppBundleError) -> String {
        let text = try list.requiredText("CFBundleIdentifier")
        let bytes = Array(text.utf8)
        let isPlain = bytes.allSatisfy(identifierBytes.contains)
        let dots = text.hasPrefix(".") || text.hasSuffix(".") || text.contains("..")
        guard (1...155).contains(bytes.count), isPlain, !dots else {
            throw list.invalid(
                "CFBundleIdentifier", text,
                "an identifier has 1 to 155 letters, digits and hyphens in parts joined by single dots")
        }
        return text
    }

    private static func executable(_ list: PropertyList) throws(AppBundleError) -> String {
        let text = try list.requiredText("CFBundleExecutable")
        guard (1...255).contains(text.utf8.count), !text.contains("/"), !text.hasPrefix("."), !text.utf8.contains(0)
        else {
            throw list.invalid("CFBundleExecutable", text, "it must be the name of a file at the top of the bundle")
        }
        return text
    }

    private static func linkedSDK(_ list: PropertyList) throws(AppBundleError) -> SystemVersion? {
        guard let text = try list.text("DTSDKName") else { return nil }
        let digits = text.drop { $0.isASCII && $0.isLetter }
        guard text.hasPrefix("iphone"), let version = SystemVersion(parsing: String(digits)) else {
            throw list.invalid("DTSDKName", text, "an SDK's name looks like iphoneos26.0")
        }
        return version
    }

    private static func minimumSystem(_ list: PropertyList) throws(AppBundleError) -> SystemVersion? {
        guard let text = try list.text("MinimumOSVersion") else { return nil }
        guard let version = SystemVersion(parsing: text) else {
            throw list.invalid("MinimumOSVersion", text, "a version looks like 17.0")
        }
        return version
    }

    /// Anything that is not as the manifest should be means no scene delegate: iOS starts such apps too.
    private static func sceneDelegate(_ list: PropertyList) -> String? {
        let manifest = list.values["UIApplicationSceneManifest"] as? [String: Any]
        let configurations = manifest?["UISceneConfigurations"] as? [String: Any]
        let scenes = configurations?["UIWindowSceneSessionRoleApplication"] as? [[String: Any]]
        return scenes?.first?["UISceneDelegateClassName"] as? String
    }
}
