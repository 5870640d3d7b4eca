import Foundation
import PhoneControl
import Testing

/// The phone's process is killed at seeded moments, again and again. `RINGTIME_KILLS=200` kills more often.
@Suite(.serialized) struct RestartTests {
    private static let kills = Int(ProcessInfo.processInfo.environment["RINGTIME_KILLS"] ?? "") ?? 6

    /// What is under way when the kill comes.
    private enum Moment: CaseIterable {
        case install, register, push, ring, ledger
    }

    @Test(
        "Whatever was acknowledged before a SIGKILL is there after the restart, registries register again, and providers are reset",
        .timeLimit(.minutes(60))
    )
    func kills() async throws {
        let phone = try RunningPhone()
        try await phone.order("install", ["path": .string(ProbeBundle.make())])
        try await phone.order("launch", ["bundle": .string(ProbeBundle.identifier)])
        try await phone.wait(for: "token.issued", of: ProbeBundle.identifier)
        var truth = try await acknowledged(by: phone)
        var adoptions = 0
        for seed in 1...UInt64(Self.kills) {
            var random = SeededMoments(seed)
            let moment = Moment.allCases[Int(random.next() % UInt64(Moment.allCases.count))]
            let before = Before(mark: try await phone.mark(), resets: try resets(on: phone))
            let started = Task { try await begin(moment, on: phone) }
            // The moment is the point of the test: nothing is waited for.
            // A violation is written 7 s after delivery (C2.1): that kill falls around the write, not around the push.
            let wait: Duration = moment == .ledger ? .milliseconds(6_950) : .zero
            if moment == .ledger { _ = try? await started.value }
            let end = ContinuousClock.now + wait + .microseconds(Int64(random.next() % 120_000))
            // tidy:allow(BannedCall) the moment of the kill is what is tested
            try await Task.sleep(until: end, clock: .continuous)
            phone.kill()
            let update = try? await started.value
            try phone.switchOnAgain()
            let found = try await acknowledged(by: phone)
            #expect(found.bundle == truth.bundle, "seed \(seed), \(moment)")
            #expect(found.token == truth.token, "seed \(seed), \(moment)")
            if let update { #expect(found.version >= update, "seed \(seed), \(moment)") }
            #expect(found.violations >= truth.violations, "seed \(seed), \(moment)")
            if try await expectAdoption(by: phone, since: before, "seed \(seed), \(moment)") { adoptions += 1 }
            try await expectRing(on: phone, "seed \(seed), \(moment)")
            truth = try await acknowledged(by: phone)
        }
        #expect(adoptions > 0, "no app outlived a kill: nothing was adopted")
    }

    private struct Before {
        var mark: Int64
        var resets: Int
    }

    /// Starts what the kill interrupts. Returns the version of the app if its installation was acknowledged.
    private func begin(_ moment: Moment, on phone: RunningPhone) async throws -> Int64? {
        switch moment {
        case .install:
            try await phone.order("install", ["path": .string(ProbeBundle.make())])
            return try await acknowledged(by: phone).version
        case .register: try await phone.order("launch", ["bundle": .string(ProbeBundle.identifier)])
        case .push, .ring: _ = try await phone.push(ProbeBundle.identifier)
        case .ledger: _ = try await phone.push(ProbeBundle.identifier, #"{"misbehave":"exit"}"#)
        }
        return nil
    }

    private struct Acknowledged {
        var bundle: String?
        var token: String?
        /// Counts installations of the app.
        var version: Int64
        var violations: Int
    }

    private func acknowledged(by phone: RunningPhone) async throws -> Acknowledged {
        let app = try await phone.app(ProbeBundle.identifier)
        return Acknowledged(
            bundle: app?["bundle"]?.text, token: app?["voipToken"]?.text,
            version: app?["generation"]?.integer ?? 0,
            violations: try await phone.order("ledger", ["all": true]).elements?.count ?? 0
        )
    }

    /// An app that outlived the phone is taken back: it registers again by itself (N3), and its provider is reset (T5).
    private func expectAdoption(by phone: RunningPhone, since before: Before, _ comment: Comment) async throws -> Bool {
        let adoption = try await phone.timeline(after: before.mark).last { $0["kind"]?.text == "process.adopted" }
        guard let adoption = adoption?["sequence"]?.integer else { return false }
        // One that was still launching when the phone died has nothing to register again.
        guard try await phone.app(ProbeBundle.identifier)?["pid"]?.integer != nil else { return false }
        try await phone.wait(for: "registry.changed", of: ProbeBundle.identifier, after: adoption)
        let reset = try await eventually(seconds: 20) { try resets(on: phone) > before.resets ? true : nil }
        #expect(reset == true, comment)
        return true
    }

    /// How often the app's provider was told that every call is gone.
    private func resets(on phone: RunningPhone) throws -> Int {
        let file = phone.data + "/containers/\(ProbeBundle.identifier)/stdout.log"
        return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").count { $0 == "reset" }
    }

    /// Adopted or launched anew, the app reports the next call, and the phone goes on.
    private func expectRing(on phone: RunningPhone, _ comment: Comment) async throws {
        let mark = try await phone.mark()
        try await phone.order("launch", ["bundle": .string(ProbeBundle.identifier)])
        try await phone.wait(until: ProbeBundle.identifier, is: "foreground")
        #expect(try await phone.push(ProbeBundle.identifier).status == 0, comment)
        try await phone.wait(for: "call.reported", of: ProbeBundle.identifier, after: mark)
        try await phone.order("call", ["action": "decline"])
        try await phone.wait(for: "call.ended", of: ProbeBundle.identifier, after: mark)
        try await phone.order("device", ["action": "home"])
    }
}

/// SplitMix64: the same seed gives the same moments.
struct SeededMoments {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
