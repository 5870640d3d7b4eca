import AppSupervisor
import CallServiceDaemon
import CallVocabulary
import CrashReport
import Foundation
import PhoneStore
import Testing

/// What a phone does to, and hears from, an app in a process of its own.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ProbePhoneTests {
    @Test("The timeline's details name the method that a push went to, and a missing delegate is told (C1.4)")
    func forms() async throws {
        let phone = try await ProbePhone()
        try await phone.suspend()
        try await phone.misbehave("dropDelegate")
        #expect(try await phone.wait(for: "delegate.returned").details == #"{"form":"completionHandler"}"#)
        _ = try await phone.handle.call("decline", uuid: nil)
        try await phone.wait(for: "call.ended")
        try await phone.push()
        let line = try await phone.wait(for: "push.noDelegate")
        let second = try #require(try await phone.lines("push.arrived").last)
        #expect(line.event.rule == .c1_4 && line.event.lane == .app && line.push == second.push)
        #expect(try await phone.lines("delegate.returned").count == 1)
        await phone.stop()
    }

    @Test("An app that activates its audio session itself gets a line each time (A2)")
    func ownActivation() async throws {
        let phone = try await ProbePhone()
        try await phone.suspend()
        try await phone.misbehave("activateAudio")
        let line = try await phone.wait(for: "audio.ownActivation")
        #expect(line.event.rule == .a2 && line.bundle == ProbePhone.bundle)
        try await phone.misbehave("activateAudio")
        try await phone.wait(for: "audio.ownActivation", count: 2)
        await phone.stop()
    }

    @Test("Every launch gets the phone's arguments")
    func arguments() async throws {
        let phone = try await ProbePhone { $0.appArguments = ["--store", "a b"] }
        try await phone.open()
        try await phone.handle.killApp(ProbePhone.bundle)
        try await phone.wait(for: "process.exited")
        try await phone.handle.launch(ProbePhone.bundle)
        try await phone.wait(for: "app.launched", count: 2)
        #expect(try await phone.output().filter { $0 == "arguments: --store a b" }.count == 2)
        await phone.stop()
    }

    @Test("The system takes an app away in any state: no report, no entry, and the next push launches it anew (D13)")
    func killApp() async throws {
        let phone = try await ProbePhone()
        #expect(try await !phone.handle.killApp(ProbePhone.bundle))
        await #expect(throws: PhoneQuestionError.self) { try await phone.handle.killApp("nobody") }
        for (round, state) in ["foreground", "suspended", "background"].enumerated() {
            try await phone.handle.launch(ProbePhone.bundle)
            try await phone.wait(for: "app.launched", count: round + 1)
            if state != "foreground" { _ = try await phone.handle.device("home") }
            if state == "suspended" { try await phone.wait(until: "suspended") }
            #expect(try await phone.app.state == state)
            #expect(try await phone.handle.killApp(ProbePhone.bundle))
            try await phone.wait(for: "process.exited", count: round + 1)
            let line = try #require(try await phone.lines("app.killed").last)
            #expect(line.event.rule == .d13 && line.event.text == "kills Probe: memory is short")
            #expect(try await phone.app.state == "dead")
        }
        #expect(try await phone.lines("app.ended").isEmpty)
        #expect(try await phone.handle.crashes().isEmpty)
        try await phone.push()
        try await phone.wait(for: "call.reported")
        await phone.stop()
    }

    @Test("A phone that is abandoned leaves its apps alone, and the next one in the same process takes them back")
    func abandon() async throws {
        let phone = try await ProbePhone()
        try await phone.open()
        try await phone.push()
        try await phone.wait(for: "call.ringing")
        let pid = try #require(try await phone.app.pid)
        let written = try await phone.handle.timeline(since: 0, limit: 10_000).count
        await phone.handle.abandon()
        await #expect(throws: PhoneStopped.self) { try await phone.handle.status() }
        #expect(ProcessStatus(of: pid)?.isGone == false)
        try await phone.startAgain()
        #expect(try await phone.app.pid == pid)
        #expect(try await phone.lines("process.adopted").count == 1)
        #expect(try await phone.handle.timeline(since: 0, limit: 10_000).count > written)
        try await phone.wait(for: "registry.changed", count: 2)
        let isReset = try await eventually { try await phone.output().contains("reset") ? true : nil }
        #expect(isReset == true)
        // It goes on as if nothing had been: the next push is reported by the same process.
        try await phone.push()
        try await phone.wait(for: "call.reported", count: 2)
        #expect(try await phone.handle.killApp(ProbePhone.bundle))
        try await phone.wait(for: "process.exited")
        // A child of this process: it is collected, and does not stay a zombie.
        let isCollected = try await eventually { ProcessStatus(of: pid) == nil ? true : nil }
        #expect(isCollected == true)
        await phone.stop()
    }

    @Test("An app that dies while no phone runs is not taken back, and leaves no zombie")
    func deadWhileAway() async throws {
        let phone = try await ProbePhone()
        try await phone.open()
        let pid = try #require(try await phone.app.pid)
        await phone.handle.abandon()
        kill(pid, SIGKILL)
        let isDead = try await eventually { ProcessStatus(of: pid)?.isGone ?? true ? true : nil }
        #expect(isDead == true)
        try await phone.startAgain()
        #expect(try await phone.app.state == "dead")
        #expect(ProcessStatus(of: pid) == nil)
        await phone.stop()
    }

    @Test("A report that is owed holds the checks open until its expiry, a report closes them at once")
    func checksAreOpen() async throws {
        var profile = Profile.newest
        profile.reportDeadline = .seconds(2)
        let phone = try await ProbePhone(profile)
        try await phone.suspend()
        #expect(try await !phone.handle.checksAreOpen())
        try await phone.push()
        try await phone.wait(for: "call.reported")
        #expect(try await !phone.handle.checksAreOpen())
        #expect(try await phone.handle.status().pendingChecks == 1)
        _ = try await phone.handle.call("decline", uuid: nil)
        try await phone.wait(for: "call.ended")
        try await phone.misbehave("exit")
        try await phone.wait(for: "process.exited")
        #expect(try await phone.handle.checksAreOpen())
        try await phone.wait(for: "ledger.violation")
        #expect(try await !phone.handle.checksAreOpen())
        await phone.stop()
    }

    @Test(
        "An app that is suspended with a file locked is killed, with its report and no entry (W3)",
        arguments: [true, false])
    func fileLock(isOn: Bool) async throws {
        var profile = Profile.newest
        profile.suspendAfterCall = .milliseconds(100)
        profile.suspensionKillsLockHolders = isOn
        let phone = try await ProbePhone(profile)
        try await phone.suspend()
        try await phone.misbehave("lock")
        try await phone.wait(for: "call.ringing")
        _ = try await phone.handle.call("decline", uuid: nil)
        try await phone.wait(for: "app.suspended", count: 2)
        guard isOn else {
            #expect(try await phone.app.state == "suspended")
            #expect(try await phone.lines("lock.held").isEmpty)
            return await phone.stop()
        }
        try await phone.wait(for: "crash.written")
        let held = try await phone.wait(for: "lock.held")
        #expect(held.event.rule == .w3)
        let details = try JSONDecoder().decode([String: [String]].self, from: Data((held.details ?? "").utf8))
        #expect(details["files"]?.map { $0.hasSuffix("/containers/\(ProbePhone.bundle)/calls.db") } == [true])
        #expect(try await phone.lines("app.killed").last?.event.rule == .w3)
        let file = try #require(try await phone.handle.crashes().first)
        // By its name: where the phone lies is nobody's business.
        let line = try #require(try await phone.lines("crash.written").first)
        #expect(line.event.text == "writes the crash report \(URL(filePath: file).lastPathComponent)")
        let report = try CrashReport(text: String(contentsOfFile: file, encoding: .utf8))
        #expect(report.termination.namespace == "RUNNINGBOARD" && report.termination.code == 0xDEAD_10CC)
        #expect(report.termination.reasons?.last == details["files"]?.last)
        #expect(report.ringtime.rule == .w3 && report.ringtime.threadsCaptured)
        #expect(try await phone.handle.ledger(bundle: nil, includesCleared: true).isEmpty)
        // The next push starts it anew.
        try await phone.push()
        try await phone.wait(for: "call.reported", count: 2)
        await phone.stop()
    }

    @Test("On a slow phone apps are launched, suspended, woken and ended as on any other")
    func slowPhone() async throws {
        let phone = try await ProbePhone { $0.slowdown = 10 }
        try await phone.suspend()
        let count = try String(contentsOfFile: phone.container("counter"), encoding: .utf8)
        let end = ContinuousClock.now + .milliseconds(500)
        let isOver = try await eventually { ContinuousClock.now > end ? true : nil }
        #expect(isOver == true)
        #expect(try await phone.kernelState()?.isStopped == true)
        #expect(try String(contentsOfFile: phone.container("counter"), encoding: .utf8) == count)
        try await phone.push()
        try await phone.wait(for: "call.reported")
        // Now it runs, and for most of the time it does not.
        var stopped = 0
        for _ in 0..<200 where try await phone.kernelState()?.isStopped == true { stopped += 1 }
        #expect(stopped > 100, "stopped \(stopped) of 200 times")
        try await phone.handle.killApp(ProbePhone.bundle)
        try await phone.wait(for: "process.exited")
        await phone.stop()
    }

    @Test(
        "A provider that nobody keeps lives on with its call until it is invalidated, if the phone is set so (T5)",
        arguments: [true, false])
    func looseProvider(survives: Bool) async throws {
        var profile = Profile.newest
        profile.providerSurvivesRelease = survives
        let phone = try await ProbePhone(profile)
        try await phone.suspend()
        try await phone.misbehave("looseProvider")
        guard survives else {
            #expect(try await phone.wait(for: "call.ended").event.text == "the call is over: failed")
            return await phone.stop()
        }
        try await phone.wait(for: "call.ringing")
        _ = try await phone.handle.call("answer", uuid: nil)
        try await phone.wait(for: "audio.activated")
        #expect(try await phone.output().contains("audio"))
        _ = try await phone.handle.call("end", uuid: nil)
        #expect(try await phone.wait(for: "call.ended").event.text == "the call is over: ended by the user")
        await phone.stop()
    }

    @Test(
        "A registry that nobody keeps withdraws, and is told of, unless the phone is set otherwise (D12)",
        arguments: [true, false])
    func looseRegistry(survives: Bool) async throws {
        var profile = Profile.newest
        profile.registrySurvivesRelease = survives
        let phone = try await ProbePhone(profile) { $0.appArguments = ["looseRegistry"] }
        try await phone.suspend()
        // The token of a registry that is gone is good for nothing; the push comes all the same.
        phone.handle.deliver(
            ArrivedPush(
                apnsID: UUID().uuidString, token: "", topic: ProbePhone.bundle + ".voip", bundle: ProbePhone.bundle,
                kind: .voip, payload: Array("{}".utf8)))
        if survives {
            try await phone.wait(for: "token.told")
            try await phone.wait(for: "call.reported")
            #expect(try await phone.lines("registry.released").isEmpty)
        } else {
            let held = try await phone.wait(for: "push.held")
            #expect(held.event.rule == .d6)
            #expect(try await phone.wait(for: "registry.released").event.rule == .d12)
            #expect(try await phone.lines("token.told").isEmpty)
        }
        await phone.stop()
    }

    @Test("The phone hears when the token has reached the app's delegate, at each launch (N1)")
    func tokenTold() async throws {
        let phone = try await ProbePhone()
        try await phone.open()
        let line = try await phone.wait(for: "token.told")
        #expect(line.event.rule == .n1 && line.event.lane == .app && line.bundle == ProbePhone.bundle)
        try await phone.handle.killApp(ProbePhone.bundle)
        try await phone.wait(for: "process.exited")
        try await phone.push()
        try await phone.wait(for: "token.told", count: 2)
        await phone.stop()
    }

    @Test("Violations that are in the store before the start count from the start")
    func seededLedger() async throws {
        let phone = try await ProbePhone()
        await phone.handle.stop()
        let store = try PhoneStore(file: phone.data + "/phone.sqlite")
        let app = try #require(try store.app(bundle: ProbePhone.bundle))
        let entry = LedgerEntry(app: app.id, bundle: app.bundle, rule: .c2_4, atMilliseconds: 1)
        try store.apply([.recordViolation(entry), .recordViolation(entry), .recordViolation(entry)])
        try await phone.startAgain()
        #expect(try await phone.app.violations == 3)
        #expect(try await phone.app.isRestricted)
        await phone.stop()
    }
}
