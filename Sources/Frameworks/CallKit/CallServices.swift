internal import CallServiceClient
internal import CallServiceWire
internal import CallVocabulary
internal import Synchronization

/// Brings the daemon's messages to the CallKit objects of this process, and their questions to the daemon.
final class CallServices: Sendable {
    /// Answers to questions on their way, by the question's number.
    typealias Answer = @Sendable (_ error: UInt8?) -> Void

    /// The connection that owns this object.
    unowned let connection: CallServiceConnection

    struct State {
        /// By number, which is the order of creation: so they are announced anew after a lost connection (D11, T5).
        var providers: [UInt32: WeakReference<CXProvider>] = [:]
        var observers: [WeakReference<CXCallObserver>] = []
        var answers: [RequestID: Answer] = [:]
        var requested = RequestedActions()
        /// The calls on the phone that have not ended, oldest first.
        var calls: [CallSnapshot] = []
    }
    let state = Mutex(State())
    /// A provider lives until it is invalidated, whether or not the app keeps it (T5).
    private let survivors = SurvivorTable()

    /// The one of this connection.
    static func of(_ connection: CallServiceConnection) -> CallServices {
        connection.attached { CallServices($0) }
    }

    private init(_ connection: CallServiceConnection) {
        self.connection = connection
        connection.observe { [weak self] in self?.take($0) }
        connection.onReconnect { [weak self] in self?.announceAnew() }
    }

    // MARK: Who is there

    func add(_ provider: CXProvider) {
        let reference = WeakReference(provider)
        state.withLock { $0.providers[provider.number] = reference }
        if connection.host.survivors.contains(.providers) { survivors.keep(provider, numbered: provider.number) }
    }

    func removeProvider(numbered number: UInt32) {
        _ = state.withLock { $0.providers.removeValue(forKey: number) }
        survivors.letGo(of: number)
    }

    func add(_ observer: CXCallObserver) {
        let reference = WeakReference(observer)
        state.withLock { state in
            state.observers.removeAll { $0.object == nil }
            state.observers.append(reference)
        }
    }

    var calls: [CallSnapshot] { state.withLock { $0.calls } }

    // MARK: Questions

    /// Asks the daemon; the answer comes on the reader thread, or at once if there is no daemon.
    func ask(_ question: (RequestID) -> AppMessage, answer: @escaping Answer) {
        let request = connection.nextRequestID()
        state.withLock { $0.answers[request] = answer }
        connection.send(question(request))
    }

    /// Asks for actions to be performed. Each reaches a provider later as the same action with a life of its own.
    func request(_ actions: [CXAction], answer: @escaping @Sendable (CXErrorCodeRequestTransactionError.Code?) -> Void)
    {
        let wire = actions.compactMap(\.wire)
        guard wire.count == actions.count else { return answer(.invalidAction) }
        for member in Set(wire.compactMap(\.kind.memberWithoutEffect)).sorted() { connection.noteUnsupported(member) }
        let copies = Handed(actions.map { $0.copy(living: ActionLife()) })
        let ask = { (request: RequestID) -> AppMessage in
            self.state.withLock { $0.requested.add(copies.value, in: request) }
            return .transaction(request, wire)
        }
        self.ask(ask) { error in
            answer(error.map { CXErrorCodeRequestTransactionError.Code(rawValue: Int($0)) ?? .unknown })
        }
    }
}

/// A weak reference that may lie in a table.
///
/// Unchecked: CallKit's classes are not Sendable; a table's reader only hands them to their own queue, see ``Handed``.
struct WeakReference<Object: AnyObject>: @unchecked Sendable {
    private(set) weak var object: Object?
    init(_ object: Object) { self.object = object }
}

extension WireActionKind {
    /// What to say of kinds that the phone does not act upon yet.
    fileprivate var memberWithoutEffect: String? {
        switch self {
        case .group: "CXSetGroupCallAction"
        case .translate: "CXSetTranslatingCallAction"
        case .start, .answer, .end, .hold, .mute, .dtmf: nil
        }
    }
}
