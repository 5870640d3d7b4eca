import CallPolicy
import CallVocabulary
import Foundation
import Testing

@Suite("Every check in Checks/")
struct PolicyCheckTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let check: any PolicyCheck.Type
        let example: TimelineExample
        var testDescription: String { "\(check) \(example.timeline) \(example.isBreach ? "violated" : "satisfied")" }
    }

    static let cases = policyChecks.flatMap { check in check.examples.map { Case(check: check, example: $0) } }

    @Test("ends as its examples say", arguments: cases)
    func example(_ entry: Case) {
        #expect(ExamplePlayer.isBreached(entry.check, in: entry.example) == entry.example.isBreach)
    }

    @Test("has an example of each kind, and evidence", arguments: policyChecks.indices)
    func kinds(_ index: Int) {
        let check = policyChecks[index]
        #expect(Set(check.examples.map(\.isBreach)) == [true, false])
        #expect(!check.evidence.isEmpty)
    }

    @Test("is registered, under the name of its file")
    func registration() throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let folder = tests.appending(path: "../../Sources/Core/CallPolicy/Checks").standardized
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let names = files.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
        #expect(!names.isEmpty)
        #expect(names.sorted() == policyChecks.map { String(describing: $0) }.sorted())
    }

    @Test("A timeline is read one character a step, brackets being one step")
    func steps() {
        #expect(ExamplePlayer.steps("P·(RD)X") == [["P"], ["·"], ["R", "D"], ["X"]])
    }
}
