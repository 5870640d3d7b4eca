import Synchronization

/// A clock that moves only when told to.
final class TestClock: Sendable {
    private let time = Mutex(1_800_000_000.0)

    var now: Double { time.withLock { $0 } }
    func advance(by seconds: Double) { time.withLock { $0 += seconds } }
}
