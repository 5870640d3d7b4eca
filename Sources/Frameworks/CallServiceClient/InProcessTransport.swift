package import CallServiceWire
internal import Synchronization

/// A transport in memory, for tests: the test plays the daemon.
///
/// `deliver` runs the observers on the caller's thread, as the reader thread would.
package final class InProcessTransport: CallServiceTransport {
    private struct State {
        var events: (@Sendable (TransportEvent) -> Void)?
        var sent: [AppMessage] = []
        var isConnected = true
        var replies: (@Sendable (AppMessage) -> Void)?
    }

    private let state = Mutex(State())
    private let welcome: Welcome

    package init(welcome: Welcome) { self.welcome = welcome }

    /// Everything the app's side has sent, `hello` included.
    package var sent: [AppMessage] { state.withLock { $0.sent } }

    /// Runs for every message from now on, on the sender's thread, after it was recorded.
    package func onSend(_ handler: @escaping @Sendable (AppMessage) -> Void) {
        state.withLock { $0.replies = handler }
    }

    /// Gives the app's side a message of the daemon.
    package func deliver(_ message: DaemonMessage) {
        state.withLock { $0.events }?(.message(message))
    }

    /// The daemon dies: what is sent from now on is lost.
    package func disconnect() {
        state.withLock { $0.isConnected = false }
        state.withLock { $0.events }?(.lost)
    }

    /// A new daemon greets the app.
    package func reconnect(welcome: Welcome) {
        state.withLock { $0.isConnected = true }
        deliver(.welcome(welcome))
    }

    package func start(hello: AppMessage, events: @escaping @Sendable (TransportEvent) -> Void) {
        state.withLock { $0.events = events }
        _ = send(hello)
        deliver(.welcome(welcome))
    }

    package func send(_ message: AppMessage) -> Bool {
        let (taken, handler) = state.withLock { state -> (Bool, (@Sendable (AppMessage) -> Void)?) in
            guard state.isConnected else { return (false, nil) }
            state.sent.append(message)
            return (true, state.replies)
        }
        handler?(message)
        return taken
    }
}
