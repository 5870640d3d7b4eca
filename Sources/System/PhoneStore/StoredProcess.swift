public import CallVocabulary

/// A running app process, so that a restarted daemon can take it back.
///
/// The kernel's pid alone may have been given to another process since: pid and start time together have not.
public struct StoredProcess: Hashable, Sendable {
    /// Whose process it is.
    public var app: AppID
    /// Its bundle identifier.
    public var bundle: String
    /// The number of this life of the app; the key.
    public var process: ProcessID
    /// The kernel's process id.
    public var kernelPID: Int32
    /// When the kernel started it, in clock ticks since the machine's start (field 22 of `/proc/<pid>/stat`).
    public var startTicks: UInt64
    /// The phone's monotonic clock.
    public var launchedAt: Instant

    /// A process as it was launched.
    public init(
        app: AppID, bundle: String, process: ProcessID, kernelPID: Int32, startTicks: UInt64, launchedAt: Instant
    ) {
        self.app = app
        self.bundle = bundle
        self.process = process
        self.kernelPID = kernelPID
        self.startTicks = startTicks
        self.launchedAt = launchedAt
    }
}
