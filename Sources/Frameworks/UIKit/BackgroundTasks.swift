internal import CallServiceClient
internal import CallServiceWire
internal import CallVocabulary

/// The app's background tasks: while one is open, the phone does not suspend the app (D13).
@MainActor final class BackgroundTasks {
    private struct Task {
        var name: String
        var handler: (@MainActor @Sendable () -> Void)?
    }

    private var open: [Int: Task] = [:]
    private var last = 0
    private var firstBegan: Date?

    nonisolated init() {}

    /// `backgroundTask.limit`, D13 [I], less what has passed.
    var secondsLeft: TimeInterval {
        let limit = Profile.newest.backgroundTaskLimit.wholeMicroseconds / 1_000_000
        return max(0, TimeInterval(limit) + (firstBegan?.timeIntervalSinceNow ?? 0))
    }

    func begin(name: String, _ handler: (@MainActor @Sendable () -> Void)?) -> UIBackgroundTaskIdentifier {
        if open.isEmpty { firstBegan = Date() }
        last += 1
        open[last] = Task(name: name, handler: handler)
        CallServiceConnection.shared.send(.backgroundTaskBegan(UInt64(last), name: name))
        return UIBackgroundTaskIdentifier(rawValue: last)
    }

    func end(_ identifier: UIBackgroundTaskIdentifier) {
        guard open.removeValue(forKey: identifier.rawValue) != nil else { return }
        CallServiceConnection.shared.send(.backgroundTaskEnded(UInt64(identifier.rawValue)))
    }

    /// The time is over: each handler runs once and is expected to end its task.
    func expire() {
        for (number, task) in open.sorted(by: { $0.key < $1.key }) {
            open[number]?.handler = nil
            task.handler?()
        }
    }

    func announceAnew() {
        for (number, task) in open.sorted(by: { $0.key < $1.key }) {
            CallServiceConnection.shared.send(.backgroundTaskBegan(UInt64(number), name: task.name))
        }
    }
}
