import Foundation
import Synchronization

/// A thread on which one run's work is done, so that its waiting in system calls delays nobody else's steps.
final class RunThread: TaskExecutor {
    private let jobs = Mutex<(waiting: [UnownedJob], isStopped: Bool)>(([], false))
    private let signal = DispatchSemaphore(value: 0)

    init(name: String) {
        let thread = Thread { [self] in run() }
        thread.name = name
        thread.stackSize = 1 << 20
        thread.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.waiting.append(job) }
        signal.signal()
    }

    /// Ends the thread when all that was enqueued has been done.
    func stop() {
        jobs.withLock { $0.isStopped = true }
        signal.signal()
    }

    private func run() {
        while true {
            signal.wait()
            let (taken, isOver) = jobs.withLock { jobs in
                let taken = jobs.waiting
                jobs.waiting = []
                return (taken, jobs.isStopped && taken.isEmpty)
            }
            for job in taken { job.runSynchronously(on: asUnownedTaskExecutor()) }
            if isOver { return }
        }
    }
}
