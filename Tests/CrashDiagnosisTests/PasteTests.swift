import Foundation
import Testing

@testable import CrashDiagnosis

/// What pastes do to a report: tables, several in one, missing lines; and what the answer says of them.
@Suite struct PasteTests {
    private func diagnoses(_ text: String) -> [Diagnosis] { Diagnosis.diagnoses(of: Array(text.utf8), source: "paste") }
    private func diagnosis(_ text: String) throws -> Diagnosis { try #require(diagnoses(text).first) }

    @Test(
        "Fields in tables and lists are fields",
        arguments: [
            "| Field | Value |\n|---|---|\n| Exception Type | `EXC_CRASH (SIGKILL)` |\n"
                + "| Termination Reason | `FRONTBOARD 0xbaadca11` |\n",
            "- **Exception Type:** EXC_CRASH (SIGKILL)\n- **Termination Reason:** FRONTBOARD 3131951633\n- **Role:** Non UI\n",
            "Exception Type\u{FF1A}\u{A0}EXC_CRASH (SIGKILL)\nTermination Reason\u{FF1A}\u{A0}FRONTBOARD 0xbaadca11\n",
        ])
    func fields(text: String) throws { #expect(try diagnosis(text).verdict == .check2) }

    @Test(
        "No explanation is none, whatever a page or a mail made of it",
        arguments: [
            "<no explanation given>", "&lt;no explanation given&gt;", "＜no explanation given＞",
            "<no expla=\nnation given>",
            "\\u003cno explanation given\\u003e", "<no explanation",
        ])
    func placeholder(words: String) throws {
        let text = """
            Exception Type:  EXC_CRASH (SIGKILL)
            Termination Reason: FRONTBOARD 0xbaadca11
            <RBSTerminateContext| domain:10 code:0xBAADCA11 explanation:\(words) reportType:CrashLog>
            Triggered by Thread:  0
            """
        #expect(try diagnosis(text).verdict == .check2)
    }

    @Test("The code in another namespace is no more than medium, where nothing else is named")
    func namespace() throws {
        let text =
            "Exception Type:  EXC_CRASH (SIGKILL)\nException Codes: 0x0, 0x0\nTermination Reason: TCC 0xbaadca11\n"
        #expect(try diagnosis(text).confidence == .medium)
    }

    private static let stub = "Exception Type:  EXC_CRASH (SIGKILL)\nException Codes: 0x0, 0x0\nTermination Reason: "

    @Test("A second exception or a second head begins a second report")
    func several() {
        let (one, other) = (Self.stub + "RUNNINGBOARD 0xdead10cc\n", Self.stub + "FRONTBOARD 0xbaadca11\n")
        #expect(diagnoses(one + "\n" + other).map(\.verdict) == [.looksAlike, .check2])
        #expect(diagnoses("```\n\(one)```\nand\n```\n\(other)```\n").map(\.verdict) == [.looksAlike, .check2])
        let head = "Incident Identifier: 0B978D9A-1111-4A2B-8D86-28DF674F0009\nProcess: Parley [1]\n"
        let two = diagnoses(one + "\n" + head + other)
        #expect(two.map(\.verdict) == [.looksAlike, .check2])
        #expect(two.map(\.subject.app) == [nil, "Parley"])
    }

    @Test("A sentence about a field is no field of the report")
    func sentences() throws {
        let text = """
            Versions, from two weeks of data: Parley version: 1.10.x and 1.11.x, operating system: all.

            Identifier:
            Version:
            AppStoreTools:       15E204
            \(Self.stub)FRONTBOARD 0xbaadca11

            Heaviest stack for the target process: 12 frames
            """
        let subject = try diagnosis(text).subject
        #expect(subject.version == nil)
        #expect(subject.bundle == nil)
        #expect(subject.app == nil)
    }

    @Test("SIGKILL comes with every code and is no second fact; the reason in words is one")
    func sigkill() throws {
        #expect(try diagnosis(Self.stub + "RUNNINGBOARD 0xdead10cc\n").confidence == .medium)
        let reason = "Namespace SPRINGBOARD, Code 0x8badf00d\nTermination Description: SPRINGBOARD,\n"
        let empty = try diagnosis(Self.stub + reason)
        #expect(empty.verdict == .looksAlike)
        #expect(empty.confidence == .medium)
        #expect(empty.evidence.first?.statement.contains("nothing says which") == true)
        let words = """
            FRONTBOARD 0x8badf00d
            <RBSTerminateContext| domain:10 code:0x8BADF00D explanation:scene-update watchdog transgression
            ProcessVisibility: Foreground
            """
        #expect(try diagnosis(Self.stub + words).confidence == .high)
    }

    @Test("The frame of the link check in the console's call stack is a second fact")
    func linkCheck() throws {
        let text = """
            2026-01-02 10:20:30.400-0400 Parley[91:86] *** Terminating app due to uncaught exception \
            'NSInternalInconsistencyException', reason: 'PushKit apps that use VoIP push must link the CallKit framework.'
            *** First throw call stack:
            (
            \t0   CoreFoundation    0x000000010cd88b6e __exceptionPreprocess + 350
            \t1   libobjc.A.dylib   0x000000010c723f57 objc_exception_throw + 48
            \t2   PushKit           0x000000010d940b12 +[PKPushRegistry _checkIfNecessaryVoIPFrameworksAreLinked] + 251
            """
        #expect(try diagnosis(text).verdict == .notLinked)
        #expect(try diagnosis(text).confidence == .high)
    }

    @Test("From a console the answer claims neither a code nor threads; nor M-numbers in small letters")
    func words() throws {
        let line =
            "default 10:20:30.400000+0100 callservicesd error: Killing VoIP app because it failed to post an incoming call in "
            + "time."
        let diagnosis = try diagnosis(line)
        #expect(diagnosis.verdict == .check2)
        #expect(!diagnosis.paragraph.contains("0xbaadca11"))
        #expect(!diagnosis.paragraph.contains("threads"))
        #expect("VoIP push sent".lowercasedFirst == "VoIP push sent")
        #expect("Early return".lowercasedFirst == "early return")
    }

    @Test("A process that lived longer than the limit was handed the push after its launch, and the answer says so")
    func older() throws {
        let text = """
            Date/Time:           2026-01-02 10:20:44.7200 +0000
            Launch Time:         2026-01-02 10:20:30.0000 +0000
            \(Self.stub)FRONTBOARD 0xbaadca11
            """
        #expect(try diagnosis(text).paragraph.contains("running for 14.72 s"))
    }

    @Test("Images, empty files and files beside reports are named")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ringtime-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ name: String, _ bytes: [UInt8]) throws -> String {
            let file = folder.appending(path: name)
            try Data(bytes).write(to: file)
            return file.path
        }
        let image = try write("shot.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
        let empty = try write("empty.ips", [0xEF, 0xBB, 0xBF, 0x0A, 0x0A])
        let alone = Gathering().read([image, empty])
        #expect(alone.exitCode == 2)
        #expect(alone.unreadable.first?.reason.contains("paste the text") == true)
        #expect(alone.unreadable.last?.reason == "it is empty")
        try FileManager.default.removeItem(atPath: empty)
        _ = try write("a.crash", Array((Self.stub + "FRONTBOARD 0xbaadca11\n").utf8))
        _ = try write("b.crash", Array(("Role: Non UI\n" + Self.stub + "FRONTBOARD 0xbaadca11\n").utf8))
        let text = Gathering().read([folder.path]).render(as: .text)
        #expect(text.contains("1 file beside them is none: shot.png"))
        #expect(text.contains("1 of high, 1 of medium confidence"))
    }
}
