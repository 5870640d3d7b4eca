import CallVocabulary
import CrashReport
import Foundation
import Testing

@testable import CrashDiagnosis

/// How evidence is weighed.
@Suite struct VerdictTests {
    private static let termination =
        "Termination Reason: FRONTBOARD 0xbaadca11 \n<RBSTerminateContext| domain:10 code:0xBAADCA11 "
        + "explanation:<no explanation given> reportType:CrashLog maxTerminationResistance:Interactive>\n"

    private func diagnosis(_ text: String) throws -> Diagnosis {
        try #require(Diagnosis.diagnoses(of: Array(text.utf8), source: "text").first)
    }

    @Test("Every verdict has a file that is registered, and every kind a verdict")
    func registered() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Tools/CrashDiagnosis/Verdicts")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix("Verdict.swift")
        }
        let written = Set(files.map { $0.replacing(".swift", with: "") }).subtracting(["Verdict"])
        #expect(Set(Verdicts.all.map { String(describing: type(of: $0)) }) == written)
        #expect(Set(Verdicts.all.map(\.kind)) == Set(VerdictKind.allCases))
    }

    @Test("The code alone is medium; with a second fact it is high")
    func confidence() throws {
        let alone = try diagnosis("Exception Type:  EXC_CRASH (SIGKILL)\n" + Self.termination)
        #expect(alone.verdict == .check2)
        #expect(alone.confidence == .medium)
        let role = try diagnosis(
            "Role:                Non UI\nException Type:  EXC_CRASH (SIGKILL)\n" + Self.termination)
        #expect(role.confidence == .high)
    }

    @Test("What speaks against it is named and takes a step away")
    func against() throws {
        let front = try diagnosis(
            "Role:                Foreground\nException Type:  EXC_CRASH (SIGKILL)\n" + Self.termination)
        #expect(front.verdict == .check2)
        #expect(front.confidence == .low)
        #expect(front.against.count == 1)
    }

    @Test(
        "The same code in a namespace where it means nothing accuses nobody",
        arguments: ["SIGNAL", "TCC", "CODESIGNING", "LIBXPC"])
    func namespace(name: String) throws {
        let text =
            "Exception Type:  EXC_CRASH (SIGKILL)\nException Codes: 0x0, 0x0\nTermination Reason: \(name) 0xbaadca11\n"
        #expect(try diagnosis(text).verdict == .looksAlike)
    }

    @Test("Who else asks for the code is no call daemon")
    func stranger() throws {
        let head = "Process: Parley [12]\nException Type:  EXC_CRASH (SIGKILL)\n" + Self.termination
        #expect(try diagnosis(head + "Terminating Process: AppSweeper [77]\n").verdict == .looksAlike)
        #expect(try diagnosis(head + "Terminating Process: SpringBoard [61]\n").verdict == .check2)
    }

    @Test("A launch watchdog without a word about its visibility is no launch for a call")
    func unknownVisibility() throws {
        let text = """
            Exception Type:  EXC_CRASH (SIGKILL)
            Exception Codes: 0x0000000000000000, 0x0000000000000000
            Termination Reason: FRONTBOARD 0x8badf00d
            <RBSTerminateContext| domain:10 code:0x8BADF00D explanation:process-launch watchdog transgression
            Thread 3:
            0   libsystem_kernel.dylib 0x1e2fa4c10 mach_msg2_trap + 8
            1   PushKit 0x1e2fa4c10 -[PKPushRegistry run] + 8
            """
        #expect(try diagnosis(text).verdict == .insufficient)
    }

    @Test(
        "A number with more digits is another number",
        arguments: ["0xbaadca110", "0x1baadca11", "31319516330", "0xbaadca1"])
    func longer(code: String) throws {
        let text =
            "Exception Type:  EXC_CRASH (SIGKILL)\nException Codes: 0x0, 0x0\nTermination Reason: FRONTBOARD \(code)\n"
        #expect(try diagnosis(text).verdict != .check2)
    }

    @Test("Our own pages accuse nobody", arguments: ["CrashReports", "RuleBook", "Questions", "Diagnosing"])
    func pages(name: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = root.appending(path: "Documentation/\(name).md")
        guard let text = try? String(contentsOf: page, encoding: .utf8) else { return }
        #expect(!(try diagnosis(text).verdict.isBreach))
        // Nor do their parts, one by one.
        for part in text.components(separatedBy: "\n\n") where !part.contains("```") {
            #expect(!(try diagnosis(part).verdict.isBreach), "\(part.prefix(300))")
        }
    }

    @Test(
        "Sentences that name codes and messages accuse nobody",
        arguments: [
            "We are killed with 0xbaadca11 since the last release, does anybody know what it means?",
            "My app crashes with 'Killing app because it never posted an incoming call to the system after receiving a PushKit VoIP "
                + "push.' when I decline the call, and I do not know why this is so.",
            "If the report says FRONTBOARD 3131951633, then it is check 2, and the main thread will be idle.",
            "It logs that the application will not be launched because it failed to report an incoming call too many times, which "
                + "is what we see on one of our phones.",
        ])
    func sentences(text: String) throws {
        #expect(!(try diagnosis(text).verdict.isBreach))
    }

    @Test(
        "A bare line of the console is enough for a verdict",
        arguments: [
            (
                "*** Terminating app due to uncaught exception 'NSInternalInconsistencyException', reason: 'Killing app because it never "
                    + "posted an incoming call to the system after receiving a PushKit VoIP push.'", VerdictKind.check1
            ),
            (
                "Application com.example.parley will not be launched because it failed to report an incoming call too many times (or "
                    + "repeatedly crashed.)", .restricted
            ),
            (
                "*** Terminating app due to uncaught exception 'NSInternalInconsistencyException', reason: 'PushKit apps that use VoIP "
                    + "push must link the CallKit framework.'", .notLinked
            ),
        ])
    func lines(text: String, verdict: VerdictKind) throws {
        let diagnosis = try diagnosis(text)
        #expect(diagnosis.verdict == verdict)
        #expect(diagnosis.confidence < .high)
    }

    @Test(
        "For check 2 the threads say whether it was never registered or blocked, and in what",
        arguments: [
            ("03-", Check2Story.Way.neverRegistered, ""), ("04-", .blocked, "semaphore"),
            ("05-", .blocked, "openAndMigrate"),
            ("46-", .blocked, ""), ("120-", .neverRegistered, ""),
        ])
    func story(prefix: String, way: Check2Story.Way, place: String) throws {
        let sample = try #require(Sample.files.first { $0.file.hasPrefix(prefix) })
        let diagnosis = try #require(Diagnosis.diagnoses(of: sample.bytes, source: "").first)
        let story = try #require(diagnosis.story)
        #expect(story.way == way)
        #expect(place.isEmpty || story.blockedIn?.contains(place) == true, "\(story.blockedIn ?? "")")
    }
}
