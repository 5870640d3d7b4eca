internal import CallServiceClient
internal import Synchronization

/// The app's audio, as far as call code speaks to it: what the app sets is remembered, and the route follows from it.
///
/// There is no sound. The simulated phone has a microphone, a receiver and a speaker. The app configures its session in
/// the action's handler and leaves activation to CallKit (rule A2 [A]).
///
/// `@unchecked Sendable` because Apple declares it so and it is open; its only stored property is a lock.
open class AVAudioSession: NSObject, @unchecked Sendable {
    let state = Mutex(State())

    private static let shared = AVAudioSession(only: ())

    open class func sharedInstance() -> AVAudioSession { shared }

    private init(only: Void) { super.init() }

    // MARK: Category and mode

    open var availableCategories: [AVAudioSession.Category] {
        [.ambient, .soloAmbient, .playback, .record, .playAndRecord, .multiRoute]
    }
    open var availableModes: [AVAudioSession.Mode] {
        [
            .default, .voiceChat, .gameChat, .videoRecording, .measurement, .moviePlayback, .videoChat, .spokenAudio,
            .voicePrompt, .shortFormVideo, .dualRoute,
        ]
    }

    open func setCategory(_ category: AVAudioSession.Category) throws {
        change(.categoryChange) { $0.setCategory(category) }
    }
    open func setCategory(
        _ category: AVAudioSession.Category, options: AVAudioSession.CategoryOptions = []
    ) throws {
        change(.categoryChange) { $0.setCategory(category, options: options) }
    }
    open func setCategory(
        _ category: AVAudioSession.Category, mode: AVAudioSession.Mode, options: AVAudioSession.CategoryOptions = []
    ) throws {
        change(.categoryChange) { $0.setCategory(category, mode: mode, options: options) }
    }
    open func setCategory(
        _ category: AVAudioSession.Category, mode: AVAudioSession.Mode, policy: AVAudioSession.RouteSharingPolicy,
        options: AVAudioSession.CategoryOptions = []
    ) throws {
        change(.categoryChange) { state in
            state.setCategory(category, mode: mode, options: options)
            state.routeSharingPolicy = policy
        }
    }
    open var category: AVAudioSession.Category { state.withLock { $0.category } }
    open var categoryOptions: AVAudioSession.CategoryOptions { state.withLock { $0.effectiveOptions } }
    open var mode: AVAudioSession.Mode { state.withLock { $0.mode } }
    open func setMode(_ mode: AVAudioSession.Mode) throws { change(.categoryChange) { $0.mode = mode } }
    open var routeSharingPolicy: AVAudioSession.RouteSharingPolicy { state.withLock { $0.routeSharingPolicy } }

    // MARK: Activation

    /// Remembered, and an activation is told to the phone every time; nothing else so far: on a device an app's own
    /// activation may fail, or keep CallKit's from working (rule A3 [A]).
    open func setActive(_ active: Bool, options: AVAudioSession.SetActiveOptions = []) throws {
        note("AVAudioSession.setActive(_:options:)")
        if active { OwnActivation.note() }
        state.withLock { $0.isActivatedByApp = active }
    }
    /// As ``setActive(_:options:)``.
    open func activate(
        options: AVAudioSessionActivationOptions = [],
        completionHandler handler: @escaping @Sendable (Bool, (any Error)?) -> Void
    ) {
        note("AVAudioSession.activate(options:completionHandler:)")
        OwnActivation.note()
        state.withLock { $0.isActivatedByApp = true }
        Self.queue.async { handler(true, nil) }
    }
    nonisolated(nonsending) open func activate(options: AVAudioSessionActivationOptions = []) async throws -> Bool {
        await withCheckedContinuation { continuation in
            activate(options: options) { done, _ in continuation.resume(returning: done) }
        }
    }
    /// As ``setActive(_:options:)``. From iOS 27.
    open func deactivate(
        options: AVAudioSessionDeactivationOptions = [],
        completionHandler handler: @escaping @Sendable (Bool, (any Error)?) -> Void
    ) {
        note("AVAudioSession.deactivate(options:completionHandler:)")
        state.withLock { $0.isActivatedByApp = false }
        Self.queue.async { handler(true, nil) }
    }
    nonisolated(nonsending) open func deactivate(options: AVAudioSessionDeactivationOptions = []) async throws -> Bool {
        await withCheckedContinuation { continuation in
            deactivate(options: options) { done, _ in continuation.resume(returning: done) }
        }
    }

    // MARK: Route

