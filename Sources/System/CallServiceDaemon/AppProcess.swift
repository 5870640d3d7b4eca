import AppSupervisor
import CallServiceWire
import CallVocabulary
import CrashReport

/// One life of an app: its process, its connection and what its frameworks have said.
final class AppProcess {
    let id: ProcessID
    let app: AppID
    /// Nil for a simulated app.
    var supervised: SupervisedApp?
    /// epoll's name for the end of the process.
    var exitTag: UInt64?
    var connection: AppConnection?
    let reason: LaunchReason
    let launchedAt: Instant
    let launchedAtWallMilliseconds: Int64
    var state: AppRunState
    /// Registries that want VoIP pushes, in the order in which they registered: the last one gets the payloads (D11).
    var registries: [UInt32] = []
    /// In order of creation.
    var providers: [ProviderSettings] = []
    var hasFinishedLaunching = false
    /// What the phone or the process itself has said about its end.
    var ending: Ending?
    /// What it held a lock on when it was suspended last: absolute paths (W3).
    var lockedFiles: [String] = []
    /// Bytes of its output that were dropped and not spoken of yet, and when they were last spoken of.
    var droppedOutput = 0
    var spokeOfOutput: Instant?
    /// The phone has sent SIGKILL: its exit is still to come.
    var wasKilled = false
    var isSimulated: Bool { supervised == nil }

    struct Ending {
        var reason: TerminationReason
        var push: PushID?
        /// The process's own threads, taken before the kill.
        var threads: CrashReport.Capture?
        /// For an exception that an app's framework raised.
        var exception: String?
    }

    init(id: ProcessID, app: AppID, reason: LaunchReason, launchedAt: Instant, wallMilliseconds: Int64) {
        self.id = id
        self.app = app
        self.reason = reason
        self.launchedAt = launchedAt
        launchedAtWallMilliseconds = wallMilliseconds
        state = reason == .user ? .active : .background
    }
}
