// The same for AVFAudio: every declaration with its type. No test runs this file.
import AVFAudio

func everySettingOfTheSession(_ session: AVAudioSession) throws {
    let _: any Sendable = session
    try session.setCategory(.playAndRecord)
    try session.setCategory(.playAndRecord, options: .mixWithOthers)
    try session.setCategory(.playAndRecord, mode: .voiceChat)
    try session.setCategory(.playAndRecord, mode: .voiceChat, options: [.duckOthers])
    try session.setCategory(.playback, mode: .default, policy: .longFormVideo)
    try session.setCategory(.playback, mode: .default, policy: .longFormVideo, options: [])
    try session.setMode(.measurement)
    try session.setActive(true)
    try session.setActive(false, options: .notifyOthersOnDeactivation)
    let done: @Sendable (Bool, (any Error)?) -> Void = { _, _ in }
    session.activate(completionHandler: done)
    session.deactivate(options: .notifyOthersOnDeactivation, completionHandler: done)
    try session.overrideOutputAudioPort(.speaker)
    try session.setPreferredInput(nil)
    try session.setInputDataSource(nil)
    try session.setOutputDataSource(nil)
    try session.setPreferredSampleRate(48_000)
    try session.setPreferredIOBufferDuration(0.02)
    try session.setPreferredInputNumberOfChannels(1)
    try session.setPreferredOutputNumberOfChannels(1)
    try session.setInputGain(1)
    try session.setPrefersNoInterruptionsFromSystemAlerts(true)
    try session.setAggregatedIOPreference(.aggregated)
    session.requestRecordPermission { (_: Bool) in }
}

func everyPropertyOfTheSession() {
    typealias Session = AVAudioSession
    let _: KeyPath<Session, [Session.Category]> = \.availableCategories
    let _: KeyPath<Session, [Session.Mode]> = \.availableModes
    let _: KeyPath<Session, Session.Category> = \.category
    let _: KeyPath<Session, Session.CategoryOptions> = \.categoryOptions
    let _: KeyPath<Session, Session.Mode> = \.mode
    let _: KeyPath<Session, Session.RouteSharingPolicy> = \.routeSharingPolicy
    let _: KeyPath<Session, AVAudioSessionRouteDescription> = \.currentRoute
    let _: KeyPath<Session, [AVAudioSessionPortDescription]?> = \.availableInputs
    let _: KeyPath<Session, AVAudioSessionPortDescription?> = \.preferredInput
    let _: [KeyPath<Session, [AVAudioSessionDataSourceDescription]?>] = [\.inputDataSources, \.outputDataSources]
    let _: [KeyPath<Session, AVAudioSessionDataSourceDescription?>] = [\.inputDataSource, \.outputDataSource]
    let _: [KeyPath<Session, Double>] = [
        \.sampleRate, \.preferredSampleRate, \.ioBufferDuration, \.preferredIOBufferDuration, \.inputLatency,
        \.outputLatency,
    ]
    let _: [KeyPath<Session, Int>] = [
        \.inputNumberOfChannels, \.outputNumberOfChannels, \.maximumInputNumberOfChannels,
        \.maximumOutputNumberOfChannels, \.preferredInputNumberOfChannels, \.preferredOutputNumberOfChannels,
    ]
    let _: [KeyPath<Session, Float>] = [\.outputVolume, \.inputGain]
    let _: [KeyPath<Session, Bool>] = [
        \.isInputAvailable, \.isInputGainSettable, \.isOtherAudioPlaying, \.secondaryAudioShouldBeSilencedHint,
        \.prefersNoInterruptionsFromSystemAlerts,
    ]
    let _: KeyPath<Session, Session.RecordPermission> = \.recordPermission
}

func everyNotificationOfTheSession() {
    let _: [NSNotification.Name] = [
        AVAudioSession.interruptionNotification, AVAudioSession.routeChangeNotification,
        AVAudioSession.mediaServicesWereLostNotification, AVAudioSession.mediaServicesWereResetNotification,
        AVAudioSession.silenceSecondaryAudioHintNotification, AVAudioSession.availableInputsChangeNotification,
        AVAudioSession.outputMuteStateChangeNotification, AVAudioSession.didBecomeActiveNotification,
        AVAudioSession.didBecomeInactiveNotification, AVAudioSession.resumptionRecommendationNotification,
    ]
    let _: [String] = [
        AVAudioSession.muteStateKey, AVAudioSession.deactivationContextKey, AVAudioSession.resumptionContextKey,
        AVAudioSessionInterruptionTypeKey, AVAudioSessionInterruptionOptionKey, AVAudioSessionInterruptionReasonKey,
        AVAudioSessionInterruptionWasSuspendedKey, AVAudioSessionRouteChangeReasonKey,
        AVAudioSessionRouteChangePreviousRouteKey, AVAudioSessionSilenceSecondaryAudioHintTypeKey,
    ]
}

