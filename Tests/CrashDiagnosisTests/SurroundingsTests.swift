import Testing

@testable import CrashDiagnosis

/// The system's sentences count where they stand as it writes them, and nowhere else.
@Suite struct SurroundingsTests {
    private func diagnosis(_ text: String) throws -> Diagnosis {
        try #require(Diagnosis.diagnoses(of: Array(text.utf8), source: "text").first)
    }

    private static let reason =
        "Killing app because it never posted an incoming call to the system after receiving a PushKit VoIP push."
    private static let exception =
        "Terminating app due to uncaught exception 'NSInternalInconsistencyException', reason: '\(reason)'"
    private static let restricted =
        "Application com.example.parley will not be launched because it failed to report an incoming call too many times (or "
        + "repeatedly crashed.)"
    private static let killed = "Killing VoIP app because it failed to post an incoming call in time"

    @Test(
        "A sentence of the daemon within a sentence accuses nobody",
        arguments: [
            "If the app does not report, callservicesd logs \"error: \(killed).\" and ends the app. Always report first.",
            "The daemon callservicesd says: \(restricted) This page explains what that means and how to get out of it.",
            "// callservicesd: error: \(killed).\nfunc answer() { report() }",
            "- Fixed: callservicesd killed the app (\"\(killed)\"), seen with 0xbaadca11 in 3 % of the launches.",
            "In the third run `callservicesd`: «will not be launched because it failed to report an incoming call too many times…», so\n"
                + "the phone is out of the game (CallKit) for a day.",
            "Never `\(killed)`.",
            "... and telemetry (\"`callservicesd`: ... error: \(killed.dropLast(7)) **in time**\") says the same:",
        ])
    func talk(text: String) throws {
        let diagnosis = try diagnosis(text)
        #expect(!diagnosis.verdict.isBreach)
        #expect(diagnosis.verdict == .other)
        #expect(diagnosis.paragraph.hasPrefix("This is no report"))
    }

    @Test(
        "Sources that write the sentences or speak of them accuse nobody",
        arguments: [
            "        \"Application \\(name(app)) will not be launched because it failed to report an incoming call too many times \"\n"
                + "            + \"(or repeatedly crashed.)\"\n",
            "    /// \"Application … will not be launched because it failed to report an incoming call too many times (or repeatedly\n"
                + "    /// crashed.)\"\n",
            "enum Excerpt {\n    /// `Exception Type: EXC_CRASH (SIGKILL)` and `Exception Codes: 0x0, 0x0` beside it,\n"
                + "    /// `Termination Reason: FRONTBOARD 0xbaadca11` as a line.\n    static func has(_ map: Map) -> Bool { true }\n}\n",
        ])
    func sources(text: String) throws { #expect(!(try diagnosis(text).verdict.isBreach)) }

    @Test("A page that tells its readers what they will see accuses nobody, however it is wrapped")
    func page() throws {
        let page = """
            # Reporting calls

            When you forget to report a call, PushKit prints two lines and raises:

            *** Assertion failure in -[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes], PKPushRegistry.m:349
            *** \(Self.exception)

            To avoid this, always call reportNewIncomingCall first in your delegate.
            """
        #expect(try diagnosis(page).verdict == .other)
        #expect(try diagnosis(page.replacing(" ", with: "\n", maxReplacements: 14)).verdict != .check1)
    }

    @Test(
        "A line of its own is evidence, whatever is said around it",
        arguments: [
            "*** \(exception)", "`\(exception)`", "```\n*** \(exception)\n```", "> \(exception)", "- \(exception)",
            "Thread 1: \"\(reason)\"", "NSInternalInconsistencyException: \(reason)", "**_\(reason)_**",
            "**\\* \(exception)",
        ])
    func line(paste: String) throws {
        let text = """
            # Calls stop the app

            We have had this since the summer, and it is not clear to us which of our pushes it is. When a call comes in and the
            phone is locked, the app is gone:

            \(paste)

            Is there something that we have to do in the delegate? It is the same on all of our phones.
            """
        let diagnosis = try diagnosis(text)
        #expect(diagnosis.verdict == .check1)
        #expect(diagnosis.confidence < .high)
    }

    @Test("The same for the restriction, the link check and the code")
    func others() throws {
        func asked(_ line: String) -> String {
            "Hi all, I have a problem with my app, and I found this in the log of the phone:\n\n\(line)\n\nWhat is to be done?"
        }
        #expect(try diagnosis(asked(Self.restricted)).verdict == .restricted)
        let linked =
            "Thread 1: \"PushKit apps that use VoIP push must link either CallKit or IncomingCallNotifications frameworks.\""
        #expect(try diagnosis(asked(linked)).verdict == .notLinked)
        #expect(try diagnosis(asked("Termination Reason: FRONTBOARD 0xbaadca11")).verdict == .check2)
    }

    @Test("What somebody says that he got is an accusation of low confidence where it is written out")
    func quoted() throws {
        let diagnosis = try diagnosis(
            "I got this error: \"\(Self.reason.dropLast())\"\n- iOS version: 18.1\n- Xcode: 16")
        #expect(diagnosis.verdict == .check1)
        #expect(diagnosis.confidence == .low)
    }

    @Test(
        "What somebody's app got is never declared to be none of ours",
        arguments: [
            "Calling completion() did not fix it. I still get \"\(reason)\" error and the app crashes",
            "Our Organizer shows `Termination Reason: FRONTBOARD 3131951633` for 400 devices, main thread idle. What is it?",
            "We are killed with 0xbaadca11 since the last release, does anybody know what it means?",
            "The app crashes due to `\(reason)` and I am not sure whether it is ours.",
        ])
    func suffered(text: String) throws {
        let diagnosis = try diagnosis(text)
        #expect(diagnosis.verdict == .insufficient)
        #expect(diagnosis.evidence.first?.statement.contains("somebody says that he got") == true)
    }

    @Test("One line is one fact, however much of it is recognised")
    func oneFact() throws {
        let assertion =
            "*** Assertion failure in -[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes], PKPushRegistry.m:349"
        #expect(try diagnosis("The console prints:\n\n\(assertion)\n\nWhat can I do?").confidence == .medium)
        let line = "default 10:20:30.400000+0100 callservicesd \(Self.restricted)"
        #expect(try diagnosis(line).confidence == .medium)
        #expect(try diagnosis("\(assertion)\n*** \(Self.exception)").confidence == .high)
    }

    @Test("The notice before check 1 alone is check 1, and no more than medium")
    func notice() throws {
        let text = """
            **Actual behaviour**
            The app stops.

            Apps receving VoIP pushes must post an incoming call (via CallKit or IncomingCallNotifications) in the same run loop as \
            pushRegistry:didReceiveIncomingPushWithPayload:forType:[withCompletionHandler:] without delay.
            """
        let diagnosis = try diagnosis(text)
        #expect(diagnosis.verdict == .check1)
        #expect(diagnosis.confidence == .medium)
    }
}
