import PhoneStore

/// The lines that are not yet in the store, and the newest ones for crash reports.
struct TimelineRecorder {
    private var pending: [TimelineRecord] = []
    private(set) var recent: [TimelineRecord] = []

    mutating func append(_ record: TimelineRecord) {
        pending.append(record)
        recent.append(record)
        if recent.count > 2_000 { recent.removeFirst(1_000) }
    }

    mutating func takePending() -> [TimelineRecord] {
        let records = pending
        pending = []
        return records
    }
}
