public import CallVocabulary
public import Foundation

/// An app's folder, `Foo.app`, read and checked: `Info.plist`, entitlements and the executable, as on iOS.
public struct AppBundle: Hashable, Sendable {
    /// The folder.
    public var url: URL
    /// `CFBundleIdentifier`.
    public var identifier: String
    /// `CFBundleDisplayName`, else `CFBundleName`, else the executable's name.
    public var name: String
    /// `CFBundleShortVersionString`, else `1.0`.
    public var version: String
    /// `CFBundleVersion`, else `1`.
    public var build: String
    /// The program, at the top of the folder.
    public var executable: URL
    /// What the policy wants to know.
    public var facts: AppFacts
    /// The value of the `aps-environment` entitlement; nil without it.
    public var apsEnvironment: APSEnvironment?
    /// `UIBackgroundModes`.
    public var backgroundModes: [String]
    /// The class of the first window scene's delegate in `UIApplicationSceneManifest`.
    public var sceneDelegateClassName: String?
    /// `MinimumOSVersion`.
    public var minimumSystem: SystemVersion?
    /// What had to be assumed, one sentence each, for whoever installs the app.
    public var notes: [String]
}

/// Which of Apple's two push environments an app's tokens belong to.
public enum APSEnvironment: String, CaseIterable, Hashable, Sendable {
    case development
    case production
}

extension AppBundle {
    /// How much a bundle may hold; a limit for what we are ready to copy, not one of iOS.
    enum Limit {
        static let plistBytes = 1 << 20
        static let entries = 20_000
        static let depth = 32
        static let bytes: Int64 = 4 << 30
    }
}
