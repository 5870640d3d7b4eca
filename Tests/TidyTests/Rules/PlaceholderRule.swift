/// A room that has content has no placeholder any more.
struct PlaceholderRule: TidyRule {
    let name = "Placeholder"

    func findings(in tree: Tree) -> [Finding] {
        tree.files.filter { $0.name == "Placeholder.swift" }.compactMap { placeholder in
            let folder = placeholder.path.dropLast(placeholder.name.count)
            let others = tree.files.filter { $0.path.hasPrefix(folder) && $0.path != placeholder.path }
            return others.isEmpty ? nil : placeholder.finding(0, "delete it: the room has content")
        }
    }

    let triggering = [
        Example([("Sources/Core/RuleBook/Placeholder.swift", ""), ("Sources/Core/RuleBook/Entry.swift", "")]),
        Example([("Sources/Core/RuleBook/Placeholder.swift", ""), ("Sources/Core/RuleBook/Entries/Entry.swift", "")]),
    ]
    let nonTriggering = [
        Example([("Sources/Core/RuleBook/Placeholder.swift", ""), ("Sources/Core/RuleBookTwo/Entry.swift", "")]),
        Example("Sources/Core/RuleBook/Entry.swift", ""),
    ]
}
