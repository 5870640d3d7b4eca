package import ArgumentParser
import Foundation

/// Why a command stops: one line for stderr and the exit code.
package struct Failure: Error {
    package var code: Int32
    package var message: String

    package init(_ code: Int32, _ message: String) {
        self.code = code
        self.message = message
    }
}

/// One line on stderr; stdout is for results.
package func complain(_ line: String) {
    // Nobody is left to tell when stderr itself is gone.
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
}

/// On stdout, at once, ended by a line break: whoever reads it through a pipe is waiting for it.
package func say(_ text: String) {
    do { try FileHandle.standardOutput.write(contentsOf: Data(text.endingInLine.utf8)) } catch { exit(0) }
}

/// Ends the process over an error with one clear line and one of the documented exit codes. Help and version are no
/// errors; what the parser refuses is wrong usage.
///
/// - Parameter name: In front of the line: `ringtime`, `ringtime lint`.
package func leave(_ error: any Error, of command: any ParsableCommand.Type, as name: String) -> Never {
    if let failure = error as? Failure {
        complain("\(name): \(failure.message)")
        exit(failure.code)
    }
    let text = command.fullMessage(for: error)
    if command.exitCode(for: error) == .success {
        say(text)
        exit(0)
    }
    if let code = error as? ExitCode { exit(code.rawValue) }
    let isUsage = command.exitCode(for: error) == .validationFailure
    complain(isUsage ? text : "\(name): \(error)")
    exit(isUsage ? 2 : 3)
}

/// Relative to where the command was called.
package func absolutePath(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
}

extension String {
    /// With a line break at the end, and no second one.
    var endingInLine: String { hasSuffix("\n") ? self : self + "\n" }
}
