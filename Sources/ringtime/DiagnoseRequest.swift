import CrashDiagnosis
import Foundation
import Synchronization

/// What the arguments of `ringtime diagnose` mean.
enum DiagnoseRequest {
    static func reportFile(_ text: String) throws -> (format: AnswerFormat, path: String) {
        guard let equals = text.firstIndex(of: "="), let format = AnswerFormat(rawValue: String(text[..<equals])) else {
            let known = AnswerFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(2, "--report wants FORMAT=PATH with one of \(known), not \(text)")
        }
        let path = absolutePath(String(text[text.index(after: equals)...]))
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw Failure(2, "the report cannot be written to \(path): \(folder) is no folder that can be written to")
        }
        return (format, path)
    }

    static func write(_ answer: Answer, to file: (format: AnswerFormat, path: String)) throws {
        do {
            try Data((answer.render(as: file.format) + "\n").utf8).write(to: URL(filePath: file.path))
        } catch {
            throw Failure(3, "the report cannot be written to \(file.path): \(error.localizedDescription)")
        }
    }

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

/// How far the reading is, on standard error after two seconds: a line that is written over, or without a terminal a
/// line every ten seconds.
final class DiagnoseProgress: Sendable {
    private let isTerminal = isatty(2) == 1
    private let start = ContinuousClock.now
    private let shownAt = Mutex(Duration.zero)

    @Sendable func show(_ progress: Gathering.Progress) {
        let elapsed = ContinuousClock.now - start
        guard elapsed > .seconds(2) else { return }
        let isLast = progress.done == progress.total
        let isDue = shownAt.withLock { shownAt in
            guard elapsed - shownAt >= (isTerminal ? .milliseconds(100) : .seconds(10)) || isTerminal && isLast else {
                return false
            }
            shownAt = elapsed
            return true
        }
        guard isDue else { return }
        let line = "diagnose: \(progress.done) of \(progress.total) files after \(elapsed.components.seconds) s"
        let shown = isTerminal ? "\r\u{1B}[K" + line + (isLast ? "\n" : "") : line + "\n"
        try? FileHandle.standardError.write(contentsOf: Data(shown.utf8))
    }
}
