import CallVocabulary
import Foundation
import PhoneStore
import Testing

/// `RINGTIME_KILLS=200` kills more often.
let kills = Int(ProcessInfo.processInfo.environment["RINGTIME_KILLS"] ?? "") ?? 8

@Suite struct KillTests {
    @Test("Whatever was acknowledged before a SIGKILL is there afterwards, and no transaction is half there")
    func killed() async throws {
        let folder = try TemporaryFolder()
        var last: Int64 = 0
        for seed in 1...UInt64(kills) {
            var random = Seeded(seed)
            let (lines, microseconds, file) = (Int(random.next() % 40), random.next() % 3000, folder.database)
            let acknowledged = try await onOwnThread {
                try Self.killAfter(lines: lines, microseconds: microseconds, file)
            }
            let store = try PhoneStore(file: folder.database)
            let number = try store.phone().lastIDs.push
            #expect(number >= max(last, acknowledged), "seed \(seed)")
            #expect(try store.apps().map(\.updateCount) == [Int(number)], "seed \(seed)")
            #expect(try store.tokens().count == Int(number), "seed \(seed)")
            #expect(try store.ledger().map(\.atMilliseconds) == Array(1...number), "seed \(seed)")
            #expect(try store.newestTimeline(limit: 1).first?.sequence == 3 * number, "seed \(seed)")
            last = number
        }
    }

    /// Kills the probe that long after that many acknowledgements; returns the last one that it gave.
    private static func killAfter(lines: Int, microseconds: UInt64, _ file: String) throws -> Int64 {
        let probe = try Probe(["write", file])
        var last = try #require(probe.line())
        for _ in 0..<lines { last = try #require(probe.line()) }
        let end = ContinuousClock.now + .microseconds(Int64(microseconds))
        // The moment is the point of the test: nothing is waited for.
        while ContinuousClock.now < end {}
        probe.kill()
        while let line = probe.line() { last = line }
        return try #require(Int64(last))
    }
}

/// SplitMix64: the same seed gives the same moments.
struct Seeded {
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
