/// An initialiser takes at most six parameters; a seventh asks for a configuration struct.
struct InitialiserRule: TidyRule {
    let name = "Initialiser"

    func findings(in tree: Tree) -> [Finding] {
        tree.files.filter { $0.isSwift && $0.path.hasPrefix("Sources/") }.flatMap { file in
            file.functions.filter { $0.name == "init" && $0.parameters > 6 }.map {
                file.finding(
                    $0.line, "an initialiser with \($0.parameters) parameters, 6 at most: group them in a struct")
            }
        }
    }

    let triggering = [
        Example(
            "Sources/System/AppBundle/A.swift",
            "struct A { init(a: Int, b: Int, c: Int, d: Int, e: Int, f: Int, g: Int) {} }"
        ),
        Example(
            "Sources/System/AppBundle/A.swift",
            "struct A { init?<T>(a: [T: Int], b: (x: Int, y: Int), c: T, d: T, e: T = .init(q: 1), f: T, _ g: Int) {} }"
        ),
    ]
    let nonTriggering = [
        Example(
            "Sources/System/AppBundle/A.swift", "struct A { init(a: Int, b: Int, c: Int, d: Int, e: Int, f: Int) {} }"),
        Example(
            "Sources/System/AppBundle/A.swift",
            "struct A { init(a: [B: C], b: (x: Int, y: Int, z: Int, w: Int), c: D = [1: 2]) {} }"),
        Example("Sources/System/AppBundle/A.swift", "let a = A.init(a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7)"),
        Example(
            "Sources/System/AppBundle/A.swift",
            "struct A { func f(a: Int, b: Int, c: Int, d: Int, e: Int, f: Int, g: Int) {} }"),
    ]
}
