/// Starts an `async` delegate method through a thunk that returns at once (C1.10).
///
/// The task begins on an executor that runs it in the caller's own thread. An app's method leaves that executor before
/// its first line, for the global pool or its own actor, so the start comes back without waiting for any of it. The
/// default in our extension is not `async`: it runs in place, and its mark is there when the start comes back.
enum AsyncForm {
    /// Everything between here and the delegate's method has to be isolated to ``CallersThread``: a plain `async` function
    /// in between would leave the thread by itself.
    static func start(_ body: @escaping @CallersThread @Sendable () async -> Void) {
        Task { @CallersThread in await body() }
    }
}

/// The actor of the executor that ``AsyncForm`` needs. It protects nothing: its jobs share no state.
@globalActor
actor CallersThread {
    static let shared = CallersThread()

    nonisolated var unownedExecutor: UnownedSerialExecutor { CallersThreadExecutor.shared.asUnownedSerialExecutor() }
}

/// Runs every job at once, where it is enqueued.
private final class CallersThreadExecutor: SerialExecutor {
    static let shared = CallersThreadExecutor()

    func enqueue(_ job: consuming ExecutorJob) {
        UnownedJob(job).runSynchronously(on: asUnownedSerialExecutor())
    }
}
