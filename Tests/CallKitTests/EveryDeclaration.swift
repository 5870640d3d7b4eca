// Names every declaration with its type, so that a changed label, type or optionality does not compile. No test runs
// this file. Key paths and typed function references are exact where a call would convert silently.
import AVFAudio
import CallKit

typealias Answer = @Sendable ((any Error)?) -> Void

func everyProviderMember(_ provider: CXProvider) {
    let _: (CXProviderConfiguration) -> CXProvider = CXProvider.init(configuration:)
    let _: ((any CXProviderDelegate)?, DispatchQueue?) -> Void = provider.setDelegate(_:queue:)
    let _: (UUID, CXCallUpdate, @escaping Answer) -> Void = provider.reportNewIncomingCall(with:update:completion:)
    let _: (UUID, CXCallUpdate) -> Void = provider.reportCall(with:updated:)
    let _: (UUID, Date?, CXCallEndedReason) -> Void = provider.reportCall(with:endedAt:reason:)
    let _: (UUID, Date?) -> Void = provider.reportOutgoingCall(with:startedConnectingAt:)
    let _: (UUID, Date?) -> Void = provider.reportOutgoingCall(with:connectedAt:)
    let _: ([AnyHashable: Any], Answer?) -> Void = CXProvider.reportNewIncomingVoIPPushPayload(_:completion:)
    CXProvider.reportNewIncomingVoIPPushPayload([:])
    let _: ReferenceWritableKeyPath<CXProvider, CXProviderConfiguration> = \.configuration
    let _: () -> Void = provider.invalidate
    let _: KeyPath<CXProvider, [CXTransaction]> = \.pendingTransactions
    let _: (AnyClass, UUID) -> [CXCallAction] = provider.pendingCallActions(of:withCall:)
}

func everyConfigurationMember() {
    let _: () -> CXProviderConfiguration = CXProviderConfiguration.init
    let _: (String) -> CXProviderConfiguration = CXProviderConfiguration.init(localizedName:)
    let _: KeyPath<CXProviderConfiguration, String?> = \.localizedName
    let _: ReferenceWritableKeyPath<CXProviderConfiguration, String?> = \.ringtoneSound
    let _: ReferenceWritableKeyPath<CXProviderConfiguration, Data?> = \.iconTemplateImageData
    let _: ReferenceWritableKeyPath<CXProviderConfiguration, Int> = \.maximumCallGroups
    let _: ReferenceWritableKeyPath<CXProviderConfiguration, Int> = \.maximumCallsPerCallGroup
    let _: ReferenceWritableKeyPath<CXProviderConfiguration, Bool> = \.includesCallsInRecents
    let _: ReferenceWritableKeyPath<CXProviderConfiguration, Bool> = \.supportsVideo
    let _: ReferenceWritableKeyPath<CXProviderConfiguration, Bool> = \.supportsAudioTranslation
    let _: ReferenceWritableKeyPath<CXProviderConfiguration, Set<CXHandle.HandleType>> = \.supportedHandleTypes
    let _: any NSCopying = CXProviderConfiguration()
}

func everyControllerMember(_ controller: CXCallController) {
    let _: () -> CXCallController = CXCallController.init
    let _: (DispatchQueue) -> CXCallController = CXCallController.init(queue:)
    let _: KeyPath<CXCallController, CXCallObserver> = \.callObserver
    let _: (CXTransaction, @escaping Answer) -> Void = controller.request(_:completion:)
    let _: ([CXAction], @escaping Answer) -> Void = controller.requestTransaction(with:completion:)
    let _: (CXAction, @escaping Answer) -> Void = controller.requestTransaction(with:completion:)
}

func everyAsyncMember(_ controller: CXCallController, _ provider: CXProvider) async throws {
    try await controller.request(CXTransaction())
    try await controller.requestTransaction(with: [CXAction()])
    try await controller.requestTransaction(with: CXAction())
    try await provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate())
    try await CXProvider.reportNewIncomingVoIPPushPayload([:])
    let session = AVAudioSession.sharedInstance()
    let _: Bool = try await session.activate()
    let _: Bool = try await session.activate(options: [])
    let _: Bool = try await session.deactivate()
    let _: Bool = try await session.deactivate(options: .notifyOthersOnDeactivation)
    let _: Bool = await AVAudioApplication.requestRecordPermission()
}

func everyTransactionMember(_ transaction: CXTransaction) {
    let _: KeyPath<CXTransaction, UUID> = \.uuid
    let _: KeyPath<CXTransaction, Bool> = \.isComplete
    let _: KeyPath<CXTransaction, [CXAction]> = \.actions
    let _: ([CXAction]) -> CXTransaction = CXTransaction.init(actions:)
    let _: (CXAction) -> CXTransaction = CXTransaction.init(action:)
    let _: () -> CXTransaction = CXTransaction.init
    let _: (NSCoder) -> CXTransaction? = CXTransaction.init(coder:)
    let _: (CXAction) -> Void = transaction.addAction(_:)
    let _: any NSCopying & NSSecureCoding = transaction
}

