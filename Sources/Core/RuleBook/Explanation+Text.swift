import CallVocabulary

// Rendering for a terminal.

extension Explanation {
    /// The explanation as plain text.
    ///
    /// Every evidence tag is spelt out where it first stands.
    /// - Parameter columns: The width to wrap to, 40 at least; addresses are never broken.
    /// - Returns: The lines, without a line break at the end.
    public func text(columns: Int = 88) -> String {
        switch self {
        case .found(let article):
            return article.text(columns: max(40, columns))
        case .nothingFound(let suggestions):
            var page = TextPage(columns: max(40, columns))
            page.add("Nothing in the rule book fits. Without words, `ringtime explain` lists the questions.")
            page.add("Perhaps: " + suggestions.joined(separator: ", "))
            return page.text
        }
    }
}

extension Article {
    func text(columns: Int) -> String {
        var page = TextPage(columns: columns)
        page.add(title)
        page.skip()
        page.add(choices)
        for paragraph in paragraphs {
            page.add(paragraph)
            page.skip()
        }
        for entry in rules { add(entry, to: &page) }
        addSources(to: &page)
        if !related.isEmpty {
            page.skip()
            page.add("See also")
            page.add(related)
        }
        return page.text
    }

    /// A rule in full where rules were asked for, else its beginning: the reader can ask for more.
    private func add(_ entry: RuleEntry, to page: inout TextPage) {
        let whole = kind == .rule || kind == .part
        let statement = whole ? entry.statement : entry.gist()
        let indent = entry.rule.number.count + 3
        page.add("\(entry.rule.number) \(entry.evidence.tag) \(statement)", indent: 2, hanging: indent)
        guard whole else { return }
        for setting in entry.settings {
            page.add(
                "setting: \(setting.name) = \(setting.defaultValue) \(setting.evidence.tag)",
                indent: indent,
                hanging: indent + 2
            )
        }
        for source in entry.sources { page.add(source, indent: indent) }
        if entry.sources.isEmpty { page.add("source: \(entry.sourceNote)", indent: indent) }
    }

    private func addSources(to page: inout TextPage) {
        guard kind != .rule, kind != .part, kind != .questions else { return }
        let all = (sources.isEmpty ? Array(rules.flatMap(\.sources).withoutRepeats.prefix(4)) : sources)
        page.skip()
        page.add("Sources")
        for source in all { page.add(source, indent: 2) }
        if all.isEmpty { page.add("no public source known to us", indent: 2) }
    }
}

extension RuleEntry {
    /// The first sentence, cut off between words after some length.
    func gist(length: Int = 140) -> String {
        var gist = ""
        for character in statement {
            if character == " ", gist.last == "." { break }
            if character == " ", gist.count > length { return gist + " …" }
            gist.append(character)
        }
        return gist
    }

    /// What to say where no public source stands: an observation is not passed off as an inference, nor the reverse.
    var sourceNote: String {
        evidence == [.inferred] ? "no public source; our inference" : "no public source known to us"
    }
}

/// Lines of wrapped plain text. Spells each evidence tag out on its first use, and drops Markdown's emphasis.
struct TextPage {
    let columns: Int
    private var lines: [String] = []
    private var tags = TagSpelling()

    init(columns: Int) { self.columns = columns }

    var text: String { lines.joined(separator: "\n") }

    /// Adds wrapped text; lines after the first are indented by `hanging`.
    mutating func add(_ text: String, leading: String? = nil, indent: Int = 0, hanging: Int? = nil) {
        let margin = String(repeating: " ", count: hanging ?? indent)
        var line = leading ?? String(repeating: " ", count: indent)
        var isEmpty = leading == nil
        for word in tags.spell(text.withoutEmphasis).split(separator: " ") {
            if !isEmpty, line.count + 1 + word.count > columns {
                lines.append(line)
                (line, isEmpty) = (margin, true)
            }
            line += isEmpty ? word : " " + word
            isEmpty = false
        }
        lines.append(line)
    }

    /// Adds references, their keys in a column of their own; a very long key just stands before its title.
    mutating func add(_ references: [Article.Reference]) {
        let width = references.map(\.key.count).filter { $0 <= 20 }.max() ?? 0
        for reference in references {
            let gap = String(repeating: " ", count: max(0, width - reference.key.count))
            add(reference.title, leading: "  \(reference.key)\(gap) ", hanging: width + 4)
        }
    }

    /// Adds a source: its title, then its address on a line of its own.
    mutating func add(_ source: Source, indent: Int) {
        add(source.title, indent: indent)
        lines.append(String(repeating: " ", count: indent) + source.url)
    }

    /// Adds an empty line unless there is one.
    mutating func skip() {
        if lines.last != "" { lines.append("") }
    }
}

/// Evidence tags with their words on first use: `[A/O]` becomes `[A: stated by Apple / O: observed]`.
struct TagSpelling {
    private var spelt: Set<Evidence> = []

    mutating func spell(_ text: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "[") {
            result += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "]"), let kinds = kinds(in: rest[rest.index(after: open)..<close])
            else {
                result += "["
                rest = rest.dropFirst()
                continue
            }
            let separator = kinds.allSatisfy(spelt.contains) ? "/" : " / "
            result += "[" + kinds.map { name($0) }.joined(separator: separator) + "]"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private func kinds(in inside: Substring) -> [Evidence]? {
        let kinds = inside.split(separator: "/", omittingEmptySubsequences: false).map {
            Evidence(rawValue: String($0))
        }
        return kinds.isEmpty || kinds.contains(nil) ? nil : kinds.compactMap { $0 }
    }

    private mutating func name(_ kind: Evidence) -> String {
        spelt.insert(kind).inserted ? "\(kind.rawValue): \(kind.word)" : kind.rawValue
    }
}

extension String {
    /// The text without Markdown's asterisks, which stand in code alone for themselves.
    var withoutEmphasis: String {
        var isCode = false
        return String(
            filter { character in
                if character == "`" { isCode.toggle() }
                return isCode || character != "*"
            }
        )
    }
}
