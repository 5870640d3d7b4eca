/// Something that a report says, and where.
public struct Fact: Hashable, Sendable {
    /// As the report has it, on one line.
    public var text: String
    /// `termination.code`, or `line 23`.
    public var place: String

    init(_ text: String, at place: String) {
        (self.text, self.place) = (text, place)
    }
}

/// A termination code and who is named as its author.
struct CodeFact: Hashable, Sendable {
    /// Where a code stands says what it is worth.
    enum Context: Hashable, Sendable {
        /// The field for it.
        case termination
        /// A line of the console in which a process is ended with it.
        case console
    }

    var value: UInt64
    /// `FRONTBOARD`; nil where none is named.
    var namespace: String?
    var context: Context
    var place: String
    /// As it is written.
    var quote: String

    var known: KnownCode? { KnownCode.all.first { $0.value == value } }
}

/// A phrase that means something, and the part of the report it stands in.
struct SignFact: Hashable, Sendable {
    var sign: Sign
    var section: Section
    var place: String
    var quote: String
}

/// A sign and its section, without any words: what is asked for most.
struct SignKey: Hashable, Sendable {
    var sign: Sign
    var section: Section
}

/// A part of a report.
enum Section: Hashable, Sendable {
    case header, termination, applicationInformation, exceptionBacktrace, crashedThread
    case thread(Int)
    case images, console, prose
    /// What somebody says that he got.
    case quotation

    /// Where the process was when it ended, or when it raised what ended it.
    var isCrashStack: Bool { self == .exceptionBacktrace || self == .crashedThread }

    var isStack: Bool {
        if case .thread = self { return true }
        return isCrashStack
    }
}

/// One function on a stack.
struct Frame: Hashable, Sendable {
    var image: String
    /// Nil where the report has only an address.
    var symbol: String?
    /// Whether the image is the app's own.
    var isOfApp = false
}

/// What a thread was doing, the innermost function first.
struct Stack: Hashable, Sendable {
    var index: Int
    var name: String?
    var isCrashed = false
    var frames: [Frame] = []
    /// Whether the report goes on behind it, so that nothing of it is missing.
    var isComplete = true
    /// For the main thread the first, in every form.
    var isMain: Bool { index == 0 }
}

/// A line of the console with its time, or a moment from the report itself.
struct MomentFact: Hashable, Sendable {
    /// Whose doing it was.
    enum Lane: String, Hashable, Sendable { case phone, app }

    enum Tone: String, Hashable, Sendable { case plain, good, bad, doubtful }

    /// Seconds since 1970, or on the phone's own clock.
    var seconds: Double
    var lane: Lane
    /// A few words.
    var what: String
    var tone: Tone = .plain
    var place: String
}
