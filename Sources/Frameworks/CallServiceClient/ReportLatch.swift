internal import CallServiceWire
package import CallVocabulary
internal import Glibc
package import ReportCheck
internal import Synchronization

/// Check 1's value of this process: CallKit sets it, PushKit reads it (C1.1 [A]).
///
/// Public only inside the package. An app that sets it without reporting has to say `@_spi(RingtimePrivate)` (C1.2).
package final class ReportLatch: Sendable {
    private let check = Mutex<ReportCheck?>(nil)

    init() {}

    /// The app called a method that reports an incoming call, whatever will come of it (C1.5). Safe on any thread.
    package static func callReported() { CallServiceConnection.shared.callReported() }

    /// Takes one input into account; the verdict where there is one. Times are of the process's own monotonic clock.
    package func feed(
        _ input: ReportCheck.Input, settings: @autoclosure () -> ReportCheck.Settings, at now: Instant = .ofThisProcess
    ) -> ReportCheck.Verdict? {
        let fresh = check.withLock({ $0 }) == nil ? settings() : nil
        return check.withLock { check in
            let current = check ?? fresh.map(ReportCheck.init(settings:))
            guard let current else { return nil }
            let transition = current.transition(on: input, at: now)
            check = transition.next
            return transition.verdict
        }
    }
}

extension CallServiceConnection {
    /// ``ReportLatch/callReported()`` for this connection.
    package func callReported() { _ = feedReportCheck(.reported) }

    /// Feeds check 1 with the numbers that the phone told at the first connection.
    package func feedReportCheck(_ input: ReportCheck.Input) -> ReportCheck.Verdict? {
        latch.feed(input, settings: ReportCheck.Settings(welcome))
    }
}

extension ReportCheck.Settings {
    init(_ welcome: Welcome) {
        self.init(creditWindow: welcome.creditWindow, asyncDeferral: welcome.asyncDeferral)
    }
}

extension Instant {
    /// Now, on the kernel's monotonic clock. It goes on while the process is stopped, as the phone's does.
    package static var ofThisProcess: Instant {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }
}
