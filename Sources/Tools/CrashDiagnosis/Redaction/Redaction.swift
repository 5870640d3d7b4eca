/// Takes names, identifiers, paths and payloads out of an answer. What the verdict rests on stays: codes, the system's own
/// words and functions, roles, versions and times.
public struct Redaction: Sendable {
    /// What an app, a bundle or a file is called instead, in the order of their first mention.
    private var names: [(original: String, stand: String)] = []

    private init() {}

    /// The answer without them.
    public static func redacted(_ answer: Answer) -> Answer {
        var redaction = Redaction()
        redaction.learn(answer)
        let diagnoses = answer.reports.enumerated().map { redaction.redacted($0.element, number: $0.offset + 1) }
        let unreadable = answer.unreadable.enumerated().map {
            Answer.Unreadable(name: "file \($0.offset + 1)", reason: redaction.text($0.element.reason))
        }
        var redacted = Answer(diagnoses, unreadable: unreadable, skipped: answer.skipped.map { _ in "" })
        redacted.sources = answer.sources.map { _ in "DIR" }
        redacted.findings = answer.findings.map(redaction.text)
        return redacted
    }

    private mutating func learn(_ answer: Answer) {
        for (index, diagnosis) in answer.reports.enumerated() {
            learn(diagnosis.source, "report \(index + 1)")
            if let bundle = diagnosis.subject.bundle { learn(bundle, "bundle-\(count("bundle-") + 1)") }
            if let app = diagnosis.subject.app { learn(app, "App\(count("App") + 1)") }
        }
        // The longest first: a bundle's name may hold the app's.
        names.sort { ($1.original.count, $0.original) < ($0.original.count, $1.original) }
    }

    private func count(_ sort: String) -> Int { names.count { $0.stand.hasPrefix(sort) } }

    private mutating func learn(_ original: String, _ stand: String) {
        let isKnown = names.contains { $0.original == original }
        if original.count > 2, !isKnown { names.append((original, stand)) }
    }

    private func redacted(_ diagnosis: Diagnosis, number: Int) -> Diagnosis {
        var diagnosis = diagnosis
        diagnosis.source = "report \(number)"
        diagnosis.subject.app = diagnosis.subject.app.map(text)
        diagnosis.subject.bundle = diagnosis.subject.bundle.map(text)
        diagnosis.evidence = diagnosis.evidence.map(clue)
        diagnosis.against = diagnosis.against.map(clue)
        diagnosis.timeline = diagnosis.timeline.map { moment in
            var moment = moment
            moment.what = text(moment.what)
            return moment
        }
        diagnosis.story = diagnosis.story?.redacted(by: text)
        diagnosis.causes = diagnosis.causes.map { cause in
            var cause = cause
            cause.why = text(cause.why)
            return cause
        }
        return diagnosis
    }

    private func clue(_ clue: Clue) -> Clue {
        var clue = clue
        clue.statement = text(clue.statement)
        clue.quote = text(clue.quote)
        return clue
    }

    // MARK: Text

    /// Without known names, and without what looks like an identifier, a path, an address or a payload.
    func text(_ text: String) -> String {
        var text = text
        for name in names { text = text.replacingEvery(name.original, by: name.stand) }
        return Self.words(text)
    }

    /// The words one by one.
    static func words(_ text: String) -> String {
        let words = withoutPayloads(text).split(separator: " ", omittingEmptySubsequences: false)
        return words.map { word(String($0)) }.joined(separator: " ")
    }

    /// What stands between braces and is no name of a function.
    private static func withoutPayloads(_ text: String) -> String {
        guard let open = text.firstIndex(of: "{"), let close = text.lastIndex(of: "}"), open < close else {
            return text
        }
        return text[..<open] + "{…}" + text[text.index(after: close)...]
    }

    private static func word(_ word: String) -> String {
        if isPath(word) { return "<path>" }
        if word.contains("@"), word.contains(".") { return "<address>" }
        if isUUID(word) { return "<id>" }
        // Codes have at most eight digits; addresses and tokens more.
        let longest = word.split { !$0.isHexDigit }.map(\.count).max() ?? 0
        let hasDigit = word.contains(where: \.isNumber)
        if longest > 10, hasDigit { return "<id>" }
        let digits = word.filter(\.isNumber).count
        if word.hasPrefix("+"), digits >= 7 { return "<number>" }
        return word
    }

    private static func isPath(_ word: String) -> Bool {
        let slashes = word.filter { $0 == "/" }.count
        return slashes >= 2 && !word.contains("://") && !word.hasPrefix("-[") && !word.hasPrefix("/System/")
            && !word.hasPrefix("/usr/lib/")
    }

    private static func isUUID(_ word: String) -> Bool {
        let parts = word.split { !($0.isHexDigit || $0 == "-") }
        return parts.contains { part in
            let groups = part.split(separator: "-", omittingEmptySubsequences: false)
            return groups.map(\.count) == [8, 4, 4, 4, 12]
        }
    }
}

extension String {
    /// Every occurrence, as a whole word or not.
    fileprivate func replacingEvery(_ original: String, by stand: String) -> String {
        ranges(of: original).isEmpty ? self : replacing(original, with: stand)
    }
}

extension Check2Story {
    fileprivate func redacted(by text: (String) -> String) -> Check2Story {
        Check2Story(way: way, blockedIn: blockedIn.map(text), clue: clue)
    }
}