func everyActionMember(_ answer: CXAnswerCallAction, _ end: CXEndCallAction, _ start: CXStartCallAction) {
    let _: KeyPath<CXAction, UUID> = \.uuid
    let _: KeyPath<CXAction, Bool> = \.isComplete
    let _: KeyPath<CXAction, Date> = \.timeoutDate
    let _: () -> CXAction = CXAction.init
    let _: (NSCoder) -> CXAction? = CXAction.init(coder:)
    let _: () -> Void = (answer as CXAction).fulfill
    let _: () -> Void = (answer as CXAction).fail
    let _: any NSCopying & NSSecureCoding = answer
    let _: KeyPath<CXCallAction, UUID> = \.callUUID
    let _: (UUID) -> CXCallAction = CXCallAction.init(call:)
    let _: (NSCoder) -> CXCallAction? = CXCallAction.init(coder:)
    let _: (UUID) -> CXAnswerCallAction = CXAnswerCallAction.init(call:)
    let _: (Date) -> Void = answer.fulfill(withDateConnected:)
    let _: (UUID) -> CXEndCallAction = CXEndCallAction.init(call:)
    let _: (Date) -> Void = end.fulfill(withDateEnded:)
    let _: (UUID, CXHandle) -> CXStartCallAction = CXStartCallAction.init(call:handle:)
    let _: (NSCoder) -> CXStartCallAction? = CXStartCallAction.init(coder:)
    let _: ReferenceWritableKeyPath<CXStartCallAction, CXHandle> = \.handle
    let _: ReferenceWritableKeyPath<CXStartCallAction, String?> = \.contactIdentifier
    let _: ReferenceWritableKeyPath<CXStartCallAction, Bool> = \.isVideo
    let _: (Date) -> Void = start.fulfill(withDateStarted:)
}

func everySettingActionMember(_ translating: CXSetTranslatingCallAction) {
    let _: (UUID, Bool) -> CXSetHeldCallAction = CXSetHeldCallAction.init(call:onHold:)
    let _: (NSCoder) -> CXSetHeldCallAction? = CXSetHeldCallAction.init(coder:)
    let _: ReferenceWritableKeyPath<CXSetHeldCallAction, Bool> = \.isOnHold
    let _: (UUID, Bool) -> CXSetMutedCallAction = CXSetMutedCallAction.init(call:muted:)
    let _: (NSCoder) -> CXSetMutedCallAction? = CXSetMutedCallAction.init(coder:)
    let _: ReferenceWritableKeyPath<CXSetMutedCallAction, Bool> = \.isMuted
    let _: (UUID, UUID?) -> CXSetGroupCallAction = CXSetGroupCallAction.init(call:callUUIDToGroupWith:)
    let _: (NSCoder) -> CXSetGroupCallAction? = CXSetGroupCallAction.init(coder:)
    let _: ReferenceWritableKeyPath<CXSetGroupCallAction, UUID?> = \.callUUIDToGroupWith
    let _: (UUID, String, CXPlayDTMFCallAction.ActionType) -> CXPlayDTMFCallAction =
        CXPlayDTMFCallAction.init(call:digits:type:)
    let _: (NSCoder) -> CXPlayDTMFCallAction? = CXPlayDTMFCallAction.init(coder:)
    let _: ReferenceWritableKeyPath<CXPlayDTMFCallAction, String> = \.digits
    let _: ReferenceWritableKeyPath<CXPlayDTMFCallAction, CXPlayDTMFCallAction.ActionType> = \.type
    let _: [CXPlayDTMFCallAction.ActionType] = [.singleTone, .softPause, .hardPause]
    let _: (UUID, Bool, String, String) -> CXSetTranslatingCallAction =
        CXSetTranslatingCallAction.init(call:isTranslating:localLanguage:remoteLanguage:)
    let _: (NSCoder) -> CXSetTranslatingCallAction? = CXSetTranslatingCallAction.init(coder:)
    let _: KeyPath<CXSetTranslatingCallAction, Bool> = \.isTranslating
    let _: KeyPath<CXSetTranslatingCallAction, String> = \.localLanguage
    let _: KeyPath<CXSetTranslatingCallAction, String> = \.remoteLanguage
    let _: (CXTranslationEngine) -> Void = translating.fulfill(using:)
    let _: [CXTranslationEngine] = [.default, .custom]
    let _: any Sendable = translating
}

