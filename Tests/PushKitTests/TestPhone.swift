import CallServiceClient
import CallServiceWire
import CallVocabulary
import PushKit
import Synchronization

/// A phone in memory, a process that survives its own termination, and a registry's queue to wait for.
final class TestPhone: Sendable {
    let transport: InProcessTransport
    let connection: CallServiceConnection
    let queue = DispatchQueue(label: "registry")
    private let log: Log
    private let later: Later

    /// `credit` zero, so that the reports of one push do not cover the next.
    init(
        system: SystemVersion = SystemVersion(26, 4), linksCallKit: Bool = true, survivors: SurvivingObjects = [],
        settings: (inout Welcome) -> Void = { _ in }
    ) {
        var welcome = Welcome(system: system, bundle: "org.example.app", reason: .push, state: .background)
        welcome.creditWindow = .zero
        settings(&welcome)
        let log = Log()
        self.log = log
        let later = Later()
        self.later = later
        transport = InProcessTransport(welcome: welcome)
        let host = HostProcess(
            writeConsole: { log.add("console: \($0)") }, abort: { log.add("abort") },
            runLater: { later.keep($0, $1) }, linksCallKit: linksCallKit, survivors: survivors)
        connection = CallServiceConnection(transport: transport, host: host)
        transport.onSend { log.add("sent: \($0)") }
    }

    /// Everything that happened, in order: what was sent, printed, and what delegates noted.
    var story: [String] { log.lines }

    /// What the process wrote.
    var console: [String] { story.filter { $0.hasPrefix("console: ") }.map { String($0.dropFirst(9)) } }
    var isAborted: Bool { story.contains("abort") }

    func note(_ line: String) { log.add(line) }

    /// Waits for a line of the story.
    func wait(for line: String) async { await log.wait(for: line) }

    /// What the process wants to do later, in milliseconds from when it said so.
    var delays: [Int64] { later.delays }

    /// Lets the time pass for everything that was put off.
    func letTimePass() { later.run() }

    /// Runs what is on the registry's queue.
    func settle() { queue.sync {} }

    func makeRegistry(queue: DispatchQueue? = nil) -> PKPushRegistry {
        CallServiceConnection.$scoped.withValue(connection) { PKPushRegistry(queue: queue ?? self.queue) }
    }

    func report() { connection.callReported() }

    func push(
        _ number: Int64 = 1, to registry: UInt32 = 1, mustReport: Bool = true, isCounted: Bool = true,
        payload: String = #"{"aps":{},"room":"blue"}"#
    ) {
        transport.deliver(
            .push(
                PushDelivery(
                    push: PushID(number), registry: registry, mustReport: mustReport, isCounted: isCounted,
                    payload: Array(payload.utf8))))
    }
}

/// What a process has put off, until the test lets it happen.
private final class Later: Sendable {
    private let list = Mutex<[(delay: Duration, body: @Sendable () -> Void)]>([])

    /// Rounded up: some microseconds have passed since the deadline was set.
    var delays: [Int64] { list.withLock { $0.map { ($0.delay.wholeMicroseconds + 999) / 1000 } } }

    func keep(_ delay: Duration, _ body: @escaping @Sendable () -> Void) { list.withLock { $0.append((delay, body)) } }

    func run() {
        let bodies = list.withLock { list in
            defer { list = [] }
            return list.map(\.body)
        }
        for body in bodies { body() }
    }
}

/// Lines with a way to wait for one.
private final class Log: Sendable {
    private struct State {
        var lines: [String] = []
        var waiting: [(line: String, resume: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var lines: [String] { state.withLock { $0.lines } }

    func add(_ line: String) {
        let ready = state.withLock { state in
            state.lines.append(line)
            defer { state.waiting.removeAll { $0.line == line } }
            return state.waiting.filter { $0.line == line }
        }
        for waiter in ready { waiter.resume.resume() }
    }

    func wait(for line: String) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.lines.contains(line) { return true }
                state.waiting.append((line, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }
}