    /// To the speaker, or back to where the category and mode lead.
    open func overrideOutputAudioPort(_ portOverride: AVAudioSession.PortOverride) throws {
        change(.override) { $0.portOverride = portOverride }
    }
    open var currentRoute: AVAudioSessionRouteDescription { state.withLock { $0.route }.description }
    open var availableInputs: [AVAudioSessionPortDescription]? {
        state.withLock { $0.route.input != nil } ? [AVAudioSessionPortDescription(.builtInMic)] : nil
    }
    open var preferredInput: AVAudioSessionPortDescription? {
        state.withLock { $0.preferredInput }.map { AVAudioSessionPortDescription($0) }
    }
    open func setPreferredInput(_ inPort: AVAudioSessionPortDescription?) throws {
        let port = inPort?.portType
        state.withLock { $0.preferredInput = port }
    }
    open var isInputAvailable: Bool { true }
    open var inputDataSources: [AVAudioSessionDataSourceDescription]? { nil }
    open var inputDataSource: AVAudioSessionDataSourceDescription? { nil }
    open func setInputDataSource(_ dataSource: AVAudioSessionDataSourceDescription?) throws {
        note("AVAudioSession.setInputDataSource(_:)")
    }
    open var outputDataSources: [AVAudioSessionDataSourceDescription]? { nil }
    open var outputDataSource: AVAudioSessionDataSourceDescription? { nil }
    open func setOutputDataSource(_ dataSource: AVAudioSessionDataSourceDescription?) throws {
        note("AVAudioSession.setOutputDataSource(_:)")
    }

    // MARK: Hardware. Hints are remembered; the simulated hardware has one rate and one channel each way.

    open var sampleRate: Double { 48_000 }
    open var preferredSampleRate: Double { state.withLock { $0.preferredSampleRate } }
    open func setPreferredSampleRate(_ sampleRate: Double) throws {
        state.withLock { $0.preferredSampleRate = sampleRate }
    }
    open var ioBufferDuration: TimeInterval { 0.02 }
    open var preferredIOBufferDuration: TimeInterval { state.withLock { $0.preferredIOBufferDuration } }
    open func setPreferredIOBufferDuration(_ duration: TimeInterval) throws {
        state.withLock { $0.preferredIOBufferDuration = duration }
    }
    open var inputNumberOfChannels: Int { 1 }
    open var outputNumberOfChannels: Int { 1 }
    open var maximumInputNumberOfChannels: Int { 1 }
    open var maximumOutputNumberOfChannels: Int { 2 }
    open var preferredInputNumberOfChannels: Int { state.withLock { $0.preferredInputChannels } }
    open func setPreferredInputNumberOfChannels(_ count: Int) throws {
        state.withLock { $0.preferredInputChannels = count }
    }
    open var preferredOutputNumberOfChannels: Int { state.withLock { $0.preferredOutputChannels } }
    open func setPreferredOutputNumberOfChannels(_ count: Int) throws {
        state.withLock { $0.preferredOutputChannels = count }
    }
    open var inputLatency: TimeInterval { 0.01 }
    open var outputLatency: TimeInterval { 0.01 }
    open var outputVolume: Float { 0.5 }
    open var inputGain: Float { state.withLock { $0.inputGain } }
    open var isInputGainSettable: Bool { true }
    open func setInputGain(_ gain: Float) throws { state.withLock { $0.inputGain = min(max(gain, 0), 1) } }
    open func setAggregatedIOPreference(_ inIOType: AVAudioSession.IOType) throws {
        note("AVAudioSession.setAggregatedIOPreference(_:)")
    }

    // MARK: Other apps, permission

    open var isOtherAudioPlaying: Bool { false }
    open var secondaryAudioShouldBeSilencedHint: Bool { false }
    open func setPrefersNoInterruptionsFromSystemAlerts(_ inValue: Bool) throws {
        state.withLock { $0.prefersNoInterruptions = inValue }
    }
    open var prefersNoInterruptionsFromSystemAlerts: Bool { state.withLock { $0.prefersNoInterruptions } }

    /// Granted: nobody has taken the microphone away.
    open var recordPermission: AVAudioSession.RecordPermission { .granted }
    /// Answers on a thread of its own.
    open func requestRecordPermission(_ response: @escaping @Sendable (Bool) -> Void) {
        Self.queue.async { response(true) }
    }

    // MARK: Ours

    /// Answers and notifications come on a thread that is nobody's, as on a device.
    static let queue = DispatchQueue(label: "AVAudioSession")

    /// Changes what leads to the route, and posts `routeChangeNotification` if it leads elsewhere now.
    private func change(_ reason: RouteChangeReason, _ body: (inout State) -> Void) {
        let (before, after) = state.withLock { state in
            let before = state.route
            body(&state)
            return (before, state.route)
        }
        guard before != after else { return }
        Self.queue.async {
            NotificationCenter.default.post(
                name: AVAudioSession.routeChangeNotification, object: self,
                userInfo: [
                    AVAudioSessionRouteChangeReasonKey: NSNumber(value: reason.rawValue),
                    AVAudioSessionRouteChangePreviousRouteKey: before.description,
                ]
            )
        }
    }

    private func note(_ member: String) { Unsupported.note(member) }
}
