import Foundation

/// What the arguments of `ringtime diagnose` mean.
enum DiagnoseRequest {
    /// The linter's lines that name check 1, if the linter stands beside us.
    static func findings(in folder: String) async -> [String] {
        let own = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let linter = own.deletingLastPathComponent().appending(path: "ringtime-lint")
        guard FileManager.default.isExecutableFile(atPath: linter.path) else { return [] }
        let lines = await output(of: linter, [folder]).split(separator: "\n")
        return lines.filter { $0.contains("C1.1") }.prefix(20).map { String($0.prefix(400)) }
    }

    /// What it prints; nothing if it cannot be run.
    private static func output(of program: URL, _ arguments: [String]) async -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = program
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return "" }
        // To its end, or the linter would wait for room in the pipe.
        let data = (try? pipe.fileHandleForReading.readToEnd()) ?? nil
        process.waitUntilExit()
        return String(decoding: (data ?? Data()).prefix(4 << 20), as: UTF8.self)
    }
}
