import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The control API: HTTP/1.1 and JSON on the loopback, for whoever shows the token. It decides nothing.
public struct ControlServer: Sendable {
    private let port: Int
    private let responder: ControlResponder

    /// A server that does not listen yet. Port 0 means any free one.
    public init(port: Int = 0, token: ControlToken, handlers: ControlHandlers) {
        self.port = port
        responder = ControlResponder(token: token, handlers: handlers)
    }

    /// Serves until its task is cancelled. `whenListening` is called once, with the port.
    public func run(whenListening: @escaping @Sendable (Int) async -> Void) async throws(ControlServerError) {
        guard (0...65_535).contains(port) else { throw .portNotAllowed(port) }
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in await whenListening(channel.localAddress?.port ?? 0) },
            logger: Self.silence
        )
        var configuration = ServiceGroupConfiguration(services: [application], logger: Self.silence)
        configuration.maximumGracefulShutdownDuration = Self.patience
        do {
            try await serve(ServiceGroup(configuration: configuration))
        } catch {
            if Task.isCancelled { return }
            throw translate(error)
        }
    }

    /// Serves in a task that is never cancelled while it listens: SwiftNIO ends the whole process if a connection
    /// comes in just when the loop that accepts them has been cancelled. So first the port is closed.
    private func serve(_ group: ServiceGroup) async throws {
        let serving = Task { try await group.run() }
        try await withTaskCancellationHandler {
            try await serving.value
        } onCancel: {
            Task { await group.triggerGracefulShutdown() }
        }
    }

    /// How long a stopping server waits for the answers that it owes.
    private static let patience = Duration.seconds(2)

    private func translate(_ error: any Error) -> ControlServerError {
        guard let error = error as? IOError else { return .failed("\(error)") }
        return switch error.errnoCode {
        case EADDRINUSE: .portInUse(port)
        case EACCES, EPERM: .portNotAllowed(port)
        default: .failed("\(error)")
        }
    }

    /// What is worth telling stands in the answers; standard error belongs to the command.
    private static let silence = Logger(label: "ringtime.control") { _ in SwiftLogNoOpLogHandler() }
}
