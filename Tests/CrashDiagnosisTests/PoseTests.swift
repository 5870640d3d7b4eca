import CallVocabulary
import Testing

@testable import CrashDiagnosis

/// What the main thread shows of check 2, and what it does not.
@Suite struct PoseTests {
    private func story(_ frames: [String], more: String = "") throws -> Check2Story {
        let stack = frames.enumerated().map { "\($0.offset)   \($0.element)" }.joined(separator: "\n")
        let text = """
            Process:             Parley [12]
            Exception Type:  EXC_CRASH (SIGKILL)
            Termination Reason: FRONTBOARD 0xbaadca11
            Triggered by Thread:  0

            Thread 0 Crashed:
            \(stack)
            \(more)
            """
        let diagnosis = try #require(Diagnosis.diagnoses(of: Array(text.utf8), source: "text").first)
        #expect(diagnosis.verdict == .check2)
        return try #require(diagnosis.story)
    }

    private static let trap = [
        "libsystem_kernel.dylib 0x00000001e71edaf8 mach_msg2_trap + 8",
        "libsystem_kernel.dylib 0x00000001e71ed890 mach_msg2_internal + 80",
        "libsystem_kernel.dylib 0x00000001e71ed5ec mach_msg + 24",
    ]
    private static let service = "CoreFoundation 0x00000001a4e71a14 __CFRunLoopServiceMachPort + 160"

    @Test("A stack that is cut off behind the trap does not tell", arguments: 1...3)
    func cut(count: Int) throws {
        let story = try story(Array(Self.trap.prefix(count)))
        #expect(story.way == nil)
        #expect(story.blockedIn == nil)
    }

    @Test("A trap below the run loop is an idle thread; one thread alone says nothing of the others")
    func idle() throws {
        let alone = try story(Self.trap + [Self.service])
        #expect(alone.way == nil)
        #expect(alone.clue?.statement == "the main thread waits for work")
        let two = try story(
            Self.trap + [Self.service],
            more: "\nThread 1:\n0   libsystem_pthread.dylib 0x00000001e71ed5ec start_wqthread + 0\n")
        #expect(two.way == .neverRegistered)
    }

    @Test("A trap for which the app asked is a block")
    func busy() throws {
        let story = try story(
            Self.trap + [
                "libxpc.dylib 0x00000001a668c440 xpc_connection_send_message_with_reply_sync + 236",
                "Security 0x00000001a78eb224 SecItemCopyMatching + 80",
                "Parley 0x00000001048eb224 -[Keys load] + 80",
            ])
        #expect(story.way == .blocked)
        #expect(story.blockedIn?.contains("-[Keys load]") == true)
    }

    @Test("Where the stack does not tell, no cause is named that needs a block, and no sentence speaks of threads")
    func causes() throws {
        let text = "Exception Type:  EXC_CRASH (SIGKILL)\nTermination Reason: FRONTBOARD 0xbaadca11\n"
        let diagnosis = try #require(Diagnosis.diagnoses(of: Array(text.utf8), source: "text").first)
        #expect(!diagnosis.paragraph.contains("threads"))
        #expect(!diagnosis.causes.contains { $0.mistake == .m6 })
    }
}
