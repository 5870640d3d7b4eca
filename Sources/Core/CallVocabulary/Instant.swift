/// A moment on the phone's monotonic clock, in whole microseconds since the phone started.
///
/// The policy compares instants and adds durations to them; it never asks what time it is. A limit includes its own
/// instant: `now <= deadline` is in time.
public struct Instant: Hashable, Sendable {
    /// Microseconds since the phone started; never negative in practice.
    public var microseconds: Int64

    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// The start of the phone's monotonic clock.
    public static let zero = Instant(microseconds: 0)

    /// The first instant that is no longer in time for a deadline at `self`: one microsecond later.
    public var next: Instant { Instant(microseconds: microseconds + 1) }

    public static func + (instant: Instant, duration: Duration) -> Instant {
        Instant(microseconds: instant.microseconds + duration.wholeMicroseconds)
    }

    public static func - (later: Instant, earlier: Instant) -> Duration {
        .microseconds(later.microseconds - earlier.microseconds)
    }
}

extension Instant: Comparable {
    public static func < (lhs: Instant, rhs: Instant) -> Bool { lhs.microseconds < rhs.microseconds }
}

extension Duration {
    /// This duration in microseconds, truncated: the resolution of ``Instant``.
    public var wholeMicroseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}
