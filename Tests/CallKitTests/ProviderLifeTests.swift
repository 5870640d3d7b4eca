import CallKit
import CallServiceClient
import CallServiceWire
import CallVocabulary
import Testing

@Suite struct ProviderLifeTests {
    let phone = TestPhone()
    let delegate = Recorder()

    @Test func `A provider announces its configuration, at first and whenever it is assigned`() {
        let configuration = CXProviderConfiguration(localizedName: "Parley")
        configuration.maximumCallGroups = 1
        configuration.supportsVideo = true
        configuration.ringtoneSound = "ring.caf"
        let provider = phone.run { CXProvider(configuration: configuration) }
        configuration.maximumCallGroups = 9
        #expect(provider.configuration.maximumCallGroups == 1)
        let taken = provider.configuration
        taken.maximumCallsPerCallGroup = 3
        #expect(provider.configuration.maximumCallsPerCallGroup == 5)
        provider.configuration = taken
        taken.maximumCallsPerCallGroup = 4
        #expect(provider.configuration.maximumCallsPerCallGroup == 3)

        var first = ProviderSettings(provider: 1)
        first.localizedName = "Parley"
        first.maximumCallGroups = 1
        first.supportsVideo = true
        first.ringtoneSound = "ring.caf"
        var second = first
        second.maximumCallsPerCallGroup = 3
        #expect(phone.transport.sent.dropFirst() == [.providerChanged(first), .providerChanged(second)])
    }

    @Test func `The delegate hears once that the provider began, and on which audio session`() {
        let provider = phone.makeProvider(delegate)
        phone.deliver(.providerBegan(provider: 1))
        phone.deliver(.providerBegan(provider: 1))
        phone.deliver(.audioActivated(provider: 1))
        phone.deliver(.audioDeactivated(provider: 1))
        phone.deliver(.audioActivated(provider: 2))
        phone.settle()
        #expect(delegate.heard == ["begin", "audio on", "audio off"])
        withExtendedLifetime(provider) {}
    }

    @Test func `A reset withdraws what was to be done: a late answer is neither sent nor held against the app`() throws
    {
        let provider = phone.makeProvider(delegate)
        phone.perform(.answer)
        phone.deliver(.providerReset(provider: 1))
        phone.settle()
        #expect(delegate.heard == ["execute 1", "answer", "reset"])
        #expect(provider.pendingTransactions.isEmpty)
        let action = try #require(delegate.actions.first)
        action.fulfill()
        phone.deliver(.actionTimedOut(ActionID(7)))
        phone.settle()
        #expect(phone.sent.isEmpty)
        #expect(delegate.heard.last == "reset")
    }

    @Test func `After a lost connection providers are announced anew in order, then hear reset and begin`() {
        let second = Recorder()
        let providers = [phone.makeProvider(delegate), phone.makeProvider(second)]
        phone.deliver(.providerBegan(provider: 1))
        phone.transport.disconnect()
        let before = phone.transport.sent.count
        phone.transport.reconnect(welcome: phone.connection.welcome)
        #expect(
            phone.transport.sent.dropFirst(before) == [
                .providerChanged(ProviderSettings(provider: 1)), .providerChanged(ProviderSettings(provider: 2)),
            ]
        )
        phone.deliver(.providerReset(provider: 1))
        phone.deliver(.providerBegan(provider: 1))
        phone.deliver(.providerBegan(provider: 2))
        phone.settle()
        #expect(delegate.heard == ["begin", "reset", "begin"])
        #expect(second.heard == ["reset", "begin"])
        withExtendedLifetime(providers) {}
    }

    @Test func `An invalidated provider's delegate hears nothing more, not even what was on its way`() {
        let provider = phone.makeProvider(delegate)
        phone.queue.suspend()
        phone.perform(.answer)
        provider.invalidate()
        phone.queue.resume()
        phone.perform(.end)
        phone.deliver(.providerReset(provider: 1))
        phone.settle()
        #expect(delegate.heard.isEmpty)
        #expect(phone.sent == [.providerInvalidated(provider: 1)])
        phone.transport.disconnect()
        let before = phone.transport.sent.count
        phone.transport.reconnect(welcome: phone.connection.welcome)
        #expect(phone.transport.sent.count == before)
    }

    @Test func `A provider that nobody keeps lives until it is invalidated, and its delegate is asked as ever`() {
        weak var kept: CXProvider?
        do { kept = phone.makeProvider(delegate) }
        phone.settle()
        phone.perform(.answer)
        phone.settle()
        #expect(kept != nil && phone.sent.isEmpty)
        #expect(delegate.heard == ["execute 1", "answer"])
        kept?.invalidate()
        phone.settle()
        #expect(kept == nil)
        #expect(phone.sent == [.providerInvalidated(provider: 1)])
    }

    @Test func `Of providers without end only the newest hundred survive`() {
        for _ in 0..<(SurvivorTable.limit + 2) { _ = phone.makeProvider(delegate) }
        phone.settle()
        #expect(phone.sent == [.providerInvalidated(provider: 1), .providerInvalidated(provider: 2)])
        // Of those that the app keeps, none.
        let other = TestPhone()
        let providers = (0..<(SurvivorTable.limit + 2)).map { _ in other.makeProvider(delegate) }
        other.settle()
        #expect(other.sent.isEmpty)
        withExtendedLifetime(providers) {}
    }

    @Test func `Where providers do not survive, one that nobody keeps is taken back from the phone`() {
        let phone = TestPhone(survivors: [])
        weak var gone: CXProvider?
        do {
            let provider = phone.makeProvider(delegate)
            gone = provider
        }
        phone.settle()
        #expect(gone == nil)
        #expect(phone.sent == [.providerInvalidated(provider: 1)])
    }

    @Test func `The delegate is held weakly`() {
        weak var gone: Recorder?
        let provider: CXProvider
        do {
            let delegate = Recorder()
            gone = delegate
            provider = phone.makeProvider(delegate)
        }
        #expect(gone == nil)
        phone.perform(.answer)
        phone.settle()
        #expect(provider.pendingTransactions.count == 1)
    }

    @Test func `Without a queue the delegate is spoken to on the main queue`() async {
        final class OnMain: NSObject, CXProviderDelegate {
            let heard: @Sendable (String?) -> Void
            init(heard: @escaping @Sendable (String?) -> Void) { self.heard = heard }
            func providerDidReset(_ provider: CXProvider) {}
            func providerDidBegin(_ provider: CXProvider) { heard(TestPhone.place) }
        }
        let provider = phone.makeProvider()
        let answers = AsyncStream<String?>.makeStream()
        let delegate = OnMain { answers.continuation.yield($0) }
        provider.setDelegate(delegate, queue: nil)
        phone.deliver(.providerBegan(provider: 1))
        #expect(await answers.stream.first { _ in true } == "main")
        withExtendedLifetime((provider, delegate)) {}
    }
}
