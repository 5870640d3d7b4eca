import CallVocabulary
import Foundation
import PhoneStore
import SeededMoments
import Testing

/// `RINGTIME_KILLS=200` kills more often.
let kills = Int(ProcessInfo.processInfo.environment["RINGTIME_KILLS"] ?? "") ?? 8

@Suite struct KillTests {
    @Test("Whatever was acknowledged before a SIGKILL is there afterwards, and no transaction is half there")
    func killed() async throws {
        let folder = try TemporaryFolder()
        var last: Int64 = 0
        for seed in 1...UInt64(kills) {
            var random = SeededMoments(seed)
            let (lines, wait) = (Int(random.next() % 40), random.microseconds(below: 3000))
            let file = folder.database
            let acknowledged = try await onOwnThread { try Self.killAfter(lines: lines, wait: wait, file) }
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
    private static func killAfter(lines: Int, wait: Duration, _ file: String) throws -> Int64 {
        let probe = try Probe(["write", file])
        var last = try #require(probe.line())
        for _ in 0..<lines { last = try #require(probe.line()) }
        let end = ContinuousClock.now + wait
        // The moment is the point of the test: nothing is waited for.
        while ContinuousClock.now < end {}
        probe.kill()
        while let line = probe.line() { last = line }
        return try #require(Int64(last))
    }
}
