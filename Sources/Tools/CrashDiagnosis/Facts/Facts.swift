/// What one report says, gathered without judging it.
public struct Facts: Sendable {
    /// In what a report came.
    public enum Form: String, Sendable {
        case ips = "ips"
        case text = "crash text"
        case metricKit = "MetricKit"
        case crashReporter = "crash reporter"
        case console = "console"
        /// Sentences that may speak of a crash, but report none.
        case prose = "prose"
        /// A report that is none of a crash.
        case otherReport = "other report"
        case unknown
    }

    var form = Form.unknown
    /// The file, and where in it.
    var source: String
    var isTruncated = false
    /// A few members of a report, copied out of it.
    var isFragment = false

    // Whose report
    var process: Fact?
    var path: Fact?
    var bundle: Fact?
    var version: Fact?
    var system: Fact?
    var device: Fact?
    var incident: Fact?
    var bugType: Fact?

    // State
    var role: Fact?
    var visibility: Fact?
    var isLocked: Fact?
    var wasUnlockedSinceBoot: Fact?
    var launch: Fact?
    var crash: Fact?

    // The end
    var exceptionType: Fact?
    var signal: Fact?
    var subtype: Fact?
    var indicator: Fact?
    var namespace: Fact?
    var terminatedBy: Fact?
    var explanation: Fact?
    var category: Fact?
    /// What was done about a resource: `Process killed`, `none`.
    var action: Fact?
    var codes: [CodeFact] = []
    var exceptionName: Fact?
    var exceptionReason: Fact?
    var information: [Fact] = []

    // Phrases, stacks, images
    private(set) var signs: [SignFact] = []
    private(set) var signKeys: [SignKey] = []
    var exceptionStack: Stack?
    var stacks: [Stack] = []
    /// How many threads the report has, those among them that are not kept.
    var threadCount = 0
    /// Names and paths; empty where the report lists none.
    var images: [String] = []
    var hasAllImages = false
    var moments: [MomentFact] = []
    var consoleCrash: ConsoleCrash?
    var ours: OwnReport?
    /// Nothing of a report, of a console or of calls is in it.
    var isForeign = false
    /// It is the log of another system.
    var isOfAndroid = false
    /// Codes and messages that prose speaks of.
    var mentions: [String] = []
    /// Somebody says that his app got one of them.
    var isSuffered = false

    init(source: String) { self.source = source }

    mutating func add(_ sign: Sign, section: Section, place: String, quote: @autoclosure () -> String) {
        let key = SignKey(sign: sign, section: section)
        guard !signKeys.contains(key) else { return }
        signKeys.append(key)
        signs.append(SignFact(sign: sign, section: section, place: place, quote: quote()))
    }

    // MARK: Asking

    func first(_ sign: Sign, where fits: (Section) -> Bool = { _ in true }) -> SignFact? {
        signKeys.firstIndex { $0.sign == sign && fits($0.section) }.map { signs[$0] }
    }

    mutating func removeSigns() { (signs, signKeys) = ([], []) }

    func has(_ sign: Sign, where fits: (Section) -> Bool = { _ in true }) -> Bool {
        signKeys.contains { $0.sign == sign && fits($0.section) }
    }

    /// The sign on the stack that crashed or raised.
    func onCrashStack(_ sign: Sign) -> SignFact? { first(sign) { $0.isCrashStack } }

    func code(_ value: UInt64) -> CodeFact? { codes.first { $0.value == value } }

    var isAbort: Bool { signal?.text == "SIGABRT" }
    var isKill: Bool { signal?.text == "SIGKILL" }

    var mainThread: Stack? { stacks.first(where: \.isMain) }
    var crashedThread: Stack? { stacks.first(where: \.isCrashed) }

    /// Seconds from launch to end.
    var lifetime: Double? {
        guard let launch = launch.flatMap({ WallClock.seconds(of: $0.text) }),
            let crash = crash.flatMap({ WallClock.seconds(of: $0.text) })
        else { return nil }
        return crash - launch
    }

    /// Takes the visibility out of the termination's words, where they hold it.
    mutating func readVisibility() {
        guard let explanation, let end = explanation.text.end(of: "ProcessVisibility:") else { return }
        let word = explanation.text[end...].split(whereSeparator: \.isWhitespace).first
        if let word { visibility = Fact(String(word), at: explanation.place) }
    }

    /// `17.4` of `iPhone OS 17.4 (21E219)`.
    var systemVersion: String? {
        guard let text = system?.text else { return nil }
        let words = text.split { !($0.isNumber || $0 == ".") }
        return words.first { $0.first?.isNumber == true }.map(String.init)
    }
}

/// What a report of our own phones says in its `ringtime` object.
struct OwnReport: Hashable, Sendable {
    var rule: String?
    var verdict: String?
    var mistakes: [String] = []
}
