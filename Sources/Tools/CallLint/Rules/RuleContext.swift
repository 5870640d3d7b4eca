public import CallPaths

/// What the rules of one run are asked about, and what several of them want to know of a handler: each walk is made once.
public final class RuleContext {
    public let program: Program
    /// Every source, also those that rules do not judge; the texts as well.
    public let library: SourceLibrary
    private(set) lazy var handlers = program.pushHandlers()
    private(set) lazy var audioPlaces = CallPathSearch.places(in: program, library)
    private var beforeReport: [Int: [BeforeReportSearch.Place]] = [:]
    private var skippedReports: [Int: SkippedReports] = [:]

    public init(program: Program, library: SourceLibrary) {
        self.program = program
        self.library = library
    }

    /// Blocking calls, crashes and protected reads on the way from a push to its report.
    func placesBeforeReport(ofHandler number: Int) -> [BeforeReportSearch.Place] {
        if let known = beforeReport[number] { return known }
        let places = BeforeReportSearch(program, text: library.text(of:)).places(in: handlers[number])
        beforeReport[number] = places
        return places
    }

    func skippedReports(ofHandler number: Int) -> SkippedReports {
        if let known = skippedReports[number] { return known }
        let skipped = SkippedReports(handlers[number], program)
        skippedReports[number] = skipped
        return skipped
    }

    /// The places of one sort, each once over all handlers, with the handler from which they are reached first.
    func places(of sort: BeforeReportSearch.Sort) -> [(handler: PushHandler, places: [BeforeReportSearch.Place])] {
        var seen: Set<BeforeReportSearch.Place> = []
        return handlers.indices.map { number in
            let places = placesBeforeReport(ofHandler: number).filter { $0.sort == sort && seen.insert($0).inserted }
            return (handlers[number], places)
        }
    }
}
