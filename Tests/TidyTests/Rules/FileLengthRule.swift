/// A file ends at 500 lines, a file of tests at 800.
struct FileLengthRule: TidyRule {
    let name = "FileLength"

    func findings(in tree: Tree) -> [Finding] {
        tree.files.filter { !$0.tokens.isEmpty }.compactMap { file in
            let limit = file.isTest ? 800 : 500
            guard file.lineCount > limit else { return nil }
            return file.finding(0, "\(file.lineCount) lines, \(limit) at most: move one facet to Type+Facet.swift")
        }
    }

    private static func source(lines: Int) -> String { String(repeating: "let a = 1\n", count: lines) }

    let triggering = [
        Example("Sources/System/PhoneStore/PhoneStore.swift", source(lines: 501)),
        Example("Tests/PhoneStoreTests/PhoneStoreTests.swift", source(lines: 801)),
    ]
    let nonTriggering = [
        Example("Sources/System/PhoneStore/PhoneStore.swift", source(lines: 500)),
        Example("Tests/PhoneStoreTests/PhoneStoreTests.swift", source(lines: 800)),
        Example("Documentation/Questions.md", source(lines: 900)),
    ]
}
