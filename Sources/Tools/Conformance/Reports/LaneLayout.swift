import CallVocabulary

/// Where everything of a drawing stands. Units are those of the SVG: at full size, pixels.
struct LaneLayout {
    /// What a label or a bar's words take up.
    struct Box: Equatable {
        var x: Double
        var y: Double
        var width: Double
        var height: Double

        func overlaps(_ other: Box) -> Bool {
            x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
        }
    }

    struct PlacedMark {
        var mark: LaneMark
        var x: Double
        /// Of the lane's line, on which the dot stands.
        var y: Double
        var label: Box
    }

    struct PlacedLane {
        var lane: TimelineEvent.Lane
        var top: Double
        var height: Double
        /// Of the line.
        var y: Double
    }

    /// What became of a limit. Open: the story ends before it does.
    enum Outcome: String { case kept, missed, open }

    struct PlacedLimit {
        var limit: LaneDrawing.Limit
        var bar: Box
        /// How much of the bar was used up.
        var used: Double
        var label: Box
        var outcome: Outcome
    }

    private(set) var lanes: [PlacedLane] = []
    private(set) var marks: [PlacedMark] = []
    private(set) var limits: [PlacedLimit] = []
    let axis: TimeAxis
    /// Where the events stand that are drawn.
    private let eventPlaces: [Int: Double]
    private(set) var width = LaneLayout.usualWidth
    private(set) var height = 0.0
    /// Of the time axis.
    private(set) var baseline = 0.0

    static let usualWidth = 900.0
    static let left = 84.0
    private static let rowHeight = 15.0
    private static let barHeight = 8.0
    private static let rightMargin = 12.0
    private static let labelGap = 4.0

    init(_ drawing: LaneDrawing) {
        let used = TimelineEvent.Lane.allCases.filter { lane in
            drawing.marks.contains { $0.lane == lane } || lane == .phone && !drawing.limits.isEmpty
        }
        let (axis, places) = Self.axis(of: drawing)
        self.axis = axis
        eventPlaces = Dictionary(zip(drawing.marks.map(\.event), places)) { first, _ in first }
        let rows = Self.rows(drawing.marks, places)
        var top = 8.0
        for lane in used {
            let indices = drawing.marks.indices.filter { drawing.marks[$0].lane == lane }
            let labelRows = (indices.map { rows[$0] }.max() ?? 0) + 1
            let y = top + Double(labelRows) * Self.rowHeight + 14
            for index in indices {
                let mark = drawing.marks[index]
                let label = Box(
                    x: places[index] - 3, y: y - 11 - Double(rows[index] + 1) * Self.rowHeight,
                    width: Self.width(of: mark), height: Self.rowHeight)
                marks.append(PlacedMark(mark: mark, x: places[index], y: y, label: label))
            }
            var bottom = y + 13
            if lane == .phone { bottom = place(drawing.limits, below: bottom, end: drawing.end) }
            lanes.append(PlacedLane(lane: lane, top: top, height: bottom - top, y: y))
            top = bottom + 4
        }
        let labelEnds = marks.map(\.label) + limits.map(\.label)
        width = max(Self.usualWidth, (labelEnds.map { $0.x + $0.width }.max() ?? 0) + Self.rightMargin)
        baseline = top + 4
        height = baseline + (drawing.leftOut > 0 ? 42 : 26)
    }

