/// A kind of push that a registry can ask for.
public struct PKPushType: Hashable, RawRepresentable, Sendable {
    public var rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// Calls.
    public static let voIP = PKPushType(rawValue: "PKPushTypeVoIP")
    /// Watch complications. Can be asked for; nothing ever comes.
    public static let complication = PKPushType(rawValue: "PKPushTypeComplication")
    /// File providers. Can be asked for; nothing ever comes.
    public static let fileProvider = PKPushType(rawValue: "PKPushTypeFileProvider")
}
