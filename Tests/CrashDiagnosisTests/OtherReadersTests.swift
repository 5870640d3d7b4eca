import Foundation
import Testing

/// Reports of our own in the hands of others: PyPI's pycrashreport reads them unharmed.
@Suite struct OtherReadersTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let golden = root.appending(path: "Tests/CrashReportTests/Golden")

    /// `RINGTIME_PYTHON` names a virtual environment, or its interpreter; else `scripts/clients` makes one.
    private static let python: String = {
        if let given = ProcessInfo.processInfo.environment["RINGTIME_PYTHON"], !given.isEmpty {
            let inside = given + "/bin/python3"
            return FileManager.default.isExecutableFile(atPath: inside) ? inside : given
        }
        _ = try? run(root.appending(path: "scripts/clients").path, [])
        return root.appending(path: ".build-clients/venv/bin/python3").path
    }()

    @Test(
        "pycrashreport reads every form that a phone writes",
        arguments: [
            ("check1", "EXC_CRASH"), ("check1-ios13", "EXC_CRASH"), ("check2", "EXC_CRASH"),
            ("check2-ios13", "EXC_CRASH"),
            ("file-lock", "EXC_CRASH"), ("link-check", "EXC_CRASH"), ("own-crash", "EXC_BAD_ACCESS"),
            ("watchdog", "EXC_CRASH"),
        ])
    func pycrashreport(name: String, exception: String) throws {
        let result = try Self.run(
            Self.python, ["-m", "pycrashreport", Self.golden.appending(path: name + ".ips").path])
        #expect(result.status == 0, "\(result.output.suffix(1_000))")
        #expect(result.output.contains(exception))
        #expect(result.output.contains("Registers"))
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
