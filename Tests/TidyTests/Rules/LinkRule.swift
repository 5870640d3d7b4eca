/// Relative links in the documents lead somewhere: to a file of the repository, and to a heading that the file has.
struct LinkRule: TidyRule {
    let name = "Link"

    func findings(in tree: Tree) -> [Finding] {
        let documents = Dictionary(
            tree.files.filter(\.isMarkdown).map { ($0.path, MarkdownDocument($0)) },
            uniquingKeysWith: { first, _ in first }
        )
        return documents.values.sorted { $0.file.path < $1.file.path }.flatMap { document in
            document.links.compactMap { link -> Finding? in
                guard let complaint = complaint(about: link.target, in: document, documents, tree) else { return nil }
                return document.file.finding(link.line, complaint)
            }
        }
    }

    private func complaint(
        about target: String, in document: MarkdownDocument, _ documents: [String: MarkdownDocument], _ tree: Tree
    ) -> String? {
        guard !["http://", "https://", "mailto:"].contains(where: target.hasPrefix) else { return nil }
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let path = document.resolve(parts[0]) else { return "\(target) leaves the repository" }
        guard tree.paths.contains(path) || path.isEmpty else {
            return "\(target) leads to \(path), which does not exist"
        }
        guard parts.count == 2, let linked = documents[path] else { return nil }
        return linked.anchors.contains(parts[1]) ? nil : "\(path) has no heading for #\(parts[1])"
    }

    let triggering = [
        Example("README.md", "See [the rules](Documentation/RuleBook.md)."),
        Example("README.md", "![seven seconds](Documentation/seven-seconds.svg)"),
        Example([("Documentation/README.md", "[a](Gateway.md#names)"), ("Documentation/Gateway.md", "# Gateway\n")]),
        Example("Documentation/README.md", "[up](../../elsewhere.md)"),
        Example("Documentation/README.md", "[a]: Gateway.md\n"),
    ]
    let nonTriggering = [
        Example([
            ("Documentation/README.md", "[a](Gateway.md#the-two-names-and-a-port), [b](../README.md \"title\")"),
            ("Documentation/Gateway.md", "## The two `names`, and a port\n"),
            ("README.md", "[c](https://example.org/nothing.md) [d](#start)\n\n# Start\n"),
        ]),
        Example("README.md", "```\n[not a link](Nowhere.md)\n```\nand `[code](Nowhere.md)`"),
    ]
}
