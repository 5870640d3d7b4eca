/// Every test has a title, and the title is a sentence: what a reader of a failure sees first.
struct TestTitleRule: TidyRule {
    let name = "TestTitle"

    private static let attribute = TokenPattern("@Test")

    func findings(in tree: Tree) -> [Finding] {
        tree.files.filter { $0.isTest && $0.isSwift }.flatMap { file in
            Self.attribute.matches(in: file.code).compactMap { index in
                guard let complaint = complaint(after: index + 2, in: file.code) else { return nil }
                return file.finding(file.code[index].line, complaint)
            }
        }
    }

    /// A title is the attribute's first argument, or the function's own name between backticks.
    private func complaint(after index: Int, in code: [Token]) -> String? {
        let argument = index + 1 < code.count && code[index].isSymbol("(") ? code[index + 1] : nil
        guard let title = argument?.kind == .string ? argument?.text : rawName(after: index, in: code) else {
            return #"a test without a title: write @Test("A sentence that says what holds")"#
        }
        return title.split(separator: " ").count < 3 ? "“\(title)” is no sentence: say what holds" : nil
    }

    private func rawName(after index: Int, in code: [Token]) -> String? {
        guard let keyword = code[index...].firstIndex(where: { $0.isWord("func") }), keyword + 1 < code.count else {
            return nil
        }
        let name = code[keyword + 1].text
        return name.contains(" ") ? name : nil
    }

    let triggering = [
        Example("Tests/PhoneStoreTests/A.swift", "@Test func a() {}"),
        Example("Tests/PhoneStoreTests/A.swift", "@Test(arguments: [1, 2]) func a(_ b: Int) {}"),
        Example("Tests/PhoneStoreTests/A.swift", "@Test(\"Store opens\") func a() {}"),
        Example("Tests/PhoneStoreTests/A.swift", "@Test(\"\") func a() {}"),
        Example("Tests/PhoneStoreTests/A.swift", "@Test func `Store opens`() {}"),
        Example("Tests/PhoneStoreTests/A.swift", "@Test func a() {}\n@Test func `A store opens twice`() {}"),
    ]
    let nonTriggering = [
        Example("Tests/PhoneStoreTests/A.swift", "@Test(\"A store opens twice\") func a() {}"),
        Example(
            "Tests/PhoneStoreTests/A.swift",
            "@Test(\n    #\"A \"quoted\" sentence holds\"#,\n    arguments: [1]\n) func a() {}"),
        Example("Tests/PhoneStoreTests/A.swift", "@Test(arguments: [1]) func `A store opens twice`(_ a: Int) {}"),
        Example("Tests/PhoneStoreTests/A.swift", "@Testable func a() {}  // @Test func"),
        Example("Sources/Core/CallPolicy/A.swift", "@Test func a() {}"),
    ]
}
