package import CallServiceWire

/// What a transport tells its connection, in order, on one thread.
package enum TransportEvent: Sendable {
    case message(DaemonMessage)
    /// The daemon is gone, or was not there. The transport goes on trying.
    case lost
}

/// The way messages travel: a socket to the daemon, or a test's memory.
package protocol CallServiceTransport: Sendable {
    /// Called once. Every connection it makes begins with `hello`.
    func start(hello: AppMessage, events: @escaping @Sendable (TransportEvent) -> Void)
    /// Hands the message to the kernel, whole and in the order of the calls; false if there is no connection.
    func send(_ message: AppMessage) -> Bool
}

/// The transport of a process that runs without a phone.
struct DetachedTransport: CallServiceTransport {
    func start(hello: AppMessage, events: @escaping @Sendable (TransportEvent) -> Void) {
        events(.message(.welcome(.detached)))
    }

    func send(_ message: AppMessage) -> Bool { false }
}
