import CallVocabulary
import Glibc

/// The phone's two clocks: the real ones, moved forward by what `device advance` added.
struct PhoneClock {
    /// Microseconds by which the phone's clocks are ahead of the machine's; never shrinks.
    private(set) var offset: Int64
    /// The machine's monotonic clock when the phone was switched on.
    private let start: Int64

    init(offset: Int64) {
        self.offset = offset
        start = Self.read(CLOCK_MONOTONIC)
    }

    /// Moves both clocks forward.
    mutating func advance(by duration: Duration) { offset += max(0, duration.wholeMicroseconds) }

    /// The monotonic clock: zero when the daemon started, plus what was skipped since the phone is known.
    var now: Instant { Instant(microseconds: Self.read(CLOCK_MONOTONIC) - start + offset) }

    /// The phone's wall clock, in milliseconds since 1970.
    var wallMilliseconds: Int64 { wallMicroseconds / 1_000 }

    /// The same in microseconds.
    var wallMicroseconds: Int64 { Self.read(CLOCK_REALTIME) + offset }

    /// The phone's wall clock at an instant of its monotonic one, in milliseconds since 1970.
    func wallMilliseconds(at instant: Instant) -> Int64 {
        wallMilliseconds + (instant - now).wholeMicroseconds / 1_000
    }

    /// The instant at which the wall clock shows this time.
    func instant(atWallMilliseconds wall: Int64) -> Instant {
        now + .milliseconds(wall - wallMilliseconds)
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}
