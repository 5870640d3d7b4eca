import CallVocabulary
import ReportText

/// A story's beginning and end, with what was left out between them: a flood of events makes no flood of a report.
struct TraceExcerpt {
    var head: ArraySlice<TraceEvent>
    var leftOut: Int
    var tail: ArraySlice<TraceEvent>

    init(_ trace: Trace, first: Int, last: Int) {
        let events = trace.events[...]
        if events.count <= first + last {
            (head, leftOut, tail) = (events, 0, [])
        } else {
            (head, leftOut, tail) = (events.prefix(first), events.count - first - last, events.suffix(last))
        }
    }

    /// All that is shown, in order.
    var events: [TraceEvent] { Array(head + tail) }
}

extension RunResult {
    /// What the app printed last, made fit to be shown: at most so many lines of so many characters.
    func outputLines(_ count: Int = 40, of length: Int = 300) -> [String] {
        output.suffix(count).map { $0.clipped(to: length).harmless }
    }
}
