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
    /// Told how far the run is.
    public var watch: @Sendable (Progress) -> Void = { _ in }

    /// How far a run is.
    public enum Progress: Sendable {
        case parsed(Int, of: Int)
        case judging(rule: String, Int, of: Int)

        /// `120/400 sources parsed`
        public var text: String {
            switch self {
            case .parsed(let done, let total): "\(done)/\(total) sources parsed"
            case .judging(let rule, let done, let total): "\(done)/\(total) rules, now \(rule)"
            }
        }
    }

    public init() {}

    /// The release, as `ringtime --version` says it.
    public static let version = "0.1.0"

    /// Every rule's name.
    public static var ruleNames: Set<String> { Set(LintRules.all.map { $0.description.name }) }

    /// Judges the code base.
    public func run(_ library: SourceLibrary) -> LintResult {
        let units = library.subjects(includingForeign: includesForeign) { watch(.parsed($0, of: $1)) }
        let program = Program(
            index: library, models: CallModels(configuration.models + CallModel.builtIn), judged: units)
        let context = RuleContext(program: program, library: library)
        var findings: [Finding] = []
        let rules = LintRules.all.filter { isWanted($0.description.name) }
        for (number, rule) in rules.enumerated() {
            watch(.judging(rule: rule.description.name, number, of: rules.count))
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
        findings = FindingOrder.ordered(findings)
        let prints = Fingerprint.of(findings, text: library.text(of:), stable: library.stable)
        let extent = FunctionExtent(library)
        var suppressions = Suppressions(library)
        var result = LintResult()
        for (finding, fingerprint) in zip(findings, prints) {
            if suppressions.covers(finding) {
                result.suppressed += 1
            } else if baseline?.contains(fingerprint) == true {
                result.known += 1
            } else if changes?.touches(finding, in: extent.lines(around: finding.location)) != false {
                result.findings.append(LintResult.Entry(finding: finding, fingerprint: fingerprint))
            }
        }
        result.show(by: library)
        result.notices = library.notices + suppressions.notices(judgedRules: Self.ruleNames.filter(isWanted))
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
    /// Where paths that are not absolute begin.
    var workingFolder: String?
    /// Columns in Unicode code points, of places at which they are others than in bytes.
    private var codePointColumns: [SourceLocation: Int] = [:]

    public init() {}

    /// Where a place stands in its line, in Unicode code points, from 1.
    func codePointColumn(of place: SourceLocation) -> Int { codePointColumns[place] ?? place.column }

    /// From here on the places are named as the reader finds them.
    fileprivate mutating func show(by library: SourceLibrary) {
        workingFolder = DirectoryReading.workingFolder
        var lines = LineReading(library)
        func shown(_ place: SourceLocation) -> SourceLocation {
            var shown = place
            shown.path = library.shown(place.path)
            let column = lines.codePointColumn(of: place)
            if column != place.column { codePointColumns[shown] = column }
            return shown
        }
        for index in findings.indices {
            findings[index].finding.location = shown(findings[index].finding.location)
            for number in findings[index].finding.steps.indices {
                let place = findings[index].finding.steps[number].location
                findings[index].finding.steps[number].location = shown(place)
            }
        }
    }

    /// How many findings there are of a severity.
    public func count(_ severity: Finding.Severity) -> Int { findings.count { $0.finding.severity == severity } }

    /// Whether a finding is as bad as that, or worse.
    public func fails(on severity: Finding.Severity) -> Bool { findings.contains { $0.finding.severity >= severity } }
}
