import Foundation

/// One rule of the style guide: what it finds in a tree, and the examples that show that it finds it.
///
/// A rule lives in a file of its own in `Rules/` and is named in `TidyRules.all`.
protocol TidyRule: Sendable {
    /// As written in `// tidy:allow(name) reason`, which excuses the line it stands on or the next one.
    var name: String { get }
    /// Trees in which the rule must find something.
    var triggering: [Example] { get }
    /// Near misses: trees in which it must find nothing.
    var nonTriggering: [Example] { get }

    func findings(in tree: Tree) -> [Finding]
}

/// A small tree for a rule to judge.
struct Example: Sendable {
    let files: [Example.File]

    struct File: Sendable {
        let path: String
        let text: String
    }

    init(_ path: String, _ text: String) {
        files = [File(path: path, text: text)]
    }

    init(_ files: [(path: String, text: String)]) {
        self.files = files.map { File(path: $0.path, text: $0.text) }
    }

    var tree: Tree { Tree(files: files.map { SourceFile($0.path, $0.text) }) }
}

extension TidyRule {
    /// The findings that no comment excuses.
    func unexcusedFindings(in tree: Tree) -> [Finding] {
        let files = Dictionary(tree.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        return findings(in: tree).filter { finding in
            !(files[finding.path]?.excuses(name, at: finding.line) ?? false)
        }
    }
}

extension SourceFile {
    /// An excuse counts only with a reason behind it.
    func excuses(_ rule: String, at line: Int) -> Bool {
        let excuse = "tidy:allow(\(rule)) "
        return tokens.contains { token in
            guard token.kind == .comment, (line - 1...line).contains(token.lastLine) else { return false }
            guard let range = token.text.range(of: excuse) else { return false }
            return token.text[range.upperBound...].contains { $0.isLetter }
        }
    }
}

enum TidyRules {
    static let all: [any TidyRule] = [
        BannedCallRule(),
        CoreIsPureRule(),
        LayeringRule(),
        SingleMutationRule(),
        SortedCollectionsRule(),
        FileLengthRule(),
        FunctionLengthRule(),
        InitialiserRule(),
        DocumentedRule(),
        ExplainedDangerRule(),
        UnfinishedWorkRule(),
        VagueNameRule(),
        PlaceholderRule(),
        WorkplaceRule(),
        CheckRegistryRule(),
        TestTitleRule(),
        LinkRule(),
    ]
}
