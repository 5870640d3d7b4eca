/// Names say what a thing is. `Manager`, `Helper`, `Utils` and `Common` say that nobody knew.
struct VagueNameRule: TidyRule {
    let name = "VagueName"

    private static let vague: Set = ["Manager", "Helper", "Helpers", "Utils", "Utilities", "Utility", "Common", "Misc"]
    private static let declarations: Set = ["class", "struct", "enum", "actor", "protocol", "typealias"]
    /// Apple's own prefixes: `CXCallDirectoryManager` is not ours to name.
    private static let apple = ["CX", "PK", "AV", "UI", "UN", "NS"]

    func findings(in tree: Tree) -> [Finding] {
        tree.files.filter { !$0.tokens.isEmpty || $0.path.hasPrefix("scripts/") }.flatMap { file in
            let stem = String(file.name.prefix { $0 != "." })
            let ofFile = vagueWords(in: stem).map { file.finding(0, objection(to: $0, in: "the file's name")) }
            let ofTypes = file.code.indices.dropLast().flatMap { index -> [Finding] in
                guard file.code[index].kind == .word, Self.declarations.contains(file.code[index].text),
                    file.code[index + 1].kind == .word
                else { return [] }
                let type = file.code[index + 1].text
                return vagueWords(in: type).map { file.finding(file.code[index].line, objection(to: $0, in: type)) }
            }
            return ofFile + ofTypes
        }
    }

    private func objection(to word: String, in name: String) -> String {
        "“\(word)” in \(name) says nothing: name the thing after what it does"
    }

    /// The words of a CamelCase name that are vague. `Apple`-prefixed names have none.
    private func vagueWords(in name: String) -> [String] {
        guard !Self.apple.contains(where: name.hasPrefix) else { return [] }
        var words: [String] = []
        for character in name {
            if character.isUppercase || words.isEmpty || !character.isLetter { words.append("") }
            words[words.count - 1].append(character)
        }
        return words.filter(Self.vague.contains)
    }

    let triggering = [
        Example("Sources/System/PhoneStore/StoreManager.swift", "struct Store {}"),
        Example("Sources/System/PhoneStore/String+Utils.swift", "extension String {}"),
        Example("Sources/System/PhoneStore/Store.swift", "final class CommonStore {}"),
        Example("Tests/PhoneStoreTests/A.swift", "enum TestHelper {}"),
    ]
    let nonTriggering = [
        Example(
            "Sources/System/PhoneStore/Store.swift", "struct Store { let files = FileManager.default }  // Manager"),
        Example(
            "Sources/Frameworks/CallKit/CXCallDirectoryManager.swift", "public final class CXCallDirectoryManager {}"),
        Example("Sources/System/PhoneStore/Store.swift", "struct Commonwealth {}"),
    ]
}