func everyCallMember(_ observer: CXCallObserver) {
    let _: () -> CXCallUpdate = CXCallUpdate.init
    let _: ReferenceWritableKeyPath<CXCallUpdate, CXHandle?> = \.remoteHandle
    let _: ReferenceWritableKeyPath<CXCallUpdate, String?> = \.localizedCallerName
    let _: [ReferenceWritableKeyPath<CXCallUpdate, Bool>] = [
        \.supportsHolding, \.supportsGrouping, \.supportsUngrouping, \.supportsDTMF, \.hasVideo,
    ]
    let _: any NSCopying = CXCallUpdate()
    let _: (CXHandle.HandleType, String) -> CXHandle = CXHandle.init(type:value:)
    let _: (NSCoder) -> CXHandle? = CXHandle.init(coder:)
    let _: [CXHandle.HandleType: Int] = [.generic: 1, .phoneNumber: 2, .emailAddress: 3]
    let _: KeyPath<CXHandle, CXHandle.HandleType> = \.type
    let _: KeyPath<CXHandle, String> = \.value
    let _: KeyPath<CXCall, UUID> = \.uuid
    let _: [KeyPath<CXCall, Bool>] = [\.isOutgoing, \.isOnHold, \.hasConnected, \.hasEnded]
    let _: () -> CXCallObserver = CXCallObserver.init
    let _: KeyPath<CXCallObserver, [CXCall]> = \.calls
    let _: ((any CXCallObserverDelegate)?, DispatchQueue?) -> Void = observer.setDelegate(_:queue:)
    let _: [CXCallEndedReason] = [.failed, .remoteEnded, .unanswered, .answeredElsewhere, .declinedElsewhere]
    let _: [String] = [
        CXErrorDomain, CXErrorDomainIncomingCall, CXErrorDomainRequestTransaction, CXErrorDomainCallDirectoryManager,
        CXErrorDomainNotificationServiceExtension,
    ]
}

func everyErrorMember() {
    let _: [CXError.Code] = [
        CXError.unknownError, CXError.unentitled, CXError.invalidArgument, CXError.missingVoIPBackgroundMode,
    ]
    typealias Incoming = CXErrorCodeIncomingCallError
    let _: [Incoming.Code] = [
        Incoming.unknown, Incoming.unentitled, Incoming.callUUIDAlreadyExists, Incoming.filteredByDoNotDisturb,
        Incoming.filteredByBlockList, Incoming.filteredDuringRestrictedSharingMode, Incoming.callIsProtected,
        Incoming.filteredBySensitiveParticipants,
    ]
    typealias Request = CXErrorCodeRequestTransactionError
    let _: [Request.Code] = [
        Request.unknown, Request.unentitled, Request.unknownCallProvider, Request.emptyTransaction,
        Request.unknownCallUUID, Request.callUUIDAlreadyExists, Request.invalidAction, Request.maximumCallGroupsReached,
        Request.callIsProtected,
    ]
    typealias Directory = CXErrorCodeCallDirectoryManagerError
    let _: [Directory.Code] = [
        Directory.unknown, Directory.noExtensionFound, Directory.loadingInterrupted, Directory.entriesOutOfOrder,
        Directory.duplicateEntries, Directory.maximumEntriesExceeded, Directory.extensionDisabled,
        Directory.currentlyLoading, Directory.unexpectedIncrementalRemoval,
    ]
    typealias Extension = CXErrorCodeNotificationServiceExtensionError
    let _: [Extension.Code] = [
        Extension.unknown, Extension.invalidClientProcess, Extension.missingNotificationFilteringEntitlement,
    ]
    let error = Incoming(.unknown, userInfo: ["a": 1])
    let _: (Incoming.Code, [String: Any], Int, String) = (
        error.code, error.userInfo, error.errorCode, Incoming.errorDomain
    )
    let _: any Error & Sendable & CustomNSError = error
    let _: Set<Incoming> = [error]
}

/// Every method of the delegate, with the labels and types that a device calls.
final class FullDelegate: NSObject, CXProviderDelegate {
    func providerDidReset(_ provider: CXProvider) {}
    func providerDidBegin(_ provider: CXProvider) {}
    func provider(_ provider: CXProvider, execute transaction: CXTransaction) -> Bool { false }
    func provider(_ provider: CXProvider, perform action: CXStartCallAction) {}
    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) {}
    func provider(_ provider: CXProvider, perform action: CXEndCallAction) {}
    func provider(_ provider: CXProvider, perform action: CXSetHeldCallAction) {}
    func provider(_ provider: CXProvider, perform action: CXSetMutedCallAction) {}
    func provider(_ provider: CXProvider, perform action: CXSetGroupCallAction) {}
    func provider(_ provider: CXProvider, perform action: CXPlayDTMFCallAction) {}
    func provider(_ provider: CXProvider, perform action: CXSetTranslatingCallAction) {}
    func provider(_ provider: CXProvider, timedOutPerforming action: CXAction) {}
    func provider(_ provider: CXProvider, didActivate audioSession: AVAudioSession) {}
    func provider(_ provider: CXProvider, didDeactivate audioSession: AVAudioSession) {}
}
