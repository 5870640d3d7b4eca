public import CrashReport
import Glibc
import LinuxProcess

extension SupervisedApp {
    /// Takes the app's threads, each by its own hand, and leaves the process frozen: it must be ended next.
    ///
    /// Works on a running and on a suspended app. Never takes longer than `timeout`; what did not answer by then is
    /// listed as missing, and names that were not found by then are left out.
    public func captureThreads(timeout: Duration = .milliseconds(250)) -> CrashReport.Capture {
        let nanoseconds = timeout.components.seconds * 1_000_000_000 + timeout.components.attoseconds / 1_000_000_000
        let deadline = MonotonicClock.nanoseconds() + UInt64(max(0, nanoseconds))
        guard exitStatus == nil, let status, !status.isGone else {
            return .missing(because: "the process had already ended")
        }
        guard let threadsFile else { return .missing(because: "the app was launched without a file for its threads") }
        guard var reader = ThreadRecordReader(path: threadsFile, process: pid) else {
            return .missing(because: "the file for the app's threads is gone or is no file")
        }
        // The signal's default is to end the process: it is never sent to one that does not expect it.
        guard handlesQuestion else {
            return .missing(because: "the app has not installed the handler that writes its threads down")
        }
        // Names and order from before: a frozen thread keeps both, but an ended one has none.
        let (records, asked) = gather(&reader, until: deadline)
        guard !records.isEmpty else { return .missing(because: "no thread of the app answered in time") }
        guard let map = MemoryMap(of: pid) else { return .missing(because: "the process ended during the capture") }
        return describe(records, asked: asked, map, until: deadline)
    }

    /// Asks every thread, again and again, until all that exist have answered: a thread may start others meanwhile.
    private func gather(
        _ reader: inout ThreadRecordReader, until deadline: UInt64
    ) -> (records: [Int32: ThreadRecord], asked: Set<Int32>) {
        var asked: Set<Int32> = []
        var records: [Int32: ThreadRecord] = [:]
        // Half of the time is for the answers; reading files for names needs some too.
        let patience = MonotonicClock.nanoseconds() + (deadline &- min(deadline, MonotonicClock.nanoseconds())) / 2
        while true {
            let threads = ProcFile.numbers(in: "/proc/\(pid)/task", limit: 512).filter { !asked.contains($0) }
            for thread in threads where ringtime_thread_capture_ask(pid, thread) == 0 { asked.insert(thread) }
            if !threads.isEmpty {
                isFrozen = true
                // Signals wait for a stopped process: it has to go on, into the handler and nowhere else.
                _ = ringtime_pidfd_signal(descriptor, SIGCONT)
            }
            for record in reader.next(expected: asked) { records[record.thread] = records[record.thread] ?? record }
            if threads.isEmpty && records.count == asked.count { break }
            if MonotonicClock.nanoseconds() > patience { break }
            MonotonicClock.pause(microseconds: 200)
        }
        return (records, asked)
    }

    private func describe(
        _ records: [Int32: ThreadRecord], asked: Set<Int32>, _ map: MemoryMap, until deadline: UInt64
    ) -> CrashReport.Capture {
        // The main thread first, as in Apple's reports; the others in the order in which they were started.
        let order = asked.sorted { ($0 == pid ? 0 : 1, $0) < ($1 == pid ? 0 : 1, $1) }
        let link = "/proc/\(pid)/exe"
        let executable = Symbolicator.Executable(path: ProcFile.target(of: link), link: link)
        let stacks = order.map { records[$0]?.addresses ?? [] }
        let (frames, images) = symbolicator.frames(of: stacks, in: map, executable: executable, until: deadline)
        let threads = zip(order, frames).map { id, frames in
            CrashReport.Thread(
                id: id, name: name(ofThread: id), queue: id == pid ? "com.apple.main-thread" : nil, frames: frames,
                state: records[id].map {
                    CrashReport.State(
                        programCounter: $0.programCounter, stackPointer: $0.stackPointer, framePointer: $0.framePointer)
                })
        }
        return .taken(
            threads: threads, images: images, faulting: 0, missing: order.filter { records[$0] == nil })
    }

    /// The name of a thread that has one of its own; the main thread has the program's.
    private func name(ofThread id: Int32) -> String? {
        guard id != pid, let text = ProcFile.read("/proc/\(pid)/task/\(id)/comm", limit: 32) else { return nil }
        return String(decoding: text.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    private var handlesQuestion: Bool {
        guard let text = ProcFile.read("/proc/\(pid)/status", limit: 8192) else { return false }
        let line = String(decoding: text, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("SigCgt:\t") }
        guard let line, let caught = UInt64(line.dropFirst(8), radix: 16) else { return false }
        return caught & (1 << UInt64(ringtime_thread_capture_signal() - 1)) != 0
    }
}
