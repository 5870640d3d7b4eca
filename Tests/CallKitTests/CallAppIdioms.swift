// How apps write it: the idioms of public call layers, with only the imports they have. Compiling is the test; no test
// runs this file.
import AVFoundation
import CallKit

// Trap 1: what tests of apps subclass, and how.
final class FakeProvider: CXProvider {
    var reported: [UUID] = []
    init() { super.init(configuration: CXProviderConfiguration()) }
    override func setDelegate(_ delegate: (any CXProviderDelegate)?, queue: DispatchQueue?) {}
    override func reportNewIncomingCall(
        with UUID: UUID, update: CXCallUpdate, completion: @escaping @Sendable ((any Error)?) -> Void
    ) {
        reported.append(UUID)
        completion(nil)
    }
    override func reportCall(with UUID: UUID, updated update: CXCallUpdate) {}
    override func reportCall(with UUID: UUID, endedAt dateEnded: Date?, reason endedReason: CXCallEndedReason) {}
    override func reportOutgoingCall(with UUID: UUID, connectedAt dateConnected: Date?) {}
    override func invalidate() {}
    override var pendingTransactions: [CXTransaction] { [] }
    override var configuration: CXProviderConfiguration {
        get { CXProviderConfiguration(localizedName: "Fake") }
        set {}
    }
    override class func reportNewIncomingVoIPPushPayload(
        _ dictionaryPayload: [AnyHashable: Any], completion: (@Sendable ((any Error)?) -> Void)? = nil
    ) {}
}

final class FakeController: CXCallController {
    var requested: [CXTransaction] = []
    override var callObserver: CXCallObserver { FakeObserver() }
    override func request(_ transaction: CXTransaction, completion: @escaping @Sendable ((any Error)?) -> Void) {
        requested.append(transaction)
        completion(nil)
    }
}

final class FakeObserver: CXCallObserver {
    override var calls: [CXCall] { [] }
    override func setDelegate(_ delegate: (any CXCallObserverDelegate)?, queue: DispatchQueue?) {}
}

final class FakeAnswer: CXAnswerCallAction {
    var fulfilled = false
    override func fulfill() { fulfilled = true }
    override func fail() {}
    override var isComplete: Bool { fulfilled }
    override var uuid: UUID { UUID() }
    override var timeoutDate: Date { Date() }
}

final class FakeStart: CXStartCallAction {
    let tag: Int
    init(tag: Int) {
        self.tag = tag
        super.init(call: UUID(), handle: CXHandle(type: .generic, value: ""))
    }
    required init?(coder aDecoder: NSCoder) { nil }
    override func fulfill(withDateStarted dateStarted: Date) {}
}

// A non-isolated call layer, as most are.
class CallLayer: NSObject, CXProviderDelegate, CXCallObserverDelegate {
    let provider: CXProvider
    let controller = CXCallController()
    var current: UUID?

    override init() {
        let configuration = CXProviderConfiguration(localizedName: "App")
        configuration.supportsVideo = true
        configuration.maximumCallGroups = 1
        configuration.maximumCallsPerCallGroup = 1
        configuration.includesCallsInRecents = false
        configuration.supportedHandleTypes = [.generic, .phoneNumber]
        configuration.iconTemplateImageData = nil
        configuration.ringtoneSound = "Ringtone.caf"
        provider = CXProvider(configuration: configuration)
        super.init()
        provider.setDelegate(self, queue: nil)
        controller.callObserver.setDelegate(self, queue: .main)
    }

    deinit { provider.invalidate() }

    func incoming(_ name: String, completion: @escaping @Sendable () -> Void) {
        let update = CXCallUpdate()
        update.remoteHandle = CXHandle(type: .generic, value: name)
        update.localizedCallerName = name
        update.hasVideo = false
        let uuid = UUID()
        provider.reportNewIncomingCall(with: uuid, update: update) { error in
            if let error = error as? CXErrorCodeIncomingCallError, error.code == .filteredByDoNotDisturb { return }
            if (error as NSError?)?.code == CXErrorCodeIncomingCallError.filteredByBlockList.rawValue { return }
            if let error { print((error as NSError).code, error.localizedDescription) }
            completion()
        }
        provider.reportNewIncomingCall(with: uuid, update: update, completion: { _ in })
    }

    func end(_ uuid: UUID) {
        let transaction = CXTransaction()
        transaction.addAction(CXEndCallAction(call: uuid))
        controller.request(transaction) { error in
            switch error {
            case nil: break
            case let error as CXErrorCodeRequestTransactionError:
                switch error.code {
                case .unknownCallUUID, .unknownCallProvider: break
                default: break
                }
            default: break
            }
        }
        controller.request(CXTransaction(action: CXEndCallAction(call: uuid)), completion: { _ in })
        provider.reportCall(with: uuid, endedAt: Date(), reason: .remoteEnded)
        provider.reportCall(with: uuid, endedAt: nil, reason: .unanswered)
        provider.reportOutgoingCall(with: uuid, startedConnectingAt: Date())
    }

