import Foundation
import Testing

@testable import CrashDiagnosis

/// Zip files and DEFLATE.
@Suite struct ContainerTests {
    private static let repeated = Array(
        String(repeating: "Termination Reason: FRONTBOARD 0xbaadca11\n", count: 40).utf8)

    @Test("DEFLATE's three sorts of blocks give back what was packed")
    func blocks() throws {
        let fixed = try Self.bytes("C0ktys3MSyzJzM9TCEpNLM7Ps1JwC/L3C3HydwxyUTCoSEpMTElONDTkChlVOapyVOWoylGVoyppphIA")
        #expect(try Inflate.bytes(of: fixed[...], limit: 10_000) == Self.repeated)
        let stored = try Self.bytes("AQMA/P9hYmM=")
        #expect(try Inflate.bytes(of: stored[...], limit: 10) == Array("abc".utf8))
        let dynamic = try Self.bytes(Self.dynamic)
        let letters = try Inflate.bytes(of: dynamic[...], limit: 900)
        #expect(letters.count == 900)
        #expect(letters.reduce(0) { $0 + Int($1) } == 77_421)
        #expect(letters.suffix(20) == Array("ageaadhgbedgfdhafgfg".utf8)[...])
    }

    /// 900 of ten letters, packed by zlib with tables of its own.
    private static let dynamic = """
        HZLZEcNACEP/qYLWAHH0X4Hf2pk4mV2QhNDURnqOhStyN5W+YSkLsw2FV295WnulmYZirnS+c3bTKr3Lm2tLemvqHqTNjFGR2ZfRdr0TN2V5oS7tXlLp\
        XXx3VpVVUpxVd3A4ZlNuARNPAqrU1ZOaYfVrRuZWjw00x9PJfV95yGkO72z+jNx9ZNJKSI3oa9E1kw9UozOYJnOh2Mm9RU5F2ZUxZrlXMFUBEK12upth\
        AxN8vfh4UBo0naXHwHj8Sk3beeSNubn6uHA5EDBBhARcR/lU14mTEuM/S5A3IN3FjmNyojafO5j2tuIoy2cWr+w08Toatq3YZxZ36v5JsSk6Ihzu00GD\
        7hajM28U/UyTHBmKr6ovegbXGHeYkw0AJH9EtRYb3WzeywhC/YTPB3/hyIh6Hjp0OuDSndywHgh197BemdV0G60X3FHpzRITvYxBbJzQiLIsb5LDNud1\
        o5Y3Hsz+BqENlQ3jWs52NIFjcDKk2VhGztgXrCPOhA7WBhlX3pZTbyEEGEdhqyFaGnwIcudajCPbLwL4+3ILQz28e34dK1MRx7dt7DaoSUayKDeaOSCG\
        1yjHeTBZgnAAJI7wdfYD
        """

    private static func bytes(_ base64: String) throws -> [UInt8] { Array(try #require(Data(base64Encoded: base64))) }

    @Test("One byte more than the limit is too much")
    func limit() throws {
        let packed = try Self.bytes("C0ktys3MSyzJzM9TCEpNLM7Ps1JwC/L3C3HydwxyUTCoSEpMTElONDTkChlVOapyVOWoylGVoyppphIA")
        let size = Self.repeated.count
        #expect(try Inflate.bytes(of: packed[...], limit: size).count == size)
        #expect(throws: Inflate.Failure.tooLarge) { try Inflate.bytes(of: packed[...], limit: size - 1) }
    }

    @Test("Data that is cut off anywhere is malformed, never a crash")
    func cut() throws {
        let packed = try Self.bytes(Self.dynamic)
        for end in 0..<packed.count {
            #expect(throws: Inflate.Failure.malformed) { try Inflate.bytes(of: packed[..<end], limit: 2_000) }
        }
    }

    @Test("A zip bomb is refused in one line")
    func bomb() throws {
        var file = ZipWriter.archive([("bomb.ips", Array(repeating: 0x41, count: 40))])
        // It says that it grows to 4 GiB; and one that lies about it grows until the limit.
        let directory = try #require(file.firstRange(of: [0x50, 0x4B, 1, 2])).lowerBound
        file.replaceSubrange(directory + 24..<directory + 28, with: [0xFF, 0xFF, 0xFF, 0xFF])
        let answer = try read(file)
        #expect(answer.exitCode == 2)
        #expect(answer.unreadable.count == 1)
        #expect(answer.unreadable.first?.reason.contains("not unpacked") == true)
        #expect(answer.unreadable.first?.reason.contains("\n") == false)
    }

    @Test("An entry that lies about its size stops at the limit")
    func lyingBomb() throws {
        let packed = Self.packedZeros(ZipArchive.largestEntry + 1)
        #expect(throws: Inflate.Failure.tooLarge) { try Inflate.bytes(of: packed[...], limit: ZipArchive.largestEntry) }
    }

    /// A block of the fixed code: a zero, and copies of 258 of it.
    private static func packedZeros(_ count: Int) -> [UInt8] {
        var bits: [UInt8] = [1, 1, 0]
        func huffman(_ code: Int, _ length: Int) {
            for bit in (0..<length).reversed() { bits.append(UInt8(code >> bit & 1)) }
        }
        huffman(0x30, 8)
        for _ in 0...(count / 258) {
            huffman(0xC5, 8)
            huffman(0, 5)
        }
        huffman(0, 7)
        return stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<min(start + 8, bits.count)].enumerated().reduce(0) { $0 | $1.element << UInt8($1.offset) }
        }
    }

    @Test("A zip file of several reports, with a folder and a note, gives its reports by name")
    func several() throws {
        let names = ["03-ips2-check2-idle-ios18.ips", "45-crash16-check1-line349.crash"]

        let files = try names.map { name in (name, try #require(Sample.all.first { $0.file == name }).bytes) }
        let answer = try read(
            ZipWriter.archive([("b/", [])] + files + [("a-note.txt", Array("see you later, and thanks".utf8))]))
        #expect(answer.reports.map(\.verdict) == [.check2, .check1])
    }

    @Test("A damaged zip file says what is wrong", arguments: [1, 10, 21, 40])
    func damaged(lost: Int) throws {
        let file = ZipWriter.archive([("a.ips", Array("{}".utf8))])
        let answer = try read(Array(file.dropLast(lost)))
        #expect(answer.exitCode == 2)
    }

    private func read(_ bytes: [UInt8]) throws -> Answer {
        let file = FileManager.default.temporaryDirectory.appending(path: "ringtime-\(UUID().uuidString).zip")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return Gathering().read([file.path])
    }
}
