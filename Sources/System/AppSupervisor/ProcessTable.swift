import Synchronization

/// Every process of the machine, as it was a moment ago. Shared by all phones of this process: on a busy machine it takes
/// milliseconds to read all of /proc, and a moment is good enough for counting.
final class ProcessTable: Sendable {
    struct Snapshot {
        var processes: [ProcessStatus] = []
        /// The last number that the kernel had given out; nil where it does not tell.
        var cursor: PidCursor?
        var taken: UInt64 = 0
        /// How long the reading took.
        var cost: UInt64 = 0
    }

    static let shared = ProcessTable()
    private let snapshot = Mutex(Snapshot())

    /// Not older than half a second, or than fifty times what a reading costs, at most two seconds: on a busy machine a
    /// reading that was interrupted says little of its cost. Nil: somebody else is just reading.
    func recent() -> Snapshot? {
        snapshot.withLockIfAvailable { snapshot in
            let start = MonotonicClock.nanoseconds()
            if start - snapshot.taken > min(max(500_000_000, 50 * snapshot.cost), 2_000_000_000) {
                // The number first: what is given out from now on counts as not seen.
                snapshot.cursor = PidCursor.now()
                snapshot.processes = ProcFile.numbers(in: "/proc").compactMap(ProcessStatus.init(of:))
                snapshot.taken = start
                snapshot.cost = MonotonicClock.nanoseconds() - start
            }
            return snapshot
        }
    }
}

extension SupervisedApp {
    /// How many processes the app has, itself among them, if they are more than `limit`.
    ///
    /// One small read as long as the kernel has not given out enough numbers for that. Otherwise as of a second ago at most,
    /// by session and parents: a process that left both is not counted.
    public func processCount(above limit: Int) -> Int? {
        guard exitStatus == nil else { return nil }
        if let counted, let now = PidCursor.now(), let given = now.numbersGiven(since: counted.cursor),
            counted.count + given <= limit
        {
            return nil
        }
        guard let snapshot = ProcessTable.shared.recent() else { return nil }
        let count = family.takeIn(from: snapshot.processes) + 1
        counted = snapshot.cursor.map { Counted(cursor: $0, count: count) }
        return count > limit ? count : nil
    }

    /// A number of processes, and when that was so.
    struct Counted {
        var cursor: PidCursor
        var count: Int
    }
}

extension PidCursor {
    /// How many numbers were given out since; nil when that is not certain.
    func numbersGiven(since earlier: PidCursor) -> Int? {
        guard last >= earlier.last, time >= earlier.time, time - earlier.time < Self.wrapTime else { return nil }
        return Int(last - earlier.last)
    }
}