    /// The bars, those that overlap one below the other. Returns where they end.
    private mutating func place(_ limits: [LaneDrawing.Limit], below top: Double, end: Duration) -> Double {
        var rows: [[Box]] = []
        for limit in limits {
            let outcome = Self.outcome(of: limit, end: end)
            let start = place(of: limit.startEvent, at: limit.start)
            let width = max(0, axis.place(of: limit.end) - start)
            let words = TextMeasure.width(of: Self.words(of: limit, outcome) + limit.rule.number, size: 11) + 10
            let extent = Box(x: start, y: 0, width: max(width, words), height: 1)
            let row = rows.firstIndex { !$0.contains { $0.overlaps(extent) } } ?? rows.count
            if row == rows.count { rows.append([]) }
            rows[row].append(extent)
            let y = top + Double(row) * (Self.barHeight + 18)
            let done = outcome == .kept ? place(of: limit.doneEvent, at: limit.doneAt ?? end) : nil
            self.limits.append(
                PlacedLimit(
                    limit: limit, bar: Box(x: start, y: y, width: width, height: Self.barHeight),
                    used: min(width, max(0, (done ?? axis.place(of: min(end, limit.end))) - start)),
                    label: Box(x: start, y: y + Self.barHeight + 1, width: words, height: 14), outcome: outcome))
        }
        return top + Double(rows.count) * (Self.barHeight + 18)
    }

    /// Of an event if it is drawn, else of its moment.
    func place(of event: Int?, at moment: Duration) -> Double {
        event.flatMap { eventPlaces[$0] } ?? axis.place(of: moment)
    }

    private static func outcome(of limit: LaneDrawing.Limit, end: Duration) -> Outcome {
        if let done = limit.doneAt { return done <= limit.end ? .kept : .missed }
        return end < limit.end ? .open : .missed
    }

    /// A limit's name, its number, and what was used of it.
    static func words(of limit: LaneDrawing.Limit, _ outcome: Outcome) -> String {
        let used = limit.doneAt.map { ($0 - limit.start).brief + " used" }
        let end =
            switch outcome {
            case .kept: used ?? ""
            case .missed: used.map { $0 + ", too late" } ?? "missed"
            case .open: "not met when the story ends"
            }
        return "\(limit.name): \(limit.number), \(end)"
    }

    static func width(of mark: LaneMark) -> Double {
        let rule = mark.rule.map { TextMeasure.width(of: " " + $0.number, size: 10) + 2 } ?? 0
        // What is bad stands in bold.
        return TextMeasure.width(of: mark.label, size: mark.tone == .bad ? 12.3 : 11.5) + rule + 6
    }
}

extension LaneLayout {
    /// The axis, and on it the places of the marks. The limits' ends have places, too.
    private static func axis(of drawing: LaneDrawing) -> (TimeAxis, [Double]) {
        let lanes = TimelineEvent.Lane.allCases
        var stops = drawing.marks.enumerated().map { index, mark in
            let track = lanes.firstIndex(of: mark.lane) ?? 0
            return (
                stop: TimeAxis.Stop(at: mark.at, track: track, room: width(of: mark) + labelGap), mark: Optional(index)
            )
        }
        for (number, limit) in drawing.limits.enumerated() {
            // After what happened at that very moment: it was in time.
            let index = stops.firstIndex { $0.stop.at > limit.end } ?? stops.count
            let stop = TimeAxis.Stop(at: limit.end, track: lanes.count + number, room: 26, isEmpty: true)
            stops.insert((stop, nil), at: index)
        }
        let axis = TimeAxis(stops.map(\.stop), from: left + 14, width: usualWidth - left - 14 - rightMargin)
        var places = Array(repeating: 0.0, count: drawing.marks.count)
        for (stop, place) in zip(stops, axis.places) { if let mark = stop.mark { places[mark] = place } }
        return (axis, places)
    }

    /// The row of each mark's label, counted from the lane's line. Labels begin at their dots and go to the right, so
    /// one that reaches over later dots of its lane has to stand higher than all of theirs: no stem runs through it.
    private static func rows(_ marks: [LaneMark], _ places: [Double]) -> [Int] {
        var rows = Array(repeating: 0, count: marks.count)
        for index in marks.indices.reversed() {
            let end = places[index] - 3 + width(of: marks[index]) + labelGap - 1
            let reached = marks.indices[(index + 1)...].filter {
                marks[$0].lane == marks[index].lane && places[$0] - 3 < end
            }
            rows[index] = (reached.map { rows[$0] }.max() ?? -1) + 1
        }
        return rows
    }
}
