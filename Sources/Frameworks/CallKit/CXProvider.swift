internal import CallServiceClient
internal import CallServiceWire
internal import Synchronization

/// The app's side of its calls: reports them to the phone and, through a delegate, performs what the user wants of them.
///
/// One per app, kept for the life of the app. Reporting does not wait for `providerDidBegin` (rule T5 [A]). Letting go
/// of it does not end it: it lives until ``invalidate()`` (rule T5 [I]).
open class CXProvider: NSObject {
    /// Numbered by the process, in order of creation.
    let number: UInt32
    let connection: CallServiceConnection
    let services: CallServices
    let listener = Listener<any CXProviderDelegate>()
    let state: Mutex<Handed<State>>
    /// For completions, where the app named no queue for the delegate (K [A]).
    private let privateQueue = DispatchQueue(label: "CXProvider.completions")

    struct State {
        var configuration: CXProviderConfiguration
        var pending: [CXTransaction] = []
        var phase = Phase.announced
    }

    /// Valid transitions: announced → begun | reset; begun → reset; reset → begun; any → invalidated.
    enum Phase {
        case announced
        case begun
        case reset
        case invalidated
    }

    public init(configuration: CXProviderConfiguration) {
        connection = .shared
        services = CallServices.of(connection)
        number = connection.nextProviderNumber()
        state = Mutex(Handed(State(configuration: configuration.copied)))
        super.init()
        services.add(self)
        announce()
    }

    // Invalidated; or the setting `provider.survivesRelease` is off; or there are too many.
    deinit {
        services.removeProvider(numbered: number)
        if isValid { connection.send(.providerInvalidated(provider: number)) }
    }

    /// The delegate is held weakly; no queue means the main queue.
    open func setDelegate(_ delegate: (any CXProviderDelegate)?, queue: DispatchQueue?) {
        listener.set(delegate, queue: queue)
    }

    // MARK: Reporting

    /// Asks the phone to ring.
    ///
    /// This call, made before the push delegate returns, is what check 1 looks for, whatever comes of it (rules C1.1,
    /// C1.5 [A]). The completion gets nil when the call rings, else a ``CXErrorCodeIncomingCallError`` (rule K); it runs on
    /// the delegate's queue if one was named, else on a private serial one.
    open func reportNewIncomingCall(
        with uuid: UUID, update: CXCallUpdate, completion: @escaping @Sendable ((any Error)?) -> Void
    ) {
        connection.callReported()
        let answer: CallServices.Answer = { [listener, privateQueue] raw in
            let error = raw.map { CXErrorCodeIncomingCallError(.init(rawValue: Int($0)) ?? .unknown) }
            (listener.givenQueue ?? privateQueue).async { completion(error) }
        }
        guard isValid else { return answer(UInt8(CXErrorCodeIncomingCallError.unknown.rawValue)) }
        let details = update.details
        services.ask({ .incomingCall($0, provider: number, call: CallUUID(uuid), details: details) }, answer: answer)
    }

    /// Asks the phone to ring; throws what the completion would have got.
    nonisolated(nonsending) open func reportNewIncomingCall(with uuid: UUID, update: CXCallUpdate) async throws {
        try await answered { reportNewIncomingCall(with: uuid, update: update, completion: $0) }
    }

    /// Merges what was set in the update into the call. For an unknown UUID the phone warns and does nothing (T8 [O]).
    open func reportCall(with uuid: UUID, updated update: CXCallUpdate) {
        connection.send(.callUpdated(provider: number, call: CallUUID(uuid), details: update.details))
    }

    /// The call ended without the user's doing. Other moments than now are not used yet.
    open func reportCall(with uuid: UUID, endedAt dateEnded: Date?, reason endedReason: CXCallEndedReason) {
        if let dateEnded, abs(dateEnded.timeIntervalSinceNow) > 1 {
            connection.noteUnsupported("dateEnded in CXProvider.reportCall(with:endedAt:reason:)")
        }
        let reason = WireEndedReason(rawValue: UInt8(endedReason.rawValue)) ?? .failed
        connection.send(.callEnded(provider: number, call: CallUUID(uuid), reason: reason))
    }

    /// Only compiles so far.
    open func reportOutgoingCall(with uuid: UUID, startedConnectingAt dateStartedConnecting: Date?) {
        connection.noteUnsupported("CXProvider.reportOutgoingCall(with:startedConnectingAt:)")
    }

    /// Only compiles so far.
    open func reportOutgoingCall(with uuid: UUID, connectedAt dateConnected: Date?) {
        connection.noteUnsupported("CXProvider.reportOutgoingCall(with:connectedAt:)")
    }

    /// Only compiles so far: the completion gets ``CXErrorCodeNotificationServiceExtensionError`` with code `unknown`.
    open class func reportNewIncomingVoIPPushPayload(
        _ dictionaryPayload: [AnyHashable: Any], completion: (@Sendable ((any Error)?) -> Void)? = nil
    ) {
        Unsupported.note("CXProvider.reportNewIncomingVoIPPushPayload(_:completion:)")
        extensionQueue.async { completion?(CXErrorCodeNotificationServiceExtensionError(.unknown)) }
    }

    /// Only compiles so far: throws ``CXErrorCodeNotificationServiceExtensionError`` with code `unknown`.
    nonisolated(nonsending) open class func reportNewIncomingVoIPPushPayload(
        _ dictionaryPayload: [AnyHashable: Any]
    ) async throws {
        try await answered { reportNewIncomingVoIPPushPayload(dictionaryPayload, completion: $0) }
    }

    private static let extensionQueue = DispatchQueue(label: "CXProvider.reportNewIncomingVoIPPushPayload")

    // MARK: State

    /// A copy, in and out: changing the returned object changes nothing until it is assigned.
    open var configuration: CXProviderConfiguration {
        get { state.withLock { Handed($0.value.configuration.copied) }.value }
        set {
            let copy = Handed(newValue.copied)
            state.withLock { $0.value.configuration = copy.value }
            announce()
        }
    }

    /// Ends every call of this provider as failed; the delegate hears nothing more (rule T5 [A]).
    open func invalidate() {
        let (wasValid, dropped) = state.withLock { state in
            defer {
                state.value.phase = .invalidated
                state.value.pending = []
            }
            return (state.value.phase != .invalidated, Handed(state.value.pending))
        }
        for transaction in dropped.value { transaction.withdraw() }
        guard wasValid else { return }
        services.removeProvider(numbered: number)
        connection.send(.providerInvalidated(provider: number))
    }

    /// The transactions that wait for an action to be fulfilled or failed, oldest first.
    open var pendingTransactions: [CXTransaction] {
        state.withLock { state in
            state.value.pending.removeAll(where: \.isComplete)
            return Handed(state.value.pending)
        }.value
    }

    /// The incomplete actions of one class for one call.
    open func pendingCallActions(of callActionClass: AnyClass, withCall callUUID: UUID) -> [CXCallAction] {
        pendingTransactions.flatMap(\.actions).compactMap { $0 as? CXCallAction }.filter { action in
            action.callUUID == callUUID && !action.isComplete && action.isInstance(of: callActionClass)
        }
    }
}

extension CXCallAction {
    fileprivate func isInstance(of someClass: AnyClass) -> Bool {
        // Opens the metatype: `is` wants a type that the compiler can name.
        func check<Class>(_ type: Class.Type) -> Bool { self is Class }
        return check(someClass)
    }
}

extension CXProviderConfiguration {
    fileprivate var copied: CXProviderConfiguration { copy() as? CXProviderConfiguration ?? self }
}
