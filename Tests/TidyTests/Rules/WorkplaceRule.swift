/// The repository speaks of the product alone, not of the place where it was written.
struct WorkplaceRule: TidyRule {
    let name = "Workplace"

    /// Pieced together, so that this file does not contain them.
    private static let words = ["/" + "work/", "." + "library/", "sub" + "agent"]
    private static let wholeWords: Set = ["C" + "EO"]

    func findings(in tree: Tree) -> [Finding] {
        tree.files.flatMap { file in
            file.lines.enumerated().flatMap { index, line -> [Finding] in
                let lowercased = line.lowercased()
                let parts = Self.words.filter(lowercased.contains)
                let wholes = Self.wholeWords.intersection(line.split { !$0.isLetter && !$0.isNumber }.map(String.init))
                return (parts + wholes).map {
                    file.finding(index + 1, "“\($0)” belongs to the place where this was written, not to the product")
                }
            }
        }
    }

    let triggering = [
        Example("Documentation/Architecture.md", "See /" + "work/main."),
        Example("scripts/setup", "cp ." + "library/a b"),
        Example("Sources/Core/RuleBook/A.swift", "// The C" + "EO asked for it."),
    ]
    let nonTriggering = [
        Example("Documentation/Architecture.md", "The network/" + "worker, and VIDEOCEON"),
        Example("Examples/Parley/Package.swift", ".library(name: \"A\")"),
    ]
}
