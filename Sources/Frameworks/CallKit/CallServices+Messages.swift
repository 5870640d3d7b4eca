internal import CallServiceClient
internal import CallServiceWire
internal import CallVocabulary
internal import Synchronization

extension CallServices {
    /// One message, on the connection's reader thread: everything goes on to a queue of the app's.
    func take(_ message: DaemonMessage) {
        switch message {
        case .incomingCallAnswered(let request, let error): answer(request, error: error)
        case .transactionAnswered(let request, let error): answer(request, error: error)
        case .providerBegan(let number): provider(number)?.begin()
        case .providerReset(let number): provider(number)?.reset()
        case .perform(let order): perform(order)
        case .actionTimedOut(let action): for provider in providers { provider.timeOut(action) }
        case .audioActivated(let number): provider(number)?.audioChanged(isActive: true)
        case .audioDeactivated(let number): provider(number)?.audioChanged(isActive: false)
        case .callChanged(let snapshot): changed(snapshot)
        case .welcome, .refused, .stateChanged, .protectedDataChanged, .token, .tokenInvalidated, .push,
            .backgroundTimeExpired, .memoryWarning:
            break
        }
    }

    /// A new connection: every call is gone, and the daemon hears of the providers for the first time (T5).
    func announceAnew() {
        for provider in providers {
            provider.reset()
            provider.announce()
        }
        state.withLock { $0.requested = RequestedActions() }
        for var call in calls {
            call.hasEnded = true
            changed(call)
        }
    }

    /// In order of creation.
    private var providers: [CXProvider] {
        let references = state.withLock { $0.providers }
        return references.sorted { $0.key < $1.key }.compactMap(\.value.object)
    }

    private func provider(_ number: UInt32) -> CXProvider? {
        state.withLock { $0.providers[number] }?.object
    }

    private func answer(_ request: RequestID, error: UInt8?) {
        let answer = state.withLock { state in
            if error != nil { state.requested.forget(request) }
            return state.answers.removeValue(forKey: request)
        }
        answer?(error)
    }

    private func perform(_ order: ActionOrder) {
        let deadline = Date(timeIntervalSince1970: Double(order.timeoutAtMilliseconds) / 1000)
        let life = ActionLife(order: .init(number: order.action, connection: connection), deadline: deadline)
        let requested = state.withLock { Handed($0.requested.take(order.kind, call: order.call)) }.value
        let action = requested?.copy(living: life) ?? order.action(living: life)
        provider(order.provider)?.hand(CXTransaction(action: action))
    }

    private func changed(_ snapshot: CallSnapshot) {
        let observers = state.withLock { state in
            let index = state.calls.firstIndex { $0.call == snapshot.call }
            switch (index, snapshot.hasEnded) {
            case (let index?, true): state.calls.remove(at: index)
            case (let index?, false): state.calls[index] = snapshot
            case (nil, false): state.calls.append(snapshot)
            case (nil, true): break
            }
            return Handed(state.observers.compactMap(\.object))
        }
        for observer in observers.value { observer.tell(CXCall(snapshot)) }
    }
}
