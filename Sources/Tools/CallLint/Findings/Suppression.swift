import CallVocabulary

/// `// ringtime:disable:next report-before-return the SDK reports, see its manual`: the next line of code may do what the
/// rule forbids. The reason is for whoever reads the code next, and without one the comment does nothing.
struct Suppression: Sendable {
    var rules: [String]
    var reason: String
    /// Of the comment.
    var line: Int
    /// What it covers: from the next line of code, with the attributes before a declaration.
    var covered: ClosedRange<Int>

    static let marker = "ringtime:disable:"

    /// Those of a file, and what is wrong with others.
    static func read(_ text: String, path: String, knownRules: Set<String>) -> (found: [Suppression], notices: [Notice])
    {
        guard text.contains(marker) else { return ([], []) }
        let lines = text.lines.map { $0.drop(while: \.isWhitespace) }
        var found: [Suppression] = []
        var notices: [Notice] = []
        for (index, line) in lines.enumerated() where line.hasPrefix("//") {
            guard let range = line.range(of: marker) else { continue }
            let words = line[range.upperBound...].split(whereSeparator: \.isWhitespace)
            guard words.first == "next" else {
                notices.append(
                    Notice(path, index + 1, "write “ringtime:disable:next RULE why”; nothing else is understood"))
                continue
            }
            let rules = words.dropFirst().first?.split(separator: ",").map(String.init) ?? []
            if let unknown = rules.first(where: { !knownRules.contains($0) }) ?? (rules.isEmpty ? "" : nil) {
                notices.append(Notice(path, index + 1, "no rule is called “\(unknown)”; \(hint(for: unknown))"))
                continue
            }
            let reason = words.dropFirst(2).joined(separator: " ")
            guard reason.contains(where: \.isLetter) else {
                notices.append(
                    Notice(
                        path, index + 1,
                        "a suppression needs a reason behind the rule's name; without one it does nothing"))
                continue
            }
            found.append(
                Suppression(rules: rules, reason: reason, line: index + 1, covered: covered(from: index + 1, lines)))
        }
        return (found, notices)
    }

    /// Who writes the rule book's number meant the rules that have it.
    private static func hint(for unknown: String) -> String {
        let meant = LintRules.all.map { $0.description }.filter { $0.rule.number == unknown.uppercased() }
        guard !meant.isEmpty else { return "`ringtime lint --list-rules` lists them" }
        return "it is the number of " + meant.map(\.name).joined(separator: " and of ")
    }

    private static func covered(from start: Int, _ lines: [Substring]) -> ClosedRange<Int> {
        var index = start
        while index < lines.count, lines[index].isEmpty || lines[index].hasPrefix("//") { index += 1 }
        let first = index
        // `@objc` and `@MainActor` on lines of their own belong to the declaration below.
        while index < lines.count, lines[index].isEmpty || lines[index].hasPrefix("@") && !declares(lines[index]) {
            index += 1
        }
        return first + 1...max(first, index) + 1
    }

    private static func declares(_ line: Substring) -> Bool {
        line.split(whereSeparator: { !$0.isLetter }).contains { ["func", "var", "let", "class", "init"].contains($0) }
    }
}

extension Substring {
    fileprivate func range(of word: String) -> Range<Substring.Index>? { self.firstRange(of: word) }
}
