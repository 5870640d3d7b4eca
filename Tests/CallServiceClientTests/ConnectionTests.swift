import CallServiceClient
import CallServiceWire
import CallVocabulary
import ReportCheck
import Synchronization
import Testing

@Suite struct ConnectionTests {
    private let call = CallUUID(high: 1, low: 2)
    private let welcome = Welcome(
        system: SystemVersion(17), bundle: "org.example.app", reason: .push, state: .background)

    @Test func `a connection says hello and knows the phone by its welcome`() {
        let transport = InProcessTransport(welcome: welcome)
        let connection = CallServiceConnection(transport: transport, host: Console().host(linksCallKit: false))
        #expect(transport.sent == [.hello(version: CallServiceConnection.version, linksCallKit: false)])
        #expect(connection.welcome == welcome)
    }

    @Test func `observers get every message in order, and the welcome follows the state`() {
        let transport = InProcessTransport(welcome: welcome)
        let connection = CallServiceConnection(transport: transport)
        let seen = Seen()
        connection.observe { seen.add($0) }
        transport.deliver(.stateChanged(.inactive))
        transport.deliver(.protectedDataChanged(available: false))
        transport.deliver(.memoryWarning)
        #expect(seen.messages == [.stateChanged(.inactive), .protectedDataChanged(available: false), .memoryWarning])
        #expect(connection.welcome.state == .inactive)
        #expect(!connection.welcome.protectedDataAvailable)
    }

    @Test func `numbers of one kind rise by one from 1`() {
        let connection = CallServiceConnection(transport: InProcessTransport(welcome: welcome))
        #expect([connection.nextRequestID(), connection.nextRequestID()] == [RequestID(1), RequestID(2)])
        #expect([connection.nextProviderNumber(), connection.nextProviderNumber()] == [1, 2])
        #expect([connection.nextRegistryNumber(), connection.nextRegistryNumber()] == [1, 2])
    }

