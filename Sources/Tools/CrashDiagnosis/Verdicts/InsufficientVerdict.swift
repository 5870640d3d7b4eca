import CallVocabulary

/// Too little to say; what is missing is in the answer.
struct InsufficientVerdict: Verdict {
    let kind = VerdictKind.insufficient

    func rule(_ facts: Facts) -> Rule? { nil }

    func weigh(_ facts: Facts) -> Weighing? {
        var weighing = Weighing()
        weighing.most = .low
        weighing.decide(Clue(Self.missing(facts), at: "report"))
        return weighing
    }

    /// The first thing that is not there.
    static func missing(_ facts: Facts) -> String {
        if facts.isSuffered, let mention = facts.mentions.first, facts.form == .prose || facts.form == .console {
            return "somebody says that he got \(mention), and neither the report nor the console is there"
        }
        switch facts.form {
        case .unknown, .prose: return "it is no crash report and no excerpt of a console"
        case .console: return "the lines do not say how the app ended"
        default: break
        }
        if facts.codes.isEmpty, facts.exceptionType == nil, facts.signal == nil {
            return "neither the exception nor the termination is there"
        }
        if facts.isKill, facts.codes.isEmpty { return "it was killed, and the termination reason is missing" }
        if facts.isAbort, facts.exceptionStack?.frames.isEmpty ?? true {
            return "it aborted, and the exception with its backtrace is missing"
        }
        return facts.isTruncated ? "it is cut off before the decisive part" : "the decisive part has no names"
    }
}
