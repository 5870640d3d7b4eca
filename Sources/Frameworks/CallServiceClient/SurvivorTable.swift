internal import Synchronization

/// Keeps objects of a framework that live on when the app has let go of them, as the system's do.
///
/// Never more than ``limit``: of an app that makes them without end the oldest ones die as if nobody kept them.
package final class SurvivorTable: Sendable {
    /// Ours, not Apple's: no app has use for so many providers or registries.
    package static let limit = 100

    // Unchecked: the references are only kept, and given back in one piece to be let go.
    private struct Entry: @unchecked Sendable {
        var number: UInt32
        var object: AnyObject
    }

    private let entries = Mutex<[Entry]>([])

    package init() {}

    /// How many are kept.
    package var count: Int { entries.withLock { $0.count } }

    /// Keeps the object under its number, once.
    package func keep(_ object: AnyObject, numbered number: UInt32) {
        let entry = Entry(number: number, object: object)
        let oldest = entries.withLock { entries -> Entry? in
            guard !entries.contains(where: { $0.number == number }) else { return nil }
            entries.append(entry)
            return entries.count > Self.limit ? entries.removeFirst() : nil
        }
        // It may end here, where no lock is held: its end comes back into this table.
        withExtendedLifetime(oldest) {}
    }

    /// Keeps it no longer.
    package func letGo(of number: UInt32) {
        let entry = entries.withLock { entries -> Entry? in
            guard let index = entries.firstIndex(where: { $0.number == number }) else { return nil }
            return entries.remove(at: index)
        }
        withExtendedLifetime(entry) {}
    }
}
