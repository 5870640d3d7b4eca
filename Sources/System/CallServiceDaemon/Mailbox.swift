import Glibc
import LinuxProcess
import Synchronization

/// Work for the daemon's thread, from any other thread. A descriptor becomes readable when there is some.
final class Mailbox: Sendable {
    /// Runs on the daemon's thread; with nil when the daemon has stopped, so that whoever waits is told.
    struct Job: Sendable {
        private let body: @Sendable (PhoneDaemon?) -> Void

        init(_ body: @escaping @Sendable (PhoneDaemon?) -> Void) { self.body = body }

        func run(on daemon: PhoneDaemon) { body(daemon) }

        func abandon() { body(nil) }
    }

    /// For epoll.
    let descriptor: Int32
    private let jobs = Mutex<[Job]?>([])

    init() { descriptor = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK)) }

    deinit { close(descriptor) }

    /// False when the daemon has stopped: the job will never run.
    @discardableResult
    func post(_ job: Job) -> Bool {
        let wasEmpty: Bool? = jobs.withLock { jobs in
            guard let count = jobs?.count else { return nil }
            jobs?.append(job)
            return count == 0
        }
        if wasEmpty == true {
            var one: UInt64 = 1
            write(descriptor, &one, 8)
        }
        return wasEmpty != nil
    }

    /// Everything posted so far.
    func take() -> [Job] {
        var count: UInt64 = 0
        read(descriptor, &count, 8)
        return jobs.withLock { jobs in
            let taken = jobs ?? []
            if jobs != nil { jobs = [] }
            return taken
        }
    }

    /// What is posted from now on is turned away; what was posted before is returned.
    func shut() -> [Job] {
        jobs.withLock { jobs in
            let rest = jobs ?? []
            jobs = nil
            return rest
        }
    }
}
