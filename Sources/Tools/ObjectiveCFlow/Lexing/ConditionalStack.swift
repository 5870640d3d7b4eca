/// What is known of a condition.
enum Verdict {
    case yes, no, unknown

    var negated: Verdict {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}

/// The `#if`s around the current line. Where a condition is unknown, declarations are taken from all branches, and
/// statements from the first that has any.
struct ConditionalStack {
    struct Place {
        /// Tokens so far.
        var tokens: Int
        /// Open braces.
        var depth: Int
    }

    private struct Entry {
        var isEnclosingActive: Bool
        var isActive: Bool
        /// A branch has been taken: no other will be.
        var isSettled: Bool
        var start: Place
        /// Tokens where the current branch began.
        var branchStart: Int
    }

    private var entries: [Entry] = []

    var isActive: Bool { entries.last?.isActive ?? true }

    mutating func open(_ verdict: Verdict, at place: Place) {
        let isEnclosingActive = isActive
        entries.append(
            Entry(
                isEnclosingActive: isEnclosingActive, isActive: isEnclosingActive && verdict != .no,
                isSettled: verdict == .yes, start: place, branchStart: place.tokens))
    }

    mutating func alternative(_ verdict: Verdict, at place: Place) {
        guard var entry = entries.popLast() else { return }
        if entry.isActive {
            let hasCode = place.tokens > entry.branchStart
            let isDeclaration = entry.start.depth == 0 && place.depth == 0
            if hasCode, !isDeclaration { entry.isSettled = true }
        }
        entry.isActive = entry.isEnclosingActive && !entry.isSettled && verdict != .no
        entry.branchStart = place.tokens
        if verdict == .yes { entry.isSettled = true }
        entries.append(entry)
    }

    mutating func close() {
        _ = entries.popLast()
    }
}
