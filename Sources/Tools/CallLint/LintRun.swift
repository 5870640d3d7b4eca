import CallFlow
import CallPaths

/// One run over a code base: which rules, how strict, what is known already.
public struct LintRun: Sendable {
    public var configuration = LintConfiguration()
    /// Only these rules; empty: all.
    public var chosen: Set<String> = []
    /// Findings in other people's code count, too.
    public var includesForeign = false
    public var baseline: Baseline?
    public var changes: ChangedLines?
    /// Told what is being done: the word, done, total.
    public var watch: @Sendable (String, Int, Int) -> Void = { _, _, _ in }

    public init() {}

    /// Every rule's name.
    public static var ruleNames: Set<String> { Set(LintRules.all.map { $0.description.name }) }

    /// Judges the code base.
    public func run(_ library: SourceLibrary) -> LintResult {
        let units = library.subjects(includingForeign: includesForeign) { watch("parsed", $0, $1) }
        let program = Program(
            index: library, models: CallModels(configuration.models + CallModel.builtIn), judged: units)
        let context = RuleContext(program: program, library: library)
        var findings: [Finding] = []
        let rules = LintRules.all.filter { isWanted($0.description.name) }
        for (number, rule) in rules.enumerated() {
            watch("judged by \(rule.description.name)", number, rules.count)
            findings += rule.init().findings(in: context)
        }
        return result(of: findings, library)
    }

    private func isWanted(_ name: String) -> Bool {
        (chosen.isEmpty || chosen.contains(name)) && !configuration.disabled.contains(name)
    }

    private func result(of all: [Finding], _ library: SourceLibrary) -> LintResult {
        var findings = all.filter { includesForeign || !library.isForeign($0.location.path) }
        for index in findings.indices {
            guard let severity = configuration.severities[findings[index].name] else { continue }
            // Notes of a rule stay notes: they say that something could not be seen.
            if findings[index].severity != .note { findings[index].severity = severity }
        }
        findings.sort { ($0.location, $0.name) < ($1.location, $1.name) }
        let prints = Fingerprint.of(findings, text: library.text(of:))
        var suppressions = Suppressions(library)
        var result = LintResult()
        for (finding, fingerprint) in zip(findings, prints) {
            if suppressions.covers(finding) {
                result.suppressed += 1
            } else if baseline?.contains(fingerprint) == true {
                result.known += 1
            } else if changes?.touches(finding) != false {
                result.findings.append(LintResult.Entry(finding: finding, fingerprint: fingerprint))
            }
        }
        result.notices =
            library.notices
            + suppressions.notices(
                judgedRules: Set(LintRules.all.filter { isWanted($0.description.name) }.map { $0.description.name }))
        result.counts = library.counts
        return result
    }
}

/// What a run found.
public struct LintResult: Sendable {
    /// A finding with what makes it the same one in a later run.
    public struct Entry: Sendable {
        public var finding: Finding
        public var fingerprint: Fingerprint
    }

    public var findings: [Entry] = []
    /// By a comment with a reason.
    public var suppressed = 0
    /// In the baseline.
    public var known = 0
    public var notices: [Notice] = []
    public var counts = SourceLibrary.Counts()

    public init() {}

    /// How many findings there are of a severity.
    public func count(_ severity: Finding.Severity) -> Int { findings.count { $0.finding.severity == severity } }

    /// Whether a finding is as bad as that, or worse.
    public func fails(on severity: Finding.Severity) -> Bool { findings.contains { $0.finding.severity >= severity } }
}
