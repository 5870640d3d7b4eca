import ReportText

/// Many reports at a glance: by verdict, app version, system and state, and how it goes from version to version.
struct Overview {
    /// A group and how many reports it has.
    struct Count: Hashable, Sendable {
        var name: String
        var count: Int
    }

    /// One version of one app.
    struct Version: Hashable, Sendable {
        var app: String
        var version: String
        var reports: Int
        /// Those that break a rule of the call path.
        var breaches: Int
    }

    let answer: Answer

    init(_ answer: Answer) { self.answer = answer }

    var byVerdict: [Count] { counts { $0.verdict.rawValue } }
    var bySystem: [Count] { counts { $0.subject.system ?? "unknown" } }
    var byState: [Count] { counts { $0.subject.state.isEmpty ? "unknown" : $0.subject.state.joined(separator: ", ") } }

    /// In the order of their numbers, app by app.
    var versions: [Version] {
        var versions: [Version] = []
        for diagnosis in answer.diagnoses {
            let app = diagnosis.subject.bundle ?? diagnosis.subject.app ?? "unknown"
            let version = diagnosis.subject.version.map(Self.inOrder) ?? "unknown"
            let breach = diagnosis.verdict.isBreach ? 1 : 0
            if let index = versions.firstIndex(where: { $0.app == app && $0.version == version }) {
                versions[index].reports += 1
                versions[index].breaches += breach
            } else {
                versions.append(Version(app: app, version: version, reports: 1, breaches: breach))
            }
        }
        return versions.sorted { ($0.app, Self.numbers($0.version)) < ($1.app, Self.numbers($1.version)) }
    }

    /// Some forms name the build first, `88 (2.3.1)`: where one of the two is a bare number, that is the build.
    private static func inOrder(_ version: String) -> String {
        guard let parts = version.wholeMatch(of: /(\d+) \(([\d.]+\.[\d.]+)\)/) else { return version }
        return "\(parts.2) (\(parts.1))"
    }

    /// `1.10` comes after `1.9`.
    private static func numbers(_ version: String) -> String {
        version.split { !$0.isNumber }.map { part in
            String(repeating: "0", count: max(0, 12 - part.count)) + part
        }.joined(separator: ".")
    }

    private func counts(_ name: (Diagnosis) -> String) -> [Count] {
        var counts: [String: Int] = [:]
        for diagnosis in answer.diagnoses { counts[name(diagnosis), default: 0] += 1 }
        return counts.map { Count(name: $0.key, count: $0.value) }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }

    /// For a terminal.
    var lines: [String] {
        var lines = ["\(answer.diagnoses.count) reports"]
        lines += skipped
        lines += table("verdict", byVerdict)
        lines += ["", "by version: breaches of reports"]
        lines += versions.prefix(40).map { version in
            let bar = String(repeating: "█", count: version.reports == 0 ? 0 : version.breaches * 20 / version.reports)
            return "  \(version.app) \(version.version): \(version.breaches) of \(version.reports) \(bar)".harmless
        }
        lines += [""] + table("system", Array(bySystem.prefix(12)))
        lines += [""] + table("state", Array(byState.prefix(12)))
        return lines
    }

    /// What was found beside the reports.
    private var skipped: [String] {
        let names = answer.skipped.filter { !$0.isEmpty }.prefix(20)
        guard !answer.skipped.isEmpty else { return [] }
        let number = answer.skipped.count
        let count = number == 1 ? "1 file beside them is none" : "\(number) files beside them are none"
        let rest = answer.skipped.count > names.count && !names.isEmpty ? " …" : ""
        return ["\(count)\(names.isEmpty ? "" : ": ")\(names.joined(separator: ", "))\(rest)".harmless]
    }

    private func table(_ title: String, _ counts: [Count]) -> [String] {
        ["by \(title)"] + counts.map { "  \($0.name): \($0.count)".harmless }
    }
}