    func providerDidReset(_ provider: CXProvider) { current = nil }
    func providerDidBegin(_ provider: CXProvider) {}
    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
        current = action.callUUID
        do {
            let session = AVAudioSession.sharedInstance()
            try session.setCategory(.playAndRecord, options: [.allowBluetooth, .allowBluetoothA2DP])
            try session.setMode(.voiceChat)
            try session.setPreferredIOBufferDuration(0.005)
        } catch { action.fail() }
        action.fulfill()
    }
    func provider(_ provider: CXProvider, perform action: CXEndCallAction) { action.fulfill(withDateEnded: Date()) }
    func provider(_ provider: CXProvider, perform action: CXSetMutedCallAction) {
        print(action.isMuted)
        action.fulfill()
    }
    func provider(_ provider: CXProvider, timedOutPerforming action: CXAction) {}
    func provider(_ provider: CXProvider, didActivate audioSession: AVAudioSession) {
        try? audioSession.overrideOutputAudioPort(.none)
    }
    func provider(_ provider: CXProvider, didDeactivate audioSession: AVAudioSession) {}
    func callObserver(_ callObserver: CXCallObserver, callChanged call: CXCall) {
        if call.hasEnded && !call.hasConnected && !call.isOutgoing && !call.isOnHold { print(call.uuid) }
    }
}

// A call layer on the main actor with nonisolated delegate methods: trap 4.
@MainActor final class MainActorLayer: NSObject, CXProviderDelegate {
    private let provider = CXProvider(configuration: CXProviderConfiguration())
    private let controller = CXCallController(queue: .main)

    func report(_ uuid: UUID) async {
        let update = CXCallUpdate()
        update.remoteHandle = CXHandle(type: .emailAddress, value: "ann@example.com")
        do {
            try await provider.reportNewIncomingCall(with: uuid, update: update)
            try await controller.request(CXTransaction(action: CXAnswerCallAction(call: uuid)))
            try await controller.requestTransaction(with: CXSetHeldCallAction(call: uuid, onHold: true))
            try await controller.requestTransaction(with: [CXEndCallAction(call: uuid)])
            try await CXProvider.reportNewIncomingVoIPPushPayload(["id": uuid.uuidString])
        } catch CXErrorCodeIncomingCallError.callUUIDAlreadyExists {
            provider.reportCall(with: uuid, endedAt: nil, reason: .failed)
        } catch let error as CXErrorCodeRequestTransactionError where error.code == .callUUIDAlreadyExists {
        } catch {
        }
    }

    nonisolated func providerDidReset(_ provider: CXProvider) {}
    nonisolated func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {
        action.fulfill()
        Task { @MainActor in controller.callObserver.setDelegate(nil, queue: nil) }
    }
}

// An actor's call layer, its delegate another object.
actor CallActor {
    private let controller = CXCallController()

    func start(_ uuid: UUID) async throws {
        let action = CXStartCallAction(call: uuid, handle: CXHandle(type: .phoneNumber, value: "+15550100"))
        action.isVideo = true
        action.contactIdentifier = "contact"
        try await controller.request(CXTransaction(action: action))
    }
}

func reason(_ reason: CXCallEndedReason) -> String {
    switch reason {
    case .failed: "failed"
    case .remoteEnded, .unanswered: "over"
    case .answeredElsewhere, .declinedElsewhere: "elsewhere"
    }
}

func watchTheRoute() -> [any NSObjectProtocol] {
    let route = NotificationCenter.default.addObserver(
        forName: AVAudioSession.routeChangeNotification, object: nil, queue: .main
    ) { notification in
        guard let value = notification.userInfo?[AVAudioSessionRouteChangeReasonKey] as? UInt,
            let reason = AVAudioSession.RouteChangeReason(rawValue: value)
        else { return }
        switch reason {
        case .newDeviceAvailable, .oldDeviceUnavailable: break
        default: break
        }
        let isLoud = AVAudioSession.sharedInstance().currentRoute.outputs.contains { $0.portType == .builtInSpeaker }
        print(isLoud)
    }
    let interruption = NotificationCenter.default.addObserver(
        forName: AVAudioSession.interruptionNotification, object: AVAudioSession.sharedInstance(), queue: nil
    ) { notification in
        guard let value = notification.userInfo?[AVAudioSessionInterruptionTypeKey] as? UInt,
            AVAudioSession.InterruptionType(rawValue: value) == .ended,
            let options = notification.userInfo?[AVAudioSessionInterruptionOptionKey] as? UInt
        else { return }
        print(AVAudioSession.InterruptionOptions(rawValue: options).contains(.shouldResume))
    }
    return [route, interruption]
}