func everyValueOfTheSession() {
    let _: [AVAudioSession.Category] = [
        .ambient, .soloAmbient, .playback, .record, .playAndRecord, .multiRoute, .audioProcessing, .init(rawValue: "x"),
    ]
    let _: [AVAudioSession.Mode] = [
        .default, .voiceChat, .gameChat, .videoRecording, .measurement, .moviePlayback, .videoChat, .spokenAudio,
        .voicePrompt, .shortFormVideo, .dualRoute, .init(rawValue: "x"),
    ]
    let _: AVAudioSession.CategoryOptions = [
        .mixWithOthers, .duckOthers, .allowBluetooth, .allowBluetoothHFP, .defaultToSpeaker,
        .interruptSpokenAudioAndMixWithOthers, .allowBluetoothA2DP, .allowAirPlay, .overrideMutedMicrophoneInterruption,
        .farFieldInput, .bluetoothHighQualityRecording,
    ]
    let _: AVAudioSessionActivationOptions = []
    let _: AVAudioSessionDeactivationOptions = [.notifyOthersOnDeactivation]
    let _: [AVAudioSession.PortOverride] = [.none, .speaker]
    let _: [AVAudioSession.RouteChangeReason] = [
        .unknown, .newDeviceAvailable, .oldDeviceUnavailable, .categoryChange, .override, .wakeFromSleep,
        .noSuitableRouteForCategory, .routeConfigurationChange,
    ]
    let _: [AVAudioSession.InterruptionType] = [.ended, .began]
    let _: AVAudioSession.InterruptionOptions = [.shouldResume]
    let _: [AVAudioSession.InterruptionReason] = [.default, .appWasSuspended, .builtInMicMuted, .routeDisconnected]
    let _: [AVAudioSession.RecordPermission] = [.undetermined, .denied, .granted]
    let _: [AVAudioSession.RouteSharingPolicy] = [.default, .longFormAudio, .longForm, .independent, .longFormVideo]
    let _: [AVAudioSession.IOType] = [.notSpecified, .aggregated]
    let _: [AVAudioSession.DeactivationSource] = [.app, .system]
    let _: [AVAudioSession.ResumptionRecommendation] = [.shouldNotResume, .shouldResume]
    let _: [AVAudioSession.ErrorCode] = [
        .none, .mediaServicesFailed, .isBusy, .incompatibleCategory, .cannotInterruptOthers, .missingEntitlement,
        .siriIsRecording, .cannotStartPlaying, .cannotStartRecording, .badParam, .insufficientPriority,
        .resourceNotAvailable, .unspecified, .expiredSession, .sessionNotActive,
    ]
    let _: [AVAudioSession.Port] = [
        .lineIn, .builtInMic, .headsetMic, .continuityMicrophone, .lineOut, .headphones, .bluetoothA2DP,
        .builtInReceiver, .builtInSpeaker, .HDMI, .airPlay, .bluetoothLE, .mediaDeviceExtension, .bluetoothHFP,
        .usbAudio, .carAudio, .virtual, .PCI, .fireWire, .displayPort, .AVB, .thunderbolt,
    ]
}

func everyRouteMember(_ port: AVAudioSessionPortDescription) throws {
    let _: [KeyPath<AVAudioSessionRouteDescription, [AVAudioSessionPortDescription]>] = [\.inputs, \.outputs]
    let _: KeyPath<AVAudioSessionPortDescription, AVAudioSession.Port> = \.portType
    let _: [KeyPath<AVAudioSessionPortDescription, String>] = [\.portName, \.uid]
    let _: [KeyPath<AVAudioSessionPortDescription, Bool>] = [\.hasHardwareVoiceCallProcessing, \.isSpatialAudioEnabled]
    let _: KeyPath<AVAudioSessionPortDescription, [AVAudioSessionChannelDescription]?> = \.channels
    let _: KeyPath<AVAudioSessionPortDescription, [AVAudioSessionDataSourceDescription]?> = \.dataSources
    let _: [KeyPath<AVAudioSessionPortDescription, AVAudioSessionDataSourceDescription?>] = [
        \.selectedDataSource, \.preferredDataSource,
    ]
    try port.setPreferredDataSource(nil)
}

func everyApplicationMember(_ application: AVAudioApplication) throws {
    let _: any Sendable = AVAudioApplication.shared
    AVAudioApplication.requestRecordPermission { (_: Bool) in }
    AVAudioApplication.requestRecordPermission(completionHandler: { _ in })
    let _: AVAudioApplication.recordPermission = application.recordPermission
    let _: [AVAudioApplication.recordPermission] = [.undetermined, .denied, .granted]
    let _: Bool = application.isInputMuted
    try application.setInputMuted(true)
    try application.setInputMuteStateChangeHandler { !$0 }
    try application.setInputMuteStateChangeHandler(nil)
    let _: NSNotification.Name = AVAudioApplication.inputMuteStateChangeNotification
    let _: String = AVAudioApplication.inputMuteStateKey
}
