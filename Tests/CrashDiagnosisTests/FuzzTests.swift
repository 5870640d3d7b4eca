import Foundation
import Testing

@testable import CrashDiagnosis

/// Whatever comes in, there is an answer, in bounded memory and time.
@Suite struct FuzzTests {
    /// A fixed count; RINGTIME_FUZZ asks for more.
    private static let rounds = ProcessInfo.processInfo.environment["RINGTIME_FUZZ"].flatMap(Int.init) ?? 600

    @Test("Damaged samples never crash the reader, and the same seed gives the same answers")
    func damaged() {
        let first = Self.run(seed: 7, rounds: Self.rounds)
        let second = Self.run(seed: 7, rounds: min(Self.rounds, 100))
        #expect(Array(first.prefix(second.count)) == second)
    }

    private static func run(seed: UInt64, rounds: Int) -> [String] {
        var random = SeededRandom(seed: seed)
        let samples = Sample.files.map(\.bytes).filter { $0.count < 60_000 }
        guard !samples.isEmpty else { return [] }
        return (0..<rounds).map { _ in
            var bytes = samples[random.below(samples.count)]
            for _ in 0...random.below(8) { damage(&bytes, &random) }
            let reports = Diagnosis.diagnoses(of: bytes, source: "fuzz")
            return reports.map { "\($0.verdict.rawValue) \($0.confidence.rawValue)" }.joined(separator: ",")
        }
    }

    private static func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        guard bytes.count > 4 else { return }
        let start = random.below(bytes.count)
        let end = min(bytes.count, start + random.below(400))
        switch random.below(7) {
        case 0: bytes[start] = UInt8(random.below(256))
        case 1: bytes.removeSubrange(start..<end)
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: random.below(bytes.count))
        case 3: bytes = Array(bytes[..<start])
        case 4: bytes.insert(contentsOf: Array("{[\"\\<>&:\n".utf8), at: start)
        case 5: for index in start..<end { bytes[index] = UInt8(random.below(256)) }
        default: bytes.insert(contentsOf: Array(repeating: UInt8(ascii: "["), count: random.below(3_000)), at: start)
        }
    }

    @Test("Garbage is no report, whatever it is made of", arguments: [UInt64(1), 2, 3, 4])
    func garbage(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let letters = Array(
            ["\u{0}\u{1}\u{7F}\u{80}", "{}[]\",:\\ \n0x1a", "abcdef 0123\n", "> \t\r\n&lt;"][Int(seed) - 1].utf8)
        let bytes = (0..<200_000).map { _ in letters[random.below(letters.count)] }
        let reports = Diagnosis.diagnoses(of: bytes, source: "garbage")
        #expect(!reports.isEmpty)
        #expect(reports.allSatisfy { $0.verdict == .insufficient || $0.verdict == .other })
    }

    @Test("Half a million open brackets are no deeper than one")
    func deep() {
        for opening in ["[", "{\"a\":", "[{\"b\":"] {
            let bytes = Array(String(repeating: opening, count: 500_000 / opening.count).utf8)
            #expect(!Diagnosis.diagnoses(of: bytes, source: "deep").isEmpty)
        }
    }

    @Test(
        "A stream of garbage with a report in its midst is read piece by piece, in bounded memory",
        .timeLimit(.minutes(20)))
    func stream() throws {
        let mebibytes = ProcessInfo.processInfo.environment["RINGTIME_STREAM"].flatMap(Int.init) ?? 40
        let report = try #require(Sample.all.first { $0.file.hasPrefix("47-") }).bytes
        let pipe = Pipe()
        let writer = Thread {
            var random = SeededRandom(seed: 11)
            let line = (0..<1_048_575).map { _ in UInt8(0x20 + random.below(90)) } + [0x0A]
            for index in 0..<mebibytes {
                if index == mebibytes / 2 {
                    try? pipe.fileHandleForWriting.write(contentsOf: Data([0x0A] + report + [0x0A]))
                }
                try? pipe.fileHandleForWriting.write(contentsOf: Data(line))
            }
            try? pipe.fileHandleForWriting.close()
        }
        writer.start()
        let before = Self.peakMebibytes()
        var gathering = Gathering()
        gathering.standardInput = pipe.fileHandleForReading
        let answer = gathering.read(["-"])
        #expect(answer.reports.map(\.verdict) == [.check2])
        #expect(Self.peakMebibytes() - before < 600)
    }

    /// The process's peak so far.
    private static func peakMebibytes() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (line.split { !$0.isNumber }.first.flatMap { Int($0) } ?? 0) / 1024
    }
}

/// The same numbers for the same seed.
struct SeededRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return limit > 0 ? Int(state % UInt64(limit)) : 0
    }
}
