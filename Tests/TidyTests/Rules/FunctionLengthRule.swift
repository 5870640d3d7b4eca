/// A function's body has at most 70 lines; in the command, whose functions only parse and wire up, at most 60.
struct FunctionLengthRule: TidyRule {
    let name = "FunctionLength"

    func findings(in tree: Tree) -> [Finding] {
        tree.files.filter(\.isSwift).flatMap { file -> [Finding] in
            let limit = file.path.hasPrefix("Sources/ringtime/") ? 60 : 70
            return file.functions.compactMap { function -> Finding? in
                guard let body = function.body, body.count > limit else { return nil }
                return file.finding(
                    function.line,
                    "\(function.name) has \(body.count) lines, \(limit) at most: split it by what it does"
                )
            }
        }
    }

    private static func function(_ header: String, lines: Int, each line: String = "let a = 1") -> String {
        "struct S {\n    \(header) {\n" + String(repeating: line + "\n", count: lines) + "    }\n}\n"
    }

    let triggering = [
        Example("Sources/System/PhoneStore/A.swift", function("func f()", lines: 71)),
        Example("Sources/System/PhoneStore/A.swift", function("init(a: Int) throws(Failure)", lines: 71)),
        Example(
            "Sources/System/PhoneStore/A.swift",
            function("static func < <T: P>(a: T, b: T) -> [T] where T: Q", lines: 71)),
        Example("Sources/System/PhoneStore/A.swift", function("func f()", lines: 71, each: #"let brace = "}""#)),
        Example("Sources/ringtime/Up.swift", function("func run() async throws", lines: 61)),
        Example("Tests/PhoneStoreTests/A.swift", function("func f(_ a: () -> Void = { })", lines: 71)),
    ]
    let nonTriggering = [
        Example("Sources/System/PhoneStore/A.swift", function("func f()", lines: 70)),
        Example("Sources/System/PhoneStore/A.swift", function("func f()", lines: 70, each: #"let brace = "{"  // {"#)),
        Example(
            "Sources/System/PhoneStore/A.swift",
            "protocol P {\n    func requirement()\n    init()\n}\nlet table = [\n"
                + String(repeating: "1,\n", count: 90) + "]\nstruct S {\n" + String(repeating: "let a = 1\n", count: 90)
                + "}\n"
        ),
        Example("Sources/ringtime/Up.swift", function("func run() async throws", lines: 60)),
    ]
}
