import CallPolicy
import CallVocabulary
import ModelledPhone
import Testing

@Suite("Modelled apps in random company")
struct ModelledWalkTests {
    /// L6: whatever the user, the phone and a faulty neighbour do, a properly made app meets neither check.
    @Test("A properly made app is never punished, its neighbour that never reports is", arguments: 0..<24)
    func wellMade(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var phone = WatchedPhone(Profile.all[seed % Profile.all.count])
        phone.install(a1, ModelledApp(launch: .takes(.milliseconds(Int.random(in: 50...15_000, using: &random)))))
        phone.install(a2, .faulty([.neverReports, .spoofs, .blocks(.seconds(8))][seed % 3]))
        for _ in 0..<150 {
            phone.run(for: .milliseconds(Int.random(in: 0..<4_000, using: &random)))
            step(&phone, &random)
        }
        phone.run(for: .seconds(60))
        // iOS 13's timing bug may strike anyone (C2.9), and nothing else may.
        if phone.policy.profile.expiryJudgesEveryPush {
            #expect(phone.violations.allSatisfy { $0.app != a1 || $0.rule == .c2_9 }, "seed \(seed)")
            return
        }
        let mine = Set(phone.allEffects.compactMap { if case .launchApp(a1, let id, _) = $0 { id } else { nil } })
        #expect(phone.violations.allSatisfy { $0.app != a1 }, "seed \(seed)")
        #expect((phone.kills + phone.crashes).allSatisfy { !mine.contains($0.process) }, "seed \(seed)")
        #expect(phone.violations.contains { $0.app == a2 }, "seed \(seed): the neighbour got away")
    }

    private func step(_ phone: inout WatchedPhone, _ random: inout SeededGenerator) {
        switch Int.random(in: 0..<24, using: &random) {
        case 0...7: phone.push(a1)
        case 8...12: phone.push(a2)
        case 13: phone.feed(.userOpenedApp(a1))
        case 14: phone.feed(.userOpenedApp(a2))
        case 15, 16: phone.feed(.userWentHome)
        case 17: phone.feed(.userForceQuitApp(Bool.random(using: &random) ? a1 : a2))
        case 18: phone.feed(.deviceLocked)
        case 19: phone.feed(.deviceUnlocked)
        case 20: phone.feed(.doNotDisturbChanged(Bool.random(using: &random)))
        case 21: phone.feed(.memoryRanShort)
        case 22:
            if let call = phone.policy.calls.randomElement(using: &random) { phone.feed(.userAnsweredCall(call.id)) }
        default: if let call = phone.policy.calls.randomElement(using: &random) { phone.feed(.userEndedCall(call.id)) }
        }
    }

    @Test("The phone's daemon restarts at any moment, and nobody dies of what it forgot", arguments: 0..<12)
    func restarts(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var phone = WatchedPhone()
        phone.install(a1, ModelledApp(launch: .takes(.milliseconds(400)), onPush: .blocks(.seconds(3))))
        for _ in 0..<60 {
            phone.run(for: .milliseconds(Int.random(in: 0..<3_000, using: &random)))
            if Int.random(in: 0..<5, using: &random) == 0 { phone.restartDaemon() } else { phone.push(a1) }
        }
        phone.run(for: .seconds(60))
        #expect(phone.violations.isEmpty && phone.kills.isEmpty, "seed \(seed)")
        #expect(phone.deliveries.count > 10)
    }
}
