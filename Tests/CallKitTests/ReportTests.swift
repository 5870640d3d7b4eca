import CallKit
import CallServiceClient
import CallServiceWire
import CallVocabulary
import ReportCheck
import Testing

@Suite struct ReportTests {
    let phone = TestPhone()
    let call = UUID()

    @Test func `A report travels with its UUID and with what was set, and with nothing else`() {
        let provider = phone.makeProvider()
        let update = CXCallUpdate()
        update.remoteHandle = CXHandle(type: .phoneNumber, value: "+15550100")
        update.hasVideo = false
        provider.reportNewIncomingCall(with: call, update: update) { _ in }
        var details = CallDetails()
        details.handleType = 2
        details.handle = "+15550100"
        details.hasVideo = false
        #expect(
            phone.sent == [.incomingCall(RequestID(1), provider: 1, call: CallUUID(test: call), details: details)])
    }

    @Test(arguments: [nil, 2, 3] as [UInt8?])
    func `The call to the method satisfies check 1 at once, whatever the phone answers`(error: UInt8?) {
        let provider = phone.makeProvider()
        _ = phone.connection.feedReportCheck(.delivered(mustReport: true))
        #expect(phone.connection.feedReportCheck(.returned(isAsync: false)) == .reportMissing)
        provider.reportNewIncomingCall(with: call, update: CXCallUpdate()) { _ in }
        #expect(phone.connection.feedReportCheck(.returned(isAsync: false)) == .satisfied)
        phone.deliver(.incomingCallAnswered(RequestID(1), error: error))
        #expect(phone.connection.feedReportCheck(.returned(isAsync: false)) == .satisfied)
    }

    @Test func `An update or an end alone does not satisfy check 1`() {
        let provider = phone.makeProvider()
        _ = phone.connection.feedReportCheck(.delivered(mustReport: true))
        provider.reportCall(with: call, updated: CXCallUpdate())
        provider.reportCall(with: call, endedAt: nil, reason: .failed)
        #expect(phone.connection.feedReportCheck(.returned(isAsync: false)) == .reportMissing)
    }

    @Test func `The completion runs on the delegate's queue, and not before the phone answers`() {
        let provider = phone.makeProvider(Minimal())
        let places = Box<String?>()
        provider.reportNewIncomingCall(with: call, update: CXCallUpdate()) { _ in
            places.put(TestPhone.place)
        }
        phone.settle()
        #expect(places.values.isEmpty)
        phone.deliver(.incomingCallAnswered(RequestID(1), error: nil))
        phone.settle()
        #expect(places.values == ["delegate"])
    }

    @Test func `Without a queue the completion runs on a private one, not on the main one`() async {
        phone.answerQuestions(with: nil)
        let provider = phone.run { CXProvider(configuration: CXProviderConfiguration()) }
        provider.setDelegate(nil, queue: nil)
        let place = await withCheckedContinuation { continuation in
            provider.reportNewIncomingCall(with: call, update: CXCallUpdate()) { _ in
                continuation.resume(returning: TestPhone.place)
            }
        }
        #expect(place == nil)
    }

    @Test(arguments: [nil, 0, 1, 2, 3, 4, 5, 6, 7] as [UInt8?])
    func `Every code of the phone becomes the error with that code`(raw: UInt8?) throws {
        let provider = phone.makeProvider()
        let answers = Box<(any Error)?>()
        provider.reportNewIncomingCall(with: call, update: CXCallUpdate()) { answers.put($0) }
        phone.deliver(.incomingCallAnswered(RequestID(1), error: raw))
        phone.settle()
        let answer = try #require(answers.values.first)
        #expect((answer as? CXErrorCodeIncomingCallError)?.errorCode == raw.map(Int.init))
        #expect(answers.values.count == 1)
    }

    @Test func `A code that nobody knows becomes unknown, and an answer that nobody awaits is ignored`() {
        let provider = phone.makeProvider()
        let answers = Box<(any Error)?>()
        provider.reportNewIncomingCall(with: call, update: CXCallUpdate()) { answers.put($0) }
        phone.deliver(.incomingCallAnswered(RequestID(99), error: nil))
        phone.deliver(.incomingCallAnswered(RequestID(1), error: 200))
        phone.deliver(.incomingCallAnswered(RequestID(1), error: nil))
        phone.settle()
        #expect(answers.values.map { ($0 as? CXErrorCodeIncomingCallError)?.code } == [.unknown])
    }

    @Test func `The async form throws the typed error`() async throws {
        let provider = phone.makeProvider()
        phone.answerQuestions(with: 3)
        await #expect(throws: CXErrorCodeIncomingCallError(.filteredByDoNotDisturb)) {
            try await provider.reportNewIncomingCall(with: call, update: CXCallUpdate())
        }
        phone.answerQuestions(with: nil)
        try await provider.reportNewIncomingCall(with: call, update: CXCallUpdate())
    }

    @Test func `A report that no daemon will answer completes with unknown`() {
        let provider = phone.makeProvider()
        let answers = Box<(any Error)?>()
        provider.reportNewIncomingCall(with: call, update: CXCallUpdate()) { answers.put($0) }
        phone.transport.disconnect()
        provider.reportNewIncomingCall(with: UUID(), update: CXCallUpdate()) { answers.put($0) }
        phone.settle()
        #expect(answers.values.map { ($0 as? CXErrorCodeIncomingCallError)?.code } == [.unknown, .unknown])
    }

    @Test func `An invalidated provider still counts for check 1, but nothing travels`() {
        let provider = phone.makeProvider()
        provider.invalidate()
        provider.invalidate()
        _ = phone.connection.feedReportCheck(.delivered(mustReport: true))
        let answers = Box<(any Error)?>()
        provider.reportNewIncomingCall(with: call, update: CXCallUpdate()) { answers.put($0) }
        provider.configuration = CXProviderConfiguration()
        phone.settle()
        #expect(phone.connection.feedReportCheck(.returned(isAsync: false)) == .satisfied)
        #expect(answers.values.map { ($0 as? CXErrorCodeIncomingCallError)?.code } == [.unknown])
        #expect(phone.sent == [.providerInvalidated(provider: 1)])
    }

    @Test func `Updates and ends travel`() {
        let provider = phone.makeProvider()
        let update = CXCallUpdate()
        update.localizedCallerName = "Ann"
        provider.reportCall(with: call, updated: update)
        provider.reportCall(with: call, endedAt: nil, reason: .answeredElsewhere)
        provider.reportCall(with: call, endedAt: Date(), reason: .declinedElsewhere)
        var details = CallDetails()
        details.callerName = "Ann"
        let wireCall = CallUUID(test: call)
        #expect(
            phone.sent == [
                .callUpdated(provider: 1, call: wireCall, details: details),
                .callEnded(provider: 1, call: wireCall, reason: .answeredElsewhere),
                .callEnded(provider: 1, call: wireCall, reason: .declinedElsewhere),
            ]
        )
    }

    @Test func `What only compiles so far says so, once a member`() {
        let provider = phone.makeProvider()
        for _ in 0..<2 {
            provider.reportOutgoingCall(with: call, startedConnectingAt: nil)
            provider.reportOutgoingCall(with: call, connectedAt: Date())
            provider.reportCall(with: call, endedAt: .distantPast, reason: .failed)
        }
        let members = phone.sent.compactMap { if case .unsupported(let member) = $0 { member } else { nil } }
        #expect(
            members == [
                "CXProvider.reportOutgoingCall(with:startedConnectingAt:)",
                "CXProvider.reportOutgoingCall(with:connectedAt:)",
                "dateEnded in CXProvider.reportCall(with:endedAt:reason:)",
            ]
        )
    }

    @Test func `A push payload from a notification extension is refused with a typed error`() async {
        let expected = CXErrorCodeNotificationServiceExtensionError(.unknown)
        await CallServiceConnection.$scoped.withValue(phone.connection) {
            await #expect(throws: expected) { try await CXProvider.reportNewIncomingVoIPPushPayload(["a": 1]) }
        }
        #expect(phone.sent == [.unsupported(member: "CXProvider.reportNewIncomingVoIPPushPayload(_:completion:)")])
    }
}
