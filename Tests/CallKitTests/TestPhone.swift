import AVFAudio
import CallKit
import CallServiceClient
import CallServiceWire
import CallVocabulary
import Synchronization

/// A connection of the test's own: the test plays the daemon.
struct TestPhone {
    let transport: InProcessTransport
    let connection: CallServiceConnection
    /// The delegate's queue: `settle()` waits until everything handed to it has run.
    let queue = DispatchQueue(label: "test delegate")
    static let key = DispatchSpecificKey<String>()
    /// Which of the queues that a test knows this code runs on.
    static var place: String? { DispatchQueue.getSpecific(key: key) }

    init(survivors: SurvivingObjects = SurvivingObjects(.newest)) {
        let welcome = Welcome(system: SystemVersion(26, 4), bundle: "app.test", reason: .push, state: .background)
        transport = InProcessTransport(welcome: welcome)
        let silent = HostProcess(writeConsole: { _ in }, abort: {}, survivors: survivors)
        connection = CallServiceConnection(transport: transport, host: silent)
        queue.setSpecific(key: Self.key, value: "delegate")
        DispatchQueue.main.setSpecific(key: Self.key, value: "main")
    }

    /// Runs the body with this phone as the process's.
    func run<Result>(_ body: () throws -> Result) rethrows -> Result {
        try CallServiceConnection.$scoped.withValue(connection, operation: body)
    }

    func makeProvider(_ delegate: (any CXProviderDelegate)? = nil) -> CXProvider {
        run {
            let provider = CXProvider(configuration: CXProviderConfiguration())
            provider.setDelegate(delegate, queue: queue)
            return provider
        }
    }

    func deliver(_ message: DaemonMessage) { transport.deliver(message) }

    func settle() { queue.sync {} }

    /// What was sent since the provider was announced.
    var sent: [AppMessage] {
        transport.sent.filter { message in
            switch message {
            case .hello, .providerChanged: false
            default: true
            }
        }
    }

    /// Answers every question with this code from now on; nil accepts.
    func answerQuestions(with error: UInt8?) {
        transport.onSend { [transport] message in
            switch message {
            case .incomingCall(let request, _, _, _): transport.deliver(.incomingCallAnswered(request, error: error))
            case .transaction(let request, _): transport.deliver(.transactionAnswered(request, error: error))
            default: break
            }
        }
    }

    func perform(
        _ kind: WireActionKind, call: UUID = UUID(), number: Int64 = 7, provider: UInt32 = 1, isOn: Bool = false
    ) {
        deliver(
            .perform(
                ActionOrder(
                    action: ActionID(number), provider: provider, kind: kind, call: CallUUID(test: call),
                    timeoutAtMilliseconds: 1_800_000_000_500, isOn: isOn
                )
            )
        )
    }
}

/// What a delegate heard, in order, and the actions it was given.
final class Recorder: NSObject, CXProviderDelegate, Sendable {
    // Unchecked: actions go from the delegate's queue to the test after `settle()`, and only under the lock.
    private struct Heard: @unchecked Sendable {
        var words: [String] = []
        var actions: [CXAction] = []
    }

    private let content = Mutex(Heard())
    private let executesTransactions: Bool

    init(executesTransactions: Bool = false) { self.executesTransactions = executesTransactions }

    var heard: [String] { content.withLock { $0 }.words }
    var actions: [CXAction] { content.withLock { $0 }.actions }

    func note(_ word: String, _ action: CXAction? = nil) {
        let crossing = action.map { Heard(words: [word], actions: [$0]) } ?? Heard(words: [word])
        content.withLock { heard in
            heard.words += crossing.words
            heard.actions += crossing.actions
        }
    }

    func providerDidReset(_ provider: CXProvider) { note("reset") }
    func providerDidBegin(_ provider: CXProvider) { note("begin") }
    func provider(_ provider: CXProvider, execute transaction: CXTransaction) -> Bool {
        note("execute \(transaction.actions.count)")
        return executesTransactions
    }
    func provider(_ provider: CXProvider, perform action: CXStartCallAction) { note("start", action) }
    func provider(_ provider: CXProvider, perform action: CXAnswerCallAction) { note("answer", action) }
    func provider(_ provider: CXProvider, perform action: CXEndCallAction) { note("end", action) }
    func provider(_ provider: CXProvider, perform action: CXSetHeldCallAction) { note("hold", action) }
    func provider(_ provider: CXProvider, perform action: CXSetMutedCallAction) { note("mute", action) }
    func provider(_ provider: CXProvider, perform action: CXSetGroupCallAction) { note("group", action) }
    func provider(_ provider: CXProvider, perform action: CXPlayDTMFCallAction) { note("dtmf", action) }
    func provider(_ provider: CXProvider, perform action: CXSetTranslatingCallAction) { note("translate", action) }
    func provider(_ provider: CXProvider, timedOutPerforming action: CXAction) { note("timed out", action) }
    func provider(_ provider: CXProvider, didActivate audioSession: AVAudioSession) {
        note(audioSession === AVAudioSession.sharedInstance() ? "audio on" : "another session")
    }
    func provider(_ provider: CXProvider, didDeactivate audioSession: AVAudioSession) { note("audio off") }
}

/// A delegate with the one method that every delegate must have.
final class Minimal: NSObject, CXProviderDelegate {
    func providerDidReset(_ provider: CXProvider) {}
}

extension CallUUID {
    /// Written out apart from CallKit's own conversion, which is tested against it.
    init(test identifier: UUID) {
        let digits = identifier.uuidString.replacingOccurrences(of: "-", with: "")
        self.init(
            high: UInt64(digits.prefix(16), radix: 16) ?? 0, low: UInt64(digits.suffix(16), radix: 16) ?? 0)
    }
}

/// A value set once on some queue and awaited by the test.
final class Box<Value: Sendable>: Sendable {
    private let content = Mutex<[Value]>([])
    var values: [Value] { content.withLock { $0 } }
    func put(_ value: Value) { content.withLock { $0.append(value) } }
}
