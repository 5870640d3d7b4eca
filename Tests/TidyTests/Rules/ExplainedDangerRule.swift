/// What switches a check of the compiler off, or ends the process, says why in a comment beside it.
struct ExplainedDangerRule: TidyRule {
    let name = "ExplainedDanger"

    private static let dangers = [
        "@unchecked Sendable", "nonisolated(unsafe)", "try!", "fatalError(", "unsafeBitCast(", "@preconcurrency",
    ].map(TokenPattern.init)

    func findings(in tree: Tree) -> [Finding] {
        tree.files.filter(\.isSwift).flatMap { file in
            Self.dangers.flatMap { danger in
                danger.matches(in: file.code).map { file.code[$0].line }.filter { !file.hasComment(at: $0) }.map {
                    file.finding(
                        $0, "\(danger.source) needs a comment, beside it or above it, that says why it is safe")
                }
            }
        }
    }

    let triggering = [
        Example("Sources/System/PhoneStore/A.swift", "final class A: @unchecked Sendable {}"),
        Example("Sources/System/PhoneStore/A.swift", "// unrelated\n\nnonisolated(unsafe) var a = 1"),
        Example("Tests/PhoneStoreTests/A.swift", "let a = try! f()"),
        Example("Sources/System/PhoneStore/A.swift", #"let a = "\(fatalError())""#),
    ]
    let nonTriggering = [
        Example(
            "Sources/System/PhoneStore/A.swift",
            "// Every field is behind the mutex.\nfinal class A: @unchecked Sendable {}"),
        Example(
            "Sources/System/PhoneStore/A.swift", "nonisolated(unsafe) var a = 1  // set before the first thread starts"),
        Example("Sources/System/PhoneStore/A.swift", "/* written\n   once */\nlet a = try! f()"),
        Example("Sources/System/PhoneStore/A.swift", #"let a = "try! fatalError()""#),
        Example("Sources/System/PhoneStore/A.swift", "let a = try f()\nguard try !c() else { return }"),
    ]
}
