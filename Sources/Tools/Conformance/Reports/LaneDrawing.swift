public import CallVocabulary

/// A story as a picture: a lane for each of those who act, their dots on one time axis, and bars for the limits.
///
/// Takes nothing but events and limits, so that everything that tells such a story can draw it in the same way. The
/// picture is SVG with classes; ``style`` gives them their colours, light and dark, once a page.
public struct LaneDrawing: Sendable {
    /// A limit that runs during the story, drawn as a bar below the phone's lane.
    public struct Limit: Hashable, Sendable {
        /// What it is: `check 2`.
        public var name: String
        /// When it begins to count.
        public var start: Duration
        public var length: Duration
        /// When what it limits was done; nil: it was not.
        public var doneAt: Duration?
        /// Its number and how sure that is: `7 s [A]`.
        public var number: String
        public var rule: Rule
        /// With which of the drawing's events it begins, where several stand at that moment.
        public var startEvent: Int?
        /// The same for what it limits.
        public var doneEvent: Int?

        public init(
            _ name: String, from start: Duration, _ length: Duration, doneAt: Duration?, number: String, rule: Rule
        ) {
            (self.name, self.start, self.length) = (name, start, length)
            (self.doneAt, self.number, self.rule) = (doneAt, number, rule)
        }

        /// The last moment that is in time.
        public var end: Duration { start + length }
    }

    let marks: [LaneMark]
    /// Marks that are not drawn, for there are too many.
    let leftOut: Int
    let limits: [Limit]
    let spans: [ProcessSpan]
    /// When the story ends.
    let end: Duration
    /// What is seen, in a line, for those who do not see it.
    let title: String

    /// No drawing has more.
    static let mostMarks = 60
    static let mostLimits = 4

    /// - Parameters:
    ///   - events: In order. Those that do not matter in a drawing are left out of it.
    ///   - title: What is seen, in a line.
    public init(events: [TraceEvent], limits: [Limit] = [], title: String) {
        let all = events.enumerated().compactMap { index, event -> LaneMark? in
            var mark = LaneMark(event)
            mark?.event = index
            return mark
        }
        let last = Self.mostMarks / 4
        leftOut = max(0, all.count - Self.mostMarks)
        marks = leftOut == 0 ? all : Array(all.prefix(Self.mostMarks - last) + all.suffix(last))
        self.limits = Array(limits.prefix(Self.mostLimits))
        spans = ProcessSpan.spans(in: events)
        end = events.last?.at ?? .zero
        self.title = title
    }

    /// Nothing is there to be drawn.
    public var isEmpty: Bool { marks.isEmpty }

    /// An `svg` element. It takes its colours from ``style``, or brings them along to stand in a file of its own.
    public func svg(isStandalone: Bool = false) -> String {
        LanePicture(LaneLayout(self), of: self).svg(isStandalone: isStandalone)
    }
}
