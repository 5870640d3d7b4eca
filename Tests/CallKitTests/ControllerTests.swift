import CallKit
import CallServiceClient
import CallServiceWire
import CallVocabulary
import Testing

@Suite struct ControllerTests {
    let phone = TestPhone()
    let call = UUID()

    func makeController() -> CXCallController { phone.run { CXCallController(queue: phone.queue) } }

    @Test func `A transaction travels with its actions in order, and success means accepted`() {
        let controller = makeController()
        phone.answerQuestions(with: nil)
        let other = UUID()
        let transaction = CXTransaction()
        transaction.addAction(CXEndCallAction(call: call))
        transaction.addAction(CXAnswerCallAction(call: other))
        let answers = Box<(any Error)?>()
        controller.request(transaction) { error in
            #expect(TestPhone.place == "delegate")
            answers.put(error)
        }
        phone.settle()
        let actions = [
            WireAction(kind: .end, call: CallUUID(test: call)), WireAction(kind: .answer, call: CallUUID(test: other)),
        ]
        #expect(phone.sent == [.transaction(RequestID(1), actions)])
        #expect(answers.values.count == 1)
        #expect(answers.values.first.map { $0 == nil } == true)
        #expect(!transaction.isComplete)
    }

    @Test(arguments: 0...8)
    func `Every code of the phone becomes the error with that code`(raw: UInt8) async {
        let controller = makeController()
        phone.answerQuestions(with: raw)
        let code = CXErrorCodeRequestTransactionError.Code(rawValue: Int(raw))
        await #expect { try await controller.requestTransaction(with: CXEndCallAction(call: call)) } throws: { error in
            (error as? CXErrorCodeRequestTransactionError)?.code == code && code != nil
        }
    }

    @Test func `An empty transaction is the phone's to refuse, an action that cannot travel is refused here`() {
        let controller = makeController()
        let answers = Box<(any Error)?>()
        controller.requestTransaction(with: []) { answers.put($0) }
        #expect(phone.sent == [.transaction(RequestID(1), [])])
        controller.requestTransaction(with: CXAction()) { answers.put($0) }
        controller.requestTransaction(with: [CXEndCallAction(call: call), CXCallAction(call: call)]) { answers.put($0) }
        phone.settle()
        #expect(phone.sent.count == 1)
        #expect(
            answers.values.map { ($0 as? CXErrorCodeRequestTransactionError)?.code } == [
                .invalidAction, .invalidAction,
            ])
    }

    @Test func `What the app asked for comes back to its provider as the same action`() throws {
        let controller = makeController()
        let delegate = Recorder()
        let provider = phone.makeProvider(delegate)
        let start = CXStartCallAction(call: call, handle: CXHandle(type: .emailAddress, value: "ann@example.com"))
        start.isVideo = true
        controller.requestTransaction(with: start) { _ in }
        let tones = CXPlayDTMFCallAction(call: call, digits: "42#", type: .hardPause)
        controller.requestTransaction(with: tones) { _ in }
        phone.perform(.dtmf, call: call, number: 2)
        phone.perform(.start, call: call, number: 1)
        phone.perform(.dtmf, call: call, number: 3)
        phone.settle()
        try #require(delegate.actions.count == 3)
        let performed = try #require(delegate.actions[1] as? CXStartCallAction)
        #expect(performed.uuid == start.uuid)
        #expect(performed !== start)
        #expect(performed.handle == start.handle)
        #expect(performed.isVideo)
        let played = try #require(delegate.actions[0] as? CXPlayDTMFCallAction)
        #expect([played.digits, "\(played.type)"] == ["42#", "hardPause"])
        let unasked = try #require(delegate.actions[2] as? CXPlayDTMFCallAction)
        #expect(unasked.uuid != tones.uuid)
        #expect(unasked.digits == "")
        performed.fulfill()
        #expect(!start.isComplete)
        #expect(phone.sent.last == .actionFulfilled(ActionID(1)))
        withExtendedLifetime(provider) {}
    }

    @Test func `What was refused does not come back`() throws {
        let controller = makeController()
        let delegate = Recorder()
        let provider = phone.makeProvider(delegate)
        phone.answerQuestions(with: 4)
        let action = CXEndCallAction(call: call)
        controller.requestTransaction(with: action) { _ in }
        phone.perform(.end, call: call)
        phone.settle()
        #expect(try #require(delegate.actions.first).uuid != action.uuid)
        withExtendedLifetime(provider) {}
    }

    @Test func `Grouping and translating are asked for and noted as without effect`() {
        let controller = makeController()
        let group = CXSetGroupCallAction(call: call, callUUIDToGroupWith: nil)
        controller.requestTransaction(with: [group, group]) { _ in }
        #expect(phone.sent.first == .unsupported(member: "CXSetGroupCallAction"))
        #expect(phone.sent.count == 2)
    }

    @Test func `Nobody there to ask means unknown`() {
        let controller = makeController()
        phone.transport.disconnect()
        let answers = Box<(any Error)?>()
        controller.requestTransaction(with: CXEndCallAction(call: call)) { answers.put($0) }
        phone.settle()
        #expect(answers.values.map { ($0 as? CXErrorCodeRequestTransactionError)?.code } == [.unknown])
    }
}
