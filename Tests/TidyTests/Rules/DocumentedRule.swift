/// Public types and functions have a documentation comment. Properties and initialisers may speak for themselves;
/// what a protocol already documents is not documented again by those who conform. The frameworks are Apple's to
/// document, but for the connection below them.
struct DocumentedRule: TidyRule {
    let name = "Documented"

    private static let types: Set = ["struct", "class", "enum", "actor", "protocol"]
    private static let modifiers: Set = [
        "static", "final", "mutating", "nonmutating", "nonisolated", "override", "indirect", "convenience", "consuming",
        "borrowing", "distributed", "required",
    ]
    private static let requirementsOfTheLibrary: Set = [
        "hash", "encode", "next", "makeIterator", "index", "run", "validate",
    ]

    func findings(in tree: Tree) -> [Finding] {
        let requirements = Set(tree.files.flatMap(\.functions).filter { $0.body == nil }.map(\.name))
        let exempt = requirements.union(Self.requirementsOfTheLibrary)
        return tree.files.filter(isJudged).flatMap { file in
            file.code.indices.compactMap { index -> Finding? in
                guard file.code[index].isWord("public") || file.code[index].isWord("open"),
                    let declared = declaration(after: index, in: file.code), !exempt.contains(declared),
                    !isDocumented(at: file.code[index].line, in: file)
                else { return nil }
                return file.finding(
                    file.code[index].line, "public \(declared) has no documentation comment: say what it is for")
            }
        }
    }

    private func isJudged(_ file: SourceFile) -> Bool {
        guard file.isSwift, file.path.hasPrefix("Sources/") else { return false }
        return file.floor != "Frameworks" || file.room == "CallServiceClient"
    }

    /// The name of the type or function whose declaration the modifier at the index begins.
    private func declaration(after index: Int, in code: [Token]) -> String? {
        var next = index + 1
        while next + 1 < code.count, code[next].kind == .word {
            if code[next].text == "func" { return code[next + 1].kind == .word ? code[next + 1].text : nil }
            if Self.types.contains(code[next].text), code[next + 1].kind == .word, code[next + 1].text != "func" {
                return code[next + 1].text
            }
            guard Self.modifiers.contains(code[next].text) || code[next].text == "class" else { return nil }
            next += 1
        }
        return nil
    }

    /// Attributes may stand between the comment and the declaration.
    private func isDocumented(at declaration: Int, in file: SourceFile) -> Bool {
        var line = declaration
        while line > 1, file.tokens.first(where: { $0.line == line - 1 })?.isSymbol("@") == true { line -= 1 }
        return file.tokens.contains {
            $0.kind == .comment && $0.lastLine == line - 1 && ($0.text.hasPrefix("///") || $0.text.hasPrefix("/**"))
        }
    }

    private static let path = "Sources/System/PhoneStore/A.swift"

    let triggering = [
        Example(path, "public struct A {}"),
        Example(path, "// no documentation\npublic final class A {}"),
        Example(path, "/// Documents a.\nlet a = 1\n\npublic static func f() {}"),
        Example(path, "@discardableResult\npublic mutating func f() {}"),
        Example("Sources/Frameworks/CallServiceClient/A.swift", "open class func f() {}"),
    ]
    let nonTriggering = [
        Example(path, "/// What it is for.\npublic struct A {\n    public let b: Int\n    public init() {}\n}"),
        Example(path, "/// What it is for.\n@available(*, deprecated)\n@discardableResult\npublic func f() {}"),
        Example(
            path,
            "struct A {}\npackage func f() {}\npublic import CallVocabulary\npublic static func < (a: A, b: A) -> Bool {}"
        ),
        Example([(path, "/// A.\npublic protocol A { func f() }\nextension B: A {\n    public func f() {}\n}")]),
        Example("Sources/Frameworks/PushKit/PKPushRegistry.swift", "open class PKPushRegistry {}"),
    ]
}
