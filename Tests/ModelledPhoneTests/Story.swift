import CallVocabulary
import ModelledPhone
import Testing

let a1 = AppID(1)
let a2 = AppID(2)

/// A story on a modelled phone; a fault of it fails the test.
func play(
    _ profile: Profile = .newest, _ story: (inout ModelledPhone) -> Void
) -> ModelledPhone {
    var phone = ModelledPhone(profile)
    story(&phone)
    #expect(phone.faults == [])
    return phone
}

/// A suspended app, and what happens to it.
func play(
    _ app: ModelledApp, _ profile: Profile = .newest, _ story: (inout ModelledPhone) -> Void
) -> ModelledPhone {
    play(profile) { phone in
        phone.installSuspended(a1, app)
        story(&phone)
    }
}

/// What became of an app, in one line.
struct Fate: Equatable, CustomStringConvertible {
    var crashes = 0
    var kills = 0
    var violations = 0

    static let spared = Fate()
    static let check1 = Fate(crashes: 1, violations: 1)
    static let check2 = Fate(kills: 1, violations: 1)

    var description: String { "\(crashes) crashes, \(kills) kills, \(violations) violations" }
}

extension ModelledPhone {
    var fate: Fate { Fate(crashes: crashes.count, kills: kills.count, violations: violations.count) }
    var reasons: [TerminationReason] { deaths.map(\.reason) }
}
