public import CallPaths
import Foundation
public import YAMLFile
import Yams

/// What a project says in its `.ringtime.yml`.
///
/// ```yaml
/// lint:
///   disable: [completion-called]
///   severity: {unsafe-before-report: error}
///   exclude: [Generated/**]
///   models:
///     - call: AcmeVoice.handlePush
///       does: reports
/// ```
public struct LintConfiguration: Sendable {
    /// Rules that are not run.
    public var disabled: Set<String> = []
    /// Severities other than the rules' own.
    public var severities: [String: Finding.Severity] = [:]
    /// Patterns, as in `.gitignore`, of files that are not read.
    public var excluded: [String] = []
    /// What calls into closed SDKs do.
    public var models: [CallModel] = []

    public static let fileName = ".ringtime.yml"

    public init() {}

    /// Reads a file.
    public init(file path: String, knownRules: Set<String>) throws(FileFault) {
        var file = try YAMLMapping(file: path)
        guard var lint = try file.mapping("lint") else {
            try file.end(known: ["lint"])
            return
        }
        for node in try lint.list("disable") {
            disabled.insert(try Self.rule(node.string, lint.fault(node, Self.wantedRule(knownRules)), knownRules))
        }
        if let severity = try lint.mapping("severity") { try takeSeverities(severity, knownRules) }
        for node in try lint.list("exclude") {
            guard let pattern = node.string else { throw lint.fault(node, "expected a pattern such as Generated/**") }
            excluded.append(pattern)
        }
        for node in try lint.list("models") {
            models.append(try CallModel(YAMLMapping(node, file: path, what: "a model")))
        }
        try lint.end(known: ["disable", "severity", "exclude", "models"])
        try file.end(known: ["lint"])
    }

    private mutating func takeSeverities(_ mapping: YAMLMapping, _ known: Set<String>) throws(FileFault) {
        var mapping = mapping
        for name in mapping.keys {
            let fault = mapping.fault(nil, "“\(name)” is no rule; \(Self.wantedRule(known))")
            _ = try Self.rule(name, fault, known)
            severities[name] = try mapping.choice(name)
        }
    }

    private static func rule(_ name: String?, _ fault: FileFault, _ known: Set<String>) throws(FileFault) -> String {
        guard let name, known.contains(name) else { throw fault }
        return name
    }

    private static func wantedRule(_ known: Set<String>) -> String {
        "expected one of the rules \(known.sorted().joined(separator: ", "))"
    }
}
