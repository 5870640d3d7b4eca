import Foundation
import PhoneControl
import ProbeBundle
import SeededMoments
import Testing

/// The phone's process is killed at seeded moments, again and again. `RINGTIME_KILLS=200` kills more often, and prints
/// how often each moment was hit.
@Suite(.serialized) struct RestartTests {
    private static let kills = Int(ProcessInfo.processInfo.environment["RINGTIME_KILLS"] ?? "") ?? 6

    /// What is under way when the kill comes.
    private enum Moment: CaseIterable {
        case install, register, push, ring
        /// Around the write of a violation, and so before or after the phone has told of it.
        case ledger
        /// At once after the phone has told of a violation.
        case ledgerAcknowledged

        /// Each comes once in as many seeds as there are moments.
        init(seed: UInt64) { self = Self.allCases[Int(seed % UInt64(Self.allCases.count))] }

        var isViolation: Bool { self == .ledger || self == .ledgerAcknowledged }
    }

    @Test(
        "Whatever was acknowledged before a SIGKILL is there after the restart, registries register again, and providers are reset",
        .timeLimit(.minutes(60))
    )
    func kills() async throws {
        let (phone, bundle) = (try RunningPhone(), try ProbeBundle.make())
        try await phone.order("install", ["path": .string(bundle)])
        try await phone.order("launch", ["bundle": .string(ProbeBundle.identifier)])
        try await phone.wait(for: "token.issued", of: ProbeBundle.identifier)
        var (figures, adoptions) = (Figures(), 0)
        for seed in 1...UInt64(Self.kills) {
            let moment = Moment(seed: seed)
            let comment: Comment = "seed \(seed), \(moment)"
            if moment.isViolation { try await prepareViolation(on: phone, bundle) }
            let before = try await acknowledged(by: phone)
            let mark = Mark(sequence: try await phone.mark(), resets: try resets(on: phone))
            var random = SeededMoments(seed)
            let told =
                moment.isViolation
                ? try await killAroundViolation(phone, moment, knowing: before, &random)
                : try await kill(phone, during: moment, bundle, knowing: before, &random)
            try phone.switchOnAgain()
            let found = try await acknowledged(by: phone)
            #expect(found.bundle == told.bundle, comment)
            #expect(found.token == told.token, comment)
            #expect(found.version >= told.version, comment)
            #expect(found.violations >= told.violations, comment)
            // There was one push to break a rule with.
            if moment.isViolation { #expect(found.violations <= before.violations + 1, comment) }
            figures.count(moment, before, told, found)
            if try await expectAdoption(by: phone, since: mark, comment) { adoptions += 1 }
            try await expectRing(on: phone, comment)
        }
        #expect(adoptions > 0, "no app outlived a kill: nothing was adopted")
        figures.expectBothSidesOfTheWrite()
        if Self.kills > Moment.allCases.count { print(figures, "adoptions: \(adoptions)", separator: "\n") }
    }

    private struct Mark {
        var sequence: Int64
        var resets: Int
    }

    /// How often each moment came, and on which side of a violation's write the kill fell.
    private struct Figures: CustomStringConvertible {
        private var moments = [Int](repeating: 0, count: Moment.allCases.count)
        private var (unwritten, written, told) = (0, 0, 0)

        mutating func count(_ moment: Moment, _ before: Acknowledged, _ told: Acknowledged, _ found: Acknowledged) {
            if let index = Moment.allCases.firstIndex(of: moment) { moments[index] += 1 }
            guard moment == .ledger else { return }
            if told.violations > before.violations {
                self.told += 1
            } else if found.violations > before.violations {
                written += 1
            } else {
                unwritten += 1
            }
        }

        /// With so many kills around the write, a window that misses it on one side proves nothing.
        func expectBothSidesOfTheWrite() {
            guard unwritten + written + told >= 10 else { return }
            #expect(unwritten > 0 && told > 0, "\(self)")
        }

        var description: String {
            let counts = zip(Moment.allCases, moments).map { "\($0) \($1)" }.joined(separator: ", ")
            return "kills: \(counts)\nledger: \(unwritten) before the write, \(written) after it and before the phone "
                + "told of it, \(told) after it told"
        }
    }

    /// Starts what the kill interrupts, and kills. Returns what the phone had told by then.
    private func kill(
        _ phone: RunningPhone, during moment: Moment, _ bundle: String, knowing before: Acknowledged,
        _ random: inout SeededMoments
    ) async throws -> Acknowledged {
        let started = Task { try await begin(moment, on: phone, bundle) }
        // The call is reported right after its push was accepted.
        if moment == .ring { _ = try? await started.value }
        try await pause(until: .now + random.microseconds(below: 120_000))
        phone.kill()
        var told = before
        if let version = try? await started.value { told.version = version }
        return told
    }

    /// Returns the version of the app if its installation was acknowledged.
    private func begin(_ moment: Moment, on phone: RunningPhone, _ bundle: String) async throws -> Int64? {
        switch moment {
        case .install:
            try await phone.order("install", ["path": .string(bundle)])
            return try await acknowledged(by: phone).version
        case .register: try await phone.order("launch", ["bundle": .string(ProbeBundle.identifier)])
        case .push, .ring: _ = try await phone.push(ProbeBundle.identifier)
        case .ledger, .ledgerAcknowledged: break
        }
        return nil
    }

    /// A restricted app gets no push in the background that it could fail to report (L3): an update clears that (L4).
    private func prepareViolation(on phone: RunningPhone, _ bundle: String) async throws {
        try await phone.order("install", ["path": .string(bundle)])
        try await phone.order("launch", ["bundle": .string(ProbeBundle.identifier)])
        try await phone.wait(until: ProbeBundle.identifier, is: "foreground")
        try await phone.order("device", ["action": "home"])
    }

    /// Makes the app violate a rule, and kills. Returns what the phone had told by then.
    private func killAroundViolation(
        _ phone: RunningPhone, _ moment: Moment, knowing before: Acknowledged, _ random: inout SeededMoments
    ) async throws -> Acknowledged {
        _ = try await phone.push(ProbeBundle.identifier, #"{"misbehave":"exit"}"#)
        // A violation is written 7 s after delivery (C2.1), which is a little before the push is answered.
        let accepted = ContinuousClock.now
        try await pause(until: accepted + .milliseconds(6_850))
        let one = before.violations + 1
        var told = before
        if moment == .ledgerAcknowledged {
            told.violations = try #require(
                await lastCount(on: phone, orAtLeast: one, until: accepted + .seconds(30)))
            let end = ContinuousClock.now + random.microseconds(below: 2_000)
            while .now < end {}
            phone.kill()
            #expect(told.violations == one, "the push that was not reported is no violation")
        } else {
            let answers = Task { await lastCount(on: phone, orAtLeast: .max, until: accepted + .seconds(30)) }
            try await pause(until: accepted + .milliseconds(6_950) + random.microseconds(below: 120_000))
            phone.kill()
            if let answer = await answers.value { told.violations = answer }
        }
        return told
    }

    /// Asks without a break how many violations there are, until there are so many, or the phone is dead, or it is too
    /// late. The last answer.
    private func lastCount(
        on phone: RunningPhone, orAtLeast enough: Int, until deadline: ContinuousClock.Instant
    ) async -> Int? {
        var last: Int?
        while last ?? 0 < enough, .now < deadline, let answer = try? await violations(on: phone) { last = answer }
        return last
    }

    /// The moment of the kill is the point of the test: nothing is waited for.
    private func pause(until end: ContinuousClock.Instant) async throws {
        // tidy:allow(BannedCall) the moment of the kill is what is tested
        try await Task.sleep(until: end, clock: .continuous)
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
            violations: try await violations(on: phone)
        )
    }

    /// Those that were cleared, too: there are never fewer.
    private func violations(on phone: RunningPhone) async throws -> Int {
        try await phone.order("ledger", ["all": true]).elements?.count ?? 0
    }

    /// An app that outlived the phone is taken back: it registers again by itself (N3), and its provider is reset (T5).
    private func expectAdoption(by phone: RunningPhone, since mark: Mark, _ comment: Comment) async throws -> Bool {
        let adoption = try await phone.timeline(after: mark.sequence).last { $0["kind"]?.text == "process.adopted" }
        guard let adoption = adoption?["sequence"]?.integer else { return false }
        // One that was still launching when the phone died has nothing to register again.
        guard try await phone.app(ProbeBundle.identifier)?["pid"]?.integer != nil else { return false }
        try await phone.wait(for: "registry.changed", of: ProbeBundle.identifier, after: adoption)
        let reset = try await eventually(seconds: 20) { try resets(on: phone) > mark.resets ? true : nil }
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
