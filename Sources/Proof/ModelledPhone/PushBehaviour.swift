public import CallPolicy
public import CallVocabulary

/// What an app does in its PushKit delegate. Times count from the beginning of the delegate call unless said otherwise.
public struct PushBehaviour: Hashable, Sendable {
    /// Whether and when it reports the push as a call.
    public enum Report: Hashable, Sendable {
        case never
        /// At the same instant as the return, it comes before it.
        case after(Duration)
        /// So long after the return: zero in a task, or queued behind the delegate call.
        case afterReturn(Duration)
        /// Sets check 1's flag and reports nothing (C1.2).
        case spoofed
    }

    /// Under which UUID it reports.
    public enum ReportedCall: Hashable, Sendable {
        /// The payload's; one that it makes up if the payload names none.
        case ofPayload
        /// One that it makes up.
        case invented
        case number(Int64)
    }

    public var report: Report
    public var returnsAfter: Duration
    /// Nil: the completion handler is never called.
    public var completesAfter: Duration?
    /// From the report to its end of the call; nil: it does not end it, unless ``endsWhatIsOver`` says so. Without a
    /// report, from the beginning.
    public var endsCallAfter: Duration?
    /// Nil: the process lives on.
    public var exitsAfter: Duration?
    /// It implements the `async` form: PushKit gets control back at once (C1.10).
    public var isAsync: Bool
    /// It ends at once what it reports for a push that is no call: a cancelled or missed one, or a message (C1.6).
    public var endsWhatIsOver = true
    /// How the process ends, if it does.
    public var exitsBy = TerminationReason.exited(code: 1)
    public var call = ReportedCall.ofPayload
    /// What the daemon finds in the report beyond the UUID.
    public var incoming = IncomingReport(provider: 1)

    public init(
        report: Report = .after(.zero), returnsAfter: Duration = .zero, completesAfter: Duration? = .zero,
        endsCallAfter: Duration? = nil, exitsAfter: Duration? = nil, isAsync: Bool = false
    ) {
        self.report = report
        self.returnsAfter = returnsAfter
        self.completesAfter = completesAfter
        self.endsCallAfter = endsCallAfter
        self.exitsAfter = exitsAfter
        self.isAsync = isAsync
    }
}

extension PushBehaviour {
    /// Reports, completes and returns at once.
    public static let wellMade = PushBehaviour()
    /// Completes and returns.
    public static let neverReports = PushBehaviour(report: .never)
    public static let spoofs = PushBehaviour(report: .spoofed)
    /// Reports, and says at once that the call is over (C1.6).
    public static let reportsAndEnds = PushBehaviour(endsCallAfter: .zero)
    /// Says that the payload's call is over, without a report.
    public static let withdraws = PushBehaviour(report: .never, endsCallAfter: .zero)
    /// Reports in a task, or queued behind the delegate call (M3).
    public static let reportsInTask = reportsAfterReturn(by: .zero)

    /// Holds the delegate up for so long, then reports and returns (C1.7).
    public static func blocks(_ time: Duration) -> PushBehaviour {
        PushBehaviour(report: .after(time), returnsAfter: time, completesAfter: time)
    }

    /// Returns at once, and reports so long afterwards (M3).
    public static func reportsAfterReturn(by delay: Duration) -> PushBehaviour {
        PushBehaviour(report: .afterReturn(delay), completesAfter: delay)
    }

    /// The `async` form, whose body reports after so long (C1.10, M15).
    public static func asynchronous(reportsAfter delay: Duration = .zero) -> PushBehaviour {
        PushBehaviour(report: .after(delay), completesAfter: delay, isAsync: true)
    }

    /// The process ends in the delegate, before any report (C2.5).
    public static func exits(
        after time: Duration = .zero, by reason: TerminationReason = .exited(code: 1)
    ) -> PushBehaviour {
        var behaviour = PushBehaviour(report: .never, returnsAfter: time, completesAfter: nil, exitsAfter: time)
        behaviour.exitsBy = reason
        return behaviour
    }
}
