extension AVAudioSession {
    /// Where output goes whatever the route says.
    public enum PortOverride: UInt, Hashable, Sendable {
        case none = 0
        case speaker = 0x7370_6B72  // 'spkr'
    }

    /// Why the route changed.
    public enum RouteChangeReason: UInt, Hashable, Sendable {
        case unknown = 0
        case newDeviceAvailable = 1
        case oldDeviceUnavailable = 2
        case categoryChange = 3
        case override = 4
        case wakeFromSleep = 6
        case noSuitableRouteForCategory = 7
        case routeConfigurationChange = 8
    }

    /// Deprecated from iOS 27.
    public enum InterruptionType: UInt, Hashable, Sendable {
        case ended = 0
        case began = 1
    }

    /// Why an interruption began.
    public enum InterruptionReason: UInt, Hashable, Sendable {
        case `default` = 0
        case appWasSuspended = 1
        case builtInMicMuted = 2
        case routeDisconnected = 4
    }

    /// Whether another app's audio begins or ends.
    public enum SilenceSecondaryAudioHintType: UInt, Hashable, Sendable {
        case end = 0
        case begin = 1
    }

    /// Deprecated from iOS 17: see AVAudioApplication.
    public enum RecordPermission: UInt, Hashable, Sendable {
        case undetermined = 1_970_168_948  // 'undt'
        case denied = 1_684_369_017  // 'deny'
        case granted = 1_735_552_628  // 'grnt'
    }

    /// Which route the app shares.
    public enum RouteSharingPolicy: UInt, Hashable, Sendable {
        case `default` = 0
        case longFormAudio = 1
        case independent = 2
        case longFormVideo = 3
    }

    /// How inputs and outputs are combined.
    public enum IOType: UInt, Hashable, Sendable {
        case notSpecified = 0
        case aggregated = 1
    }

    /// From iOS 27.
    public enum DeactivationSource: UInt, Hashable, Sendable {
        case app = 1
        case system = 2
    }

    /// From iOS 27.
    public enum ResumptionRecommendation: UInt, Hashable, Sendable {
        case shouldNotResume = 0
        case shouldResume = 1
    }

    /// Codes in `NSOSStatusErrorDomain`: four characters each.
    public enum ErrorCode: Int, Hashable, Sendable {
        case none = 0
        case mediaServicesFailed = 1_836_282_486  // 'msrv'
        case isBusy = 560_030_580  // '!act'
        case incompatibleCategory = 560_161_140  // '!cat'
        case cannotInterruptOthers = 560_557_684  // '!int'
        case missingEntitlement = 1_701_737_535  // 'ent?'
        case siriIsRecording = 1_936_290_409  // 'siri'
        case cannotStartPlaying = 561_015_905  // '!pla'
        case cannotStartRecording = 561_145_187  // '!rec'
        case badParam = -50
        case insufficientPriority = 561_017_449  // '!pri'
        case resourceNotAvailable = 561_145_203  // '!res'
        case unspecified = 2_003_329_396  // 'what'
        case expiredSession = 561_210_739  // '!ses'
        case sessionNotActive = 1_768_841_571  // 'inac'
    }
}

extension AVAudioSession.RouteSharingPolicy {
    /// The old name of `longFormAudio`.
    public static var longForm: AVAudioSession.RouteSharingPolicy { .longFormAudio }
}
