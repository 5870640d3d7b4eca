public import CallVocabulary

/// One violation (part L of the rule book). Entries are never deleted, only marked as cleared.
public struct LedgerEntry: Hashable, Sendable {
    /// The store's number; zero before it is stored.
    public var number: Int64 = 0
    /// Who broke it.
    public var app: AppID
    /// Its bundle identifier.
    public var bundle: String
    /// The rule that was broken.
    public var rule: Rule
    /// Wall time in milliseconds since 1970.
    public var atMilliseconds: Int64
    /// The push that was not reported.
    public var push: PushID?
    /// One sentence for people.
    public var note: String
    /// When the daily job, an update or an uninstallation cleared it (rule L4); nil while it counts.
    public var clearedAtMilliseconds: Int64?

    /// An entry that is not yet stored and counts.
    public init(
        app: AppID, bundle: String, rule: Rule, atMilliseconds: Int64, push: PushID? = nil, note: String = ""
    ) {
        self.app = app
        self.bundle = bundle
        self.rule = rule
        self.atMilliseconds = atMilliseconds
        self.push = push
        self.note = note
    }
}
