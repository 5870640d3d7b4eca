import CallFlow

/// The suppressions of the files that have findings, read when first asked for, and which of them did something.
struct Suppressions {
    private let library: SourceLibrary
    private var byPath: [String: [(suppression: Suppression, isUsed: Bool)]] = [:]
    private var faults: [Notice] = []

    init(_ library: SourceLibrary) { self.library = library }

    mutating func covers(_ finding: Finding) -> Bool {
        let path = finding.location.path
        read(path)
        guard
            let index = byPath[path]?.firstIndex(where: {
                $0.suppression.covered.contains(finding.location.line) && $0.suppression.rules.contains(finding.name)
            })
        else { return false }
        byPath[path]?[index].isUsed = true
        return true
    }

    /// What is wrong with suppressions: faults, and those that cover nothing although all their rules were judged.
    mutating func notices(judgedRules: Set<String>) -> [Notice] {
        for path in library.parsedPaths { read(path) }
        let idle = byPath.sorted { $0.key < $1.key }.flatMap { path, entries in
            entries.filter { !$0.isUsed && judgedRules.isSuperset(of: $0.suppression.rules) }.map {
                Notice(library.shown(path), $0.suppression.line, "this suppression covers nothing: take it away")
            }
        }
        return faults + idle
    }

    private mutating func read(_ path: String) {
        guard byPath[path] == nil else { return }
        let read = Suppression.read(
            library.text(of: path) ?? "", path: library.shown(path), knownRules: LintRun.ruleNames)
        byPath[path] = read.found.map { ($0, false) }
        faults += read.notices
    }
}
