import CallServiceClient
import CallServiceWire
import CallVocabulary
import PushKit
import Testing

@Suite(.timeLimit(.minutes(2))) struct RegistrationTests {
    private func changed(_ registry: UInt32, _ wantsVoIP: Bool) -> AppMessage {
        .registryChanged(registry: registry, wantsVoIP: wantsVoIP)
    }

    private func remark(_ remark: AppRemark) -> AppMessage { .remark(remark.rawValue, rule: remark.rule) }

    @Test func `asking for calls registers, and every assignment asks again`() {
        let phone = TestPhone()
        let registry = phone.makeRegistry()
        #expect(registry.desiredPushTypes == nil)
        registry.desiredPushTypes = [.voIP]
        registry.desiredPushTypes = [.voIP]
        registry.desiredPushTypes = []
        registry.desiredPushTypes = nil
        #expect(registry.desiredPushTypes == nil)
        #expect(phone.transport.sent.dropFirst() == [changed(1, true), changed(1, true), changed(1, false)])
    }

    @Test func `the token comes on the registry's queue, once for every registration`() {
        let phone = TestPhone()
        let delegate = SilentDelegate(phone)
        let registry = phone.makeRegistry()
        phone.queue.suspend()
        registry.desiredPushTypes = [.voIP]
        phone.transport.deliver(.token(isVoIP: true, bytes: [1, 2]))
        #expect(registry.pushToken(for: .voIP) == nil)
        // One line later is early enough: callbacks are asynchronous (D12).
        registry.delegate = delegate
        phone.queue.resume()
        phone.settle()
        registry.desiredPushTypes = [.voIP]
        phone.transport.deliver(.token(isVoIP: true, bytes: [1, 2]))
        phone.settle()
        #expect(
            phone.story.filter { $0.hasPrefix("token") }
                == Array(repeating: "token [1, 2] for PKPushTypeVoIP", count: 2))
        #expect(registry.pushToken(for: .voIP) == Data([1, 2]))
        #expect(registry.pushToken(for: .fileProvider) == nil)
        registry.desiredPushTypes = []
        #expect(registry.pushToken(for: .voIP) == nil)
        withExtendedLifetime(delegate) {}
    }

    @Test func `each registration gets its own token, and a token out of the blue goes to all`() {
        let phone = TestPhone()
        let delegate = SilentDelegate(phone)
        let first = phone.makeRegistry()
        let second = phone.makeRegistry()
        first.delegate = delegate
        second.delegate = delegate
        first.desiredPushTypes = [.voIP]
        second.desiredPushTypes = [.voIP]
        phone.transport.deliver(.token(isVoIP: true, bytes: [1]))
        phone.settle()
        #expect(first.pushToken(for: .voIP) == Data([1]))
        #expect(second.pushToken(for: .voIP) == nil)
        phone.transport.deliver(.token(isVoIP: true, bytes: [2]))
        phone.settle()
        #expect(first.pushToken(for: .voIP) == Data([1]))
        #expect(second.pushToken(for: .voIP) == Data([2]))
        phone.transport.deliver(.token(isVoIP: true, bytes: [3]))
        phone.settle()
        #expect(first.pushToken(for: .voIP) == Data([3]))
        #expect(second.pushToken(for: .voIP) == Data([3]))
        withExtendedLifetime(delegate) {}
    }

    @Test func `an alert token is none of PushKit's business`() {
        let phone = TestPhone()
        let registry = phone.makeRegistry()
        registry.desiredPushTypes = [.voIP]
        phone.transport.deliver(.token(isVoIP: false, bytes: [9]))
        phone.settle()
        #expect(registry.pushToken(for: .voIP) == nil)
    }

    @Test func `an invalid token is said and forgotten, also by a registry that has just withdrawn`() {
        let phone = TestPhone()
        let delegate = SilentDelegate(phone)
        let registry = phone.makeRegistry()
        registry.delegate = delegate
        registry.desiredPushTypes = [.voIP]
        phone.transport.deliver(.token(isVoIP: true, bytes: [1]))
        phone.settle()
        registry.desiredPushTypes = []
        phone.transport.deliver(.tokenInvalidated)
        phone.settle()
        phone.transport.deliver(.tokenInvalidated)
        phone.settle()
        #expect(phone.story.filter { $0.hasPrefix("invalid") } == ["invalid PKPushTypeVoIP"])
        registry.desiredPushTypes = [.voIP]
        #expect(registry.pushToken(for: .voIP) == nil)
        withExtendedLifetime(delegate) {}
    }

    @Test func `a registry that goes away withdraws, and its pushes are lost`() {
        let phone = TestPhone()
        var registry: PKPushRegistry? = phone.makeRegistry()
        registry?.desiredPushTypes = [.voIP]
        registry = nil
        #expect(
            phone.transport.sent.dropFirst() == [changed(1, true), remark(.registryReleased), changed(1, false)])
        phone.push()
        phone.settle()
        #expect(phone.transport.sent.last == remark(.registryMissing))
        #expect(!phone.isAborted)
    }

    @Test func `a registry that asks for nothing goes without a word`() {
        let phone = TestPhone()
        var registry: PKPushRegistry? = phone.makeRegistry()
        registry?.desiredPushTypes = [.voIP]
        registry?.desiredPushTypes = []
        let before = phone.transport.sent.count
        registry = nil
        #expect(phone.transport.sent.count == before)
    }

    @Test func `where registries survive, one that nobody keeps goes on until it asks for nothing`() {
        let phone = TestPhone(survivors: .registries)
        let delegate = CompletionDelegate(phone)
        weak var kept: PKPushRegistry?
        do {
            let registry = phone.makeRegistry()
            registry.delegate = delegate
            registry.desiredPushTypes = [.voIP]
            kept = registry
        }
        #expect(kept != nil)
        phone.transport.deliver(.token(isVoIP: true, bytes: [1]))
        phone.push()
        phone.settle()
        #expect(phone.story.contains("token [1] for PKPushTypeVoIP") && phone.story.contains("completion blue"))
        kept?.desiredPushTypes = []
        #expect(kept == nil)
        #expect(phone.transport.sent.last == changed(1, false))
        weak var idle: PKPushRegistry?
        do { idle = phone.makeRegistry() }
        #expect(idle == nil)
        withExtendedLifetime(delegate) {}
    }

    @Test func `of registries without end only the newest hundred survive`() {
        let phone = TestPhone(survivors: .registries)
        for _ in 0..<(SurvivorTable.limit + 2) { phone.makeRegistry().desiredPushTypes = [.voIP] }
        #expect(phone.transport.sent.filter { $0 == remark(.registryReleased) }.count == 2)
        #expect(phone.transport.sent.contains(changed(2, false)) && !phone.transport.sent.contains(changed(3, false)))
    }

    @Test func `the phone hears that the token reached a delegate, and of none that nobody keeps`() {
        let phone = TestPhone()
        let registry = phone.makeRegistry()
        registry.desiredPushTypes = [.voIP]
        phone.transport.deliver(.token(isVoIP: true, bytes: [1]))
        phone.settle()
        #expect(!phone.transport.sent.contains(remark(.tokenTold)))
        let delegate = SilentDelegate(phone)
        registry.delegate = delegate
        registry.desiredPushTypes = [.voIP]
        phone.transport.deliver(.token(isVoIP: true, bytes: [1]))
        phone.settle()
        // Before the delegate has its say: it may never come back.
        #expect(phone.story.suffix(2) == ["sent: \(remark(.tokenTold))", "token [1] for PKPushTypeVoIP"])
        withExtendedLifetime(delegate) {}
    }

    @Test func `a push goes to the registry that it names`() {
        let phone = TestPhone()
        let first = phone.makeRegistry()
        let second = phone.makeRegistry()
        let delegate = CompletionDelegate(phone)
        second.delegate = delegate
        phone.push(to: 2)
        phone.settle()
        #expect(phone.story.first == "completion blue")
        withExtendedLifetime((first, delegate)) {}
    }

    @Test func `after a restart of the daemon every live registry registers by itself, in order of creation`() {
        let phone = TestPhone()
        let first = phone.makeRegistry()
        let second = phone.makeRegistry()
        let third = phone.makeRegistry()
        third.desiredPushTypes = [.voIP]
        first.desiredPushTypes = [.voIP]
        second.desiredPushTypes = []
        phone.transport.disconnect()
        phone.transport.reconnect(welcome: phone.connection.welcome)
        #expect(phone.transport.sent.suffix(2) == [changed(1, true), changed(3, true)])
        withExtendedLifetime((first, second, third)) {}
    }

    @Test func `without CallKit, asking for calls ends the process`() {
        let phone = TestPhone(linksCallKit: false)
        let registry = phone.makeRegistry()
        registry.desiredPushTypes = []
        #expect(!phone.isAborted)
        registry.desiredPushTypes = [.voIP]
        let reason = "PushKit apps that use VoIP push must link the CallKit framework."
        #expect(phone.transport.sent.last == .raised(name: "NSInternalInconsistencyException", reason: reason))
        #expect(
            phone.console == [
                "*** Terminating app due to uncaught exception 'NSInternalInconsistencyException', reason: '\(reason)'"
            ])
        #expect(phone.isAborted)
    }

    @Test func `other kinds of push can be asked for, and say that they do nothing`() {
        let phone = TestPhone()
        let registry = phone.makeRegistry()
        registry.desiredPushTypes = [.voIP, .fileProvider]
        #expect(phone.console == ["Ringtime: PKPushType PKPushTypeFileProvider compiles but does nothing yet"])
        #expect(registry.desiredPushTypes == [.voIP, .fileProvider])
    }

    @Test func `the main queue is the default`() async {
        let phone = TestPhone()
        let registry = CallServiceConnection.$scoped.withValue(phone.connection) { PKPushRegistry(queue: nil) }
        let delegate = MainThreadDelegate(phone)
        registry.delegate = delegate
        phone.push(isCounted: false)
        await phone.wait(for: "on the main queue")
        withExtendedLifetime((registry, delegate)) {}
    }
}

private final class MainThreadDelegate: TokenDelegate, PKPushRegistryDelegate {
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    ) {
        // Not the main thread: a process of tests gives that one up.
        dispatchPrecondition(condition: .onQueue(.main))
        phone.note("on the main queue")
    }
}
