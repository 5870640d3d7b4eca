public import CallVocabulary

/// An installed app, or a simulated one, as the phone remembers it.
public struct StoredApp: Hashable, Sendable {
    /// Its number on this phone; the key.
    public var id: AppID
    /// The bundle identifier; one app a bundle.
    public var bundle: String
    /// The name shown to people.
    public var name: String
    /// Which copy is the installed one.
    public var release: AppRelease
    /// What the policy wants to know of it.
    public var facts: AppFacts
    /// The value of `aps-environment`; nil without the entitlement (rule D9).
    public var apsEnvironment: String?
    /// Wall time of the first installation, in milliseconds since 1970.
    public var installedAtMilliseconds: Int64 = 0
    /// How often it was updated since the first installation.
    public var updateCount = 0
    /// A simulated app has no bundle and no process: it reports and rings by itself.
    public var isSimulated = false

    /// An app that was just installed.
    public init(
        id: AppID, bundle: String, name: String, release: AppRelease, facts: AppFacts = AppFacts(),
        apsEnvironment: String? = nil
    ) {
        self.id = id
        self.bundle = bundle
        self.name = name
        self.release = release
        self.facts = facts
        self.apsEnvironment = apsEnvironment
    }
}

/// Which copy of an app's bundle is the installed one.
public struct AppRelease: Hashable, Sendable {
    /// Counts installations and updates of the bundle; the name of the folder that holds the copy.
    public var generation: Int
    /// The bundle's folder in there: `Parley.app`. Empty for a simulated app.
    public var folder: String
    /// `CFBundleShortVersionString`.
    public var version: String
    /// `CFBundleVersion`.
    public var build: String

    /// The first release of an app, unless said otherwise.
    public init(generation: Int = 1, folder: String = "", version: String = "1.0", build: String = "1") {
        self.generation = generation
        self.folder = folder
        self.version = version
        self.build = build
    }
}
