internal import CallServiceWire
package import CallVocabulary
internal import Foundation
internal import Synchronization

extension CallServiceConnection {
    /// The connection of this process. Made on first use, to the socket that the environment names in `RINGTIME_SOCKET`.
    ///
    /// Without that variable the app runs detached: one line says so, messages go nowhere, questions are answered with
    /// the error `unknown`.
    package static var shared: CallServiceConnection {
        scoped ?? processWide.withLock { $0 } ?? live
    }

    /// What ``shared`` is inside a task: a test's own connection. Dispatch queues do not inherit it.
    @TaskLocal package static var scoped: CallServiceConnection?

    /// Makes ``shared`` this connection for the whole process; for tests, before anything asks for ``shared``.
    package static func use(_ connection: CallServiceConnection) {
        processWide.withLock { $0 = connection }
    }

    private static let processWide = Mutex<CallServiceConnection?>(nil)

    private static let live: CallServiceConnection = {
        guard let path = ProcessInfo.processInfo.environment["RINGTIME_SOCKET"], !path.isEmpty else {
            HostProcess.real.writeConsole(
                "Ringtime: this app is not running on a Ringtime phone, so no push and no call will reach it. "
                    + "Start it with: ringtime install APP, then ringtime launch BUNDLE"
            )
            return CallServiceConnection(transport: DetachedTransport())
        }
        ThreadCapture.install()
        return CallServiceConnection(transport: SocketTransport(path: path))
    }()

    /// A number for a question of this process.
    package func nextRequestID() -> RequestID { RequestID(numbers.next(.request)) }

    /// A number for a new `CXProvider`, in order of creation.
    package func nextProviderNumber() -> UInt32 { UInt32(truncatingIfNeeded: numbers.next(.provider)) }

    /// A number for a new `PKPushRegistry`, in order of creation.
    package func nextRegistryNumber() -> UInt32 { UInt32(truncatingIfNeeded: numbers.next(.registry)) }
}
