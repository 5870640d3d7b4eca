import CallVocabulary
import ReportText
import RuleBook

/// The rules that a page names, for the end of it: what each says, how sure that is, and where it was said.
struct RuleList {
    private var rules: Set<Rule> = []

    mutating func add(_ rules: [Rule]) { self.rules.formUnion(rules) }

    /// To the rule's place in the list.
    static func link(_ rule: Rule) -> String {
        "<a class=\"rule\" href=\"#rule-\(rule.number)\">\(rule.number)</a>"
    }

    var markup: String {
        let entries = RuleBook.entries.filter { rules.contains($0.rule) }
        guard !entries.isEmpty else { return "" }
        return """
            <section class="rules" aria-labelledby="rules"><h2 id="rules">The rules named here</h2>
            \(entries.map(item).joined(separator: "\n"))
            </section>
            """
    }

    private func item(_ entry: RuleEntry) -> String {
        let sources = entry.sources.map { source in
            "<a href=\"\(source.url.escaped)\" rel=\"noreferrer\">\(source.title.escaped)</a>"
        }
        let settings = entry.settings.map { setting in
            "<li>\(setting.name.escaped) = \(setting.defaultValue.escaped) \(setting.evidence.badge)</li>"
        }
        return "<article id=\"rule-\(entry.rule.number)\"><h3>\(entry.rule.number) \(entry.evidence.badge) "
            + "<small>\(entry.evidence.words) · \(RuleBook.part(of: entry.rule).title.escaped)</small></h3>"
            + "<p>\(entry.statement.markup)</p>"
            + (settings.isEmpty ? "" : "<p class=\"soft\">What can be set:</p><ul>\(settings.joined())</ul>")
            + "<p class=\"soft\">"
            + (sources.isEmpty ? "No public source is known to us." : "Said in: " + sources.joined(separator: "; "))
            + "</p></article>"
    }
}

extension String {
    /// The rule book's own text, with its Markdown as HTML: code, strong, emphasis, and the tags of single facts.
    var markup: String {
        var html = ""
        var open: [String] = []
        var rest = self[...]
        func toggle(_ tag: String) {
            if open.last == tag {
                open.removeLast()
                html += "</\(tag)>"
            } else if !open.contains(tag) {
                open.append(tag)
                html += "<\(tag)>"
            }
        }
        while let first = rest.first {
            if first == "`" {
                toggle("code")
            } else if open.last == "code" || first != "*" && first != "[" {
                html += String(first).escaped
            } else if rest.hasPrefix("**") {
                toggle("strong")
                rest.removeFirst()
            } else if first == "*" {
                toggle("em")
            } else if let (evidence, length) = Self.tag(at: rest) {
                html += evidence.badge
                rest.removeFirst(length - 1)
            } else {
                html += "["
            }
            rest.removeFirst()
        }
        return html + open.reversed().map { "</\($0)>" }.joined()
    }

    /// `[A/O]` at the beginning: the evidence, and how long the tag is.
    private static func tag(at text: Substring) -> ([Evidence], Int)? {
        guard let end = text.prefix(9).firstIndex(of: "]") else { return nil }
        let inside = text[..<end].dropFirst()
        let kinds = inside.split(separator: "/", omittingEmptySubsequences: false).map {
            Evidence(rawValue: String($0))
        }
        return kinds.contains(nil) ? nil : (kinds.compactMap { $0 }, inside.count + 2)
    }
}
