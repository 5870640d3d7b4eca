/// A source file of the tree.
public struct SourceFile: Sendable {
    enum Language: Sendable { case swift, objectiveC }

    /// As rules know it: relative to the folder that was asked for.
    public var path: String
    /// As findings print it: relative to the working folder, or absolute.
    var shown: String
    /// As fingerprints know it: relative to the repository, or to the folder that was asked for.
    var stable: String
    /// Where it lies.
    var location: String
    var language: Language
    /// In a folder of other people's code.
    public var isForeign: Bool

    /// nil for a file that is no source.
    static func language(of name: String) -> Language? {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        switch name[name.index(after: dot)...] {
        case "swift": return .swift
        case "m", "mm", "h": return .objectiveC
        default: return nil
        }
    }
}
