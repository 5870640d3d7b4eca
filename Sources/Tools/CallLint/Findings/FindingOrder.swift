import CallFlow

/// The order in which findings are told, and those that are told by another one already.
enum FindingOrder {
    /// By place; at one place the worst first.
    static func ordered(_ findings: [Finding]) -> [Finding] {
        let errors = findings.filter { $0.severity == .error && !$0.steps.isEmpty }
        let byPlace = Dictionary(grouping: errors, by: \.location)
        return findings.filter { finding in
            byPlace[finding.location]?.contains { tells($0, finding) } != true
        }.sorted { one, other in
            if one.location != other.location { return one.location < other.location }
            return one.severity == other.severity ? one.name < other.name : one.severity > other.severity
        }
    }

    /// A note about a path of a handler that an error speaks of: whoever mends that one has another path.
    private static func tells(_ error: Finding, _ note: Finding) -> Bool {
        note.severity == .note && note.name != error.name && !note.steps.isEmpty
            && note.steps.last?.location == error.steps.last?.location
    }
}
