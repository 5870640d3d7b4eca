/// The tree holds no notes of unfinished work: a gap is either filled or documented where its users read.
struct UnfinishedWorkRule: TidyRule {
    let name = "UnfinishedWork"

    private static let marks: Set = ["TODO", "FIXME", "XXX", "HACK"]

    func findings(in tree: Tree) -> [Finding] {
        tree.files.flatMap { file in
            file.tokens.filter { $0.kind == .comment }.flatMap { comment in
                let words = comment.text.split { !($0.isLetter || $0 == "_") }.map(String.init)
                return Self.marks.intersection(words).sorted().map {
                    file.finding(comment.line, "\($0): finish it, or document the gap for the people who use it")
                }
            }
        }
    }

    let triggering = [
        Example("Sources/System/PhoneStore/A.swift", "// TODO: close the file"),
        Example("Sources/System/LinuxProcess/linux_process.c", "/* FIXME */ int a;"),
        Example("Tests/PhoneStoreTests/A.swift", "let a = 1  // XXX"),
    ]
    let nonTriggering = [
        Example("Sources/System/PhoneStore/A.swift", #"let text = "// TODO: a string""#),
        Example("Sources/System/PhoneStore/A.swift", "// The XXXL case, and what is left to do"),
    ]
}
