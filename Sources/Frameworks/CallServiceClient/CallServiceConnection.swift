package import CallServiceWire
package import CallVocabulary
internal import Dispatch
internal import Synchronization

/// The app's line to the call-services daemon: one per process, shared by every framework.
///
/// Messages from the daemon arrive on the transport's reader thread, in order; an observer hands them on to its own
/// queues and returns at once. A framework object asks for ``shared`` once, when it is made, and keeps what it got: so a
/// test can give it a connection of its own.
package final class CallServiceConnection: Sendable {
    /// The version of the message set; the daemon refuses others.
    package static let version: UInt16 = 2

    /// What is printed, and how the process ends: replaced in tests.
    package let host: HostProcess
    /// Check 1's value for this process.
    package let latch: ReportLatch

    let numbers = NumberSource()
    let transport: any CallServiceTransport
    let state = Mutex(State())
    /// Left once the first welcome (or a refusal) is there.
    let firstWelcome = DispatchGroup()
    private let attachments = Mutex<[ObjectIdentifier: any Sendable]>([:])

    struct State {
        var welcome: Welcome?
        /// The daemon was away: its next welcome makes everything register anew.
        var needsReplay = false
        var observers: [@Sendable (DaemonMessage) -> Void] = []
        var reconnectHandlers: [@Sendable () -> Void] = []
        /// Questions on their way; a lost connection answers them with an error.
        var unanswered: [RequestID: DaemonMessage] = [:]
        var unsupportedMembers: Set<String> = []
        var ownActivations = OwnActivation.Count()
    }

    /// A connection over a transport of the caller's. Starts it.
    package init(transport: any CallServiceTransport, host: HostProcess = .real) {
        self.transport = transport
        self.host = host
        latch = ReportLatch()
        firstWelcome.enter()
        let hello = AppMessage.hello(version: Self.version, linksCallKit: host.linksCallKit)
        transport.start(hello: hello) { [weak self] in self?.take($0) }
    }

    // MARK: Sending

    /// Hands a message to the daemon, in the order of the calls.
    ///
    /// While the daemon is away a message is dropped, and a question (a report, a transaction) is answered with the
    /// error `unknown` at once. Nothing is queued: a restarted daemon knows neither the push nor the call that a late
    /// message speaks of (C2.7), and the app is about to be told that every call is gone (T5). What has to survive, the
    /// registries and providers, is sent anew by the handlers of ``onReconnect(_:)``.
    package func send(_ message: AppMessage) {
        let failure = message.answerWhenLost
        if let failure { state.withLock { $0.unanswered[failure.request] = failure.answer } }
        guard !transport.send(message) else { return }
        if let failure { answerLost(only: failure.request) }
    }

    /// Tells the phone something that the timeline has a word for.
    package func tell(_ remark: AppRemark) { send(.remark(remark.rawValue, rule: remark.rule)) }

    // MARK: Receiving

    /// The phone's word at the last connection, with the state changes since. Waits for the first one, at most 5 s;
    /// a process without a phone gets a default: iOS 26.4, in the foreground.
    package var welcome: Welcome {
        if let known = state.withLock({ $0.welcome }) { return known }
        _ = firstWelcome.wait(timeout: .now() + .seconds(5))
        return state.withLock { $0.welcome } ?? .detached
    }

    /// Registers a handler for every message from now on. It runs on the reader thread.
    package func observe(_ handler: @escaping @Sendable (DaemonMessage) -> Void) {
        state.withLock { $0.observers.append(handler) }
    }

    /// Registers a handler for every connection but the first: it sends the framework's registrations anew, in the order
    /// of their creation (D11, N3, T5). It runs on the reader thread, after the new ``welcome`` and before any message.
    package func onReconnect(_ handler: @escaping @Sendable () -> Void) {
        state.withLock { $0.reconnectHandlers.append(handler) }
    }

    /// The one object of a type that belongs to this connection, made on first use: a framework's own state.
    /// `make` may register observers, but must not ask for another attachment.
    package func attached<Value: AnyObject & Sendable>(_ make: (CallServiceConnection) -> Value) -> Value {
        attachments.withLock { attachments in
            let key = ObjectIdentifier(Value.self)
            if let value = attachments[key] as? Value { return value }
            let made = make(self)
            attachments[key] = made
            return made
        }
    }
}
