import APNsProtocol
import CallServiceDaemon
import CallVocabulary
import Foundation
import PhoneStore
import Testing

@Suite struct SimulatedPhoneTests {
    @Test("A push to a simulated app rings, is answered and ended")
    func ring() async throws {
        let phone = try await SimulatedPhone()
        phone.push()
        #expect(try await phone.kinds().contains("call.ringing"))
        #expect(try await phone.handle.status().calls.map(\.state) == ["ringing"])
        _ = try await phone.handle.call("answer", uuid: nil)
        #expect(try await phone.handle.status().calls.map(\.state) == ["connected"])
        _ = try await phone.handle.call("end", uuid: nil)
        #expect(try await phone.handle.status().calls.isEmpty)
        #expect(try await phone.handle.ledger(bundle: nil, includesCleared: true).isEmpty)
        await phone.stop()
    }

    @Test("There is nothing to answer on a quiet phone, and the question says so")
    func quiet() async throws {
        let phone = try await SimulatedPhone()
        await #expect(throws: PhoneQuestionError.noCall("answer")) { try await phone.handle.call("answer", uuid: nil) }
        await #expect(throws: PhoneQuestionError.noSuchVerb("sing")) { try await phone.handle.call("sing", uuid: nil) }
        let stranger = UUID().uuidString
        await #expect(throws: PhoneQuestionError.noSuchCall(stranger)) {
            try await phone.handle.call("end", uuid: stranger)
        }
        await phone.stop()
    }

    @Test("An offline phone keeps the newest push of a topic and gets it when it is back")
    func offline() async throws {
        let phone = try await SimulatedPhone()
        #expect(try await phone.handle.device("offline"))
        phone.push(id: "older")
        phone.push(id: "newer")
        #expect(try await phone.kinds().filter { $0 == "push.stored" }.count == 2)
        #expect(try await !phone.kinds().contains("push.arrived"))
        #expect(try await phone.handle.device("online"))
        #expect(try await phone.kinds().filter { $0 == "push.arrived" }.count == 1)
        #expect(try await phone.handle.status().calls.map(\.caller) == ["push newer"])
        await phone.stop()
    }

    @Test("An offline phone never gets a push whose expiration is 0")
    func expirationZero() async throws {
        let phone = try await SimulatedPhone()
        #expect(try await phone.handle.device("offline"))
        phone.push(expiration: .onlyNow)
        #expect(try await phone.handle.device("online"))
        #expect(try await !phone.kinds().contains("push.arrived"))
        await phone.stop()
    }

    @Test("Do Not Disturb refuses the call and makes no violation, however long one waits")
    func doNotDisturb() async throws {
        let phone = try await SimulatedPhone()
        try await phone.handle.setDoNotDisturb(true)
        phone.push()
        #expect(try await phone.kinds().contains("call.refused"))
        #expect(try await !phone.kinds().contains("call.ringing"))
        try await phone.handle.advance(by: .seconds(60))
        #expect(try await phone.handle.ledger(bundle: nil, includesCleared: true).isEmpty)
        await phone.stop()
    }

    @Test("In a car Do Not Disturb holds no call back, also after the phone was switched off and on (K)")
    func car() async throws {
        let phone = try await SimulatedPhone()
        try await phone.handle.setDoNotDisturb(true)
        try await phone.handle.setCar(true)
        phone.push()
        #expect(try await phone.kinds().contains("call.ringing"))
        await phone.handle.stop()
        let folder = try DataFolder.prepare(phone.data)
        let again = try await PhoneHandle.start(
            PhoneConfiguration(), folder: folder, store: PhoneStore(file: folder.databaseFile)
        )
        phone.push(to: again)
        #expect(try await again.status().calls.map(\.state) == ["ringing"])
        try await again.setCar(false)
        await again.stop()
        try? FileManager.default.removeItem(atPath: phone.data)
    }

    @Test("A caller on the block list does not ring, and the report counts all the same (C1.5, P6)")
    func blockList() async throws {
        let phone = try await SimulatedPhone()
        try await phone.handle.setBlocksCallers(true)
        phone.push()
        let refusal = try await phone.handle.timeline(since: 0, limit: 1_000).first { $0.event.kind == "call.refused" }
        #expect(refusal?.event.text == "refuses the call: the caller is on the block list")
        #expect(try await !phone.handle.checksAreOpen())
        try await phone.handle.setBlocksCallers(false)
        phone.push()
        #expect(try await phone.kinds().contains("call.ringing"))
        await phone.stop()
    }

    @Test("Whoever waits for the clock to move is told when the phone is abandoned before")
    func abandonedWhileWaiting() async throws {
        let phone = try await SimulatedPhone()
        phone.push()
        let waiting = Task { try await phone.handle.advance(by: .seconds(60)) }
        let isWaiting = try await eventually { try await phone.handle.status().pendingChecks == 1 ? true : nil }
        #expect(isWaiting == true)
        await phone.handle.abandon()
        await #expect(throws: PhoneStopped.self) { try await waiting.value }
        await phone.stop()
    }

    @Test("A ring that nobody answers is over once the clock has moved past its limit (P5)")
    func unanswered() async throws {
        let phone = try await SimulatedPhone()
        phone.push()
        #expect(try await phone.handle.status().calls.count == 1)
        try await phone.handle.advance(by: Profile.newest.ringTimeout)
        try await phone.handle.advance(by: .seconds(1))
        #expect(try await phone.handle.status().calls.isEmpty)
        await phone.stop()
    }

    @Test("The clock stays ahead after the phone was switched off and on, and so do apps and tokens")
    func restart() async throws {
        let phone = try await SimulatedPhone()
        try await phone.handle.advance(by: .seconds(3_600))
        await phone.handle.stop()
        let folder = try DataFolder.prepare(phone.data)
        let again = try await PhoneHandle.start(
            PhoneConfiguration(), folder: folder, store: PhoneStore(file: folder.databaseFile)
        )
        let status = try await again.status()
        #expect(status.aheadSeconds == 3_600)
        #expect(status.apps.map(\.bundle) == [SimulatedPhone.bundle])
        #expect(status.apps.map(\.voipToken) == [phone.token.token])
        await again.stop()
        try? FileManager.default.removeItem(atPath: phone.data)
    }

    @Test("What an order has changed is in the store when the order is acknowledged")
    func acknowledged() async throws {
        let phone = try await SimulatedPhone()
        let file = try PhoneStore(file: phone.data + "/phone.sqlite")
        for round in 1...20 {
            _ = try await phone.handle.device("lock")
            let locks = try file.newestTimeline(limit: 1_000).filter { $0.event.kind == "device.locked" }
            #expect(locks.count == round)
            _ = try await phone.handle.device("unlock")
        }
        await phone.stop()
    }

    @Test("A stopped phone says so instead of keeping anybody waiting")
    func stopped() async throws {
        let phone = try await SimulatedPhone()
        await phone.stop()
        await #expect(throws: PhoneStopped.self) { try await phone.handle.status() }
    }
}
