import CallPolicy
import CallVocabulary
import ModelledPhone
import Testing

@Suite("The phone of these tests")
struct WatchedPhoneTests {
    @Test("A fault of the modelled phone is recorded when it happens, and once")
    func faults() {
        var recorded: [String] = []
        var phone = WatchedPhone(onFault: { recorded.append($0) })
        phone.install(a1)
        phone.feed(.userOpenedApp(a1))
        phone.run(for: .seconds(1))
        // The policy is told of a death that never was, and launches the app beside itself.
        phone.feed(.processExited(p1))
        #expect(recorded == [])
        phone.feed(.userOpenedApp(a1))
        phone.feed(.userWentHome)
        #expect(recorded == phone.faults)
        #expect(recorded.count == 1)
    }
}
