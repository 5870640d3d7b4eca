import Foundation
import Testing

@testable import CrashDiagnosis

/// What people cut out of reports and paste into issues and forums, in the forms in which they do.
@Suite struct ExcerptTests {
    private func diagnosis(_ text: String) throws -> Diagnosis {
        try #require(Diagnosis.diagnoses(of: Array(text.utf8), source: "paste").first)
    }

    @Test("The last lines of a report's head are enough")
    func head() throws {
        let text = """
            AppVariant:          1:iPhone12,1:17.4
            Role:                unknown
            OS Version:          iPhone OS 17.4.1 (21E236)

            Exception Type:  EXC_CRASH (SIGKILL)
            Exception Codes: 0x0000000000000000, 0x0000000000000000
            Termination Reason: FRONTBOARD 0xbaadca11
            <RBSTerminateContext| domain:10 code:0xBAADCA11 explanation:<no explanation given> reportType:CrashLog \
            maxTerminationResistance:Interactive>
            """
        #expect(try diagnosis(text).verdict == .check2)
        #expect(try diagnosis(text.replacing("0xbaadca11", with: "3131951633")).verdict == .check2)
    }

    @Test("A part of a report in the midst of a question is a report")
    func question() throws {
        let text = """
            Our app has been seeing a crash when it runs in the background for long periods of time while it receives calls. If \
            the app is not receiving notifications, we do not get any crashes, so I would be glad to know what could cause this.

            Here is a part of it: Exception Type: EXC_CRASH (SIGKILL) Exception Codes: 0x0000000000000000, 0x0000000000000000 \
            Termination Reason: FRONTBOARD 0xbaadca11 <RBSTerminateContext| domain:10 code:0xBAADCA11 explanation:<no \
            explanation given> reportType:CrashLog maxTerminationResistance:Interactive> Triggered by Thread: 0
            """
        #expect(try diagnosis(text).verdict == .check2)
    }

    @Test("A backtrace with PushKit's frame is a report, whatever is said around it")
    func backtrace() throws {
        let text = """
            Every time a call is received when the phone is locked, accepted and then ended, the app crashes and this is the log:
            ```
            Last Exception Backtrace:
            0   CoreFoundation   0x1d2716248 __exceptionPreprocess + 164 (NSException.m:202)
            1   libobjc.A.dylib  0x1cbae3a68 objc_exception_throw + 60 (objc-exception.mm:356)
            2   Foundation       0x1cd0a281c -[NSAssertionHandler handleFailureInMethod:object:file:lineNumber:description:] + 188
            3   PushKit          0x2311ff744 -[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes] + 168
            4   libdispatch.dylib 0x1d9b91fdc _dispatch_client_callout + 20 (object.m:560)
            ```
            What can I do about it? I have tried everything that is in the documentation of the plugin.
            """
        #expect(try diagnosis(text).verdict == .check1)
    }

    @Test("A crash reporter's head with the sentence below is a report")
    func reporter() throws {
        let text = """
            We are seeing some reports like this, and it is not clear to us when it happens and what we have to do about it:

            **Fatal Exception: NSInternalInconsistencyException
            Killing app because it never posted an incoming call to the system after receiving a PushKit VoIP push.**

            This is the block that we have in the delegate, and as far as I can see it is the same as in the example.
            """
        #expect(try diagnosis(text).verdict == .check1)
    }

    @Test("Two lines of the console, each on its own, are an excerpt")
    func console() throws {
        let text = """
            When the app is in the background or killed, it is always terminated before the call screen is there. The log says:

            *** Assertion failure in -[PKPushRegistry _terminateAppIfThereAreUnhandledVoIPPushes], PKPushRegistry.m:349
            *** Terminating app due to uncaught exception 'NSInternalInconsistencyException',
            reason: 'Killing app because it never posted an incoming call to the system after receiving a PushKit VoIP push.'

            I would like to know what is the right sequence of calls, and whether it has changed with the new system.
            """
        #expect(try diagnosis(text).verdict == .check1)
    }

    @Test("The organizer's few lines of iOS 13 are enough")
    func organizer() throws {
        let text = """
            Exception Type: EXC_CRASH (SIGKILL)

            Exception Codes: 0x0000000000000000, 0x0000000000000000

            Exception Note: EXC_CORPSE_NOTIFY

            Termination Reason: Namespace SPRINGBOARD, Code 0xbaadca11

            Termination Description: SPRINGBOARD, terminating for unspecified reason

            Triggered by Thread: 0
            """
        #expect(try diagnosis(text).verdict == .check2)
    }

    @Test("A watchdog of the scene is none of ours, in front or not")
    func scene() throws {
        let text = """
            Exception Type:  EXC_CRASH (SIGKILL)
            Exception Codes: 0x0000000000000000, 0x0000000000000000
            Termination Reason: FRONTBOARD 2343432205
            <RBSTerminateContext| domain:10 code:0x8BADF00D explanation:scene-create watchdog transgression: app<com.example.a>:79 \
            exhausted real (wall clock) time allowance of 18.78 seconds
            ProcessVisibility: Foreground
            WatchdogEvent: scene-create
            """
        #expect(try diagnosis(text).verdict == .looksAlike)
    }

    @Test(
        "launchd's and RunningBoard's own lines name the code, too",
        arguments: [
            "2025-05-03 09:15:22.088718 (gui/501/app.com.example.a [13840]): exited with exit reason (namespace: 10 code: 0xbaadca11)",
            "default 14:29:55.265590-0400 runningboardd [app<com.example.a(AD9F)>:2933] termination reported by launchd (10, 3131951633, 9)",
        ])
    func daemons(line: String) throws {
        let diagnosis = try diagnosis(line)
        #expect(diagnosis.verdict == .check2)
        #expect(diagnosis.confidence < .high)
    }
}
