import CallServiceWire
import CallVocabulary
@_spi(RingtimePrivate) import PushKit
import Testing

@Suite(.timeLimit(.minutes(2))) struct CheckOneTests {
    private static let returned = returned(from: .completionHandler)
    private static let failed = failed(in: .completionHandler)
    private static let noDelegate = "sent: deliveredWithoutDelegate(CallVocabulary.PushID(value: 1))"
    private static let completed = "sent: completionCalled(CallVocabulary.PushID(value: 1))"

    private static func returned(from form: DelegateForm) -> String {
        "sent: delegateReturned(CallVocabulary.PushID(value: 1), CallServiceWire.DelegateForm.\(form.name))"
    }

    private static func failed(in form: DelegateForm) -> String {
        "sent: check1Failed(CallVocabulary.PushID(value: 1), CallServiceWire.DelegateForm.\(form.name))"
    }

    private func story(
        _ phone: TestPhone, reports: Bool, isCounted: Bool = true,
        makeDelegate: (TestPhone) -> (any TokenDelegate & PKPushRegistryDelegate)? = { CompletionDelegate($0) }
    ) -> [String] {
        let registry = phone.makeRegistry()
        let delegate = makeDelegate(phone)
        delegate?.reports = reports
        registry.delegate = delegate
        phone.push(isCounted: isCounted)
        phone.settle()
        withExtendedLifetime((registry, delegate)) {}
        return phone.story
    }

    @Test func `a report before the return satisfies the check, and the phone hears of the return`() {
        let phone = TestPhone()
        #expect(story(phone, reports: true) == ["completion blue", Self.completed, Self.returned])
    }

    @Test func `no report before the return ends the process, after the phone has heard of it`() {
        let phone = TestPhone()
        #expect(
            story(phone, reports: false) == [
                "completion blue", Self.completed,
                "console: *** Assertion failure in -[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes], "
                    + "PKPushRegistry.m:349",
                "console: *** Terminating app due to uncaught exception 'NSInternalInconsistencyException', reason: 'Killing "
                    + "app because it never posted an incoming call to the system after receiving a PushKit VoIP push.'",
                Self.failed, "abort",
            ])
    }

    @Test(arguments: [SystemVersion(13), SystemVersion(14)])
    func `iOS 13 and 14 say it in their own words`(system: SystemVersion) {
        let phone = TestPhone(system: system)
        _ = story(phone, reports: false)
        #expect(phone.console.count == 2)
        #expect(phone.console[0].hasSuffix("PKPushRegistry.m:343"))
        #expect(phone.console[1].hasSuffix("after receiving a PushKit VoIP push callback.'"))
    }

    @Test func `iOS 15 says it in the new words`() {
        let phone = TestPhone(system: SystemVersion(15))
        _ = story(phone, reports: false)
        #expect(phone.console[0].hasSuffix("PKPushRegistry.m:349"))
        #expect(phone.console[1].hasSuffix("a PushKit VoIP push.'"))
    }

    @Test func `a push that check 1 does not count may stay unreported`() {
        let phone = TestPhone()
        #expect(story(phone, reports: false, isCounted: false) == ["completion blue", Self.completed, Self.returned])
    }

    @Test func `without a delegate nothing is called or checked, and the phone hears of it`() {
        let phone = TestPhone()
        #expect(story(phone, reports: false, makeDelegate: { _ in nil }) == [Self.noDelegate])
    }

    @Test func `without a delegate the check runs if the setting says so`() {
        let phone = TestPhone { $0.checksWithoutDelegate = true }
        let story = story(phone, reports: false, makeDelegate: { _ in nil })
        #expect(story.first == Self.noDelegate && story.suffix(2) == [Self.failed(in: .none), "abort"])
    }

    @Test func `a delegate that the app let go is none`() {
        let phone = TestPhone()
        let registry = phone.makeRegistry()
        do { registry.delegate = CompletionDelegate(phone) }
        phone.push()
        phone.settle()
        #expect(phone.story == [Self.noDelegate])
        withExtendedLifetime(registry) {}
    }

    @Test func `the flag can be set on purpose, and check 1 is fooled`() {
        let phone = TestPhone()
        let registry = phone.makeRegistry()
        let delegate = SpoofingDelegate(phone)
        registry.delegate = delegate
        phone.push()
        phone.settle()
        #expect(phone.story == ["spoof -", Self.returned])
        withExtendedLifetime((registry, delegate)) {}
    }

    @Test func `a deprecated method completes by returning`() {
        let phone = TestPhone()
        #expect(
            story(phone, reports: true, makeDelegate: { SynchronousDelegate($0) })
                == ["sync blue", Self.returned(from: .deprecated), Self.completed])
    }

    @Test func `an async report within the deferral is in time`() async {
        let phone = TestPhone { $0.asyncDeferral = .seconds(1000) }
        let registry = phone.makeRegistry()
        let delegate = AsyncDelegate(phone)
        registry.delegate = delegate
        phone.push()
        phone.settle()
        #expect(phone.delays.count == 1 && phone.delays[0] > 900_000 && phone.delays[0] <= 1_000_000)
        await phone.wait(for: Self.completed)
        #expect(!phone.story.contains(Self.returned(from: .async)))
        phone.letTimePass()
        #expect(phone.story.last == Self.returned(from: .async))
        #expect(!phone.isAborted)
        withExtendedLifetime((registry, delegate)) {}
    }

    @Test func `no async report by the end of the deferral ends the process`() async {
        let phone = TestPhone()
        let registry = phone.makeRegistry()
        let delegate = AsyncDelegate(phone)
        delegate.reports = false
        registry.delegate = delegate
        phone.push()
        phone.settle()
        await phone.wait(for: Self.completed)
        #expect(!phone.isAborted)
        phone.letTimePass()
        #expect(phone.story.suffix(2) == [Self.failed(in: .async), "abort"])
        #expect(!phone.story.contains(Self.returned(from: .async)))
        withExtendedLifetime((registry, delegate)) {}
    }

    @Test func `a form that is not async is judged at once, whatever the deferral`() {
        let phone = TestPhone { $0.asyncDeferral = .seconds(1000) }
        #expect(story(phone, reports: false).last == "abort")
        #expect(phone.delays.isEmpty)
    }

    @Test func `one report covers every push that was outstanding`() {
        let phone = TestPhone()
        let registry = phone.makeRegistry()
        let delegate = CompletionDelegate(phone)
        registry.delegate = delegate
        phone.queue.suspend()
        for number in 1...5 { phone.push(Int64(number)) }
        phone.queue.resume()
        phone.settle()
        #expect(!phone.isAborted)
        #expect(phone.story.filter { $0.hasPrefix("sent: delegateReturned") }.count == 5)
        withExtendedLifetime((registry, delegate)) {}
    }

    @Test func `a completion handler that is called again is noted and ignored`() {
        let phone = TestPhone()
        let registry = phone.makeRegistry()
        let delegate = TwiceDelegate(phone)
        registry.delegate = delegate
        phone.push()
        phone.settle()
        #expect(phone.story.filter { $0 == Self.completed }.count == 1)
        #expect(phone.story.contains { $0.contains("called again") && $0.contains("H1") })
        withExtendedLifetime((registry, delegate)) {}
    }
}

private final class TwiceDelegate: TokenDelegate, PKPushRegistryDelegate {
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    ) {
        take("completion", payload)
        completion()
        completion()
    }
}

private final class SpoofingDelegate: TokenDelegate, PKPushRegistryDelegate {
    func pushRegistry(
        _ registry: PKPushRegistry, didReceiveIncomingPushWith payload: PKPushPayload, for type: PKPushType,
        completion: @escaping @Sendable () -> Void
    ) {
        phone.note("spoof -")
        registry.ringtimeSpoofReportFlag()
    }
}
