/// What one round gave, in microseconds: Ringtime's time, and that of the least the machine can do, measured right
/// before it.
struct Round {
    var phone: Double
    var peer: Double
}

/// One measurement's outcome.
struct Comparison: Encodable {
    struct Figure: Encodable {
        /// Microseconds.
        var phone: Double
        /// Microseconds.
        var peer: Double
        /// `phone` over `peer`.
        var ratio: Double
    }

    /// For programs.
    var name: String
    /// For people.
    var what: String
    var peer: String
    var rounds: Int
    var median: Figure
    var p99: Figure
    /// The ratio of the medians should be below this.
    var aim: Double

    init(_ name: String, _ what: String, against peer: String, _ rounds: [Round], aim: Double) {
        self.name = name
        self.what = what
        self.peer = peer
        self.rounds = rounds.count
        self.aim = aim
        median = Self.figure(0.5, rounds)
        p99 = Self.figure(0.99, rounds)
    }

    private static func figure(_ rank: Double, _ rounds: [Round]) -> Figure {
        let phone = quantile(rank, rounds.map(\.phone))
        let peer = quantile(rank, rounds.map(\.peer))
        return Figure(phone: phone, peer: peer, ratio: phone / peer)
    }

    /// The smallest value that this share of all values does not exceed (nearest rank).
    static func quantile(_ rank: Double, _ values: [Double]) -> Double {
        guard !values.isEmpty else { return .nan }
        let index = Int((rank * Double(values.count)).rounded(.up)) - 1
        return values.sorted()[min(max(0, index), values.count - 1)]
    }

    var text: String {
        """
        \(what), \(rounds) times, against \(peer)
          median  \(Self.line(median))   aim: under \(aim)x  \(median.ratio < aim ? "met" : "missed")
          p99     \(Self.line(p99))
        """
    }

    private static func line(_ figure: Figure) -> String {
        "\(tenths(figure.ratio))x   (\(tenths(figure.phone)) µs against \(tenths(figure.peer)) µs)"
    }

    private static func tenths(_ value: Double) -> String {
        value < 10 ? "\((value * 100).rounded() / 100)" : "\((value * 10).rounded() / 10)"
    }
}
