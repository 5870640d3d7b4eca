internal import CallServiceWire
internal import CallVocabulary
internal import Dispatch
internal import Synchronization

extension CallServiceConnection {
    /// One event of the transport, on its reader thread.
    func take(_ event: TransportEvent) {
        switch event {
        case .message(.welcome(let welcome)): greet(welcome)
        case .message(.refused(let sentence)):
            host.writeConsole("Ringtime: the phone refuses this process: \(sentence)")
            greet(.detached)
        case .message(let message):
            note(message)
            broadcast(message)
        case .lost:
            state.withLock { $0.needsReplay = true }
            answerLost()
        }
    }

    private func greet(_ welcome: Welcome) {
        let (isFirst, handlers) = state.withLock { state in
            defer {
                state.welcome = welcome
                state.needsReplay = false
            }
            return (state.welcome == nil, state.needsReplay ? state.reconnectHandlers : [])
        }
        if isFirst { firstWelcome.leave() }
        for handler in handlers { handler() }
        broadcast(.welcome(welcome))
    }

    /// Keeps ``welcome`` up to date, so that an observer who comes late has missed nothing.
    private func note(_ message: DaemonMessage) {
        state.withLock { state in
            switch message {
            case .stateChanged(let new): state.welcome?.state = new
            case .protectedDataChanged(let available): state.welcome?.protectedDataAvailable = available
            case .incomingCallAnswered(let request, _), .transactionAnswered(let request, _):
                state.unanswered[request] = nil
            default: break
            }
        }
    }

    private func broadcast(_ message: DaemonMessage) {
        let observers = state.withLock { $0.observers }
        for observer in observers { observer(message) }
    }

    /// Answers questions that no daemon will answer any more: all of them, or one that was never sent.
    func answerLost(only request: RequestID? = nil) {
        let answers = state.withLock { state -> [DaemonMessage] in
            if let request { return state.unanswered.removeValue(forKey: request).map { [$0] } ?? [] }
            defer { state.unanswered = [:] }
            return state.unanswered.sorted { $0.key < $1.key }.map(\.value)
        }
        for answer in answers { broadcast(answer) }
    }
}

extension AppMessage {
    /// For a question: its number, and what it is answered with when the daemon cannot (raw value 0: `unknown`).
    var answerWhenLost: (request: RequestID, answer: DaemonMessage)? {
        switch self {
        case .incomingCall(let request, _, _, _): (request, .incomingCallAnswered(request, error: 0))
        case .transaction(let request, _): (request, .transactionAnswered(request, error: 0))
        default: nil
        }
    }
}

extension Welcome {
    /// What a process without a phone takes for granted.
    static var detached: Welcome {
        Welcome(system: Profile.newest.system, bundle: "", reason: .user, state: .active)
    }
}
