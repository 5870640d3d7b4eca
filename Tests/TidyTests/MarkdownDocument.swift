/// The links and headings of a Markdown file; what stands in code is neither.
struct MarkdownDocument {
    let file: SourceFile
    private(set) var links: [(target: String, line: Int)] = []
    /// As GitHub makes them of headings: lower case, spaces to hyphens, punctuation dropped.
    private(set) var anchors: Set<String> = []

    init(_ file: SourceFile) {
        self.file = file
        var isInFence = false
        for (index, line) in file.lines.enumerated() {
            if line.drop(while: { $0 == " " }).hasPrefix("```") {
                isInFence.toggle()
            } else if !isInFence {
                scan(line, number: index + 1)
            }
        }
    }

    private mutating func scan(_ line: Substring, number: Int) {
        if line.hasPrefix("#") {
            anchors.insert(Self.anchor(of: line.drop { $0 == "#" || $0 == " " }))
        }
        let prose = Self.withoutCode(line)
        for match in prose.matches(of: /\]\(\s*<?([^)\s>]+)>?[^)]*\)/) {
            links.append((String(match.1), number))
        }
        if let match = prose.firstMatch(of: /^\s*\[[^\]]+\]:\s+(\S+)/) {
            links.append((String(match.1), number))
        }
        for match in prose.matches(of: /<(?:img|a)\s[^>]*(?:src|href)="([^"]+)"/) {
            links.append((String(match.1), number))
        }
    }

    private static func withoutCode(_ line: Substring) -> String {
        line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset.isMultiple(of: 2) ? String($0.element) : "code" }.joined(separator: "`")
    }

    private static func anchor(of heading: Substring) -> String {
        String(
            heading.lowercased().compactMap {
                $0 == " " ? "-" : $0.isLetter || $0.isNumber || "-_".contains($0) ? $0 : nil
            })
    }

    /// The path that a relative link means, from the root of the repository; nil when it leaves the repository.
    func resolve(_ link: String) -> String? {
        guard !link.isEmpty else { return file.path }
        var parts = file.path.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(String(part))
            } else if parts.popLast() == nil {
                return nil
            }
        }
        return parts.joined(separator: "/")
    }
}
