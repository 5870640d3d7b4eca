import CallVocabulary

/// An app on the phone, with its page of the ledger.
struct InstalledApp: Hashable, Sendable, HasID {
    let id: AppID
    var facts: AppFacts
    /// Violations since the ledger was last cleared for it (L2, L4).
    var violations = 0
    /// When it reported calls within the last second; kept only while a flood limit is set (K).
    var recentReports: [Instant] = []

    init(id: AppID, facts: AppFacts) {
        self.id = id
        self.facts = facts
    }
}
