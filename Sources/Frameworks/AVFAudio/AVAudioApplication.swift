internal import CallServiceClient
internal import Synchronization

/// The app's audio as a whole: permission and input mute. From iOS 17.
///
/// `@unchecked Sendable` because Apple declares it so and it is open; its only stored property is a lock.
open class AVAudioApplication: NSObject, @unchecked Sendable {
    /// Apple spells this type like the property.
    // swift-format-ignore: TypeNamesShouldBeCapitalized
    public enum recordPermission: Int, Hashable, Sendable {
        case undetermined = 1_970_168_948  // 'undt'
        case denied = 1_684_369_017  // 'deny'
        case granted = 1_735_552_628  // 'grnt'
    }

    private let muted = Mutex(false)

    private static let only = AVAudioApplication(only: ())

    open class var shared: AVAudioApplication { only }

    private init(only: Void) { super.init() }

    /// Granted: nobody has taken the microphone away.
    open var recordPermission: AVAudioApplication.recordPermission { .granted }

    /// Answers on a thread of its own.
    open class func requestRecordPermission(completionHandler response: @escaping @Sendable (Bool) -> Void) {
        AVAudioSession.queue.async { response(true) }
    }
    nonisolated(nonsending) open class func requestRecordPermission() async -> Bool { true }

    open var isInputMuted: Bool { muted.withLock { $0 } }

    /// Remembered, and told by `inputMuteStateChangeNotification`.
    open func setInputMuted(_ muted: Bool) throws {
        let isChange = self.muted.withLock { state in
            defer { state = muted }
            return state != muted
        }
        guard isChange else { return }
        AVAudioSession.queue.async {
            NotificationCenter.default.post(
                name: AVAudioApplication.inputMuteStateChangeNotification, object: self,
                userInfo: [AVAudioApplication.inputMuteStateKey: NSNumber(value: muted)]
            )
        }
    }

    /// Only compiles so far: it matters on macOS alone.
    open func setInputMuteStateChangeHandler(_ inputMuteHandler: ((Bool) -> Bool)?) throws {
        Unsupported.note("AVAudioApplication.setInputMuteStateChangeHandler(_:)")
    }

    public static let inputMuteStateChangeNotification = NSNotification.Name(
        "AVAudioApplicationInputMuteStateChangeNotification")
    public static let inputMuteStateKey: String = "AVAudioApplicationMuteStateKey"
}
