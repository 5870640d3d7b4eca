internal import CallServiceWire
internal import CallVocabulary
internal import Synchronization

/// The app activates its audio session itself, which it should leave to CallKit (A2, A3).
package enum OwnActivation {
    /// Tells the phone of it, every time, though no more often than twenty times a second.
    package static func note() { CallServiceConnection.shared.noteOwnActivation() }

    /// Activations within one second.
    struct Count {
        static let limit = 20
        private var since = Instant.zero
        private var count = 0

        /// False when there were too many already.
        mutating func add(at now: Instant) -> Bool {
            if now - since >= .seconds(1) { (since, count) = (now, 0) }
            count += 1
            return count <= Self.limit
        }
    }
}

extension CallServiceConnection {
    /// ``OwnActivation/note()`` for this connection.
    func noteOwnActivation() {
        guard state.withLock({ $0.ownActivations.add(at: .ofThisProcess) }) else { return }
        send(.audioActivatedByApp)
    }
}
