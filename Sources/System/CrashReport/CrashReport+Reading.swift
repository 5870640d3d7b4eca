import CallVocabulary
import Foundation

extension CrashReport {
    /// Why a file could not be read.
    public enum ReadError: Error, Hashable, Sendable, CustomStringConvertible {
        /// More than ``CrashReport/largestFile`` bytes.
        case tooLarge(bytes: Int)
        /// No line end: the two parts are header and body, and there is only one.
        case noBody
        /// The header's `bug_type` is not 309.
        case notACrash(bugType: String)
        /// The body has no `ringtime` object: not one of our reports.
        case notOurs
        /// Not JSON, or a member is missing or of another type.
        case malformed(String)

        /// One line for a person.
        public var description: String {
            switch self {
            case .tooLarge(let bytes):
                "the report has \(bytes) bytes; more than \(CrashReport.largestFile) are not read"
            case .noBody: "the file has one line only; a crash report has a header line and a body"
            case .notACrash(let type): "the header's bug_type is \(type); crash reports have 309"
            case .notOurs: "the body has no \"ringtime\" object: this report was not written by Ringtime"
            case .malformed(let what): "the report is malformed: \(what)"
            }
        }
    }

    /// Reports of more bytes are refused: 16 MiB.
    public static let largestFile = 16 << 20

    /// Reads a report that ``text`` has written.
    public init(text: String) throws(ReadError) {
        guard text.utf8.count <= Self.largestFile else { throw .tooLarge(bytes: text.utf8.count) }
        guard let lineEnd = text.utf8.firstIndex(of: UInt8(ascii: "\n")) else { throw .noBody }
        let header: HeaderMembers = try Self.decode(text[..<lineEnd])
        guard header.bugType == "309" else { throw .notACrash(bugType: header.bugType) }
        let body: BodyMembers = try Self.decode(text[text.utf8.index(after: lineEnd)...])
        guard let ours = body.ringtime else { throw .notOurs }
        try self.init(header, body, ours)
    }

    private static func decode<Members: Decodable>(_ text: Substring) throws(ReadError) -> Members {
        do {
            return try JSONDecoder().decode(Members.self, from: Data(text.utf8))
        } catch {
            throw .malformed(String(String(describing: error).prefix(300)))
        }
    }

    private init(_ header: HeaderMembers, _ body: BodyMembers, _ ours: ExplanationMembers) throws(ReadError) {
        guard let launch = WallTime(text: body.procLaunch), let capture = WallTime(text: body.captureTime) else {
            throw .malformed("procLaunch or captureTime is not a time")
        }
        let indices = (body.threads.flatMap(\.frames) + (body.lastExceptionBacktrace ?? [])).map(\.imageIndex)
        guard indices.allSatisfy(body.usedImages.indices.contains) else {
            throw .malformed("a frame names an image that is not in usedImages")
        }
        incident = body.incident
        app = App(
            name: body.procName, bundleID: body.bundleInfo.identifier,
            version: body.bundleInfo.version, build: body.bundleInfo.build,
            path: body.procPath)
        phone = Phone(
            systemVersion: String(body.osVersion.train.drop { !$0.isNumber }), systemBuild: body.osVersion.build,
            model: body.modelCode, reporterKey: body.crashReporterKey, uptimeSeconds: body.uptime)
        process = Process(
            pid: body.pid, userID: body.userID, role: body.procRole, launch: launch, capture: capture)
        process.startInstant = body.procStartAbsTime
        process.endInstant = body.procExitAbsTime
        exception = body.exception
        termination = body.termination
        applicationInformation = body.asi ?? [:]
        lastExceptionBacktrace = body.lastExceptionBacktrace ?? []
        faultingThread = body.faultingThread
        threads = body.threads
        usedImages = body.usedImages
        ringtime = try Explanation(ours)
    }
}

// The members as they are named in the file.
private struct HeaderMembers: Decodable {
    var bugType: String
    enum CodingKeys: String, CodingKey { case bugType = "bug_type" }
}

private struct BodyMembers: Decodable {
    struct OSVersion: Decodable { var train, build: String }
    struct BundleInfo: Decodable {
        var version, build, identifier: String
        enum CodingKeys: String, CodingKey {
            case version = "CFBundleShortVersionString"
            case build = "CFBundleVersion"
            case identifier = "CFBundleIdentifier"
        }
    }

    var uptime: Int64
    var procRole: CrashReport.Role
    var userID: UInt32
    var modelCode: String
    var osVersion: OSVersion
    var captureTime, procLaunch, incident, procName, procPath, crashReporterKey: String
    var pid: Int32
    var procStartAbsTime, procExitAbsTime: Int64
    var bundleInfo: BundleInfo
    var exception: CrashReport.Exception
    var termination: CrashReport.Termination
    var asi: [String: [String]]?
    var lastExceptionBacktrace: [CrashReport.Frame]?
    var faultingThread: Int
    var threads: [CrashReport.Thread]
    var usedImages: [CrashReport.Image]
    var ringtime: ExplanationMembers?
}

private struct ExplanationMembers: Decodable {
    struct Hint: Decodable { var mistake, hint: String }
    struct Moment: Decodable {
        var t: Double
        var what: String
    }

    var rule, evidence, form, threadsNote: String?
    var verdict: String
    var mistakes: [Hint]
    var timeline: [Moment]
    var threadsCaptured, exitStatusKnown: Bool
    var console: [String]?
}

extension Explanation {
    fileprivate init(_ members: ExplanationMembers) throws(CrashReport.ReadError) {
        rule = try Self.known(members.rule)
        evidence = try Self.known(members.evidence)
        form = try Self.known(members.form)
        verdict = members.verdict
        mistakes = []
        for hint in members.mistakes {
            guard let mistake: Mistake = try Self.known(hint.mistake) else { continue }
            mistakes.append(MistakeHint(mistake: mistake, hint: hint.hint))
        }
        guard members.timeline.allSatisfy({ $0.t.magnitude < 1e12 }) else {
            throw .malformed("a time in the timeline is out of range")
        }
        timeline = members.timeline.map { moment in
            Moment(at: Instant(microseconds: Int64((moment.t * 1e6).rounded())), what: moment.what)
        }
        threadsCaptured = members.threadsCaptured
        threadsNote = members.threadsNote
        exitStatusKnown = members.exitStatusKnown
        console = members.console ?? []
    }

    private static func known<Value: RawRepresentable<String>>(_ text: String?) throws(CrashReport.ReadError) -> Value?
    {
        guard let text else { return nil }
        guard let value = Value(rawValue: text) else {
            throw .malformed("\(text) is no known \(Value.self)")
        }
        return value
    }
}
