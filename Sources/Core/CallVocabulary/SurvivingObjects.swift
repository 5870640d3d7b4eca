/// The objects of the frameworks that live on although the app has let go of them. T5, D12 [I].
///
/// How an app's objects live holds for the whole life of its process, from its first line on: so the phone says it in
/// the environment with which it starts the process, and a daemon that takes the process over changes nothing in it.
public struct SurvivingObjects: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Every `CXProvider`, until `invalidate()`: `provider.survivesRelease`.
    public static let providers = SurvivingObjects(rawValue: 1)
    /// Every `PKPushRegistry`, for as long as it asks for VoIP pushes: `registry.survivesRelease`.
    public static let registries = SurvivingObjects(rawValue: 2)

    /// The variable of the environment that ``inWords`` stands in.
    public static let variable = "RINGTIME_SURVIVING_OBJECTS"

    /// As the settings of a profile have it.
    public init(_ profile: Profile) {
        self = []
        if profile.providerSurvivesRelease { insert(.providers) }
        if profile.registrySurvivesRelease { insert(.registries) }
    }

    private static let names: [(word: String, objects: SurvivingObjects)] = [
        ("providers", .providers), ("registries", .registries),
    ]

    /// `providers registries`, or `none`.
    public var inWords: String {
        isEmpty ? "none" : Self.names.filter { contains($0.objects) }.map(\.word).joined(separator: " ")
    }

    /// What ``inWords`` writes. Words that mean nothing here are passed over.
    public init(inWords text: String) {
        let words = text.split(separator: " ")
        self = SurvivingObjects(Self.names.filter { words.contains(Substring($0.word)) }.map(\.objects))
    }
}
