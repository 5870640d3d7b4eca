import CallVocabulary

/// What was measured of check 2 with real processes: figures, how many, when and where.
///
/// Taken from the report that the command on the page writes, `app.killed` of rule C2.1 against an earlier event.
struct KillTimings: Hashable, Sendable {
    /// From which event to the kill.
    var what: String
    var count: Int
    var minimum: Duration
    var median: Duration
    var maximum: Duration

    static let measuredOn = "28 November 2026"
    static let machine = """
        a virtual Linux machine with two cores of a server processor, 32 phones at a time, nothing else running
        """

    /// `push.delivered`, or `push.held` where no registry is there.
    static let sinceDelivery = KillTimings(
        what: "from delivery to kill", count: 170,
        minimum: .microseconds(7_000_131), median: .microseconds(7_000_787), maximum: .microseconds(7_009_247))

    /// `app.launching`: the runs in which the push launched the app.
    static let sinceLaunch = KillTimings(
        what: "from the start of the launch to kill", count: 80,
        minimum: .microseconds(7_010_225), median: .microseconds(7_015_303), maximum: .microseconds(7_062_146))

    /// `7.0002, 7.0008, 7.0093 s`: minimum, median, maximum.
    var inWords: String {
        let figures = [minimum, median, maximum].map { duration in
            let tenths = (duration.wholeMicroseconds + 50) / 100
            let digits = String(tenths % 10_000)
            return "\(tenths / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
        }
        return figures.joined(separator: ", ") + " s"
    }
}
