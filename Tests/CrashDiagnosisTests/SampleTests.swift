import CallVocabulary
import CrashDiagnosis
import Foundation
import Testing

/// Every sample, as it is and as it may arrive.
@Suite struct SampleTests {
    @Test("There are at least sixty samples, and two in five are negatives")
    func enough() {
        let negatives = Sample.all.count { ["looks-alike", "other", "insufficient"].contains($0.verdict) }
        #expect(Sample.all.count >= 60)
        #expect(negatives * 5 >= Sample.all.count * 2)
    }

    @Test("A sample gets its verdict and its rule", arguments: Sample.all)
    func verdict(sample: Sample) {
        let answer = Gathering().read([sample.path])
        #expect(answer.reports.map(\.verdict.rawValue) == sample.verdicts)
        #expect(answer.reports.first?.rule?.number == sample.rule)
    }

    @Test(
        "However a sample arrives, its verdict is the same or insufficient", arguments: Sample.files, Mutation.allCases)
    func mutated(sample: Sample, mutation: Mutation) throws {
        let bytes = mutation.applied(to: sample.bytes, name: sample.file)
        let got = try #require(try Self.verdicts(of: bytes, name: sample.file, isZip: mutation == .zipped).first)
        let allowed = mutation.keepsEverything ? [sample.verdict] : [sample.verdict, "insufficient"]
        #expect(allowed.contains(got), "\(mutation.rawValue): \(got)")
    }

    @Test("Wherever a sample is cut off, its verdict is the same or insufficient", arguments: Sample.files)
    func cut(sample: Sample) throws {
        let bytes = sample.bytes
        for place in Cut.places(in: bytes) {
            let got = try #require(Diagnosis.diagnoses(of: Array(bytes[..<place]), source: sample.file).first)
            #expect([sample.verdict, "insufficient"].contains(got.verdict.rawValue), "cut at \(place): \(got.verdict)")
        }
    }

    @Test(
        "Even with their line breaks gone or a log's prefix on every line, nine samples in ten keep their verdict",
        arguments: Mutation.allCases.filter { !$0.keepsEverything })
    func lossy(mutation: Mutation) throws {
        let kept = try Sample.files.filter { sample in
            let bytes = mutation.applied(to: sample.bytes, name: sample.file)
            return try Self.verdicts(of: bytes, name: sample.file, isZip: false).first == sample.verdict
        }
        #expect(kept.count * 10 >= Sample.files.count * 9, "\(kept.count) of \(Sample.files.count)")
    }

    private static func verdicts(of bytes: [UInt8], name: String, isZip: Bool) throws -> [String] {
        guard isZip else { return Diagnosis.diagnoses(of: bytes, source: name).map(\.verdict.rawValue) }
        let file = FileManager.default.temporaryDirectory.appending(path: "ringtime-\(UUID().uuidString).zip")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return Gathering().read([file.path]).reports.map(\.verdict.rawValue)
    }
}
