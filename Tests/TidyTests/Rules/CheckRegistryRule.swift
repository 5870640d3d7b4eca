/// Every policy check is registered: a check that nobody runs is worse than none.
struct CheckRegistryRule: TidyRule {
    let name = "CheckRegistry"

    private static let checks = "Sources/Core/CallPolicy/Checks/"
    private static let registry = "Sources/Core/CallPolicy/PolicyCheck.swift"

    func findings(in tree: Tree) -> [Finding] {
        let registered = Set(tree.files.filter { $0.path == Self.registry }.flatMap(\.code).map(\.text))
        return tree.files.filter { $0.path.hasPrefix(Self.checks) && $0.isSwift && !$0.name.contains("+") }
            .compactMap { file in
                let check = String(file.name.dropLast(".swift".count))
                guard !registered.contains(check) else { return nil }
                return file.finding(0, "\(check) is not registered: name it in \(Self.registry)")
            }
    }

    private static let check = (checks + "ReportBeforeDeadlineCheck.swift", "enum ReportBeforeDeadlineCheck {}")

    let triggering = [
        Example([check]),
        Example([check, (registry, "let all = [OtherCheck.self]  // ReportBeforeDeadlineCheck")]),
        Example([check, (registry, "let all = [ReportBeforeDeadlineCheckTwo.self]")]),
    ]
    let nonTriggering = [
        Example([check, (registry, "let all: [any PolicyCheck.Type] = [ReportBeforeDeadlineCheck.self]")]),
        Example([(checks + "ReportBeforeDeadlineCheck+Examples.swift", "")]),
    ]
}
