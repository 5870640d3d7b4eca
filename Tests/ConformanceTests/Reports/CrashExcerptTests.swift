import ReportText
import Testing

@testable import Conformance

@Suite("The lines of a crash report that say why") struct CrashExcerptTests {
    @Test("A kill by check 2 is told with its code in hexadecimal, its reason and where the main thread stood")
    func check2() {
        let report = """
            {"app_name":"Parley"}
            {"exception":{"type":"EXC_CRASH","signal":"SIGKILL"},
            "termination":{"namespace":"FRONTBOARD","code":3131951633,"reasons":["<RBSTerminateContext| domain:10>"]},
            "threads":[{"frames":[{"symbol":"poll"}]},
            {"triggered":true,"frames":[{"symbol":"nanosleep"},{"imageOffset":1},{"symbol":"Parley.wait()"}]}]}
            """
        #expect(
            CrashExcerpt(report).lines == [
                "Exception Type: EXC_CRASH (SIGKILL)",
                "Termination Reason: FRONTBOARD 0xbaadca11 <RBSTerminateContext| domain:10>",
                "Stood in: nanosleep ← Parley.wait()",
            ])
    }

    @Test("An exception is told with what the library said and the frames that raised it")
    func check1() {
        let report = """
            {}
            {"exception":{"type":"EXC_CRASH","signal":"SIGABRT"},
            "termination":{"namespace":"SIGNAL","code":6,"indicator":"Abort trap: 6"},
            "asi":{"libsystem_c.dylib":["abort() called"]},
            "lastExceptionBacktrace":[{"symbol":"objc_exception_throw"},{"symbol":"-[PKPushRegistry _terminate]"}]}
            """
        #expect(
            CrashExcerpt(report).lines == [
                "Exception Type: EXC_CRASH (SIGABRT)", "Termination Reason: SIGNAL 6 Abort trap: 6",
                "Information: abort() called",
                "Raised in: objc_exception_throw ← -[PKPushRegistry _terminate]",
            ])
    }

    @Test("A report in text gives the lines of the same names")
    func text() {
        let report = "Process: Parley\nException Type:  EXC_CRASH (SIGABRT)\nTermination Reason: SIGNAL 6\nThread 0:\n"
        #expect(
            CrashExcerpt(report).lines == ["Exception Type:  EXC_CRASH (SIGABRT)", "Termination Reason: SIGNAL 6"])
    }

    @Test(
        "Whatever else is in the file gives no lines and no harm",
        arguments: [
            "", "\n", "{}", "{}\n{", "{}\n[]", "{}\n{}", "{}\nnull",
            #"{}\#n{"exception":[],"termination":{"code":"x"},"threads":{"frames":3},"asi":[1]}"#,
            "{}\n" + String(repeating: "[", count: 100_000),
        ])
    func garbage(report: String) {
        #expect(CrashExcerpt(report).lines.isEmpty)
    }

    @Test("Lines are few and short, and hold nothing that acts")
    func hostile() {
        let long = String(repeating: "x", count: 5_000)
        let report = "{}\n" + #"{"exception":{"type":"\#(long)\u001b[31m","signal":"\n"},"asi":{"a":["\u0000"]}}"#
        let lines = CrashExcerpt(report).lines
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.count < 330 && $0 == $0.harmless })
    }
}
