import CallKit
import CallServiceClient
import CallServiceWire
import CallVocabulary
import Testing

@Suite struct ActionTests {
    let phone = TestPhone()
    let delegate = Recorder()
    let call = UUID()

    @Test func `An answer reaches the delegate and is fulfilled exactly once`() throws {
        let provider = phone.makeProvider(delegate)
        phone.perform(.answer, call: call)
        phone.settle()
        #expect(delegate.heard == ["execute 1", "answer"])
        let action = try #require(delegate.actions.first as? CXAnswerCallAction)
        #expect(action.callUUID == call)
        #expect(action.timeoutDate == Date(timeIntervalSince1970: 1_800_000_000.5))
        #expect(!action.isComplete)
        #expect(provider.pendingTransactions.map(\.actions) == [[action]])

        action.fulfill()
        #expect(action.isComplete)
        #expect(provider.pendingTransactions.isEmpty)
        #expect(phone.sent == [.actionFulfilled(ActionID(7))])
        action.fulfill()
        action.fail()
        #expect(
            phone.sent.dropFirst() == [
                .remark("CXAnswerCallAction.fulfill() ignored: the action has had its answer", rule: .t2),
                .remark("CXAnswerCallAction.fail() ignored: the action has had its answer", rule: .t2),
            ]
        )
    }

    @Test func `A failed action says so`() throws {
        let provider = phone.makeProvider(delegate)
        phone.perform(.end, call: call)
        phone.settle()
        let action = try #require(delegate.actions.first)
        action.fail()
        #expect(action.isComplete)
        #expect(phone.sent == [.actionFailed(ActionID(7))])
        withExtendedLifetime(provider) {}
    }

    @Test func `A copy shares its original's one answer`() throws {
        let provider = phone.makeProvider(delegate)
        phone.perform(.end, call: call)
        phone.settle()
        let action = try #require(delegate.actions.first)
        let copy = try #require(action.copy() as? CXEndCallAction)
        #expect(copy.uuid == action.uuid)
        copy.fulfill()
        #expect(action.isComplete)
        #expect(phone.sent == [.actionFulfilled(ActionID(7))])
        withExtendedLifetime(provider) {}
    }

    @Test func `After its timeout an action is complete and its answer is ignored with a line`() throws {
        let provider = phone.makeProvider(delegate)
        phone.perform(.answer, call: call)
        phone.deliver(.actionTimedOut(ActionID(8)))
        phone.deliver(.actionTimedOut(ActionID(7)))
        phone.deliver(.actionTimedOut(ActionID(7)))
        phone.settle()
        #expect(delegate.heard == ["execute 1", "answer", "timed out"])
        #expect(delegate.actions.first === delegate.actions.last)
        let action = try #require(delegate.actions.first)
        #expect(action.isComplete)
        #expect(provider.pendingTransactions.isEmpty)
        action.fulfill()
        #expect(
            phone.sent == [
                .remark("CXAnswerCallAction.fulfill() ignored: the action timed out before", rule: .t2)
            ]
        )
    }

    @Test func `A timeout after the answer is not told`() throws {
        let provider = phone.makeProvider(delegate)
        phone.perform(.answer, call: call)
        phone.settle()
        try #require(delegate.actions.first).fulfill()
        phone.deliver(.actionTimedOut(ActionID(7)))
        phone.settle()
        #expect(delegate.heard == ["execute 1", "answer"])
        withExtendedLifetime(provider) {}
    }

    @Test func `Fulfilling with a date fulfils; a date other than now is noted as unused`() throws {
        let provider = phone.makeProvider(delegate)
        phone.perform(.answer, call: call, number: 1)
        phone.perform(.end, call: call, number: 2)
        phone.perform(.start, call: call, number: 3)
        phone.settle()
        let actions = delegate.actions
        try #require(actions.count == 3)
        (actions[0] as? CXAnswerCallAction)?.fulfill(withDateConnected: Date())
        (actions[1] as? CXEndCallAction)?.fulfill(withDateEnded: Date())
        (actions[2] as? CXStartCallAction)?.fulfill(withDateStarted: .distantPast)
        #expect(
            phone.sent == [
                .actionFulfilled(ActionID(1)), .actionFulfilled(ActionID(2)),
                .unsupported(member: "dateStarted in CXStartCallAction.fulfill(withDateStarted:)"),
                .actionFulfilled(ActionID(3)),
            ]
        )
        withExtendedLifetime(provider) {}
    }

    @Test(arguments: [
        (WireActionKind.start, "start"), (.answer, "answer"), (.end, "end"), (.hold, "hold"), (.mute, "mute"),
        (.group, "group"), (.dtmf, "dtmf"), (.translate, "translate"),
    ])
    func `Every kind of action reaches its own method`(kind: WireActionKind, word: String) throws {
        let provider = phone.makeProvider(delegate)
        phone.perform(kind, call: call, isOn: true)
        phone.settle()
        #expect(delegate.heard == ["execute 1", word])
        let action = try #require(delegate.actions.first)
        #expect((action as? CXCallAction)?.callUUID == call)
        #expect((action as? CXSetHeldCallAction)?.isOnHold ?? true)
        #expect((action as? CXSetMutedCallAction)?.isMuted ?? true)
        #expect((action as? CXSetTranslatingCallAction)?.isTranslating ?? true)
        withExtendedLifetime(provider) {}
    }

    @Test func `A delegate that executes the transaction gets no perform`() throws {
        let executing = Recorder(executesTransactions: true)
        let provider = phone.makeProvider(executing)
        phone.perform(.answer, call: call)
        phone.settle()
        #expect(executing.heard == ["execute 1"])
        let action = try #require(provider.pendingTransactions.first?.actions.first)
        action.fulfill()
        #expect(phone.sent == [.actionFulfilled(ActionID(7))])
    }

    @Test func `Pending actions are found by class and call`() {
        let provider = phone.makeProvider(delegate)
        phone.perform(.answer, call: call, number: 1)
        phone.perform(.mute, call: call, number: 2)
        phone.perform(.mute, call: UUID(), number: 3)
        phone.settle()
        let classes: [AnyClass] = [
            CXAnswerCallAction.self, CXSetMutedCallAction.self, CXEndCallAction.self, CXCallAction.self,
        ]
        #expect(classes.map { provider.pendingCallActions(of: $0, withCall: call).count } == [1, 1, 0, 2])
        delegate.actions.first?.fulfill()
        #expect(classes.map { provider.pendingCallActions(of: $0, withCall: call).count } == [0, 1, 0, 1])
    }

    @Test func `A delegate without the method leaves the action to its timeout, and the timeline says so`() {
        let minimal = Minimal()
        let provider = phone.makeProvider(minimal)
        phone.perform(.hold, call: call)
        phone.settle()
        let words = "the delegate has no provider(_:perform: CXSetHeldCallAction): the action will time out"
        #expect(phone.sent == [.remark(words, rule: .t2)])
        #expect(provider.pendingTransactions.count == 1)
    }

    @Test func `An action of the app's own making ends where it began`() {
        let action = phone.run { CXAnswerCallAction(call: call) }
        #expect(action.timeoutDate == .distantFuture)
        action.fulfill()
        action.fulfill()
        #expect(action.isComplete)
        #expect(phone.sent.isEmpty)
    }
}
