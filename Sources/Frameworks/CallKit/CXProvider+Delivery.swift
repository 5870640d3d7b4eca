internal import AVFAudio
internal import CallServiceClient
internal import CallServiceWire
internal import CallVocabulary
internal import Synchronization

// What the phone tells a provider, on its way to the delegate's queue.
extension CXProvider {
    var isValid: Bool { state.withLock { $0.value.phase != .invalidated } }

    /// Tells the phone of the provider and how it is configured.
    func announce() {
        let settings = state.withLock { $0.value.configuration.settings(ofProvider: number) }
        guard isValid else { return }
        connection.send(.providerChanged(settings))
    }

    /// Registration is complete, for the first time or after a reset.
    func begin() {
        let isNews = state.withLock { state in
            guard state.value.phase == .announced || state.value.phase == .reset else { return false }
            state.value.phase = .begun
            return true
        }
        if isNews { tell { provider, delegate in delegate.providerDidBegin(provider) } }
    }

    /// Every call is gone; no action wants an answer any more. Told once until the provider begins again.
    func reset() {
        let (isNews, dropped) = state.withLock { state in
            guard state.value.phase == .announced || state.value.phase == .begun else {
                return (false, Handed<[CXTransaction]>([]))
            }
            state.value.phase = .reset
            defer { state.value.pending = [] }
            return (true, Handed(state.value.pending))
        }
        for transaction in dropped.value { transaction.withdraw() }
        if isNews { tell { provider, delegate in delegate.providerDidReset(provider) } }
    }

    /// The delegate handles the transaction as a whole, or else its actions one by one.
    func hand(_ transaction: CXTransaction) {
        let crossing = Handed(transaction)
        state.withLock { state in
            state.value.pending.removeAll(where: \.isComplete)
            state.value.pending.append(crossing.value)
        }
        tell { provider, delegate in
            let transaction = crossing.value
            guard !delegate.provider(provider, execute: transaction) else { return }
            for action in transaction.actions { delegate.perform(action, for: provider) }
        }
    }

    /// The phone waits no longer for an action of this provider, if it is one that still waits.
    func timeOut(_ number: ActionID) {
        let actions = pendingTransactions.flatMap(\.actions)
        guard let action = actions.first(where: { $0.life.order?.number == number }) else { return }
        guard action.life.end(by: .timedOut) else { return }
        let crossing = Handed(action)
        tell { provider, delegate in delegate.provider(provider, timedOutPerforming: crossing.value) }
    }

    /// The phone has given the app's audio session its call priority, or taken it back (rule A2 [A]).
    func audioChanged(isActive: Bool) {
        tell { provider, delegate in
            let session = AVAudioSession.sharedInstance()
            if isActive {
                delegate.provider(provider, didActivate: session)
            } else {
                delegate.provider(provider, didDeactivate: session)
            }
        }
    }

    /// Speaks to the delegate on its queue, unless the provider is invalid by then.
    private func tell(_ say: @escaping @Sendable (CXProvider, any CXProviderDelegate) -> Void) {
        let crossing = Handed(self)
        listener.notify { delegate in
            if crossing.value.isValid { say(crossing.value, delegate) }
        }
    }
}

extension CXTransaction {
    /// Nobody waits for its actions any more.
    func withdraw() {
        for action in actions { _ = action.life.end(by: .withdrawn) }
    }
}
