import CallFlow
import CallVocabulary
import Foundation

/// SARIF 2.1.0: what code hosts show as alerts, with the path as a code flow and fingerprints that outlive other edits.
struct SARIFReport {
    private let result: LintResult

    init(_ result: LintResult) { self.result = result }

    var text: String {
        let rules = LintRules.all.map { Self.rule($0.description) }
        let index = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
        let base = result.workingFolder.map { [Self.baseName: Artifact(uri: Self.folder($0))] }
        let run = Run(
            tool: Tool(driver: Driver(rules: rules)), originalUriBaseIds: base,
            results: result.findings.map { self.result($0, index) },
            invocations: [Invocation(toolExecutionNotifications: result.notices.map(Self.notification))])
        return JSONText.of(Log(runs: [run]))
    }

    /// The folder that relative addresses begin at.
    private static let baseName = "%SRCROOT%"

    private static func rule(_ description: RuleDescription) -> Descriptor {
        Descriptor(
            id: description.name, shortDescription: Message(text: description.summary),
            fullDescription: Message(text: description.rationale), help: Message(text: description.mend),
            defaultConfiguration: Level(level: description.severity.rawValue),
            properties: Properties(tags: ["callkit", "pushkit", description.rule.number]))
    }

    private func result(_ entry: LintResult.Entry, _ index: [String: Int]) -> Result {
        let finding = entry.finding
        let flow = finding.steps.map { FlowLocation(location: location($0.location, $0.message)) }
        return Result(
            ruleId: finding.name, ruleIndex: index[finding.name], level: finding.severity.rawValue,
            message: Message(text: Self.sentences(finding.message, finding.mend)),
            locations: [location(finding.location, nil)],
            codeFlows: flow.isEmpty ? nil : [CodeFlow(threadFlows: [ThreadFlow(locations: flow)])],
            partialFingerprints: ["ringtime/v1": entry.fingerprint.description])
    }

    /// What is wrong, and what to do.
    private static func sentences(_ message: String, _ mend: String) -> String {
        if mend.isEmpty { return message }
        return message + (message.hasSuffix(".") ? " " : ". ") + mend
    }

    private func location(_ place: SourceLocation, _ message: String?) -> Location {
        let region = Region(startLine: place.line, startColumn: result.codePointColumn(of: place))
        return Location(
            physicalLocation: Physical(artifactLocation: Self.artifact(place.path), region: region),
            message: message.map(Message.init(text:)))
    }

    private static func artifact(_ path: String) -> Artifact {
        if path.hasPrefix("/") { return Artifact(uri: "file://" + escaped(path)) }
        return Artifact(uri: escaped(path), uriBaseId: baseName)
    }

    private static func folder(_ path: String) -> String {
        "file://" + escaped(path) + (path.hasSuffix("/") ? "" : "/")
    }

    private static func notification(_ notice: Notice) -> Notification {
        Notification(message: Message(text: notice.text))
    }

    private static func escaped(_ path: String) -> String {
        let way = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        // Before the first slash a colon would end a scheme.
        let first = way.prefix { $0 != "/" }
        return first.replacing(":", with: "%3A") + String(way.dropFirst(first.count))
    }
}

// The part of the format that is used here, by its own names.
extension SARIFReport {
    fileprivate struct Log: Encodable {
        var version = "2.1.0"
        var schema = "https://json.schemastore.org/sarif-2.1.0.json"
        var runs: [Run]

        private enum CodingKeys: String, CodingKey {
            case version, runs
            case schema = "$schema"
        }
    }

    fileprivate struct Run: Encodable {
        var tool: Tool
        var originalUriBaseIds: [String: Artifact]?
        var results: [Result]
        var invocations: [Invocation]
        var columnKind = "unicodeCodePoints"
    }

    fileprivate struct Tool: Encodable { var driver: Driver }

    fileprivate struct Driver: Encodable {
        var name = "ringtime lint"
        var version = LintRun.version
        var rules: [Descriptor]
    }

    fileprivate struct Descriptor: Encodable {
        var id: String
        var shortDescription: Message
        var fullDescription: Message
        var help: Message
        var defaultConfiguration: Level
        var properties: Properties
    }

    fileprivate struct Level: Encodable { var level: String }
    fileprivate struct Properties: Encodable { var tags: [String] }
    fileprivate struct Message: Encodable { var text: String }

    fileprivate struct Artifact: Encodable {
        var uri: String
        var uriBaseId: String?
    }

    fileprivate struct Region: Encodable {
        var startLine: Int
        var startColumn: Int
    }

    fileprivate struct Physical: Encodable {
        var artifactLocation: Artifact
        var region: Region
    }

    fileprivate struct Location: Encodable {
        var physicalLocation: Physical
        var message: Message?
    }

    fileprivate struct FlowLocation: Encodable { var location: Location }
    fileprivate struct ThreadFlow: Encodable { var locations: [FlowLocation] }
    fileprivate struct CodeFlow: Encodable { var threadFlows: [ThreadFlow] }

    fileprivate struct Result: Encodable {
        var ruleId: String
        var ruleIndex: Int?
        var level: String
        var message: Message
        var locations: [Location]
        var codeFlows: [CodeFlow]?
        var partialFingerprints: [String: String]
    }

    fileprivate struct Notification: Encodable {
        var level = "note"
        var message: Message
    }

    fileprivate struct Invocation: Encodable {
        var executionSuccessful = true
        var toolExecutionNotifications: [Notification]
    }
}
