import CallVocabulary
import Glibc
import LinuxProcess

/// epoll: which descriptors have something to say.
struct DescriptorWatch {
    struct Event {
        var tag: UInt64
        var isReadable: Bool
        var isWritable: Bool
    }

    private let descriptor: Int32

    init() { descriptor = epoll_create1(Int32(EPOLL_CLOEXEC)) }

    func stop() { close(descriptor) }

    /// Reports `tag` whenever the descriptor can be read, or written if that was asked for.
    func add(_ watched: Int32, tag: UInt64, writable: Bool = false) {
        control(EPOLL_CTL_ADD, watched, tag: tag, writable: writable)
    }

    func change(_ watched: Int32, tag: UInt64, writable: Bool) {
        control(EPOLL_CTL_MOD, watched, tag: tag, writable: writable)
    }

    func remove(_ watched: Int32) {
        var event = epoll_event()
        epoll_ctl(descriptor, EPOLL_CTL_DEL, watched, &event)
    }

    private func control(_ operation: Int32, _ watched: Int32, tag: UInt64, writable: Bool) {
        var event = epoll_event()
        event.events = EPOLLIN.rawValue | (writable ? EPOLLOUT.rawValue : 0)
        event.data.u64 = tag
        epoll_ctl(descriptor, operation, watched, &event)
    }

    /// Waits at most this long; nil waits for ever. Interrupted waits return nothing.
    func wait(atMost duration: Duration?) -> [Event] {
        var events = [epoll_event](repeating: epoll_event(), count: 64)
        let milliseconds: Int32
        if let duration {
            // Rounded up: waking before the deadline would only spin.
            let whole = (max(0, duration.wholeMicroseconds) + 999) / 1_000
            milliseconds = Int32(clamping: whole)
        } else {
            milliseconds = -1
        }
        let count = epoll_wait(descriptor, &events, Int32(events.count), milliseconds)
        guard count > 0 else { return [] }
        let failed = EPOLLHUP.rawValue | EPOLLERR.rawValue
        return events[..<Int(count)].map { event in
            Event(
                tag: event.data.u64,
                isReadable: event.events & (EPOLLIN.rawValue | failed) != 0,
                isWritable: event.events & EPOLLOUT.rawValue != 0
            )
        }
    }
}
