import CallFlow

/// How a path came here: a list that grows at its end and shares its beginnings.
final class Trace {
    enum Event {
        /// A decision of the code, by its number; the branch that was taken, how to say so, and what was asked.
        case decision(Int, branch: Int, saying: String, Question)
        case enters(String)
        case leaves
        /// A closure that runs later, by its number.
        case later(Int)
        /// What was found on the way that the message mentions.
        case remark(String)
    }

    let event: Event
    let location: SourceLocation
    private(set) var previous: Trace?
    let length: Int
    /// How many of the events tell more than calls.
    let telling: Int

    init(_ event: Event, at location: SourceLocation, after previous: Trace?) {
        self.event = event
        self.location = location
        self.previous = previous
        length = (previous?.length ?? 0) + 1
        let isTelling =
            switch event {
            case .decision, .later, .remark: true
            case .enters, .leaves: false
            }
        telling = (previous?.telling ?? 0) + (isTelling ? 1 : 0)
    }

    /// A long list is not released recursively.
    deinit {
        var next = previous
        previous = nil
        while let trace = next, isKnownUniquelyReferenced(&next) {
            next = trace.previous
            trace.previous = nil
        }
    }

    /// From the first event to this one.
    var events: [Trace] {
        var events: [Trace] = []
        var next: Trace? = self
        while let trace = next {
            events.append(trace)
            next = trace.previous
        }
        return events.reversed()
    }
}
