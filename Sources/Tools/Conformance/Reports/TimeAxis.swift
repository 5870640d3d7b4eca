/// Places moments on a line. Order is always kept; what is near stays apart, and a long pause is cut short and marked.
///
/// A story of this kind is fifty things within fifty milliseconds and then seven seconds of nothing: to scale, the
/// fifty would be one dot.
struct TimeAxis {
    /// A moment that gets a place of its own, in the order of the story.
    struct Stop {
        var at: Duration
        /// Stops of one track keep more distance.
        var track: Int
        /// What has to fit in to the right of it.
        var room: Double
        /// Nothing happens then. A pause before it is worth less of the line.
        var isEmpty = false
    }

    /// Of each stop, in their order.
    private(set) var places: [Double] = []
    /// Where a pause was cut short.
    private(set) var breaks: [Double] = []
    private let stops: [Stop]
    /// When each is, and never before the one before it: a phone that is switched off and on has a new clock.
    private let moments: [Duration]

    /// A pause that is longer than this is cut short.
    static let longestPause: Duration = .seconds(2)
    private static let sameTrack = 17.0
    private static let otherTrack = 7.0
    /// Units for a second: the root of the time, so that a millisecond is seen beside a second.
    private static let second = 82.0
    private static let mostStretch = 3.0

    /// - Parameter width: What is to be filled, with the stops' room; a long story takes more.
    init(_ stops: [Stop], from left: Double, width: Double) {
        self.stops = stops
        moments = stops.reduce(into: []) { $0.append(max($1.at, $0.last ?? $1.at)) }
        var offsets: [Double] = []
        var pauses: [Int] = []
        var tracks: [Int: Track] = [:]
        for (index, stop) in stops.enumerated() {
            var offset = 0.0
            if index > 0 {
                let pause = moments[index] - moments[index - 1]
                if pause > Self.longestPause { pauses.append(index) }
                offset = offsets[index - 1] + Self.units(for: pause) * (stop.isEmpty ? 0.5 : 1)
            }
            offset = tracks[stop.track, default: Track()].place(stop, at: offset)
            offsets.append(offset)
        }
        let fitting = zip(stops, offsets).filter { $1 > 0 }.map { (width - $0.room) / $1 }.min() ?? 1
        let stretch = min(max(fitting, 1), Self.mostStretch)
        places = offsets.map { left + $0 * stretch }
        breaks = pauses.map { (places[$0 - 1] + places[$0]) / 2 }
    }

    /// The stops of one track so far.
    private struct Track {
        /// Where the last one stands.
        private var last: Double?
        /// How far to the right any of them needs room.
        private var reach = 0.0
        /// How many stand within the room of the one before.
        private var crowd = 0

        /// Words that reach over later stops are stacked. No stack is higher than this.
        private static let highest = 6

        mutating func place(_ stop: Stop, at wanted: Double) -> Double {
            var offset = last.map { max(wanted, $0 + TimeAxis.sameTrack) } ?? wanted
            if crowd >= Self.highest { offset = max(offset, reach) }
            crowd = offset < reach ? crowd + 1 : 1
            reach = max(reach, offset + stop.room)
            last = offset
            return offset
        }
    }

    private static func units(for pause: Duration) -> Double {
        let seconds = max(0, pause.seconds)
        let limit = longestPause.seconds
        if seconds <= limit { return otherTrack + second * seconds.squareRoot() }
        // Grows a little with its length: seven seconds look longer than three.
        return otherTrack + second * limit.squareRoot() + min(60, 14 * (seconds / limit - 1))
    }

    var end: Double { places.last ?? 0 }

    /// The place of any moment: of the first stop then, else between its neighbours.
    func place(of moment: Duration) -> Double {
        guard let next = moments.firstIndex(where: { $0 >= moment }) else { return end }
        if moments[next] == moment || next == 0 { return places[next] }
        let (before, after) = (moments[next - 1], moments[next])
        return places[next - 1] + (places[next] - places[next - 1]) * ((moment - before) / (after - before))
    }

    /// Times that can stand below the line, each as far from the next as its words need, and no word twice.
    func ticks(width: (String) -> Double) -> [(words: String, place: Double)] {
        var ticks: [(words: String, place: Double)] = []
        func fits(_ words: String, at place: Double) -> Bool {
            guard let last = ticks.last else { return true }
            return words != last.words && place - last.place >= (width(words) + width(last.words)) / 2
        }
        for (stop, place) in zip(stops, places) where fits(stop.at.brief, at: place) {
            ticks.append((stop.at.brief, place))
        }
        guard let last = stops.last?.at.brief, let place = places.last, ticks.last?.words != last else { return ticks }
        // The end is worth more than what stands in its way.
        while ticks.count > 1, !fits(last, at: place) { ticks.removeLast() }
        return ticks + [(last, place)]
    }
}
