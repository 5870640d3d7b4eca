import CallServiceDaemon
import CallVocabulary
import Foundation
import PhoneStore
import Testing

/// Apps that take more than is theirs: they are ended with a clear line, and nobody else notices.
@Suite(.serialized, .timeLimit(.minutes(5))) struct MisbehaviourTests {
    private static let limit = 16 << 20

    @Test(
        "An app that fills its folder is killed, with a name to the file or without",
        arguments: ["fill", "fillUnlinked"])
    func fillsDisk(how: String) async throws {
        let phone = try await ProbePhone { $0.containerLimit = Self.limit }
        let neighbour = try await ProbePhone()
        try await phone.suspend()
        try await neighbour.suspend()
        try await phone.misbehave(how)
        let line = try await phone.wait(for: "app.overDisk")
        #expect(line.event.rule == nil && line.bundle == ProbePhone.bundle && line.event.lane == .phone)
        #expect(line.event.text.hasPrefix("kills Probe: its container takes "))
        #expect(line.event.text.contains(" MiB of the disk, more than the 16 MiB that this phone gives an app ("))
        try await phone.wait(for: "process.exited")
        #expect(try await phone.handle.crashes().isEmpty)
        // It had reported: nothing is owed, and nothing is written into the ledger.
        #expect(try await !phone.handle.checksAreOpen())
        #expect(try await phone.handle.ledger(bundle: nil, includesCleared: true).isEmpty)
        try await neighbour.push()
        try await neighbour.wait(for: "call.reported")
        await phone.stop()
        await neighbour.stop()
    }

    @Test("An app that starts processes without end is killed with all of them")
    func forks() async throws {
        let phone = try await ProbePhone { $0.processLimit = 50 }
        try await phone.suspend()
        let pid = try #require(try await phone.app.pid)
        try await phone.misbehave("fork")
        let line = try await phone.wait(for: "app.overProcesses")
        #expect(line.event.text.wholeMatch(of: /kills Probe: it has \d+ processes, more than the 50 that .*/) != nil)
        try await phone.wait(for: "process.exited")
        let isQuiet = try await eventually { Self.processes(inSession: pid) == 0 ? true : nil }
        #expect(isQuiet == true)
        await phone.stop()
    }

    /// How many processes the kernel has in an app's session.
    private static func processes(inSession session: Int32) -> Int {
        let pids = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { Int32($0) } ?? []
        return pids.count { getsid($0) == session }
    }

    @Test("An app that prints a gigabyte keeps little of it, is told of, and holds nobody up")
    func prints() async throws {
        let phone = try await ProbePhone()
        let neighbour = try await ProbePhone()
        try await phone.suspend()
        try await neighbour.suspend()
        try await phone.misbehave("printGigabyte")
        try await neighbour.push()
        try await neighbour.wait(for: "call.reported")
        try await phone.wait(for: "call.reported")
        let file = phone.container("stdout.log")
        let isTrimmed = try await eventually { () -> Bool? in
            let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
            return (size ?? .max) <= 16 << 20 ? true : nil
        }
        #expect(isTrimmed == true)
        #expect(try await !phone.lines("output.trimmed").isEmpty)
        await phone.stop()
        await neighbour.stop()
    }

    @Test("An app that ignores every signal it can is ended all the same, by the user and by the phone's end")
    func ignoresSignals() async throws {
        let phone = try await ProbePhone()
        try await phone.suspend()
        try await phone.misbehave("ignoreSignals")
        try await phone.wait(for: "call.reported")
        try await phone.handle.terminate(ProbePhone.bundle)
        try await phone.wait(for: "process.exited")
        try await phone.misbehave("ignoreSignals")
        try await phone.wait(for: "call.reported", count: 2)
        let pid = try #require(try await phone.app.pid)
        await phone.stop()
        #expect(kill(pid, 0) != 0, "it is left as a zombie, or alive")
    }
}
