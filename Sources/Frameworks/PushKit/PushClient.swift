internal import CallServiceClient
internal import CallServiceWire
internal import CallVocabulary
internal import Synchronization

/// PushKit's end of the line to the daemon: which registries there are, and what is due to them.
final class PushClient: Sendable {
    let connection: CallServiceConnection
    private let state = Mutex(State())
    /// Registries that ask for pushes and live whether or not the app keeps them, where the phone is set so (D12).
    private let survivors = SurvivorTable()

    private struct State {
        /// In order of creation.
        var records: [RegistryRecord] = []
        /// Registrations without a token yet, oldest first: the daemon answers each with one.
        var waiting: [UInt32] = []
    }

    static func of(_ connection: CallServiceConnection) -> PushClient {
        connection.attached { connection in
            let client = PushClient(connection)
            connection.observe { client.take($0) }
            connection.onReconnect { client.registerAnew() }
            return client
        }
    }

    private init(_ connection: CallServiceConnection) { self.connection = connection }

    // MARK: Registries

    func add(_ record: RegistryRecord) { state.withLock { $0.records.append(record) } }

    /// The app has let go of the registry.
    func remove(_ record: RegistryRecord) {
        state.withLock { state in
            state.records.removeAll { $0 === record }
            state.waiting.removeAll { $0 == record.number }
        }
        guard record.wantsVoIP else { return }
        connection.tell(.registryReleased)
        connection.send(.registryChanged(registry: record.number, wantsVoIP: false))
    }

    /// `desiredPushTypes` was assigned.
    func register(_ record: RegistryRecord, for types: Set<PKPushType>?) {
        let wantsVoIP = types?.contains(.voIP) ?? false
        if wantsVoIP, !connection.host.linksCallKit { return connection.raiseMissingCallKit() }
        let wantedVoIP = record.wantsVoIP
        record.desiredPushTypes = types
        keep(record, alive: wantsVoIP)
        for type in types ?? [] where type != .voIP { connection.noteUnsupported("PKPushType \(type.rawValue)") }
        if wantsVoIP { state.withLock { $0.waiting.append(record.number) } }
        if wantsVoIP || wantedVoIP {
            connection.send(.registryChanged(registry: record.number, wantsVoIP: wantsVoIP))
        }
    }

    private func keep(_ record: RegistryRecord, alive: Bool) {
        guard connection.host.survivors.contains(.registries), let registry = record.registry else { return }
        if alive {
            survivors.keep(registry, numbered: record.number)
        } else {
            survivors.letGo(of: record.number)
        }
    }

    /// A new daemon: every live registry registers by itself, in order of creation (D11, N3).
    private func registerAnew() {
        let records = state.withLock { state in
            let live = state.records.filter(\.wantsVoIP)
            state.waiting = live.map(\.number)
            return live
        }
        for record in records { connection.send(.registryChanged(registry: record.number, wantsVoIP: true)) }
    }

    // MARK: Messages. On the reader thread: only sorted and handed on to the registry's queue.

    private func take(_ message: DaemonMessage) {
        switch message {
        case .token(isVoIP: true, let bytes): tell(Data(bytes))
        case .tokenInvalidated: tellInvalid()
        case .push(let delivery): deliver(delivery)
        default: break
        }
    }

    /// A token belongs to the registration that waits longest; one that nobody waits for, to every registry.
    private func tell(_ token: Data) {
        let records = state.withLock { state in
            guard let number = state.waiting.first else { return state.records.filter(\.wantsVoIP) }
            state.waiting.removeFirst()
            return state.records.filter { $0.number == number && $0.wantsVoIP }
        }
        for record in records {
            record.queue.async {
                guard let registry = record.registry else { return }
                record.tell(token)
                guard let delegate = record.delegate else { return }
                record.client.connection.tell(.tokenTold)
                delegate.pushRegistry(registry, didUpdate: PKPushCredentials(type: .voIP, token: token), for: .voIP)
            }
        }
    }

    /// Also told to a registry that has just withdrawn: it was the withdrawal that made the token invalid (N2).
    private func tellInvalid() {
        for record in state.withLock({ $0.records }) {
            record.queue.async {
                guard let registry = record.registry, record.tell(nil) != nil || record.wantsVoIP else { return }
                record.delegate?.pushRegistry(registry, didInvalidatePushTokenFor: .voIP)
            }
        }
    }

    private func deliver(_ delivery: PushDelivery) {
        let record = state.withLock { $0.records.first { $0.number == delivery.registry } }
        guard let record else {
            // The registry went while the push was on its way. Check 2 judges what comes of it (C1.4).
            return connection.tell(.registryMissing)
        }
        record.queue.async { PushHandover(delivery: delivery, record: record).run() }
    }
}

extension CallServiceConnection {
    /// What happens to an app that asks for VoIP pushes without CallKit (D9).
    fileprivate func raiseMissingCallKit() {
        let name = "NSInternalInconsistencyException"
        let reason = "PushKit apps that use VoIP push must link the CallKit framework."
        host.writeConsole("*** Terminating app due to uncaught exception '\(name)', reason: '\(reason)'")
        send(.raised(name: name, reason: reason))
        host.abort()
    }
}
