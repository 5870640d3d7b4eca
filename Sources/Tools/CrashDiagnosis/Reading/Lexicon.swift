/// Everything that is looked for in a text, found in one pass.
struct Lexicon {
    /// By where they end.
    private(set) var fields: [(field: Field, range: Range<Int>)] = []
    private(set) var signs: [(sign: Sign, range: Range<Int>)] = []
    private(set) var headers: [(header: Header, range: Range<Int>)] = []
    private(set) var topics: [(name: String, range: Range<Int>)] = []
    private(set) var kills: [(form: Kill, range: Range<Int>)] = []
    /// Values by which fields with translated names are known.
    private(set) var values: [(field: Field, range: Range<Int>)] = []

    /// How the parts of a report are headed beside its fields.
    enum Header: String, CaseIterable { case thread = "thread", crashed = "crashed:", state = "threadstate(" }

    /// In what a console names a code.
    enum Kill: String, CaseIterable {
        case context = "<rbsterminatecontext|"
        case exit = "exitreason(namespace:"
        case launchd = "terminationreportedbylaunchd("
        case reason = "terminationreason(namespace:"
        case assigned = "code=0x"
        case with = "withcode0x"
        case reasonCode = "reasoncode:0x"
    }

    private enum Entry {
        case field(Field)
        case sign(Int)
        case header(Header)
        case topic(String)
        case kill(Kill)
        case value(Field)
    }

    private static let entries: [(entry: Entry, phrase: String)] =
        Field.allCases.map { (.field($0), $0.rawValue) }
        + SignFinder.phrases.enumerated().map { (.sign($0.offset), $0.element.phrase) }
        + Header.allCases.map { (.header($0), $0.rawValue) } + Topics.phrases.map { (.topic($0.name), $0.phrase) }
        + Kill.allCases.map { (.kill($0), $0.rawValue) }
        + ["exc_crash(sig", "exc_bad_access(sig", "exc_breakpoint(sig"].map { (.value(.exceptionType), $0) }
        + ["frontboard", "springboard", "runningboard"].map { (.value(.terminationReason), $0) }

    private static let finder = PhraseFinder(entries.map(\.phrase))

    init(_ text: [UInt8]) {
        text.withUnsafeBufferPointer { sort(Self.finder.hits(in: $0, 0..<$0.count), $0) }
    }

    private mutating func sort(_ hits: [PhraseFinder.Hit], _ text: Bytes) {
        let whole = 0..<text.count
        for hit in hits {
            switch Self.entries[hit.phrase].entry {
            case .field(let field): fields.append((field, hit.range))
            case .sign(let phrase): signs.append((SignFinder.sign(of: phrase, hit.range, in: text, whole), hit.range))
            case .header(let header): headers.append((header, hit.range))
            case .topic(let name): topics.append((name, hit.range))
            case .kill(let form): kills.append((form, hit.range))
            case .value(let field): values.append((field, hit.range))
            }
        }
    }
}
