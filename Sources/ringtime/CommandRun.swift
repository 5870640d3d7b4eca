import Foundation

/// A child command with our standard input, output and error.
enum CommandRun {
    /// Runs it to its end. Returns its exit code, or 128 and the signal's number, as a shell does.
    static func run(
        _ program: String, _ arguments: some Sequence<String>, _ environment: [String: String]
    ) async throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        // env finds the program on PATH and reports a missing one by 127, as a shell does.
        process.arguments = [program] + Array(arguments)
        process.environment = environment
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { ended in
                let code = ended.terminationStatus
                continuation.resume(returning: ended.terminationReason == .uncaughtSignal ? 128 + code : code)
            }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
    }
}
