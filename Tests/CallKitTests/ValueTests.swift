import CallKit
import CallServiceWire
import Testing

@Suite struct ValueTests {
    let call = UUID()

    @Test func `A fresh update has nothing set, and a copy remembers what was`() throws {
        let update = CXCallUpdate()
        #expect(update.details == CallDetails())
        update.supportsDTMF = false
        update.supportsHolding = true
        update.supportsGrouping = false
        update.supportsUngrouping = true
        update.localizedCallerName = "Ann"
        var details = CallDetails()
        details.supportsDTMF = false
        details.supportsHolding = true
        details.supportsGrouping = false
        details.supportsUngrouping = true
        details.callerName = "Ann"
        #expect(update.details == details)
        let copy = try #require(update.copy() as? CXCallUpdate)
        update.hasVideo = true
        #expect(copy.details == details)
        #expect(copy.supportsHolding)
        #expect(!copy.hasVideo)
    }

    @Test func `Handles are equal by type and value`() {
        let handle = CXHandle(type: .generic, value: "ann")
        #expect(handle == CXHandle(type: .generic, value: "ann"))
        #expect(handle.hash == CXHandle(type: .generic, value: "ann").hash)
        #expect(handle != CXHandle(type: .emailAddress, value: "ann"))
        #expect(handle != CXHandle(type: .generic, value: "bob"))
    }

    @Test func `A configuration starts with the documented defaults and is copied whole`() throws {
        let configuration = CXProviderConfiguration()
        #expect(configuration.localizedName == nil)
        #expect(configuration.maximumCallGroups == 2)
        #expect(configuration.maximumCallsPerCallGroup == 5)
        #expect(configuration.includesCallsInRecents)
        #expect(!configuration.supportsVideo)
        configuration.supportedHandleTypes = [.generic, .phoneNumber]
        configuration.iconTemplateImageData = Data([1, 2])
        configuration.includesCallsInRecents = false
        configuration.supportsAudioTranslation = true
        let copy = try #require(configuration.copy() as? CXProviderConfiguration)
        configuration.supportedHandleTypes = []
        #expect(copy.supportedHandleTypes == [.generic, .phoneNumber])
        #expect(copy.iconTemplateImageData == Data([1, 2]))
        #expect(!copy.includesCallsInRecents)
        #expect(copy.supportsAudioTranslation)
    }

    @Test func `A transaction is complete when all its actions are`() {
        let actions = [CXEndCallAction(call: call), CXEndCallAction(call: call)]
        let transaction = CXTransaction(actions: actions)
        actions[0].fulfill()
        #expect(!transaction.isComplete)
        actions[1].fail()
        #expect(transaction.isComplete)
        #expect((transaction.copy() as? CXTransaction)?.uuid == transaction.uuid)
    }

    @Test func `Everything that can be archived comes back as it was`() throws {
        let start = CXStartCallAction(call: call, handle: CXHandle(type: .phoneNumber, value: "+1"))
        start.contactIdentifier = "c"
        start.isVideo = true
        let other = UUID()
        let actions: [CXAction] = [
            start, CXAnswerCallAction(call: call), CXEndCallAction(call: call),
            CXSetHeldCallAction(call: call, onHold: true), CXSetMutedCallAction(call: call, muted: true),
            CXSetGroupCallAction(call: call, callUUIDToGroupWith: other),
            CXPlayDTMFCallAction(call: call, digits: "1#", type: .softPause),
            CXSetTranslatingCallAction(call: call, isTranslating: true, localLanguage: "en", remoteLanguage: "de"),
        ]
        let transaction = CXTransaction(actions: actions)
        let data = try NSKeyedArchiver.archivedData(withRootObject: transaction, requiringSecureCoding: true)
        let read = try #require(try NSKeyedUnarchiver.unarchivedObject(ofClass: CXTransaction.self, from: data))
        #expect(read.uuid == transaction.uuid)
        #expect(read.actions.map(\.uuid) == actions.map(\.uuid))
        #expect(read.actions.map { "\(type(of: $0))" } == actions.map { "\(type(of: $0))" })
        #expect(read.actions.allSatisfy { ($0 as? CXCallAction)?.callUUID == call && !$0.isComplete })
        let readStart = try #require(read.actions[0] as? CXStartCallAction)
        #expect(readStart.handle == start.handle)
        #expect(readStart.contactIdentifier == "c")
        #expect(readStart.isVideo)
        #expect((read.actions[3] as? CXSetHeldCallAction)?.isOnHold == true)
        #expect((read.actions[4] as? CXSetMutedCallAction)?.isMuted == true)
        #expect((read.actions[5] as? CXSetGroupCallAction)?.callUUIDToGroupWith == other)
        #expect((read.actions[6] as? CXPlayDTMFCallAction)?.digits == "1#")
        #expect((read.actions[6] as? CXPlayDTMFCallAction)?.type == .softPause)
        #expect((read.actions[7] as? CXSetTranslatingCallAction)?.localLanguage == "en")
        #expect((read.actions[7] as? CXSetTranslatingCallAction)?.remoteLanguage == "de")
    }
}
