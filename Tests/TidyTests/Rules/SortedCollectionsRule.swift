/// The machine holds no Dictionary and no Set: their order differs from process to process, and one loop over them
/// would make two runs of the same inputs differ. Nor does what models a phone around it.
struct SortedCollectionsRule: TidyRule {
    let name = "SortedCollections"

    private static let rooms: Set = ["CallPolicy", "ReportCheck", "ModelledPhone"]

    func findings(in tree: Tree) -> [Finding] {
        tree.files.filter { $0.floor != nil && Self.rooms.contains($0.room ?? "") }.flatMap(findings(in:))
    }

    private func findings(in file: SourceFile) -> [Finding] {
        let code = file.code
        return code.indices.compactMap { index in
            let token = code[index]
            let isNamed = token.isWord("Dictionary") || token.isWord("Set")
            guard isNamed || isDictionaryType(at: index, in: code) else { return nil }
            return file.finding(token.line, "no Dictionary or Set in the machine: use an array that is kept sorted")
        }
    }

    /// `[Key: Value]` and `[:]`. A label or a ternary inside an array literal does not begin with a bare type name.
    private func isDictionaryType(at index: Int, in code: [Token]) -> Bool {
        guard code[index].isSymbol("["), index + 1 < code.count else { return false }
        if code[index + 1].isSymbol(":") { return true }
        var next = index + 1
        while next < code.count, code[next].kind == .word || code[next].isSymbol(".") { next += 1 }
        guard next > index + 1, next + 1 < code.count, code[next].isSymbol(":") else { return false }
        return code[index + 1].text.first?.isUppercase == true
    }

    let triggering = [
        Example("Sources/Core/CallPolicy/PhonePolicy.swift", "var apps: [AppID: InstalledApp]"),
        Example("Sources/Core/CallPolicy/PhonePolicy.swift", "var apps: Dictionary<AppID, InstalledApp>"),
        Example("Sources/Core/CallPolicy/PhonePolicy.swift", "var calls: Set<CallID> = []"),
        Example("Sources/Core/CallPolicy/PhonePolicy.swift", "var apps = [Phone.App: Int]()"),
        Example("Sources/Proof/ModelledPhone/ModelledPhone.swift", "var processes: [ProcessID: ModelledProcess] = [:]"),
        Example("Sources/Core/ReportCheck/ReportCheck.swift", "let nothing: some Collection = [:]"),
    ]
    let nonTriggering = [
        Example("Sources/Core/CallPolicy/PhonePolicy.swift", "var apps: [InstalledApp]  // not a Set, never [A: B]"),
        Example("Sources/Core/CallPolicy/PhonePolicy.swift", "let list = [isOpen ? Call.one : Call.two]"),
        Example("Sources/Core/CallPolicy/PhonePolicy.swift", "struct Options: OptionSet {}"),
        Example("Sources/System/PhoneStore/PhoneStore.swift", "var apps: [String: Int] = [:]"),
    ]
}