    @Test func `a daemon that goes away leaves no question without an answer`() {
        let transport = InProcessTransport(welcome: welcome)
        let connection = CallServiceConnection(transport: transport)
        let seen = Seen()
        connection.observe { seen.add($0) }
        connection.send(.incomingCall(RequestID(1), provider: 1, call: call, details: CallDetails()))
        connection.send(.transaction(RequestID(2), []))
        connection.send(.incomingCall(RequestID(3), provider: 1, call: call, details: CallDetails()))
        transport.deliver(.transactionAnswered(RequestID(2), error: nil))
        transport.disconnect()
        #expect(
            seen.messages == [
                .transactionAnswered(RequestID(2), error: nil), .incomingCallAnswered(RequestID(1), error: 0),
                .incomingCallAnswered(RequestID(3), error: 0),
            ])
    }

    @Test func `while the daemon is away questions fail at once and the rest is dropped`() {
        let transport = InProcessTransport(welcome: welcome)
        let connection = CallServiceConnection(transport: transport)
        let seen = Seen()
        connection.observe { seen.add($0) }
        transport.disconnect()
        connection.send(.transaction(RequestID(5), []))
        connection.send(.finishedLaunching)
        #expect(seen.messages == [.transactionAnswered(RequestID(5), error: 0)])
        #expect(transport.sent.count == 1)
    }

    @Test func `a new daemon hears the registrations before anything else happens`() {
        let transport = InProcessTransport(welcome: welcome)
        let connection = CallServiceConnection(transport: transport)
        let seen = Seen()
        connection.observe { _ in seen.add(.memoryWarning) }
        connection.onReconnect { connection.send(.registryChanged(registry: 1, wantsVoIP: true)) }
        connection.onReconnect {
            #expect(seen.messages.isEmpty)
            connection.send(.providerInvalidated(provider: UInt32(connection.welcome.system.major)))
        }
        transport.disconnect()
        transport.reconnect(welcome: Welcome(system: SystemVersion(18), bundle: "b", reason: .user, state: .active))
        #expect(
            transport.sent.dropFirst() == [
                .registryChanged(registry: 1, wantsVoIP: true), .providerInvalidated(provider: 18),
            ])
        #expect(seen.messages.count == 1)
    }

    @Test func `a welcome that was no reconnection registers nothing anew`() {
        let transport = InProcessTransport(welcome: welcome)
        let connection = CallServiceConnection(transport: transport)
        connection.onReconnect { connection.send(.finishedLaunching) }
        transport.deliver(.welcome(welcome))
        #expect(transport.sent.count == 1)
    }

    @Test func `a refused process is told so in its log and goes on without a phone`() {
        let console = Console()
        let transport = InProcessTransport(welcome: welcome)
        let connection = CallServiceConnection(transport: transport, host: console.host())
        transport.deliver(.refused("this phone speaks version 2"))
        #expect(console.lines == ["Ringtime: the phone refuses this process: this phone speaks version 2"])
        #expect(connection.welcome.reason == .user)
    }

    @Test func `a member that does nothing says so once`() {
        let console = Console()
        let transport = InProcessTransport(welcome: welcome)
        let connection = CallServiceConnection(transport: transport, host: console.host())
        CallServiceConnection.$scoped.withValue(connection) {
            Unsupported.note("CXProvider.pendingTransactions")
            Unsupported.note("CXProvider.pendingTransactions")
            Unsupported.note("UIDevice.batteryLevel")
        }
        #expect(
            console.lines == [
                "Ringtime: CXProvider.pendingTransactions compiles but does nothing yet",
                "Ringtime: UIDevice.batteryLevel compiles but does nothing yet",
            ])
        #expect(
            transport.sent.dropFirst() == [
                .unsupported(member: "CXProvider.pendingTransactions"), .unsupported(member: "UIDevice.batteryLevel"),
            ])
    }

    @Test func `an attachment is made once for a connection`() {
        final class Thing: Sendable {}
        let connection = CallServiceConnection(transport: InProcessTransport(welcome: welcome))
        let first = connection.attached { _ in Thing() }
        #expect(connection.attached { _ in Thing() } === first)
        let other = CallServiceConnection(transport: InProcessTransport(welcome: welcome))
        #expect(other.attached { _ in Thing() } !== first)
    }

    @Test func `the latch judges by the numbers of the phone`() {
        var welcome = welcome
        welcome.creditWindow = .seconds(7)
        welcome.asyncDeferral = .milliseconds(10)
        let connection = CallServiceConnection(transport: InProcessTransport(welcome: welcome))
        #expect(connection.feedReportCheck(.delivered(mustReport: true)) == nil)
        #expect(connection.feedReportCheck(.returned(isAsync: false)) == .reportMissing)
        guard case .deferred = connection.feedReportCheck(.returned(isAsync: true)) else {
            return #expect(Bool(false), "an async form is not judged at once")
        }
        CallServiceConnection.$scoped.withValue(connection) { ReportLatch.callReported() }
        #expect(connection.feedReportCheck(.returned(isAsync: false)) == .satisfied)
        _ = connection.feedReportCheck(.delivered(mustReport: true))
        #expect(connection.feedReportCheck(.returned(isAsync: false)) == .satisfied)
    }
}

/// What observers saw.
final class Seen: Sendable {
    private let list = Mutex<[DaemonMessage]>([])
    var messages: [DaemonMessage] { list.withLock { $0 } }
    func add(_ message: DaemonMessage) { list.withLock { $0.append(message) } }
}

/// A console in memory.
final class Console: Sendable {
    private let list = Mutex<[String]>([])
    var lines: [String] { list.withLock { $0 } }

    func host(linksCallKit: Bool = true) -> HostProcess {
        HostProcess(
            writeConsole: { line in self.list.withLock { $0.append(line) } }, abort: {}, linksCallKit: linksCallKit)
    }
}
